// Places in time: the points of developments that `after` connects, each with its dates, its ties and its provenance.
import { isDeepStrictEqual } from 'node:util';
import { type Point, TIMELINE } from '../catalogue/points.ts';
import { type ResolvedDates, resolveDates } from './dates.ts';
import type { ResolvedEvent } from './event.ts';
import type { EventNode } from './event-graph.ts';
import { type PlacedPoint, type Provenance, trackKey } from './placed-point.ts';

/** What became of the points of one node. */
export interface Moved {
  readonly removed: readonly PlacedPoint[];
  readonly placed: readonly PlacedPoint[];
}

/**
 * Places the points of `nodes` anew, which are closed under `after`; returns what that changed, node by node. A
 * node whose points keep their places is left as it is.
 */
export function placeAnew(nodes: Iterable<EventNode>): Moved[] {
  return place(nodes).flatMap(({ node, placed }) => {
    const knownAs = node.resolved?.knownAs ?? '';
    if (node.placedAs === knownAs && isSamePlace(node.placed, placed)) return [];
    const moved = { removed: without(node.placed, placed), placed: without(placed, node.placed) };
    node.placed = placed;
    node.placedAs = knownAs;
    return [moved];
  });
}

type ResolvedNode = EventNode & { readonly resolved: ResolvedEvent };

function isResolved(node: EventNode): node is ResolvedNode {
  return node.resolved !== undefined;
}

function place(nodes: Iterable<EventNode>): { node: EventNode; placed: readonly PlacedPoint[] }[] {
  const all = [...nodes];
  const resolved = all.filter(isResolved);
  const dates = resolveDates(
    resolved.map(({ recorded: { position }, resolved: { own, after } }) => ({ position, own, after })),
  );
  const follows = findFollowed(resolved, dates);
  return all.map((node) => {
    if (!isResolved(node)) return { node, placed: [] };
    const { contradicted, ...placement } = dates.get(node.recorded.position) as ResolvedDates;
    const cause = provenanceOf(node.resolved, contradicted);
    const placed = node.resolved.points.map((point, index) => ({
      ...point,
      ...placement,
      index,
      follows: follows(node, point),
      cause,
    }));
    return { node, placed };
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
function findFollowed(nodes: readonly ResolvedNode[], dates: ReadonlyMap<number, ResolvedDates>) {
  const byPosition = new Map(nodes.map((node) => [node.recorded.position, node]));
  const tracks = positionsByTrack(nodes);
  return ({ recorded, resolved }: ResolvedNode, point: Point): number[] => {
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

function positionsByTrack(nodes: readonly ResolvedNode[]): ReadonlyMap<string, ReadonlySet<number>> {
  const tracks = new Map<string, Set<number>>();
  for (const { recorded, resolved } of nodes) {
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
