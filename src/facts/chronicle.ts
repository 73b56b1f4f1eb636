import { isTimeless, pointsOf } from '../catalogue/catalogue.ts';
import type { Development } from '../catalogue/development.ts';
import { type Point, TIMELINE } from '../catalogue/points.ts';
import type { Day } from '../time/day.ts';
import { ALWAYS, type Bounds, ownBounds, type ResolvedDates, resolveDates } from './dates.ts';
import type { TrackPoint } from './track.ts';

/** A development as the log holds it. */
export interface Recorded {
  readonly position: number;
  /** Position of the last of its atomic batch: the whole batch is known from there on. */
  readonly batchEnd: number;
  /** The UTC day of its recording. */
  readonly recordedOn: Day;
  readonly development: Development;
}

/** Why a fact stands: what a reader needs to judge it. */
export interface Cause {
  readonly development: string;
  readonly edtf: string | null;
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  /** `after` contradicts the date. */
  readonly contradicted: boolean;
  readonly sources: readonly string[];
}

/** A point with its place in time. */
export interface PlacedPoint extends Point, TrackPoint {
  readonly cause: Cause;
}

/** What one atomic batch changes, known from `knownFrom` on. */
export interface Change {
  readonly knownFrom: number;
  readonly removed: readonly PlacedPoint[];
  readonly placed: readonly PlacedPoint[];
}

interface Entry {
  readonly recorded: Recorded;
  readonly own: Bounds;
  readonly after: number[];
  readonly followers: number[];
  readonly points: readonly Point[];
  placed: readonly PlacedPoint[];
}

/**
 * Developments and how `after` connects them: turns each atomic batch into the points that it places and moves.
 * Hold the whole log in it, or at least all that `after` connects with what is added.
 */
export class Chronicle {
  readonly #entries = new Map<number, Entry>();
  readonly #positions = new Map<string, number>();

  /** Takes in developments whose points are placed already; together they are closed under `after`. */
  restore(recorded: readonly Recorded[]): void {
    const entries = this.#enter(recorded);
    for (const { entry, placed } of place(entries)) entry.placed = placed;
  }

  /** Adds one atomic batch; returns the points it places, and those it moves because `after` connects them. */
  add(batch: readonly Recorded[]): Change {
    const connected = this.#connectedWith(this.#enter(batch));
    const removed: PlacedPoint[] = [];
    const added: PlacedPoint[] = [];
    for (const { entry, placed } of place(connected)) {
      if (isSamePlace(entry.placed, placed)) continue;
      removed.push(...entry.placed);
      added.push(...placed);
      entry.placed = placed;
    }
    return { knownFrom: batch.at(-1)?.batchEnd ?? 0, removed, placed: added };
  }

  #enter(recorded: readonly Recorded[]): Entry[] {
    for (const { position, development } of recorded) this.#positions.set(development.id, position);
    return recorded
      .map((it) => {
        const after = (it.development.after ?? []).flatMap((id) => this.#positions.get(id) ?? []);
        const own = isTimeless(it.development) ? ALWAYS : ownBounds(it.development.occurred, it.recordedOn);
        const entry: Entry = { recorded: it, own, after, followers: [], points: pointsOf(it.development), placed: [] };
        this.#entries.set(it.position, entry);
        return entry;
      })
      .map((entry) => {
        for (const position of entry.after) this.#entries.get(position)?.followers.push(entry.recorded.position);
        return entry;
      });
  }

  #connectedWith(start: readonly Entry[]): Entry[] {
    const found = new Set(start);
    for (const entry of found) {
      for (const position of [...entry.after, ...entry.followers]) {
        const neighbour = this.#entries.get(position);
        if (neighbour) found.add(neighbour);
      }
    }
    return [...found];
  }
}

/** The points of `entries`, which are closed under `after`, each with its place in time. */
function place(entries: readonly Entry[]): { entry: Entry; placed: readonly PlacedPoint[] }[] {
  const dates = resolveDates(entries.map(({ recorded, own, after }) => ({ position: recorded.position, own, after })));
  const follows = findFollowed(entries, dates);
  return entries.map((entry) => {
    const { contradicted, ...place } = dates.get(entry.recorded.position) as ResolvedDates;
    const cause = causeOf(entry.recorded.development, contradicted);
    const placed = entry.points.map((point, index) => ({
      ...point,
      ...place,
      index,
      follows: follows(entry, point),
      cause,
    }));
    return { entry, placed };
  });
}

function causeOf({ id, occurred, attribution, sources }: Development, contradicted: boolean): Cause {
  return {
    development: id,
    edtf: occurred ?? null,
    standing: attribution?.standing ?? null,
    by: attribution?.by ?? null,
    hedge: attribution?.hedge ?? null,
    inferred: attribution?.inferred ?? false,
    contradicted,
    sources: [...new Set(sources.map(({ source }) => source))],
  };
}

/**
 * For a point: the nearest positions on its track that it follows by `after` and not already by its dates; what those follow in
 * turn stands with them. Timelines are never judged, and where `after` contradicts the dates it decides nothing.
 */
function findFollowed(entries: readonly Entry[], dates: ReadonlyMap<number, ResolvedDates>) {
  const byPosition = new Map(entries.map((entry) => [entry.recorded.position, entry]));
  const datesOf = (position: number) => dates.get(position) as ResolvedDates;
  const tracks = new Map<string, Set<number>>();
  for (const { recorded, points } of entries) {
    for (const point of points) {
      const track = trackKey(point);
      const positions = tracks.get(track);
      if (positions) positions.add(recorded.position);
      else tracks.set(track, new Set([recorded.position]));
    }
  }
  return ({ recorded, after }: Entry, point: Point): number[] => {
    const { earliest, contradicted } = datesOf(recorded.position);
    const onTrack = tracks.get(trackKey(point)) ?? new Set();
    if (contradicted || point.attribute === TIMELINE || onTrack.size === 1) return [];
    const nearest: number[] = [];
    const found = new Set(after);
    for (const position of found) {
      const other = datesOf(position);
      // Its dates already say that it, and all that it follows, came before.
      if (!other.contradicted && other.latest < earliest) continue;
      if (onTrack.has(position)) nearest.push(position);
      if (onTrack.has(position) && !other.contradicted) continue;
      for (const before of byPosition.get(position)?.after ?? []) found.add(before);
    }
    return nearest.sort((a, b) => a - b);
  };
}

/** A track as one text; a NUL cannot stand in any of its parts. */
export function trackKey({ subject, attribute, key }: Pick<Point, 'subject' | 'attribute' | 'key'>): string {
  return `${subject}\0${attribute}\0${key}`;
}

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
        point.follows.join() === other.follows.join()
      );
    })
  );
}
