/** What a picture shows: rows of bars and dots within a window of time, and what has no date. */
import type { Look } from '../../catalogue/look.ts';
import type { Period } from '../../state/period.ts';
import type { Day } from '../../time/day.ts';

/** A period, to be drawn. */
export interface Bar extends Pick<Period, 'begin' | 'end' | 'isUndated' | 'because'> {
  readonly text: string;
  /** The value and the days between which it begins, where it may only hold. */
  readonly perhaps: string;
  /** The value alone, as a row says it on a day. */
  readonly short: string;
  readonly look: Look;
  /** Whether it says that a court found someone liable or not, and convicts or acquits no one. */
  readonly isLiability: boolean;
  /** All of it in words, beginning with the kind of statement. */
  readonly title: string;
  /** From this day on nothing newer is recorded that says so; null: something is, or it has ended. */
  readonly paleFrom: Day | null;
}

/** A development, to be drawn as a dot, or as a ring where it is only a claim. */
export interface Dot {
  /** Of the development. */
  readonly id: string;
  /** Null: unbounded. */
  readonly earliest: Day | null;
  readonly latest: Day;
  readonly isUndated: boolean;
  readonly isClaim: boolean;
  /** A development to be seen at once. */
  readonly isMarked: boolean;
  /** What it is, with its date. */
  readonly title: string;
}

/** What the record says of a row on the chosen day. */
export interface Now {
  readonly look: Look;
  readonly text: string;
}

/** A topic or a person: never an accusation. */
export interface Row {
  /** As addresses name it, to hide it. */
  readonly key: string;
  readonly name: string;
  readonly href?: string | undefined;
  /** Bars that follow each other stand in one track; others below. */
  readonly tracks: readonly (readonly Bar[])[];
  readonly dots: readonly Dot[];
  readonly now: readonly Now[];
}

/** The days that a picture shows, both inclusive. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** A stretch along the axis of time, in percent of the window. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

/** Whether it has a place on the axis. */
export function isDated({ isUndated }: Bar): boolean {
  return !isUndated.begin;
}
