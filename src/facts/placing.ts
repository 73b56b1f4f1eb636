// Places in time: the points of developments that `after` connects, each with its dates, its ties and its provenance.
import { isDeepStrictEqual } from 'node:util';
import { isInternal, type Point, TIMELINE } from '../catalogue/points.ts';
import { BEGINNING_OF_TIME, type Day, dayAfter } from '../time/day.ts';
import { writeBounds } from '../time/edtf.ts';
import { type ResolvedDates, resolveDates } from './dates.ts';
import type { ResolvedEvent } from './event.ts';
import type { EventNode } from './event-graph.ts';
import { ALWAYS } from './own-date.ts';
import { type PlacedPoint, type Provenance, trackKey } from './placed-point.ts';
import { NO_TIME } from './placement.ts';

/** What became of the points of one node. */
export interface Moved {
  readonly removed: readonly PlacedPoint[];
  readonly placed: readonly PlacedPoint[];
}

/**
 * Places the points of `nodes` anew, which are closed under `after`; returns what that changed, node by node. What
 * says what it said, and keeps its dates, is left as it is, unless it follows something that does not.
 */
export function placeAnew(nodes: Iterable<EventNode>): Moved[] {
  const all = [...nodes];
  const resolved = all.filter(isResolved);
  const dates = resolveDates(
    resolved.map(({ recorded: { position }, resolved: { own, after } }) => ({ position, own, after })),
  );
  const altered = findAltered(all, dates);
  const places = place([...altered].filter(isResolved), { resolved, dates });
  return [...altered].flatMap((node) => {
    const placed = places.get(node) ?? [];
    const knownAs = node.resolved?.knownAs ?? '';
    const isSame = node.placedAs === knownAs && isSamePlace(node.placed, placed);
    const moved = { removed: without(node.placed, placed), placed: without(placed, node.placed) };
    node.placing = { resolved: node.resolved, dates: dates.get(node.recorded.position) };
    if (isSame) return [];
    node.placed = placed;
    node.placedAs = knownAs;
    return [moved];
  });
}

type ResolvedNode = EventNode & { readonly resolved: ResolvedEvent };
type DatesByPosition = ReadonlyMap<number, ResolvedDates>;

function isResolved(node: EventNode): node is ResolvedNode {
  return node.resolved !== undefined;
}

/**
 * The nodes that say something else than when they were placed, or have other dates; those whose bounds such nodes
 * give; and all that follows them.
 */
function findAltered(nodes: readonly EventNode[], dates: DatesByPosition): Set<EventNode> {
  const altered = new Set(
    nodes.filter(
      ({ recorded, resolved, placing }) =>
        !placing || placing.resolved !== resolved || !areSameDates(placing.dates, dates.get(recorded.position)),
    ),
  );
  if (altered.size === 0 || altered.size === nodes.length) return altered;
  const said = new Set([...altered].map(({ recorded }) => recorded.position));
  for (const node of nodes) {
    const { earliestBy = null, latestBy = null } = dates.get(node.recorded.position) ?? {};
    if ([earliestBy, latestBy].some((giver) => giver !== null && said.has(giver))) altered.add(node);
  }
  const followers = new Map<number, EventNode[]>();
  for (const node of nodes)
    for (const followed of node.resolved?.after ?? []) {
      const own = followers.get(followed);
      if (own) own.push(node);
      else followers.set(followed, [node]);
    }
  for (const { recorded } of altered) for (const it of followers.get(recorded.position) ?? []) altered.add(it);
  return altered;
}

function areSameDates(one: ResolvedDates | undefined, other: ResolvedDates | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.earliest === other.earliest &&
    one.latest === other.latest &&
    one.timeOfDayMs === other.timeOfDayMs &&
    one.tiePosition === other.tiePosition &&
    one.tieDepth === other.tieDepth &&
    one.contradicted === other.contradicted &&
    one.earliestBy === other.earliestBy &&
    one.latestBy === other.latestBy
  );
}

interface Surroundings {
  /** All that `after` connects. */
  readonly resolved: readonly ResolvedNode[];
  readonly dates: DatesByPosition;
}

function place(nodes: readonly ResolvedNode[], { resolved, dates }: Surroundings): Map<EventNode, PlacedPoint[]> {
  const follows = findFollowed(nodes, { resolved, dates });
  const byPosition = new Map(resolved.map((node) => [node.recorded.position, node.resolved]));
  return new Map(
    nodes.map((node) => {
      const { contradicted, earliestBy, latestBy, ...placement } = dates.get(node.recorded.position) as ResolvedDates;
      const givers = [
        ...giversOf(byPosition.get(earliestBy ?? -1), 'earliestBy'),
        ...giversOf(byPosition.get(latestBy ?? -1), 'latestBy'),
      ];
      const isOpen = node.resolved.own.isOpen && placement.latest === node.resolved.own.latest;
      const cause = provenanceOf(node.resolved, { contradicted, isOpen, givers });
      return [
        node,
        node.resolved.points.map(({ when, ...point }, index) => {
          const placed = { ...point, ...placeAt(when, { ...placement, isOpen }) };
          const followed = when === 'always' ? [] : follows(node, point);
          return { ...placed, index, follows: followed, cause: causeAt(when, placed, cause) };
        }),
      ];
    }),
  );
}

