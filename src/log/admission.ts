import { type Draft, type Fault, readDraft, referencesOf, registeredBy } from '../catalogue/catalogue.ts';
import type { Path, SubjectId } from '../catalogue/subject.ts';
import type { Day } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import type { Instant } from '../time/instant.ts';
import { digestParts, haveSameContent, makeParts, type Parts, type PartTexts } from './parts.ts';

const MAXIMUM_DEVELOPMENT_BYTES = 64 * 1024;
const MAXIMUM_BATCH_LENGTH = 1000;
/** Beyond this nobody reads on. */
const ENOUGH_FAULTS = 100;

/** A development as it goes into the log, but for what only the log can give it: position and recordedAt. */
export interface PreparedDevelopment {
  readonly id: string;
  readonly draft: Draft;
  readonly parts: Parts;
  readonly digests: PartTexts;
  readonly sizeBytes: number;
  /** What it is about, with where it says so. */
  readonly references: ReturnType<typeof referencesOf>;
  readonly registers: SubjectId | undefined;
  readonly path: Path;
}

export interface Receipt {
  readonly position: number;
  readonly id: string;
  readonly recordedAt: Instant;
  readonly batchEnd: number;
}

/** The members of a batch whose `after` leads back to themselves, or to such; what is recorded already cannot follow them. */
function findCircling(developments: readonly PreparedDevelopment[]): readonly PreparedDevelopment[] {
  const here = new Set(developments.map(({ id }) => id));
  const waiting = new Map(
    developments.map(({ id, draft }) => [id, new Set(draft.after?.filter((other) => here.has(other)))]),
  );
  const followers = Map.groupBy(
    [...waiting].flatMap(([follower, followed]) => [...followed].map((id) => ({ id, follower }))),
    ({ id }) => id,
  );
  const settled = [...waiting].filter(([, followed]) => followed.size === 0).map(([id]) => id);
  for (const id of settled) {
    for (const { follower } of followers.get(id) ?? []) {
      const followed = waiting.get(follower);
      if (followed?.delete(id) && followed.size === 0) settled.push(follower);
    }
  }
  return developments.filter(({ id }) => (waiting.get(id)?.size ?? 0) > 0);
}

export type RefusalCode =
  | 'invalid'
  | 'too_large'
  | 'unregistered_subject'
  | 'already_registered'
  | 'unknown_predecessor'
  | 'other_content'
  | 'partly_recorded'
  | 'redacted'
  | 'changed_since';

export interface Refusal {
  readonly code: RefusalCode;
  readonly faults: readonly Fault[];
}

