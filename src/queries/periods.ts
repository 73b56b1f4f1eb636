// Questions over a period: when subjects had a value, or two at once. Judged day by day as states are.
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { bothAtOnce, isAsSure, isWithin, type SaidValue, type Stretch, stretchesOf } from '../state/stretches.ts';
import type { Day } from '../time/day.ts';
import { type CandidateQuestion, type Filter, isAskedFor, readCandidateIds } from './candidates.ts';
import { readPageOf } from './list.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubjectHistory } from './subject-history.ts';
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

/** The stretches that have a day within the period, with the days on which they really began and ended. */
export async function readStretches(
  connection: Connection,
  snapshot: Snapshot,
  question: PeriodsQuestion,
): Promise<Stretch[]> {
  const { subject, attribute: name, key, with: other, from, certainty } = question;
  const attributes = [name, ...(other === undefined ? [] : [other])];
  const { facts, lives } = await readSubjectHistory(connection, snapshot, { subjects: [subject], attributes });
  const all = stretchesOf(facts, lives, attributes);
  const of = (asked: string) => all.filter(({ values: [value] }) => value.attribute === asked);
  const own = of(name).filter(({ values: [value] }) => key === undefined || value.key === key);
  const both = other === undefined ? own : bothAtOnce(own, of(other));
  // Two tracks of one attribute are named once, in the order of their keys.
  const isMirrored = other === name && key === undefined;
  const stretches = both.filter(({ values: [one, two] }) => !(isMirrored && two && one.key > two.key));
  return stretches.filter((it) => isWithin(it, from, snapshot.asOf) && isAsSure(it, certainty));
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
export async function readPeriodPage(connection: Connection, snapshot: Snapshot, question: PeriodListQuestion) {
  return readPageOf(question, async ({ after, limit }) => {
    const subjects = await readCandidateIds(connection, snapshot, { ...question, after, limit });
    const judged = await judge(connection, snapshot, { ...question, subjects });
    return { judged, last: subjects.length < limit ? undefined : subjects.at(-1) };
  });
}

async function judge(
  connection: Connection,
  snapshot: Snapshot,
  question: PeriodListQuestion & { readonly subjects: readonly SubjectId[] },
): Promise<SubjectWithStretches[]> {
  const { subjects, filters, certainty, from } = question;
  const attributes = [...new Set(filters.map((filter) => filter.attribute))];
  const { facts, lives } = await readSubjectHistory(connection, snapshot, { subjects, attributes });
  const bySubject = Map.groupBy(facts, ({ subject }) => subject as SubjectId);
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
