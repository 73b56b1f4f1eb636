import { amendmentOf, contentOf } from '../catalogue/amending.ts';
import { isOneOf } from '../catalogue/attribute.ts';
import { claims as claimAttributes } from '../catalogue/claims.ts';
import type { DevelopmentReference, Envelope } from '../catalogue/development.ts';
import { pointsOf } from '../catalogue/points-of.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import type { Fault } from '../catalogue/read-draft.ts';
import { registeredBy } from '../catalogue/references.ts';
import { kindOf, type Path, type SubjectId } from '../catalogue/subject.ts';
import { isRecordKeeping, isTimeless } from '../catalogue/types.ts';
import type { Identities } from '../facts/identity.ts';
import { type AmendmentLink, resolveVersions } from '../facts/versions.ts';
import type { Day } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import type { Instant } from '../time/instant.ts';
import { haveSameContent, type Parts, type PartTexts, readParts } from './parts.ts';
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
  readonly lastChange: Map<SubjectId, number>;
  /** Who the subjects are; only where somebody asks what has changed since, or a subject is split. */
  readonly identities: Identities;
  /** The subjects that developments name, by id, for those that are amended. */
  readonly named: Map<string, readonly SubjectId[]>;
  /** The retractions of what is amended, of those retractions, and so on. */
  readonly retractions: AmendmentLink[];
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
    const changed = developments.flatMap((development) =>
      concernsOf(development, view)
        .map(({ subject, path }) => ({ subject, path, last: lastChangeOf(subject, view) }))
        .filter(({ last }) => last > unchangedSince)
        .map(({ subject, path, last }) => ({
          path: [...development.path, ...path],
          message: `“${subject}” has a development at position ${last}, after ${unchangedSince}; read it and try again`,
        })),
    );
    if (changed.length > 0) return refused('changed_since', changed);
  }
  const checks = [checkRegistrations, checkReferences, checkOrder, checkDates, checkTargets, checkNamed, checkSplits];
  for (const check of checks) {
    const refusal = check(developments, view);
    if (refusal) return { kind: 'refused', refusal };
  }
  return { kind: 'admitted' };
}

/** The position of the last development that names the subject, or any that is one with it. */
function lastChangeOf(subject: SubjectId, { lastChange, identities }: LogView): number {
  return Math.max(...identities.membersOf(subject).map((member) => lastChange.get(member) ?? -1));
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
  const faults = developments.flatMap(({ content, contentPath }) =>
    (content.after ?? []).flatMap((id, index) => {
      const message = faultOf(here.get(id)?.draft ?? envelopeOf(existing.get(id)?.texts), existing.has(id));
      return message === undefined ? [] : [{ path: [...contentPath, 'after', index], message: `“${id}” ${message}` }];
    }),
  );
  return refusal('unknown_predecessor', faults);

  function faultOf(predecessor: Envelope | undefined, isRecorded: boolean): string | undefined {
    if (predecessor === undefined) {
      return isRecorded ? undefined : 'is not recorded; name developments that are, or that stand in this batch';
    }
    if (isRecordKeeping(predecessor)) return 'is about the record itself; name what happened';
    const target = amendmentOf(predecessor)?.target;
    return target && `only amends “${target}”; name that, as what happened`;
  }
}

/** A future date must be explicit: an open end is bounded by the day of recording. */
function checkDates(developments: readonly PreparedDevelopment[], { today }: LogView): Refusal | undefined {
  const faults = developments.flatMap(({ content: { occurred }, contentPath }) => {
    const reading = occurred === undefined ? undefined : readEdtf(occurred);
    if (!reading?.ok || reading.occurrence.latest !== undefined || reading.occurrence.earliest <= today) return [];
    return [
      {
        path: [...contentPath, 'occurred'],
        message: `“${occurred}” begins in the future and has no end; write an explicit date`,
      },
    ];
  });
  return refusal('invalid', faults);
}

