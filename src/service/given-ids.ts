/**
 * Ids for developments that a file holds without any: the same file gives the same ids, so that it is recorded once.
 */
import { createHash, hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What was read from a file, each development with an id; anything that is none as it is. */
export function giveIds(workspace: string, input: unknown): unknown {
  return makeIdGiver(workspace)(input);
}

/** Gives ids to all that one file holds, piece by piece: equal developments get different ids, in their order. */
export function makeIdGiver(workspace: string): (input: unknown) => unknown {
  const countEarlier = countEqual();
  const giveId = (development: unknown): unknown => {
    if (!isWithoutId(development)) return development;
    const { $schema: _, ...content } = development;
    const text = canonicalize(content) ?? '';
    return { ...development, id: deriveId(`${workspace}\n${countEarlier(text)}\n${text}`) };
  };
  return (input) => (Array.isArray(input) ? input.map(giveId) : giveId(input));
}

/** How many equal texts came before. Two texts whose digests begin with the same 48 bits only skip a number. */
function countEqual(): (text: string) => number {
  const seen = new NumberSet();
  const repeats = new Map<number, number>();
  return (text) => {
    const key = hash('sha256', text, 'buffer').readUIntBE(0, 6) + 1;
    if (seen.add(key)) return 0;
    const earlier = (repeats.get(key) ?? 0) + 1;
    repeats.set(key, earlier);
    return earlier;
  };
}

/** Positive numbers that are evenly spread, in at most 32 bytes each: a set of a million takes 16 MB, not 100. */
class NumberSet {
  #slots = new Float64Array(1_024);
  #size = 0;

  /** False where it is there already. */
  add(number: number): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const slot = this.#find(number);
    if (this.#slots[slot] === number) return false;
    this.#slots[slot] = number;
    this.#size += 1;
    return true;
  }

  /** Where it is, or belongs: the first slot from its own on that is free. */
  #find(number: number): number {
    const { length } = this.#slots;
    let slot = number % length;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== number) slot = (slot + 1) % length;
    return slot;
  }

  #grow(): void {
    const numbers = this.#slots.filter((number) => number !== 0);
    this.#slots = new Float64Array(this.#slots.length * 2);
    for (const number of numbers) this.#slots[this.#find(number)] = number;
  }
}

function isWithoutId(development: unknown): development is Readonly<Record<string, unknown>> {
  return (
    typeof development === 'object' &&
    development !== null &&
    !Array.isArray(development) &&
    !Object.hasOwn(development, 'id')
  );
}

/** A UUID that follows from a text. RFC 9562, section 5.8. */
export function deriveId(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}
