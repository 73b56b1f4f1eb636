/** The decision on one request, from what the log knows: admitted, recorded before, or refused. */
import { dateGivenBy } from '../catalogue/amending.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import { readEdtf } from '../time/edtf.ts';
import { type Message, say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
import { checkNamed, checkOrder, checkSplits } from './check-references.ts';
import { checkTargets, TARGET } from './check-targets.ts';
import { type Guard, NO_CHANGES } from './guard.ts';
import { type LogView, type Receipt, textsOfParts } from './log-view.ts';
import { haveSameContent } from './parts.ts';
import { type PreparedDevelopment, problemOf } from './prepare.ts';

export type Verdict =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'repeated'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface AdmissionRequest extends Guard {
  readonly developments: readonly PreparedDevelopment[];
}

/** Decides on one request. What was recorded before comes first: a retry is no conflict. */
export function admit(request: AdmissionRequest, view: LogView): Verdict {
  const { developments } = request;
  const repeated = findRepeated(developments, view);
  if (repeated) return repeated;
  const changed = checkGuard(request, view);
  if (changed) return { kind: 'refused', problem: changed };
  const checks = [checkRegistrations, checkReferences, checkOrder, checkDates, checkTargets, checkNamed, checkSplits];
  for (const check of checks) {
    const problem = check(developments, view);
    if (problem) return { kind: 'refused', problem };
  }
  return { kind: 'admitted' };
}

function findRepeated(developments: readonly PreparedDevelopment[], { existing }: LogView): Verdict | undefined {
  const found = developments.flatMap((development) => {
    const recorded = existing.get(development.id);
    return recorded ? [{ development, ...recorded }] : [];
  });
  if (found.length === 0) return undefined;
  const erased = found.filter(({ texts }) => texts === undefined);
  const others = found.filter(
    ({ development, texts }) => texts && !haveSameContent(textsOfParts(development.parts), texts),
  );
  const problem =
    problemOf(
      'redacted',
      faultsOfIds(erased, (id) => say('faults.log.erasedId', { id })),
    ) ??
    problemOf(
      'other_content',
      faultsOfIds(others, (id) => say('faults.log.otherContent', { id })),
    ) ??
    (found.length < developments.length
      ? problemOf(
          'partly_recorded',
          faultsOfIds(found, (id) => say('faults.log.partlyRecorded', { id })),
        )
      : undefined);
  return problem ? { kind: 'refused', problem } : { kind: 'repeated', receipts: found.map(({ receipt }) => receipt) };
}

function faultsOfIds(
  found: readonly { readonly development: PreparedDevelopment }[],
  toMessage: (id: string) => Message,
) {
  return found.map(({ development: { id, path } }) => ({ path: [...path, 'id'], message: toMessage(id) }));
}

/** What a guarded request is about is as it was, and what it watches is registered. */
function checkGuard(request: AdmissionRequest, view: LogView): Problem | undefined {
  const { developments, unchangedSince: since, watch = [] } = request;
  if (since === undefined) return undefined;
  if (since >= view.size) {
    const message = say('problems.moments.notRecordedYet', { position: since, newest: view.size - 1 });
    return { code: 'not_recorded_yet', parameters: [{ parameter: 'unchangedSince', message }] };
  }
  const here = new Set(developments.flatMap(({ registers }) => registers ?? []));
  const strangers = watch.filter((subject) => !view.registered.has(subject) && !here.has(subject));
  if (strangers.length > 0)
    return { code: 'unregistered_subject', parameters: strangers.map((subject) => unregistered(subject)) };
  const { erased } = view.changes ?? NO_CHANGES;
  const faults = concernsOf(request, view).flatMap(({ subject, path }) => {
    const message = changeOf(subject, since, view);
    return message ? [{ path, message }] : [];
  });
  if (erased === undefined || faults.length > 0) return problemOf('changed_since', faults);
  return { code: 'changed_since', detail: say('problems.guards.erased', { position: erased, since }) };
}

function unregistered(subject: SubjectId) {
  return { parameter: 'watch', message: say('faults.log.unregistered', { subject }) };
}

function changeOf(subject: SubjectId, since: number, { changes = NO_CHANGES }: LogView): Message | undefined {
  const named = changes.named.get(subject);
  if (named !== undefined) return say('faults.log.changedSince', { subject, position: named, since });
  const linked = changes.linked.get(subject);
  return linked === undefined ? undefined : say('faults.log.movedSince', { subject, position: linked, since });
}

/** What a request must find unchanged: what it is about, whatever its target names but for sources, what it watches. */
export function concernsOf({ developments, watch = [] }: AdmissionRequest, { named }: Pick<LogView, 'named'>) {
  const ofDevelopments = developments.flatMap(({ references, amendment, path }) => {
    const ofTarget = (amendment && named.get(amendment.target)) ?? [];
    const own = [
      ...references.about,
      ...ofTarget.filter((subject) => kindOf(subject) !== 'source').map((subject) => ({ subject, path: TARGET })),
    ];
    return own.map((it) => ({ subject: it.subject, path: [...path, ...it.path] }));
  });
  return [...ofDevelopments, ...watch.map((subject) => ({ subject, path: [] }))];
}

function checkRegistrations(
  developments: readonly PreparedDevelopment[],
  { registered }: LogView,
): Problem | undefined {
  const seen = new Set<string>();
  const faults = developments.flatMap(({ registers: subject, path }) => {
    if (subject === undefined) return [];
    const isAgain = registered.has(subject) || seen.size === seen.add(subject).size;
    const place = [...path, 'data', kindOf(subject)];
    return isAgain ? [{ path: place, message: say('faults.log.alreadyRegistered', { subject }) }] : [];
  });
  return problemOf('already_registered', faults);
}

function checkReferences(developments: readonly PreparedDevelopment[], { registered }: LogView): Problem | undefined {
  const here = new Set(developments.flatMap(({ registers }) => registers ?? []));
  const faults = developments.flatMap(({ references, path: place }) =>
    [...references.about, ...references.cited]
      .filter(({ subject }) => !registered.has(subject) && !here.has(subject))
      .map(({ subject, path }) => ({
        path: [...place, ...path],
        message: say('faults.log.unregistered', { subject }),
      })),
  );
  return problemOf('unregistered_subject', faults);
}

/** A future date must be explicit: an open end is bounded by the day of recording. */
function checkDates(developments: readonly PreparedDevelopment[], { today }: LogView): Problem | undefined {
  const faults = developments.flatMap(({ draft, content: { occurred }, contentPath }) => {
    const given = occurred ?? dateGivenBy(draft);
    const field = occurred === undefined ? ['data', 'happened'] : ['occurred'];
    const reading = given === undefined ? undefined : readEdtf(given);
    if (!reading?.ok || reading.occurrence.latest !== undefined || reading.occurrence.earliest <= today) return [];
    const { edtf: date } = reading.occurrence;
    return [{ path: [...contentPath, ...field], message: say('faults.developments.openFuture', { date }) }];
  });
  return problemOf('invalid', faults);
}
