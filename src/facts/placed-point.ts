// A point of a development with its place in time and its provenance. Facts are made of these.
import type { Point, Track } from '../catalogue/points.ts';
import type { Placement } from './placement.ts';
import type { OtherDate } from './reported-date.ts';

/**
 * Where a fact comes from: what a reader needs to judge it. Rows call it `cause`, answers name its ids in `because`.
 */
export interface Provenance {
  readonly development: string;
  /** The correction whose content counts; null: the development’s own. */
  readonly correction: string | null;
  /** Further developments that bring sources for it. */
  readonly corroborations: readonly string[];
  readonly edtf: string | null;
  /** Only the day of recording closes its date. */
  readonly isOpen: boolean;
  /** What gave its bounds, where its own date did not: developments, with their corrections and corroborations. */
  readonly datedBy: readonly string[];
  /** The sources of these. */
  readonly datedBySources: readonly string[];
  /** Corroborations that give another date. */
  readonly otherDates: readonly OtherDate[];
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  /** `after` contradicts the date, or itself. */
  readonly contradicted: boolean;
  readonly sources: readonly string[];
}

/** A point with its place in time. */
export interface PlacedPoint extends Point, Placement {
  /** The nearest positions on this track that it follows although the dates alone would not say so. */
  readonly follows: readonly number[];
  readonly cause: Provenance;
}

/** A track as one text; a NUL cannot stand in any of its parts. */
export function trackKey({ subject, attribute, key }: Track): string {
  return `${subject}\0${attribute}\0${key}`;
}

/** The place of a point as one text: no two points of a track have the same position and index. */
export function placeKey(point: Track & Placement): string {
  return `${trackKey(point)}\0${point.position}\0${point.index}`;
}

/** The development that states a point, with the correction whose words count. */
export function wordingOf({ cause: { development, correction } }: PlacedPoint): string[] {
  return [development, ...(correction ? [correction] : [])];
}

/** The developments that a point rests on: its own words, what confirms them, and what else gave its bounds. */
export function evidenceOf({ cause }: PlacedPoint): string[] {
  const { development, correction, corroborations, datedBy } = cause;
  return [development, ...(correction ? [correction] : []), ...corroborations, ...datedBy];
}
