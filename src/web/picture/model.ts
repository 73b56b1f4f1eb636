/** What a picture shows: bars in lanes, within a window of time. */
import type { Look } from '../../catalogue/look.ts';
import type { Period } from '../../state/period.ts';
import type { Day } from '../../time/day.ts';

/** A period, to be drawn. */
export interface Bar {
  readonly text: string;
  readonly look: Look;
  readonly begin: Period['begin'];
  readonly end: Period['end'];
  /** It rests on no more than a claim. */
  readonly isClaim: boolean;
  /** All of it in words, beginning with the kind of statement. */
  readonly title: string;
  /** The development by which it began, where there is a page of it. */
  readonly id?: string | undefined;
}

/** Bars of one kind about one subject. */
export interface Lane {
  readonly name: string;
  /** The person it is about, where a picture is about several. */
  readonly group?: string | undefined;
  readonly bars: readonly Bar[];
}

/** The days that a picture shows, both inclusive. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** A stretch along the axis of time, in units of the picture. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}
