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

/**
 * How many equal texts came before. Keeps 48 bits of a digest of each, so that a file of millions fits into memory; two
 * texts that share them only skip a number. A map holds 16 million keys, hence one for each first byte.
 */
function countEqual(): (text: string) => number {
  const maps = Array.from({ length: 256 }, () => new Map<number, number>());
  return (text) => {
    const digest = hash('sha256', text, 'buffer');
    const seen = maps[digest[6] ?? 0] as Map<number, number>;
    const key = digest.readUIntBE(0, 6);
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return earlier;
  };
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