export type Preparation =
  | { readonly ok: true; readonly developments: readonly PreparedDevelopment[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Reads and prepares what was sent: one development, or an array that is one atomic batch. Needs no database. */
export function prepare(
  input: unknown,
  { recordedBy, makeId }: { recordedBy: string; makeId: () => string },
): Preparation {
  const inputs = Array.isArray(input) ? input : [input];
  if (inputs.length === 0)
    return refuse('invalid', [{ path: [], message: 'an empty batch records nothing; send at least one development' }]);
  if (inputs.length > MAXIMUM_BATCH_LENGTH) {
    return refuse('too_large', [
      { path: [], message: `has ${inputs.length} developments; a batch has at most ${MAXIMUM_BATCH_LENGTH}` },
    ]);
  }
  const pathOf = (index: number): Path => (Array.isArray(input) ? [index] : []);
  const faults: Fault[] = [];
  const developments: PreparedDevelopment[] = [];
  for (const [index, it] of inputs.entries()) {
    const reading = readDraft(it);
    const place = pathOf(index);
    if (reading.ok)
      developments.push(prepareOne(reading.draft, { id: reading.draft.id ?? makeId(), recordedBy, path: place }));
    else faults.push(...reading.faults.map(({ path, message }) => ({ path: [...place, ...path], message })));
    if (faults.length >= ENOUGH_FAULTS) break;
  }
  if (faults.length > 0) return refuse('invalid', faults);
  const seen = new Set<string>();
  const twice = developments.filter(({ id }) => seen.size === seen.add(id).size);
  if (twice.length > 0)
    return refuse(
      'invalid',
      twice.map((development) => idFault(development, 'stands twice in this batch')),
    );
  const circling = findCircling(developments);
  if (circling.length > 0) {
    return refuse(
      'invalid',
      circling.map(({ path }) => ({ path: [...path, 'after'], message: 'runs in a circle; nothing follows itself' })),
    );
  }
  const oversized = developments.filter(({ sizeBytes }) => sizeBytes > MAXIMUM_DEVELOPMENT_BYTES);
  if (oversized.length > 0) {
    const message = `is larger than ${MAXIMUM_DEVELOPMENT_BYTES} bytes; leave long texts in their source and quote a few words`;
    return refuse(
      'too_large',
      oversized.map(({ path }) => ({ path, message })),
    );
  }
  return { ok: true, developments };
}

function prepareOne(
  draft: Draft,
  { id, recordedBy, path }: { id: string; recordedBy: string; path: Path },
): PreparedDevelopment {
  const parts = makeParts(draft, recordedBy);
  const sizeBytes = Object.values(parts).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return {
    id,
    draft,
    parts,
    digests: digestParts(parts),
    sizeBytes,
    references: referencesOf(draft),
    registers: registeredBy(draft),
    path,
  };
}

/** What the log knows of a request's ids and subjects, read under its lock; it grows as requests are admitted. */
export interface LogView {
  size: number;
  readonly today: Day;
  readonly existing: Map<string, { readonly receipt: Receipt; readonly texts: PartTexts | undefined }>;
  readonly registered: Map<string, number>;
  /** Of each subject: the position of the last development that names it. */
  readonly lastChange: Map<string, number>;
}

export type Verdict =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'repeated'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface AdmissionRequest {
  readonly developments: readonly PreparedDevelopment[];
  readonly unchangedSince: number | undefined;
}

/** Decides on one request. What was recorded before comes first: a retry is no conflict. */
export function admit({ developments, unchangedSince }: AdmissionRequest, view: LogView): Verdict {
  const repeated = findRepeated(developments, view);
  if (repeated) return repeated;
  if (unchangedSince !== undefined) {
    const changed = developments.flatMap(({ references, path }) =>
      references.about
        .filter(({ subject }) => (view.lastChange.get(subject) ?? -1) > unchangedSince)
        .map((reference) => ({
          path: [...path, ...reference.path],
          message: `“${reference.subject}” has a development at position ${view.lastChange.get(reference.subject)}, after ${unchangedSince}; read it and try again`,
        })),
    );
    if (changed.length > 0) return refused('changed_since', changed);
  }
  for (const check of [checkRegistrations, checkReferences, checkOrder, checkDates]) {
    const refusal = check(developments, view);
    if (refusal) return { kind: 'refused', refusal };
  }
  return { kind: 'admitted' };
}

function findRepeated(developments: readonly PreparedDevelopment[], { existing }: LogView): Verdict | undefined {
  const found = developments.flatMap((development) => {
    const recorded = existing.get(development.id);
    return recorded ? [{ development, ...recorded }] : [];
  });
  if (found.length === 0) return undefined;
  const redacted = found.filter(({ texts }) => texts === undefined);
  if (redacted.length > 0) {
    return refused(
      'redacted',
      redacted.map(({ development }) => idFault(development, 'was recorded and has been erased; it cannot come back')),
    );
  }
  const other = found.filter(({ development, texts }) => texts && !haveSameContent(textsOf(development.parts), texts));
  if (other.length > 0) {
    const message = 'is recorded already with other content; give a new development an id of its own';
    return refused(
      'other_content',
      other.map(({ development }) => idFault(development, message)),
    );
  }
  if (found.length < developments.length) {
    const message = 'is recorded already, but not all of this batch is; send the others by themselves';
    return refused(
      'partly_recorded',
      found.map(({ development }) => idFault(development, message)),
    );
  }
  return { kind: 'repeated', receipts: found.map(({ receipt }) => receipt) };
}

function checkRegistrations(
  developments: readonly PreparedDevelopment[],
  { registered }: LogView,
): Refusal | undefined {
  const seen = new Set<string>();
  const again = developments.filter(
    ({ registers }) => registers !== undefined && (registered.has(registers) || seen.size === seen.add(registers).size),
  );
  return refusal(
    'already_registered',
    again.map(({ registers, path }) => ({
      path: [...path, 'data', registers?.split(':')[0] ?? ''],
      message: `“${registers}” is registered already; use it, or register another id`,
    })),
  );
}

function checkReferences(developments: readonly PreparedDevelopment[], { registered }: LogView): Refusal | undefined {
  const here = new Set(developments.flatMap(({ registers }) => registers ?? []));
  const faults = developments.flatMap(({ references, path }) =>
    [...references.about, ...references.cited]
      .filter(({ subject }) => !registered.has(subject) && !here.has(subject))
      .map((reference) => ({
        path: [...path, ...reference.path],
        message: `“${reference.subject}” is not registered; register it first, or in the same batch`,
      })),
  );
  return refusal('unregistered_subject', faults);
}

/** `after` names developments that are recorded, or stand in the same batch. */
function checkOrder(developments: readonly PreparedDevelopment[], { existing }: LogView): Refusal | undefined {
  const here = new Map(developments.map((development) => [development.id, development]));
  const unknown = developments.flatMap(({ draft, path }) =>
    (draft.after ?? []).flatMap((id, index) =>
      existing.has(id) || here.has(id)
        ? []
        : [
            {
              path: [...path, 'after', index],
              message: `“${id}” is not recorded; name developments that are, or that stand in this batch`,
            },
          ],
    ),
  );
  if (unknown.length > 0) return { code: 'unknown_predecessor', faults: unknown };
  return undefined;
}

/** A future date must be explicit: an open end is bounded by the day of recording. */
function checkDates(developments: readonly PreparedDevelopment[], { today }: LogView): Refusal | undefined {
  const faults = developments.flatMap(({ draft, path }) => {
    const reading = draft.occurred === undefined ? undefined : readEdtf(draft.occurred);
    if (!reading?.ok || reading.occurrence.latest !== undefined || reading.occurrence.earliest <= today) return [];
    return [
      {
        path: [...path, 'occurred'],
        message: `“${draft.occurred}” begins in the future and has no end; write an explicit date`,
      },
    ];
  });
  return refusal('invalid', faults);
}

/** Lets later requests of the same transaction see this one. */
export function noteAdmitted(
  view: LogView,
  developments: readonly PreparedDevelopment[],
  receipts: readonly Receipt[],
): void {
  developments.forEach(({ id, parts, references, registers }, index) => {
    const receipt = receipts[index] as Receipt;
    view.existing.set(id, { receipt, texts: textsOf(parts) });
    if (registers) view.registered.set(registers, receipt.position);
    for (const { subject } of [...references.about, ...references.cited])
      view.lastChange.set(subject, receipt.position);
  });
  view.size += developments.length;
}

function textsOf(parts: Parts): PartTexts {
  return { meta: parts.meta.text, statement: parts.statement.text, sources: parts.sources.text, note: parts.note.text };
}

function idFault({ id, path }: PreparedDevelopment, message: string): Fault {
  return { path: [...path, 'id'], message: `“${id}” ${message}` };
}

function refusal(code: RefusalCode, faults: readonly Fault[]): Refusal | undefined {
  return faults.length > 0 ? { code, faults } : undefined;
}

function refused(code: RefusalCode, faults: readonly Fault[]): Verdict {
  return { kind: 'refused', refusal: { code, faults } };
}

function refuse(code: RefusalCode, faults: readonly Fault[]): Preparation {
  return { ok: false, refusal: { code, faults } };
}
