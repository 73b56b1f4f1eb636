import type { Fault } from '../catalogue/catalogue.ts';
import type { Day } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import type { Instant } from '../time/instant.ts';
import { haveSameContent, type Parts, type PartTexts } from './parts.ts';
import { idFault, type PreparedDevelopment, type Refusal, type RefusalCode, refusal } from './prepare.ts';

export interface Receipt {
  readonly position: number;
  readonly id: string;
  readonly recordedAt: Instant;
  readonly batchEnd: number;
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

function refused(code: RefusalCode, faults: readonly Fault[]): Verdict {
  return { kind: 'refused', refusal: { code, faults } };
}

function textsOf(parts: Parts): PartTexts {
  return { meta: parts.meta.text, statement: parts.statement.text, sources: parts.sources.text, note: parts.note.text };
}
