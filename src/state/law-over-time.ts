/** What follows from the acts of a subject over all days: read on each day on which that can change. */
import { daysOf } from '../catalogue/docket-steps.ts';
import type { Act, DayBounds } from '../law/acts.ts';
import { lastDayOfMeasure } from '../law/grounds.ts';
import { boundsAfter } from '../law/lengths.ts';
import { narrowActs } from '../law/placed-acts.ts';
import type { AccusedPosition } from '../law/positions.ts';
import { BEGINNING_OF_TIME, type Day, dayAfter } from '../time/day.ts';
import { type AccusedActs, type PreparedActs, type ReadAccused, type ReadLaw, readPrepared } from './law.ts';

/** What follows from a day on, until the next one. */
export interface LawOnDay {
  readonly day: Day;
  readonly law: ReadLaw;
}

export interface DaysAsked {
  /** Left out: every day on which what is stated can change. Else also those on which only what is possible can. */
  readonly from?: Day;
  /** So many days at most; left out: all. */
  readonly most?: number;
}

/** The days on which what follows from acts can change, in order, each with what follows then. */
export function* readOverTime(
  prepared: PreparedActs,
  { from, most = Number.POSITIVE_INFINITY }: DaysAsked,
): Generator<LawOnDay> {
  const { ofAccused, course, docket, courts } = prepared;
  const toDays = from === undefined ? statedDays : allDays;
  const daysOfAccused = new Map(ofAccused.map((it) => [it, new Set(toDays(it.acts))]));
  const ofCourse = from === undefined ? course.map(({ latest }) => latest) : course.flatMap(boundsOf).flatMap(withNext);
  const steps = [...docket, ...courts];
  const ofSteps = from === undefined ? steps.map(({ latest }) => latest) : steps.flatMap(boundsOf).flatMap(withNext);
  const days = new Set([
    ...(from === undefined ? [] : [from]),
    ...[...daysOfAccused.values()].flatMap((own) => [...own]),
    ...ofCourse,
    ...(from === undefined ? [] : otherDatesOf(prepared).flatMap(boundsOf).flatMap(withNext)),
    ...ofSteps,
    ...docket.flatMap(daysOf).flatMap(withNext),
  ]);
  const read = rememberPositions(daysOfAccused);
  for (const day of inOrder(days, most)) {
    const law = readPrepared(prepared, day, (own, asOf) => {
      const position = read(own, asOf);
      for (const later of daysAhead(position)) {
        if (later <= day) continue;
        days.add(later);
        daysOfAccused.get(own)?.add(later);
      }
      return position;
    });
    yield { day, law };
  }
}

/** Acts and steps are read on so many days at most, counted once for each: about two seconds of work. */
const MOST_READINGS = 300_000;

/** Whether it would take too long to say what follows from the acts of a subject on every day. */
export function isTooMuchOverTime(prepared: PreparedActs): boolean {
  const acts = prepared.ofAccused.flatMap((own) => own.acts);
  return acts.length * new Set(allDays(acts)).size > MOST_READINGS || isDocketTooLong(prepared);
}

/** The same of the steps on its docket. */
export function isDocketTooLong({ docket }: Pick<PreparedActs, 'docket'>): boolean {
  const days = new Set(docket.flatMap((step) => [...boundsOf(step).flatMap(withNext), ...daysOf(step)]));
  return docket.length * days.size > MOST_READINGS;
}

/** The dates that further reports give for its acts, and for how far the case has come. */
function otherDatesOf({ ofAccused, course }: PreparedActs) {
  return [...ofAccused, ...course.map(({ cause }) => cause)].flatMap(({ otherDates }) => otherDates);
}

/** Reads the acts on an accused anew only where one of the days that change something lies in between. */
function rememberPositions(days: ReadonlyMap<AccusedActs, ReadonlySet<Day>>): ReadAccused {
  const known = new Map<AccusedActs, { readonly day: Day; readonly positions: readonly AccusedPosition[] }>();
  return (own, asOf) => {
    const last = known.get(own);
    const isChanged = !last || [...(days.get(own) ?? [])].some((day) => day > last.day && day <= asOf);
    const positions = isChanged ? own.readOn(asOf) : last.positions;
    known.set(own, { day: asOf, positions });
    return positions;
  };
}

/** Days in order, also those that are added on the way. */
function* inOrder(days: Set<Day>, most: number): Generator<Day> {
  let last: Day = BEGINNING_OF_TIME;
  for (let count = 0; count < most; count += 1) {
    const next = firstAfter(days, last);
    if (next === undefined) return;
    yield next;
    last = next;
  }
}

function firstAfter(days: ReadonlySet<Day>, day: Day): Day | undefined {
  let first: Day | undefined;
  for (const it of days) if (it > day && (first === undefined || it < first)) first = it;
  return first;
}

function statedDays(acts: readonly Act[]): Day[] {
  return narrowActs(acts).flatMap(boundsOf);
}

function allDays(acts: readonly Act[]): Day[] {
  const all = [...acts, ...narrowActs(acts)];
  return [...all.flatMap(boundsOf).flatMap(withNext), ...endsOf(all.flatMap(endOfMeasure))];
}

/** Its last day as its act states it: also where the measure only may have begun. */
function endOfMeasure(act: Act): (DayBounds | null)[] {
  if (act.act !== 'measure') return [];
  return [lastDayOfMeasure({ until: act.until ?? null, term: act.term ?? null, since: act })];
}

function boundsOf({ earliest, latest }: { readonly earliest: Day | null; readonly latest: Day }): Day[] {
  return [earliest, latest].filter((day): day is Day => day !== null && day !== BEGINNING_OF_TIME);
}

function withNext(day: Day): Day[] {
  return [day, dayAfter(day) ?? day];
}

/** Days on which something ends by its stated term. */
function daysAhead(positions: readonly AccusedPosition[]): Day[] {
  const ends = positions.flatMap(({ sentences, toServe, custody }) => [
    ...sentences.map(({ ownLastDay }) => ownLastDay),
    ...toServe.flatMap(({ stated, possible }) => [stated?.lastDay ?? null, ...possible.map(({ lastDay }) => lastDay)]),
    ...custody.measures.map(({ measure }) => lastDayOfMeasure(measure)),
  ]);
  return endsOf(ends);
}

/** The days behind last days. */
function endsOf(lastDays: readonly (DayBounds | null)[]): Day[] {
  return lastDays.flatMap((end) => {
    const next = end && boundsAfter(end);
    return next ? [...(next.earliest === null ? [] : [next.earliest]), next.latest] : [];
  });
}
