/**
 * Ids for developments that a file holds without any: the same file gives the same ids, so that it is recorded once.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What was read from a file, each development with an id; anything that is none as it is. */
export function giveIds(workspace: string, input: unknown): unknown {
  const seen = new Map<string, number>();
  const giveId = (development: unknown): unknown => {
    if (!isWithoutId(development)) return development;
    const { $schema: _, ...content } = development;
    const text = canonicalize(content) ?? '';
    const ordinal = seen.get(text) ?? 0;
    seen.set(text, ordinal + 1);
    return { ...development, id: deriveId(`${workspace}\n${ordinal}\n${text}`) };
  };
  return Array.isArray(input) ? input.map(giveId) : giveId(input);
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
