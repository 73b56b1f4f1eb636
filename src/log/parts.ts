import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Draft } from '../catalogue/catalogue.ts';
import type { Development } from '../catalogue/development.ts';
import type { Instant } from '../time/instant.ts';

const partNames = ['meta', 'statement', 'sources', 'note'] as const;
export type PartName = (typeof partNames)[number];

/** A part of a development: canonical JSON (RFC 8785), with 16 random bytes so that its digest tells nothing. */
export interface Part {
  readonly text: string;
  readonly salt: Buffer;
}
export type Parts = Readonly<Record<PartName, Part>>;

export function makeParts(draft: Draft, recordedBy: string): Parts {
  const { id: _, type, version, sources, note, ...statement } = draft;
  return {
    meta: makePart({ type, version, recordedBy }),
    statement: makePart(statement),
    sources: makePart(sources),
    note: makePart(note ?? null),
  };
}

function makePart(value: unknown): Part {
  return { text: toCanonicalJson(value), salt: randomBytes(16) };
}

/** Canonical JSON as of RFC 8785. Fields that are undefined do not count. */
function toCanonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('undefined has no canonical JSON');
  return text;
}

export interface Meta {
  readonly type: string;
  readonly version: number;
  readonly recordedBy: string;
}

export type PartTexts = Readonly<Record<PartName, string>>;

/** The development that `texts` hold, and who recorded it. */
export function readParts(id: string, texts: PartTexts): { development: Development; recordedBy: string } {
  const { type, version, recordedBy } = JSON.parse(texts.meta) as Meta;
  const statement = JSON.parse(texts.statement) as Omit<Development, 'id' | 'type' | 'version' | 'sources' | 'note'>;
  const note = JSON.parse(texts.note) as string | null;
  const sources = JSON.parse(texts.sources) as Development['sources'];
  return { development: { id, type, version, ...statement, sources, note: note ?? undefined }, recordedBy };
}

/** Whether two developments say the same, whoever recorded them. */
export function haveSameContent(a: PartTexts, b: PartTexts): boolean {
  const [metaA, metaB] = [JSON.parse(a.meta) as Meta, JSON.parse(b.meta) as Meta];
  return (
    metaA.type === metaB.type &&
    metaA.version === metaB.version &&
    a.statement === b.statement &&
    a.sources === b.sources &&
    a.note === b.note
  );
}

export interface LeafContent {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly batchEnd: number;
  readonly digests: PartTexts;
}

/** The leaf of a development: it commits to every part and names no type, person or recorder. */
export function makeLeaf({ id, recordedAt, batchEnd, digests }: LeafContent): string {
  return toCanonicalJson({ v: 1, id, recordedAt, batchEnd, parts: digests });
}

/** base64url(SHA-256(salt ‖ text)), by part. */
export function digestParts(parts: Parts): PartTexts {
  const digest = ({ salt, text }: Part) => createHash('sha256').update(salt).update(text).digest('base64url');
  return {
    meta: digest(parts.meta),
    statement: digest(parts.statement),
    sources: digest(parts.sources),
    note: digest(parts.note),
  };
}
