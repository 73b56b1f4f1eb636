// What a track says on a day: the value that is stated, whether it is certain, and what else is possible.
import { type Day, earlierOf } from '../time/day.ts';
import type { PlacedPoint } from './placed-point.ts';
import { comparePlacements } from './placement.ts';
import { agree, dateEvent, type EventDate, findReports } from './reports.ts';

/** The value that is stated, with what all reports of its event say of the date. */
export interface Stated<Item extends PlacedPoint> extends EventDate<Item> {
  /** The latest point in the track’s order that has surely begun. */
  readonly point: Item;
  /** Whatever may hold agrees with it, and so do all reports of its date. */
  readonly certain: boolean;
}

export interface Judgement<Item extends PlacedPoint> {
  readonly stated: Stated<Item> | undefined;
  /** What else may hold, in the track’s order: points that do not agree with what is stated. */
  readonly possible: readonly Item[];
}

/**
 * What a track says on the day `asOf`; `points` are those known, in any order. Those that surely lie before the last
 * one of another label may be missing: they decide nothing. Takes time in proportion to their number, apart from the
 * sorting.
 */
export function judgeTrack<Item extends PlacedPoint>(points: readonly Item[], asOf: Day): Judgement<Item> {
  const begun = points.filter((point) => point.earliest <= asOf).sort(comparePlacements);
  const [only] = begun;
  if (only && begun.length === 1) return judgeAlone(only, asOf);
  const surelyBegun = begun.filter((point) => point.latest <= asOf);
  const stated = surelyBegun.at(-1);
  const newest = findNewest(surelyBegun);
  const follower = findLastFollowers(begun, surelyBegun);
  const isSuperseded = (point: Item) =>
    (newest !== undefined && datesPutBehind(newest, point, asOf)) || isBehind(follower.get(point.position), point);
  const rivals = begun.filter((point) => point !== stated && !isSuperseded(point));
  return judge({ stated, rivals, others: stated ? findReports(stated, begun) : [] }, asOf);
}

/**
 * What a track says of something that happens once, such as a death: all its points report one event, and the first by
 * which it has surely happened is stated.
 */
export function judgeOnce<Item extends PlacedPoint>(points: readonly Item[], asOf: Day): Judgement<Item> {
  const begun = points.filter((point) => point.earliest <= asOf).sort(comparePlacements);
  const stated = begun.find((point) => point.latest <= asOf);
  const rivals = begun.filter((point) => point !== stated);
  return judge({ stated, rivals, others: stated ? rivals.filter((point) => agree(point, stated)) : [] }, asOf);
}

/** Most tracks have a single point: nothing else has to be looked at. */
function judgeAlone<Item extends PlacedPoint>(point: Item, asOf: Day): Judgement<Item> {
  const hasBegun = point.latest <= asOf;
  return judge({ stated: hasBegun ? point : undefined, rivals: hasBegun ? [] : [point], others: [] }, asOf);
}

interface Candidates<Item> {
  readonly stated: Item | undefined;
  /** What else may be the current point. */
  readonly rivals: readonly Item[];
  /** Further reports of the event that `stated` reports. */
  readonly others: readonly Item[];
}

function judge<Item extends PlacedPoint>({ stated, rivals, others }: Candidates<Item>, asOf: Day): Judgement<Item> {
  if (!stated) return { stated: undefined, possible: rivals };
  const possible = rivals.filter((point) => !agree(point, stated));
  const date = dateEvent(stated, others, asOf);
  const certain = possible.length === 0 && date.otherDates.length === 0;
  return { stated: { point: stated, certain, ...date }, possible };
}

/**
 * The points that decide what a track says on a day: back to where the last value began that differs from the stated
 * one. What surely lies before that neither holds nor reports the event that is stated.
 */
export function sinceLastOther<Item extends PlacedPoint>(points: readonly Item[], asOf: Day): Item[] {
  const surelyBegun = points.filter(({ latest }) => latest <= asOf).sort(comparePlacements);
  const stated = surelyBegun.at(-1);
  const other = surelyBegun.findLast(({ holds, label }) => holds !== stated?.holds || label !== stated.label);
  return points.filter(({ latest }) => !other || latest >= other.earliest);
}

/** The points but for those that the next one on the track, another value, has surely superseded by then. */
export function withoutSuperseded<Item extends PlacedPoint>(points: readonly Item[], asOf: Day): Item[] {
  const inOrder = points.toSorted(comparePlacements);
  return inOrder.filter((point, index) => {
    const next = inOrder[index + 1];
    return !next || next.latest > asOf || next.earliest <= point.latest || agree(point, next);
  });
}

/** Whether the dates put `later` surely after `earlier`, in the world as it could have been on the day `asOf`. */
function datesPutBehind(later: PlacedPoint, earlier: PlacedPoint, asOf: Day): boolean {
  const end = earlierOf(earlier.latest, asOf);
  return later.earliest > end || (later.earliest === end && isBehind(later, earlier));
}

function isBehind(later: PlacedPoint | undefined, earlier: PlacedPoint): boolean {
  return later !== undefined && comparePlacements(later, earlier) > 0;
}

/** The point with the latest earliest day: if its dates do not put it after a point, those of no other do. */
function findNewest<Item extends PlacedPoint>(inOrder: readonly Item[]): Item | undefined {
  return inOrder.reduce<Item | undefined>(
    (newest, point) => (newest === undefined || point.earliest >= newest.earliest ? point : newest),
    undefined,
  );
}

/** By position: the last of `followers`, which are in order, that follows it, over any number of steps on the track. */
function findLastFollowers<Item extends PlacedPoint>(
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
