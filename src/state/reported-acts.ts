/** The acts on an accused with the facts that report them: several reports of one act are one act. */
import type { StatedAct } from '../catalogue/acts.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { type OtherDate, type ReportedDate, shareDay } from '../facts/reported-date.ts';
import type { Act } from '../law/acts.ts';
import { makeOtherDates } from '../law/other-dates.ts';
import { uniteReports } from '../law/reports.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { writeBounds } from '../time/edtf.ts';

/** A fact that holds an act. */
export type ActFact = PlacedPoint & { readonly value: StatedAct };

/** An act as a fact states it. */
export interface PlacedAct {
  readonly act: Act;
  readonly fact: ActFact;
}

/** An act with all that is said of it. */
export interface ReportedAct {
  /** What the reports have in common of its date. */
  readonly since: ReportedDate;
  /** One of each development that reports it, the first of the log first. */
  readonly facts: readonly PlacedPoint[];
  /** The dates without a common day that are given for it, as far as it may have happened so by then. */
  readonly otherDatesOn: (asOf: Day) => readonly OtherDate[];
}

export interface ReportedActs {
  /** Each once. */
  readonly acts: readonly Act[];
  readonly reportsOf: (act: string) => readonly ReportedAct[];
  /** Dates given for an act that need not count: by corroborations, and by each of several reports. */
  readonly otherDates: readonly OtherDate[];
}

export function uniteFacts(placed: readonly PlacedAct[]): ReportedActs {
  const { acts, reports } = uniteReports(placed.map(({ act }) => act));
  const factById = new Map(placed.map(({ act, fact }) => [act.id, fact]));
  const byId = new Map(acts.map((act) => [act.id, act]));
  const factsOf = ({ id }: Act) => (reports.get(id) ?? [id]).flatMap((it) => factById.get(it) ?? []);
  const othersOf = makeOtherDates(acts);
  const toReported = (act: Act): ReportedAct => {
    const facts = factsOf(act);
    const since = dateOf(act, facts);
    const findOthers = () => [
      ...facts.flatMap(({ cause }) => cause.otherDates),
      ...othersOf(act).flatMap(factsOf).sort(compareInLog).map(toOtherDate),
    ];
    const counts = (asOf: Day) => (it: OtherDate) => it.earliest <= asOf && !shareDay(it, since);
    return { facts, since, otherDatesOn: (asOf) => findOthers().filter(counts(asOf)) };
  };
  const ofReports = [...reports.values()].flat().flatMap((id) => factById.get(id) ?? []);
  const known = new Map<Act, ReportedAct>();
  const reported = (act: Act): ReportedAct => {
    const found = known.get(act) ?? toReported(act);
    known.set(act, found);
    return found;
  };
  return {
    acts,
    reportsOf: (id) => [byId.get(id)].flatMap((act) => (act ? [reported(act)] : [])),
    otherDates: [...placed.flatMap(({ fact }) => fact.cause.otherDates), ...ofReports.map(toOtherDate)],
  };
}

function compareInLog(a: ActFact, b: ActFact): number {
  return a.position - b.position || a.index - b.index;
}

function toOtherDate({ cause: { development, edtf }, earliest, latest }: ActFact): OtherDate {
  return { id: development, edtf, earliest, latest };
}

/** As a report gives it; else written for what they have in common. */
function dateOf({ earliest: from, latest }: Act, facts: readonly ActFact[]): ReportedDate {
  const earliest = from ?? BEGINNING_OF_TIME;
  const whole = facts.find((it) => it.earliest === earliest && it.latest === latest);
  const written = facts.length > 1 ? writeBounds(earliest, latest) : null;
  return { edtf: whole ? whole.cause.edtf : written, earliest, latest };
}
