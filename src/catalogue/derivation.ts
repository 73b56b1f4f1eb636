/** Derived attributes: pure functions of what the law room reads in the acts that a subject's tracks hold. */
import { isDeepStrictEqual } from 'node:util';
import type { Act, DayBounds } from '../law/acts.ts';
import { NO_CASE } from '../law/documents.ts';
import type { AccusedPosition } from '../law/positions.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { type ActClaim, labelOfAct } from './acts.ts';
import type { CourtStep } from './court-steps.ts';
import type { DocketStep } from './docket-steps.ts';
import { kindOf, type SubjectId } from './subject.ts';

/** What the acts of a subject come to on a day. */
export interface LawReading {
  readonly subject: SubjectId;
  readonly asOf: Day;
  /** Of a person: their own; of a case: those of its accused. */
  readonly positions: readonly AccusedPosition[];
  /** The acts that were read, as they count. */
  readonly acts: readonly Act[];
  /** Whose claim the content of an act is. */
  readonly claimOf: (act: string) => ActClaim | null;
  /** What the case itself has come to, where no accused says how far it is. */
  readonly course: Pick<DerivedTrack, 'stated' | 'isCertain' | 'possible'> | undefined;
  /** Steps on its docket, whatever the day, in their order. */
  readonly docket: readonly PlacedStep[];
  /** Steps by which courts have the case, whatever the day, in their order. */
  readonly courts: readonly PlacedCourt[];
}

/** A step on the docket, with the development that reports it and when that was. */
export interface PlacedStep extends DocketStep, DayBounds {
  readonly id: string;
}

/** A step by which a court has a case, likewise. */
export interface PlacedCourt extends CourtStep, DayBounds {
  readonly id: string;
}

/** Steps that have surely been taken; and those that may have been: all of them, or each alone. */
interface Worlds<Step> {
  readonly stated: readonly Step[];
  readonly worlds: readonly (readonly Step[])[];
}

/** Of more open steps only those first ones are tried alone: beside them stands what all of them come to. */
const MOST_ALONE = 50;

/** What may have happened by a day, of `steps` in their order. */
export function worldsOf<Step extends DayBounds>(steps: readonly Step[], asOf: Day): Worlds<Step> {
  const begun = steps.filter(({ earliest }) => earliest === null || earliest <= asOf);
  const open = begun.filter(({ latest }) => latest > asOf);
  const alone = open.length < 2 ? [] : open.map((one) => begun.filter((it) => it === one || !open.includes(it)));
  const worlds = open.length === 0 ? [] : [begun, ...alone.slice(0, MOST_ALONE)];
  return { stated: begun.filter(({ latest }) => latest <= asOf), worlds };
}

/** The same values once, the first of each. */
export function distinctValues<Value>(values: readonly Derived<Value>[]): Derived<Value>[] {
  return values.filter((one, at) => values.findIndex((it) => isDeepStrictEqual(it.value, one.value)) === at);
}

/** A value that follows, or may. */
export interface Derived<Value = unknown> {
  readonly value: Value;
  /** Left out: yes. No: it has ended; the value says how. */
  readonly holds?: boolean;
  readonly since: DayBounds;
  /** The ids of the acts that decide it. */
  readonly because: readonly string[];
  readonly isInferred?: boolean;
  /** It only says that what holds is not clear. */
  readonly isNotClear?: boolean;
  /** The act that says it, where one does. */
  readonly by?: string | null;
}

/** What a derived track says. */
export interface DerivedTrack<Value = unknown> {
  readonly key: string;
  readonly stated: Derived<Value> | null;
  readonly isCertain: boolean;
  readonly possible: readonly Derived<Value>[];
}

/** How a derived attribute comes about. */
export interface Derivation<Value = unknown> {
  /** The only internal attribute that it comes from, whose labels are its own; left out: acts and dockets. */
  readonly track?: string;
  /** What follows from the acts. */
  derive(reading: LawReading): readonly DerivedTrack<Value>[];
  /** The labels of acts of which a subject has at least one, where a value of it may have that label. */
  comesFrom(label: string): readonly string[];
  /**
   * The labels of acts without one of which no value has that label: of the subject, or (where they name no accused) of
   * its cases. Left out, or undefined: any that it comes from.
   */
  needs?(label: string): readonly string[] | undefined;
}

/** Whether a reading is of a person, and not of a case. */
export function isOfPerson({ subject }: LawReading): boolean {
  return kindOf(subject) === 'person';
}

/** The acts on an accused, also those that are about all accused. */
export function actsOn({ acts }: LawReading, accused: string, caseId?: string): readonly Act[] {
  return acts.filter(
    (act) =>
      (!('accused' in act) || act.accused === accused) &&
      (caseId === undefined || !('case' in act) || (act.case ?? NO_CASE) === caseId),
  );
}

/** What may make a value possible: acts that have perhaps begun, else those that have. */
export function possiblyBy(acts: readonly Act[], labels: readonly string[], asOf: Day): Omit<Derived, 'value'> {
  const fitting = acts.filter((act) => labels.includes(labelOfAct(act)) && (act.earliest ?? BEGINNING_OF_TIME) <= asOf);
  const open = fitting.filter(({ latest }) => latest > asOf);
  const meant = open.length > 0 ? open : fitting;
  return { since: boundsOfLast(meant, asOf), because: idsOf(meant) };
}

/** The days of the last of the acts that may have begun; where there are none, any day by then. */
export function boundsOfLast(acts: readonly Act[], asOf: Day): DayBounds {
  const begun = acts.filter(({ earliest }) => (earliest ?? BEGINNING_OF_TIME) <= asOf);
  const last = begun.reduce<Act | undefined>((it, act) => (it && it.latest > act.latest ? it : act), undefined);
  return last ? { earliest: last.earliest, latest: last.latest } : { earliest: null, latest: asOf };
}

export function idsOf(acts: readonly Pick<Act, 'id'>[]): string[] {
  return acts.map(({ id }) => id);
}

/** Acts that have surely begun. */
export function begunBy(acts: readonly Act[], asOf: Day): readonly Act[] {
  return acts.filter(({ latest }) => latest <= asOf);
}

/** The earlier, or the later, of days that are known within bounds. */
export function pickBounds(all: readonly DayBounds[], which: 'first' | 'last'): DayBounds | undefined {
  const inOrder = all.toSorted((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : 0));
  return which === 'first' ? inOrder[0] : inOrder.at(-1);
}
