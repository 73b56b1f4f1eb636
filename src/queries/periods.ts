// Questions over a period: when subjects had a value, or two at once. Judged day by day as states are.
import { attribute } from '../catalogue/attributes.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { prepareActs } from '../state/law.ts';
import { isTooMuchOverTime } from '../state/law-over-time.ts';
import { bothAtOnce, isAsSure, isWithin, type SaidValue, type Stretch, stretchesOf } from '../state/stretches.ts';
import type { Day } from '../time/day.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { type CandidateQuestion, type Filter, isAskedFor, readCandidateIds } from './candidates.ts';
import { readPageOf, type SubjectPage } from './list.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubjectHistory, type SubjectHistory } from './subject-history.ts';
import { readNames } from './wording.ts';

/** The last day of the period is the day of the snapshot. */
export interface PeriodsQuestion {
  readonly subject: SubjectId;
  readonly attribute: string;
  /** Only this track. */
  readonly key: string | undefined;
  /** Only days on which this attribute has a value too. */
  readonly with: string | undefined;
  readonly from: Day;
  readonly certainty: Certainty;
}

/** Where acts are too many to say on every day what follows from them. */
function refuseAsTooMuch(subject: SubjectId) {
  return fail('invalid_query', { detail: say('problems.parameters.tooManyActs', { subject }) });
}

function isTooMuch({ facts, lives }: SubjectHistory, attributes: readonly string[]): boolean {
  const isAsked = attributes.some((name) => attribute(name).derivation !== undefined);
  const prepared = isAsked ? prepareActs(facts, lives) : undefined;
  return prepared !== undefined && isTooMuchOverTime(prepared);
}

/** The stretches that have a day within the period, with the days on which they really began and ended. */
export async function readStretches(
  connection: Connection,
  snapshot: Snapshot,
  question: PeriodsQuestion,
): Promise<Result<Stretch[]>> {
  const { subject, attribute: name, key, with: other, from, certainty } = question;
  const attributes = [name, ...(other === undefined ? [] : [other])];
  const history = await readSubjectHistory(connection, snapshot, { subjects: [subject], attributes });
  if (isTooMuch(history, attributes)) return refuseAsTooMuch(subject);
  const { facts, lives } = history;
  const all = stretchesOf(facts, lives, attributes);
  const of = (asked: string) => all.filter(({ values: [value] }) => value.attribute === asked);
  const own = of(name).filter(({ values: [value] }) => key === undefined || value.key === key);
  const both = other === undefined ? own : bothAtOnce(own, of(other));
  // Two tracks of one attribute are named once, in the order of their keys.
  const isMirrored = other === name && key === undefined;
  const stretches = both.filter(({ values: [one, two] }) => !(isMirrored && two && one.key > two.key));
  return succeed(stretches.filter((it) => isWithin(it, from, snapshot.asOf) && isAsSure(it, certainty)));
}

/** One filter, or two: then both must hold on one day. */
export interface PeriodListQuestion extends CandidateQuestion {
  readonly from: Day;
  readonly limit: number;
}

export interface SubjectWithStretches {
  readonly id: SubjectId;
  /** Its name on the last day of the period. */
  readonly name: string;
  readonly stretches: readonly Stretch[];
}

/** Subjects by their ids that had what is asked for on a day of the period at least. */
export async function readPeriodPage(
  connection: Connection,
  snapshot: Snapshot,
  question: PeriodListQuestion,
): Promise<Result<SubjectPage<SubjectWithStretches>>> {
  let tooMuch: SubjectId | undefined;
  const page = await readPageOf(question, async ({ after, limit }) => {
    const subjects = await readCandidateIds(connection, snapshot, { ...question, after, limit });
    const judged = await judge(connection, snapshot, { ...question, subjects });
    if (typeof judged !== 'string') return { judged, last: subjects.length < limit ? undefined : subjects.at(-1) };
    tooMuch = judged;
    return { judged: [], last: undefined };
  });
  return tooMuch === undefined ? succeed(page) : refuseAsTooMuch(tooMuch);
}

/** Those that had it; or one that has too many acts to say. */
async function judge(
  connection: Connection,
  snapshot: Snapshot,
  question: PeriodListQuestion & { readonly subjects: readonly SubjectId[] },
): Promise<SubjectWithStretches[] | SubjectId> {
  const { subjects, filters, certainty, from } = question;
  const attributes = [...new Set(filters.map((filter) => filter.attribute))];
  const { facts, lives } = await readSubjectHistory(connection, snapshot, { subjects, attributes });
  const bySubject = Map.groupBy(facts, ({ subject }) => subject as SubjectId);
  const busy = subjects.find((id) =>
    isTooMuch({ facts: bySubject.get(id) ?? [], lives: [...facts, ...lives] }, attributes),
  );
  if (busy !== undefined) return busy;
  const found = subjects.flatMap((id) => {
    const all = stretchesOf(bySubject.get(id) ?? [], lives, attributes);
    const stretches = filters
      .map((filter) => all.filter(({ values: [value] }) => isAskedBy(filter, value)))
      .reduce((some, others) => bothAtOnce(some, others))
      .filter((it) => isWithin(it, from, snapshot.asOf) && isAsSure(it, certainty));
    return stretches.length > 0 ? [{ id, stretches }] : [];
  });
  const names = await readNames(
    connection,
    snapshot,
    found.map(({ id }) => id),
  );
  return found.map(({ id, stretches }) => ({ id, name: names.get(id) ?? id, stretches }));
}

function isAskedBy(filter: Filter, value: SaidValue): boolean {
  return value.attribute === filter.attribute && isAskedFor(filter, value);
}