/** An amendment is about something that stands before it and that it can amend; nothing is retracted twice. */
function checkTargets(developments: readonly PreparedDevelopment[], view: LogView): Refusal | undefined {
  const before = new Map<string, { readonly position: number; readonly event: Envelope }>();
  const links = [...view.retractions];
  for (const [index, development] of developments.entries()) {
    const { id, amendment, draft, path } = development;
    const position = view.size + index;
    if (amendment) {
      const { receipt, texts } = view.existing.get(amendment.target) ?? {};
      const recorded = receipt && texts && { position: receipt.position, event: envelopeOf(texts) as Envelope };
      const target = before.get(amendment.target) ?? recorded;
      const fault = target
        ? (faultOfTarget(development, target.event) ?? faultOfRetraction(development, target.position, links))
        : unknownTarget(amendment.target, receipt !== undefined);
      if (fault) return { code: fault.code, faults: [{ path: [...path, ...fault.path], message: fault.message }] };
      if (target) links.push({ position, amends: amendment.amends, target: target.position });
    }
    before.set(id, { position, event: draft });
  }
  return undefined;
}

/** What a development names within its data happened, and is such as it must be. */
function checkNamed(developments: readonly PreparedDevelopment[], { existing }: LogView): Refusal | undefined {
  const here = new Map(developments.map((development) => [development.id, development.draft]));
  for (const reference of developments.flatMap(({ named }) => named)) {
    const { id, path } = reference;
    const fault = faultOfNamed(reference, here.get(id) ?? envelopeOf(existing.get(id)?.texts), existing.has(id));
    if (fault) return { code: fault.code, faults: [{ path, message: `“${id}” ${fault.message}` }] };
  }
  return undefined;
}

function faultOfNamed(
  { id, types, claims, amendments }: DevelopmentReference,
  event: Envelope | undefined,
  isRecorded: boolean,
): Omit<TargetFault, 'path'> | undefined {
  if (!event && isRecorded) return { code: 'redacted', message: 'has been erased; nothing of it is left to name' };
  if (!event)
    return {
      code: 'unknown_target',
      message: 'is not recorded; name a development that is, or that stands in this batch',
    };
  const unfit = (message: string) => ({ code: 'unfit_target' as const, message });
  const target = amendmentOf(event)?.target;
  if (target && !amendments) return unfit(`only amends “${target}”; name that`);
  if (isRecordKeeping(event)) return unfit('is about the record itself; name what happened');
  if (types && !types.includes(event.type))
    return unfit(`is of the type “${event.type}”; name one of the type “${types.join('” or “')}”`);
  if (claims && !pointsOf({ ...event, id }).some(({ attribute }) => isOneOf(attribute, claiming)))
    return unfit('claims nothing that could be disputed; correct or retract it instead');
  return undefined;
}

/** What a dispute may be about. */
const claiming = [claimAttributes.claim.name, proceedings.charge.name];

/** What is split off says something of the subject from which it is. */
function checkSplits(developments: readonly PreparedDevelopment[], view: LogView): Refusal | undefined {
  const here = new Map(developments.map((development) => [development.id, development]));
  const faults = developments.flatMap(({ identity, path }) =>
    (identity?.kind === 'splits' ? identity.developments : []).flatMap((id, index) => {
      const inBatch = here.get(id);
      const event = inBatch?.draft ?? envelopeOf(view.existing.get(id)?.texts);
      const subjects = inBatch ? namedBy(inBatch, view) : (view.named.get(id) ?? []);
      const message =
        event && faultOfSplit(event, { id, subjects, from: identity?.from as SubjectId }, view.identities);
      return message ? [{ path: [...path, 'data', 'developments', index], message: `“${id}” ${message}` }] : [];
    }),
  );
  return refusal('unfit_target', faults);
}

function faultOfSplit(
  event: Envelope,
  { id, subjects, from }: { readonly id: string; readonly subjects: readonly SubjectId[]; readonly from: SubjectId },
  { identify }: Identities,
): string | undefined {
  if (registeredBy(event) !== undefined) return 'registers a subject; name what happened';
  if (subjects.some((subject) => identify(id, subject) === identify('', from))) return undefined;
  return `says nothing of “${from}”; leave it out`;
}

interface TargetFault {
  readonly code: RefusalCode;
  readonly path: Path;
  readonly message: string;
}

const TARGET: Path = ['data', 'target'];

function unknownTarget(id: string, isRecorded: boolean): TargetFault {
  if (isRecorded)
    return { code: 'redacted', path: TARGET, message: `“${id}” has been erased; nothing of it is left to amend` };
  const message = `“${id}” is not recorded; name a development that is, or that stands earlier in this batch`;
  return { code: 'unknown_target', path: TARGET, message };
}