type Place = Omit<ResolvedDates, 'contradicted' | 'earliestBy' | 'latestBy'>;
type Placed = Pick<PlacedPoint, 'attribute' | 'holds' | 'earliest' | 'latest'>;

/** The provenance of what holds always: nothing gives it a date. */
const UNDATED = { isOpen: false, datedBy: [], datedBySources: [], otherDates: [], contradicted: false } as const;

/**
 * The provenance of a point: with no date where it holds always, else with all dates at its place. An end keeps the
 * last day, as its source gives it; what comes in the place of what ended has the day after.
 */
function causeAt(when: Point['when'], { attribute, holds, ...place }: Placed, cause: Provenance): Provenance {
  if (when === 'always') return { ...cause, ...UNDATED };
  if (when === undefined || cause.isOpen) return cause;
  const edtf = holds && !isInternal(attribute) ? writeBounds(place.earliest, place.latest) : cause.edtf;
  const otherDates = cause.otherDates.map(({ earliest, latest, ...date }) => ({
    ...date,
    earliest: nextDay(earliest),
    latest: nextDay(latest),
  }));
  return { ...cause, edtf, otherDates };
}

/** The ends of time have no day after them. */
function nextDay(day: Day): Day {
  return day === BEGINNING_OF_TIME ? day : (dayAfter(day) ?? day);
}

/** Comes before all places in the log, however far these are: what ends with a day is over when the next one begins. */
const BEFORE_ALL = 2 ** 52;

/** The place of a point: that of its development, unless it holds always or begins on the day after. */
function placeAt(when: Point['when'], { isOpen, ...place }: Place & { readonly isOpen: boolean }): Place {
  const { earliest, latest, tiePosition } = place;
  if (when === 'always') return { ...place, earliest: ALWAYS.earliest, latest: ALWAYS.latest, timeOfDayMs: NO_TIME };
  if (when === undefined || isOpen) return place;
  return {
    ...place,
    earliest: nextDay(earliest),
    latest: nextDay(latest),
    timeOfDayMs: NO_TIME,
    tiePosition: tiePosition - BEFORE_ALL,
  };
}

/** What gave a bound: a development, or what corroborates it. */
interface Giver {
  readonly because: readonly string[];
  readonly sources: readonly string[];
}

function giversOf(event: ResolvedEvent | undefined, end: 'earliestBy' | 'latestBy'): Giver[] {
  if (!event) return [];
  const { content, correction, corroborating, own } = event;
  const corroboration = own[end];
  const sources = content.sources.map(({ source }) => source);
  return [
    {
      because: [content.id, ...(correction ? [correction] : []), ...(corroboration ? [corroboration] : [])],
      sources: corroboration ? [...sources, ...corroborating] : sources,
    },
  ];
}

interface Dating extends Pick<Provenance, 'contradicted' | 'isOpen'> {
  readonly givers: readonly Giver[];
}

function provenanceOf(
  { content, correction, corroborations, corroborating, own }: ResolvedEvent,
  { contradicted, isOpen, givers }: Dating,
): Provenance {
  const { id, attribution, sources } = content;
  return {
    development: id,
    correction,
    corroborations: corroborations.map((corroboration) => corroboration.id),
    edtf: own.edtf,
    isOpen,
    datedBy: [...new Set(givers.flatMap(({ because }) => because))],
    datedBySources: [...new Set(givers.flatMap((giver) => giver.sources))],
    otherDates: own.otherDates,
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
function findFollowed(nodes: readonly ResolvedNode[], { resolved: all, dates }: Surroundings) {
  if (nodes.every(({ resolved }) => resolved.after.length === 0)) return () => [];
  const byPosition = new Map(all.map((node) => [node.recorded.position, node]));
  const tracks = positionsByTrack(all, new Set(nodes.flatMap(({ resolved }) => tracksOf(resolved))));
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

function positionsByTrack(
  nodes: readonly ResolvedNode[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const tracks = new Map([...wanted].map((track) => [track, new Set<number>()]));
  for (const { recorded, resolved } of nodes) {
    for (const track of tracksOf(resolved)) tracks.get(track)?.add(recorded.position);
  }
  return tracks;
}

const tracksOfEvents = new WeakMap<ResolvedEvent, readonly string[]>();

/** The tracks that the points of an event lie on: found once, since components of thousands ask again and again. */
function tracksOf(event: ResolvedEvent): readonly string[] {
  const tracks = tracksOfEvents.get(event) ?? event.points.map(trackKey);
  tracksOfEvents.set(event, tracks);
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
        point.cause.isOpen === other.cause.isOpen &&
        point.cause.datedBy.join() === other.cause.datedBy.join() &&
        point.cause.datedBySources.join() === other.cause.datedBySources.join() &&
        point.follows.join() === other.follows.join()
      );
    })
  );
}

/** The points that are not among `others` to the letter: after a merge only those of the merged subject change. */
function without(points: readonly PlacedPoint[], others: readonly PlacedPoint[]): PlacedPoint[] {
  return points.filter((point) => !others.some((other) => isDeepStrictEqual(point, other)));
}
