// The parts of a development as stored: canonical JSON with salts, their digests, and the leaf that commits to them.
import { hash, randomFillSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import { upcast } from '../catalogue/amending.ts';
import type { Development, Envelope } from '../catalogue/development.ts';
import type { Draft } from '../catalogue/read-draft.ts';
import { currentVersionOf } from '../catalogue/types.ts';

export const partNames = ['meta', 'statement', 'sources', 'note'] as const;
export type PartName = (typeof partNames)[number];

/** A part of a development: canonical JSON (RFC 8785), with 16 random bytes so that its digest reveals nothing. */
export interface Part {
  readonly text: string;
  readonly salt: Buffer;
}
export type Parts = Readonly<Record<PartName, Part>>;

export function makeParts(draft: Draft, recordedBy: string): Parts {
  const { meta, statement, sources, note } = toTexts(draft, recordedBy);
  return { meta: salt(meta), statement: salt(statement), sources: salt(sources), note: salt(note) };
}

function salt(text: string): Part {
  if (nextSalt === salts.length) {
    salts = randomFillSync(Buffer.allocUnsafeSlow(SALTS_AT_ONCE * SALT_BYTES));
    nextSalt = 0;
  }
  nextSalt += SALT_BYTES;
  return { text, salt: salts.subarray(nextSalt - SALT_BYTES, nextSalt) };
}

const SALT_BYTES = 16;
/** To ask for random bytes costs more than to get many. */
const SALTS_AT_ONCE = 256;
/** Random bytes; those from `nextSalt` on are in no salt yet. */
let [salts, nextSalt] = [Buffer.alloc(0), 0];

function toTexts(event: Envelope & { readonly id?: string | undefined }, recordedBy: string): PartTexts {
  const { id: _, type, version, sources, note, ...statement } = event;
  return {
    meta: toCanonicalJson({ type, version, recordedBy }),
    statement: toCanonicalJson(statement),
    sources: toCanonicalJson(sources),
    note: toCanonicalJson(note ?? null),
  };
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

/** The development that `texts` hold, in the terms of its type's current version, and who recorded it. */
export function readParts(id: string, texts: PartTexts): { development: Development; recordedBy: string } {
  const { type, version, recordedBy } = JSON.parse(texts.meta) as Meta;
  const statement = JSON.parse(texts.statement) as Omit<Development, 'id' | 'type' | 'version' | 'sources' | 'note'>;
  const note = JSON.parse(texts.note) as string | null;
  const sources = JSON.parse(texts.sources) as Development['sources'];
  const development = upcast({ id, type, version, ...statement, sources, note: note ?? undefined });
  return { development, recordedBy };
}

/** What is left of an erased development: its type, and the development that it amended, if any. */
export function erasedDevelopment({
  id,
  type,
  leaf,
}: {
  readonly id: string;
  readonly type: string;
  readonly leaf: string;
}): Development {
  const { target } = JSON.parse(leaf) as { readonly target?: string };
  return { id, type, version: currentVersionOf(type), data: target === undefined ? {} : { target }, sources: [] };
}

/** Parts with their salts (base64url), so that their digests can be checked. */
export type OpenedParts = Partial<Readonly<Record<PartName, OpenedPart>>>;

interface OpenedPart {
  readonly salt: string;
  readonly text: string;
}

type PartColumns = Readonly<Record<PartName, string | null> & Record<`${PartName}_salt`, Buffer | null>>;

/** The parts of a row of `development`; erased ones are left out, and the note where it may not be seen. */
export function openParts(row: PartColumns, { showsNote }: { readonly showsNote: boolean }): OpenedParts {
  const shown = partNames.filter((name) => name !== 'note' || showsNote);
  return Object.fromEntries(
    shown.flatMap((name) => {
      const [text, salt] = [row[name], row[`${name}_salt`]];
      return text === null || salt === null ? [] : [[name, { salt: salt.toString('base64url'), text }]];
    }),
  );
}

/** base64url(SHA-256(salt ‖ text)). */
export function digestPart({ salt, text }: Part): string {
  if (salt.length + text.length * LONGEST_CHARACTER > scratch.length)
    return hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'base64url');
  scratch.set(salt);
  return digestScratch(salt.length, text);
}

/** The digest of a part whose salt is written in base64url. */
export function digestOpened({ salt, text }: OpenedPart): string {
  if (salt.length + text.length * LONGEST_CHARACTER > scratch.length)
    return digestPart({ salt: Buffer.from(salt, 'base64url'), text });
  return digestScratch(scratch.write(salt, 'base64url'), text);
}

/** Of a salt of so many bytes, which stands in the scratch, and the text. */
function digestScratch(salted: number, text: string): string {
  const end = salted + scratch.write(text, salted);
  return hash('sha256', scratch.subarray(0, end), 'base64url');
}

/** Written over by each digest: to hash in one call, without making buffers, takes half as long. */
const scratch = Buffer.allocUnsafe(256 * 1024);
/** A UTF-16 unit takes at most so many bytes of UTF-8. */
const LONGEST_CHARACTER = 3;

/** Whether a development says what is recorded; its recorder and the version of its type make no difference. */
export function haveSameContent(event: PartTexts, recorded: PartTexts): boolean {
  const { development } = readParts('', recorded);
  const texts = toTexts(development, '');
  return (
    (JSON.parse(event.meta) as Meta).type === development.type &&
    event.statement === texts.statement &&
    event.sources === texts.sources &&
    event.note === texts.note
  );
}

export interface LeafContent {
  readonly id: string;
  /** The id of the development that it amends or erases. */
  readonly target: string | undefined;
  readonly digests: PartTexts;
}

/**
 * The leaf of a development: canonical JSON that commits to every part and names no type, person or recorder. In two
 * pieces: batchEnd stands before the first, and recordedAt between them.
 */
export function leafAround({ id, target, digests: { meta, note, sources, statement } }: LeafContent): [string, string] {
  const parts = `{"meta":"${meta}","note":"${note}","sources":"${sources}","statement":"${statement}"}`;
  return [`,"id":"${id}","parts":${parts},"recordedAt":"`, `",${target ? `"target":"${target}",` : ''}"v":1}`];
}

export function digestParts(parts: Parts): PartTexts {
  return {
    meta: digestPart(parts.meta),
    statement: digestPart(parts.statement),
    sources: digestPart(parts.sources),
    note: digestPart(parts.note),
  };
}
