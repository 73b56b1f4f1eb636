// Places in time: the points of developments that `after` connects, each with its dates, its ties and its provenance.
import { isDeepStrictEqual } from 'node:util';
import { type Point, TIMELINE } from '../catalogue/points.ts';
import { type ResolvedDates, resolveDates } from './dates.ts';
import type { Entry } from './entries.ts';
import type { ResolvedEvent } from './event.ts';
import { type PlacedPoint, type Provenance, trackKey } from './placed-point.ts';

/** What became of the points of one entry. */
export interface Moved {
  readonly removed: readonly PlacedPoint[];
  readonly placed: readonly PlacedPoint[];
}

/**
 * Places the points of `entries` anew, which are closed under `after`; returns what that changed, entry by entry. An
 * entry whose points keep their places is left as it is.
 */
export function placeAnew(entries: Iterable<Entry>): Moved[] {
  return place(entries).flatMap(({ entry, placed }) => {
    const knownAs = entry.resolved?.knownAs ?? '';
    if (entry.placedAs === knownAs && isSamePlace(entry.placed, placed)) return [];
    const moved = { removed: without(entry.placed, placed), placed: without(placed, entry.placed) };
    entry.placed = placed;
    entry.placedAs = knownAs;
    return [moved];
  });
}

type ResolvedEntry = Entry & { readonly resolved: ResolvedEvent };

function isResolved(entry: Entry): entry is ResolvedEntry {
  return entry.resolved !== undefined;
}

function place(entries: Iterable<Entry>): { entry: Entry; placed: readonly PlacedPoint[] }[] {
  const all = [...entries];
  const resolved = all.filter(isResolved);
  const dates = resolveDates(
    resolved.map(({ recorded: { position }, resolved: { own, after } }) => ({ position, own, after })),
  );
  const follows = findFollowed(resolved, dates);
  return all.map((entry) => {
    if (!isResolved(entry)) return { entry, placed: [] };
    const { contradicted, ...placement } = dates.get(entry.recorded.position) as ResolvedDates;
    const cause = provenanceOf(entry.resolved, contradicted);
    const placed = entry.resolved.points.map((point, index) => ({
      ...point,
      ...placement,
      index,
      follows: follows(entry, point),
      cause,
    }));
    return { entry, placed };
  });
}

function provenanceOf(
  { content, correction, corroborations, corroborating }: ResolvedEvent,
  contradicted: boolean,
): Provenance {
  const { id, occurred, attribution, sources } = content;
  return {
    development: id,
    correction,
    corroborations: corroborations.map((corroboration) => corroboration.id),
    edtf: occurred ?? null,
    standing: attribution?.standing ?? null,
    by: attribution?.by ?? null,
    hedge: attribution?.hedge ?? null,
    inferred: attribution?.inferred ?? false,
    contradicted,
    sources: [...new Set([...sources.map(({ source }) => source), ...corroborating])],
  };
}

/**
 * For a point: the nearest positions on its track that it follows by `after` and not already by its dates. What those
 * follow in turn is found through them. Timelines are never judged, and where `after` contradicts the dates it decides
 * nothing.
 */
function findFollowed(entries: readonly ResolvedEntry[], dates: ReadonlyMap<number, ResolvedDates>) {
  const byPosition = new Map(entries.map((entry) => [entry.recorded.position, entry]));
  const tracks = positionsByTrack(entries);
  return ({ recorded, resolved }: ResolvedEntry, point: Point): number[] => {
    const { earliest, contradicted } = dates.get(recorded.position) as ResolvedDates;
    const onTrack = tracks.get(trackKey(point)) ?? new Set();
    if (contradicted || point.attribute === TIMELINE || onTrack.size === 1) return [];
    const nearest: number[] = [];
    const found = new Set(resolved.after);
    for (const position of found) {
      const other = dates.get(position);
      // It is retracted; or its dates already say that it, and all that it follows, came before.
      if (!other || (!other.contradicted && other.latest < earliest)) continue;
      if (onTrack.has(position)) nearest.push(position);
      if (onTrack.has(position) && !other.contradicted) continue;
      for (const before of byPosition.get(position)?.resolved.after ?? []) found.add(before);
    }
    return nearest.sort((a, b) => a - b);
  };
}

function positionsByTrack(entries: readonly ResolvedEntry[]): ReadonlyMap<string, ReadonlySet<number>> {
  const tracks = new Map<string, Set<number>>();
  for (const { recorded, resolved } of entries) {
    for (const point of resolved.points) {
      const track = trackKey(point);
      const positions = tracks.get(track);
      if (positions) positions.add(recorded.position);
      else tracks.set(track, new Set([recorded.position]));
    }
  }
  return tracks;
}

/** Whether points of the same words lie where they lay. The words follow from the correction and the corroborations. */
function isSamePlace(before: readonly PlacedPoint[], after: readonly PlacedPoint[]): boolean {
  return (
    before.length === after.length &&
    before.every((point, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        point.earliest === other.earliest &&
        point.latest === other.latest &&
        point.timeOfDayMs === other.timeOfDayMs &&
        point.tiePosition === other.tiePosition &&
        point.tieDepth === other.tieDepth &&
        point.cause.contradicted === other.cause.contradicted &&
        point.cause.correction === other.cause.correction &&
        point.cause.corroborations.join() === other.cause.corroborations.join() &&
        point.follows.join() === other.follows.join()
      );
    })
  );
}

/** The points that are not among `others` to the letter: after a merge only those of the merged subject change. */
function without(points: readonly PlacedPoint[], others: readonly PlacedPoint[]): PlacedPoint[] {
  return points.filter((point) => !others.some((other) => isDeepStrictEqual(point, other)));
}
