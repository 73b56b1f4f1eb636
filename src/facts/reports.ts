// Reports of one event: points of a track that say the same, with nothing else that may lie between them.
import { isDeepStrictEqual } from 'node:util';
import type { Point } from '../catalogue/points.ts';
import { BEGINNING_OF_TIME, type Day, dayAfter, earlierOf, laterOf } from '../time/day.ts';
import type { PlacedPoint } from './placed-point.ts';
import { comparePlacements } from './placement.ts';
import { combineDates, type OtherDate, type ReportedDate, shareDay } from './reported-date.ts';

/** What the reports of one event say of its date. */
export interface EventDate<Item extends PlacedPoint> {
  readonly since: ReportedDate;
  /** The reports that share this date: the stated one first, then in the order of the log. */
  readonly reports: readonly Item[];
  /** The others. */
  readonly otherDates: readonly OtherDate[];
}

type Said = Pick<Point, 'holds' | 'label' | 'value'>;

/** Whether neither contradicts the other: what only one of them says does not count. */
export function agree(one: Said, other: Said): boolean {
  if (one.holds !== other.holds || one.label !== other.label) return false;
  if (!isObject(one.value) || !isObject(other.value))
    return one.value === null || other.value === null || one.value === other.value;
  for (const [name, value] of Object.entries(one.value)) {
    const otherValue = other.value[name];
    if (isGiven(value) && isGiven(otherValue) && !isDeepStrictEqual(value, otherValue)) return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/**
 * The other reports of the event that `stated` reports. `begun`: the points of the track that may have begun, in its
 * order. Whatever lies between two of them in that order may do so in the world, so they stand side by side.
 */
export function findReports<Item extends PlacedPoint>(stated: Item, begun: readonly Item[]): Item[] {
  const at = begun.indexOf(stated);
  let [first, last] = [at, at];
  while (first > 0 && agree(begun[first - 1] as Item, stated)) first -= 1;
  while (last < begun.length - 1 && agree(begun[last + 1] as Item, stated)) last += 1;
  const near = begun.slice(first, last + 1).filter((it) => it !== stated && isRegistered(it) === isRegistered(stated));
  if (near.length === 0) return [];
  const from = near.reduce((day, { earliest }) => earlierOf(day, earliest), stated.earliest);
  const rivals = [...begun.slice(0, first), ...begun.slice(last + 1)].filter(
    (it) => it.latest >= from && !agree(it, stated),
  );
  if (rivals.length === 0) return near;
  const follows = makeFollows(begun);
  return near.filter(
    (it) => !rivals.some((rival) => isOrder(follows, [it, rival, stated]) || isOrder(follows, [stated, rival, it])),
  );
}

/** A registration holds always: it reports no event. */
function isRegistered({ latest }: PlacedPoint): boolean {
  return latest === BEGINNING_OF_TIME;
}

type Follows = (later: PlacedPoint, earlier: PlacedPoint) => boolean;

/** Whether three points may come in this order, in some possible world. */
function isOrder(follows: Follows, [first, second, third]: readonly [PlacedPoint, PlacedPoint, PlacedPoint]): boolean {
  if (follows(first, second) || follows(second, third) || follows(first, third)) return false;
  const behindFirst =
    comparePlacements(second, first) > 0
      ? first.earliest
      : ((first.earliest === BEGINNING_OF_TIME ? undefined : dayAfter(first.earliest)) ?? first.earliest);
  const day: Day = laterOf(second.earliest, behindFirst);
  return day <= second.latest && (comparePlacements(third, second) > 0 ? day <= third.latest : day < third.latest);
}

/** Whether `after` puts one point of a track behind another, over any number of steps. */
function makeFollows(points: readonly PlacedPoint[]): Follows {
  const direct = new Map(points.map(({ position, follows }) => [position, follows]));
  const all = new Map<number, ReadonlySet<number>>();
  return (later, earlier) => {
    if (later.follows.length === 0 || comparePlacements(later, earlier) < 0) return false;
    const followed = all.get(later.position) ?? new Set(later.follows);
    if (!all.has(later.position)) {
      for (const position of followed as Set<number>)
        for (const before of direct.get(position) ?? []) (followed as Set<number>).add(before);
      all.set(later.position, followed);
    }
    return followed.has(earlier.position);
  };
}

/** What the reports of an event say of its date, as far as they can have begun on the day `asOf`. */
export function dateEvent<Item extends PlacedPoint>(stated: Item, others: readonly Item[], asOf: Day): EventDate<Item> {
  if (others.length === 0 && stated.cause.otherDates.length === 0)
    return { since: dateOf(stated), reports: [stated], otherDates: [] };
  const inLog = others.toSorted((a, b) => a.position - b.position || a.index - b.index);
  const toReport = (point: Item) => ({ ...dateOf(point), point });
  const { since, sharing } = combineDates(toReport(stated), inLog.map(toReport));
  const reports = sharing.map(({ point }) => point);
  const otherDates = [stated, ...inLog].flatMap((report) => [
    ...(reports.includes(report) ? [] : [{ id: report.cause.development, ...dateOf(report) }]),
    ...report.cause.otherDates.filter((it) => it.earliest <= asOf && !shareDay(it, since)),
  ]);
  return { since, reports, otherDates };
}

function dateOf({ cause: { edtf }, earliest, latest }: PlacedPoint): ReportedDate {
  return { edtf, earliest, latest };
}
