// What a track says on a day: the value that is stated, whether it is certain, and what else is possible.
import { type Day, earlierOf } from '../time/day.ts';
import { comparePlacements, type Placement } from './placement.ts';

/** The part of a point that decides on a track. */
export interface TrackPoint extends Placement {
  /** The nearest positions on this track that it follows although the dates alone would not say so. */
  readonly follows: readonly number[];
}

export interface Judgement<Item extends TrackPoint> {
  /** The value that has surely begun by then, latest in the track's order. */
  readonly stated: { readonly point: Item; readonly certain: boolean } | undefined;
  /** All others that may hold, in the track's order. */
  readonly possible: readonly Item[];
}

/**
 * What a track says on the day `asOf`; `points` are those known, in any order. Points that are surely superseded by
 * then may be missing: they decide nothing. Takes time in proportion to their number, apart from the sorting.
 */
export function judgeTrack<Item extends TrackPoint>(points: readonly Item[], asOf: Day): Judgement<Item> {
  const begun = points.filter((point) => point.earliest <= asOf).sort(comparePlacements);
  const surelyBegun = begun.filter((point) => point.latest <= asOf);
  const stated = surelyBegun.at(-1);
  const newest = findNewest(surelyBegun);
  const follower = findLastFollowers(begun, surelyBegun);
  const isSuperseded = (point: Item) =>
    (newest !== undefined && datesPutBehind(newest, point, asOf)) || isBehind(follower.get(point.position), point);
  const possible = begun.filter((point) => point !== stated && !isSuperseded(point));
  if (!stated) return { stated: undefined, possible };
  const beforeStated = findLastFollowers(begun, [stated]);
  const certain = begun.every(
    (other) =>
      other === stated || datesPutBehind(stated, other, asOf) || isBehind(beforeStated.get(other.position), other),
  );
  return { stated: { point: stated, certain }, possible };
}

/** Whether the dates put `later` surely after `earlier`, in the world as it could have been on the day `asOf`. */
function datesPutBehind(later: TrackPoint, earlier: TrackPoint, asOf: Day): boolean {
  const end = earlierOf(earlier.latest, asOf);
  return later.earliest > end || (later.earliest === end && isBehind(later, earlier));
}

function isBehind(later: TrackPoint | undefined, earlier: TrackPoint): boolean {
  return later !== undefined && comparePlacements(later, earlier) > 0;
}

/** The point with the latest earliest day: if its dates do not put it after a point, those of no other do. */
function findNewest<Item extends TrackPoint>(inOrder: readonly Item[]): Item | undefined {
  return inOrder.reduce<Item | undefined>(
    (newest, point) => (newest === undefined || point.earliest >= newest.earliest ? point : newest),
    undefined,
  );
}

/** By position: the last of `followers`, which are in order, that follows it, over any number of steps on the track. */
function findLastFollowers<Item extends TrackPoint>(
  points: readonly Item[],
  followers: readonly Item[],
): ReadonlyMap<number, Item> {
  const follows = new Map(points.map((point) => [point.position, point.follows]));
  const last = new Map<number, Item>();
  for (const follower of followers.toReversed()) {
    const found = [...follower.follows];
    for (const position of found) {
      if (last.has(position)) continue;
      last.set(position, follower);
      found.push(...(follows.get(position) ?? []));
    }
  }
  return last;
}