function faultOfTarget({ draft, amendment, content }: PreparedDevelopment, target: Envelope): TargetFault | undefined {
  const of = amendmentOf(target)?.amends;
  const unfit = (message: string, path = TARGET): TargetFault => ({ code: 'unfit_target', path, message });
  if (isRecordKeeping(target)) return unfit('is about the record itself, which nothing amends');
  switch (amendment?.amends) {
    case 'corrects': {
      if (of && of !== 'corrects')
        return unfit('is an amendment that cannot be corrected; retract it and record another');
      const { type } = contentOf(target);
      const path = ['data', 'replacement', 'type'];
      if (content.type !== type)
        return unfit(
          `is “${content.type}”, but the target is of the type “${type}”; retract the target and record another`,
          path,
        );
      const subject = registeredBy(contentOf(target));
      if (registeredBy(content) === subject) return undefined;
      return unfit(`registers another subject than the target, which registers “${subject}”`, [
        'data',
        'replacement',
        'data',
      ]);
    }
    case 'retracts':
      return registeredBy(target) !== undefined
        ? unfit('registers a subject, which other developments may name; correct it instead')
        : undefined;
    case 'corroborates':
      return (of && of !== 'corrects') || isEditing(contentOf(target))
        ? unfit('says nothing that a source could corroborate; name what happened')
        : undefined;
    default:
      throw new Error(`“${draft.type}” is no amendment`);
  }
}

/** Neither what happened nor a registration. */
function isEditing(target: Envelope): boolean {
  return isTimeless(target) && registeredBy(target) === undefined;
}

function faultOfRetraction(
  { amendment }: PreparedDevelopment,
  target: number,
  links: readonly AmendmentLink[],
): TargetFault | undefined {
  if (amendment?.amends !== 'retracts') return undefined;
  const earlier = resolveVersions(links).retractionOf(target);
  if (earlier === undefined) return undefined;
  const message = `is retracted already, at position ${earlier}; to undo that, retract the retraction`;
  return { code: 'already_retracted', path: TARGET, message };
}

/** What was recorded, without its id; undefined where it was erased. */
function envelopeOf(texts: PartTexts | undefined): Envelope | undefined {
  return texts && readParts('', texts).development;
}

/** What a request must find unchanged: what it is about, and whatever its target names, but for sources. */
function concernsOf({ references, amendment }: PreparedDevelopment, { named }: LogView) {
  const ofTarget = (amendment && named.get(amendment.target)) ?? [];
  return [
    ...references.about,
    ...ofTarget.filter((subject) => kindOf(subject) !== 'source').map((subject) => ({ subject, path: TARGET })),
  ];
}

/** Every subject that a development names, and, where it amends another, every one that this names. */
function namedBy({ references, amendment }: PreparedDevelopment, { named }: LogView): SubjectId[] {
  const own = [...references.about, ...references.cited].map(({ subject }) => subject);
  return [...new Set([...own, ...((amendment && named.get(amendment.target)) ?? [])])];
}

/** Lets later requests of the same transaction see this one. */
export function noteAdmitted(
  view: LogView,
  developments: readonly PreparedDevelopment[],
  receipts: readonly Receipt[],
): void {
  developments.forEach((development, index) => {
    const { id, parts, registers, amendment } = development;
    const receipt = receipts[index] as Receipt;
    const target = amendment && view.existing.get(amendment.target)?.receipt.position;
    if (target !== undefined && amendment?.amends === 'retracts') {
      view.retractions.push({ position: receipt.position, amends: 'retracts', target });
    }
    view.existing.set(id, { receipt, texts: textsOf(parts) });
    if (registers) view.registered.set(registers, receipt.position);
    view.named.set(id, namedBy(development, view));
    for (const subject of view.named.get(id) ?? []) view.lastChange.set(subject, receipt.position);
  });
  view.size += developments.length;
}

function refused(code: RefusalCode, faults: readonly Fault[]): Verdict {
  return { kind: 'refused', refusal: { code, faults } };
}

function textsOf(parts: Parts): PartTexts {
  return { meta: parts.meta.text, statement: parts.statement.text, sources: parts.sources.text, note: parts.note.text };
}
