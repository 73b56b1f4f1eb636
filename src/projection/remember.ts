/** Remembers what a pure function gave for the texts that it was last asked about. */
/**
 * The same function, which computes what it gave for one of the last `size` to 2 × `size` texts only once. They stand
 * in two halves: when the younger one is full it takes the place of the older one.
 */
export function createMemory<Result>(size: number, compute: (text: string) => Result): (text: string) => Result {
  let [younger, older] = [new Map<string, Result>(), new Map<string, Result>()];
  return (text) => {
    const known = younger.get(text);
    if (known !== undefined) return known;
    const result = older.get(text) ?? compute(text);
    if (younger.size >= size) [younger, older] = [new Map(), younger];
    younger.set(text, result);
    return result;
  };
}
