import { type Day, earlierOf } from '../time/day.ts';
import { comparePlacements, type Placement } from './placement.ts';

/** What deciding on a track needs of a point. */
export interface TrackPoint extends Placement {
  /** Positions of developments on this track that it follows although the dates alone would not say so. */
  readonly follows: readonly number[];
}

export interface Judgement<Item extends TrackPoint> {
  /** The value that has surely begun by then, latest in the track's order. */
  readonly stated: { readonly point: Item; readonly certain: boolean } | undefined;
  /** All others that may hold, in the track's order. */
  readonly possible: readonly Item[];
}

/**
 * What a track says on the day `asOf`; `points` are those known, in any order. Points that are surely superseded by then
 * may be missing: they decide nothing.
 */
export function judgeTrack<Item extends TrackPoint>(points: readonly Item[], asOf: Day): Judgement<Item> {
  const begun = points.filter((point) => point.earliest <= asOf).sort(comparePlacements);
  const surelyBegun = begun.filter((point) => point.latest <= asOf);
  const stated = surelyBegun.at(-1);
  const possible = begun.filter(
    (point) => point !== stated && !surelyBegun.some((other) => other !== point && isSurelyAfter(other, point, asOf)),
  );
  if (!stated) return { stated: undefined, possible };
  const certain = begun.every((other) => other === stated || isSurelyAfter(stated, other, asOf));
  return { stated: { point: stated, certain }, possible };
}

/** Whether `later` surely comes after `earlier`, in the world as it could have been on the day `asOf`. */
function isSurelyAfter(later: TrackPoint, earlier: TrackPoint, asOf: Day): boolean {
  const end = earlierOf(earlier.latest, asOf);
  if (later.earliest > end) return true;
  const saysSo = later.earliest === end || later.follows.includes(earlier.position);
  return saysSo && comparePlacements(later, earlier) > 0;
}
