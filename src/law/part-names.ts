// Parts of sentences by name. A development names a part by the development that imposed it and the part’s short name,
// or its number: `d7/prison`, `d7/2`. The law room reads `act/number`.
import type { Act, SentencePart } from './acts.ts';
import { actOfPart, isOfDevelopment, mapRelated } from './references.ts';

/** In the key of a part: of the newest sentence in the case, where the source does not say of which. */
export const NEWEST = 'newest';
/** In the key of a part: every part of that sentence. */
export const EVERY_PART = '*';

/** What the parts of a sentence are called: `fine`, `imprisonment`, and where one comes again `imprisonment-2`. */
export function namesOfParts(parts: readonly Pick<SentencePart, 'name' | 'kind'>[]): string[] {
  const counts = new Map<string, number>();
  return parts.map(({ name, kind }) => {
    if (name !== undefined) return name;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const plain = kind.replaceAll('_', '-');
    return count === 1 ? plain : `${plain}-${count}`;
  });
}

/** The acts of one accused, in order, with each part named as `act/number`. What names no known part stays as it is. */
export function resolvePartNames(acts: readonly Act[]): Act[] {
  return acts.map((act, index) => {
    const keysOf = (key: string) => keysFor(key, act, { all: acts, index });
    switch (act.act) {
      case 'sentence':
        return { ...act, parts: act.parts.map((part) => relate(part, keysOf)) };
      case 'decision':
        return act.parts ? { ...act, parts: act.parts.map((part) => relate(part, keysOf)) } : act;
      case 'sentence_change':
      case 'clemency':
        return act.parts ? { ...act, parts: act.parts.flatMap(keysOf) } : act;
      default:
        return act;
    }
  });
}

type Imposing = Extract<Act, { readonly parts?: readonly SentencePart[] }>;

interface Acts {
  readonly all: readonly Act[];
  /** The place of the act that names a part. */
  readonly index: number;
}

function keysFor(key: string, from: Act, { all, index }: Acts): string[] {
  const [name, sentence] = [key.slice(key.lastIndexOf('/') + 1), actOfPart(key)];
  const candidates =
    sentence === NEWEST ? newestIn(from, { all, index }) : all.filter((it) => isOfDevelopment(it.id, sentence));
  const imposing = candidates.filter(isImposing);
  const found = imposing.flatMap((it) => numbersCalled(name, it.parts ?? []).map((number) => `${it.id}/${number}`));
  if (found.length === 0) return [key];
  return name === EVERY_PART ? found : found.slice(0, 1);
}

/** The last sentence before an act in its case; the first one there is, if it comes before all of them. */
function newestIn(from: Act, { all, index }: Acts): Act[] {
  const inCase = (it: Act) => isImposing(it) && 'case' in from && it.case === from.case;
  const newest = all.findLast((it, place) => place < index && inCase(it)) ?? all.find(inCase);
  return newest ? [newest] : [];
}

function isImposing(act: Act): act is Imposing {
  return act.act === 'sentence' || (act.act === 'decision' && act.parts !== undefined);
}

function numbersCalled(name: string, parts: readonly SentencePart[]): number[] {
  const names = namesOfParts(parts);
  return parts.flatMap(({ number }, index) =>
    name === EVERY_PART || names[index] === name || String(number) === name ? [number] : [],
  );
}

function relate(part: SentencePart, keysOf: (key: string) => string[]): SentencePart {
  const { relation } = part;
  return relation ? { ...part, relation: mapRelated(relation, keysOf) } : part;
}
