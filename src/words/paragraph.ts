/** Sentences of a long message, one a line; the type checker still sees the whole text and what it takes. */
export function paragraph<const Sentences extends readonly string[]>(...sentences: Sentences): Joined<Sentences> {
  return sentences.join(' ') as Joined<Sentences>;
}

type Joined<Sentences extends readonly string[]> = Sentences extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Rest extends readonly []
    ? First
    : `${First} ${Joined<Rest>}`
  : '';
