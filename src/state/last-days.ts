/** Values that end by themselves: nothing holds after the last day that was stated with it. */
import { findAttribute } from '../catalogue/attributes.ts';
import { type LastDay, lastDayIn } from '../catalogue/last-days.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { agree, dateEvent, findReports } from '../facts/reports.ts';
import { type Judgement, judgeTrack, type Stated } from '../facts/track.ts';
import { BEGINNING_OF_TIME, type Day, dayAfter } from '../time/day.ts';
import { writeBounds } from '../time/edtf.ts';

/** What a track says on a day, once last days have ended what they end. `track`: facts of one track. */
export function judgeTermed(track: readonly PlacedPoint[], asOf: Day): Judgement<PlacedPoint> {
  const judged = judgeTrack(track, asOf);
  if (!track.some(({ value, attribute }) => lastDayIn(value) && findAttribute(attribute)?.endsByItself)) return judged;
  const inOrder = track.filter(({ earliest }) => earliest <= asOf).sort(comparePlacements);
  const { stated } = judged;
  const possible = judged.possible.flatMap((point) => sayOnDay(point, inOrder, asOf));
  if (!stated) return { stated, possible };
  const [said = stated.point, ...others] = sayOnDay(stated.point, inOrder, asOf);
  const rivals = [...others, ...possible].filter((point) => !agree(point, said));
  if (said === stated.point) {
    const dated = dateTerm({ ...judged, stated }, inOrder, asOf);
    return { stated: { ...dated, certain: dated.certain && rivals.length === 0 }, possible: rivals };
  }
  const { cause, earliest, latest } = said;
  const since = { edtf: cause.edtf, earliest, latest };
  return {
    stated: { point: said, certain: rivals.length === 0, since, reports: [said], otherDates: [] },
    possible: rivals,
  };
}

/** What is stated, dated by the reports of its own term: one that ends where another begins is not that one. */
function dateTerm(
  { stated, possible }: Judgement<PlacedPoint> & { readonly stated: Stated<PlacedPoint> },
  inOrder: readonly PlacedPoint[],
  asOf: Day,
): Stated<PlacedPoint> {
  const { point, reports, otherDates } = stated;
  if (reports.length === 1 && otherDates.length === 0) return stated;
  const isBefore = (one: PlacedPoint, other: PlacedPoint) => {
    const end = endByItself(one, inOrder);
    return end !== undefined && end.latest <= (dayAfter(other.earliest) ?? other.earliest);
  };
  const others = findReports(point, inOrder).filter((it) => !isBefore(it, point) && !isBefore(point, it));
  const date = dateEvent(point, others, asOf);
  return { point, ...date, certain: possible.length === 0 && date.otherDates.length === 0 };
}

/** A point, its end, or first the point and then its end, where the day lies between the bounds of the last day. */
function sayOnDay(point: PlacedPoint, inOrder: readonly PlacedPoint[], asOf: Day): PlacedPoint[] {
  const end = point.holds ? endByItself(point, inOrder) : undefined;
  if (!end || end.earliest > asOf) return [point];
  return end.latest <= asOf ? [end] : [point, end];
}

/**
 * The end of a value: on the day after its last one, which it says itself, or which a report before it says that agrees
 * and goes on when it begins. What begins on the last day of that is a term of its own.
 */
export function endByItself(point: PlacedPoint, inOrder: readonly PlacedPoint[]): PlacedPoint | undefined {
  if (!findAttribute(point.attribute)?.endsByItself) return undefined;
  for (const report of inOrder.slice(0, inOrder.indexOf(point) + 1).toReversed()) {
    if (!agree(report, point)) return undefined;
    const last = lastDayIn(report.value);
    if (last && report !== point && last.latest <= point.earliest) return undefined;
    if (last) return endAfter(report, last, point.index);
  }
  return undefined;
}

/** `index`: of the point that ends. */
function endAfter(point: PlacedPoint, last: LastDay, index: number): PlacedPoint {
  const earliest = last.earliest ?? BEGINNING_OF_TIME;
  return {
    ...point,
    earliest: earliest === BEGINNING_OF_TIME ? earliest : (dayAfter(earliest) ?? earliest),
    latest: dayAfter(last.latest) ?? last.latest,
    index: -1 - index,
    holds: false,
    label: '',
    // As the source gives it: the last day.
    cause: { ...point.cause, edtf: writeBounds(earliest, last.latest), isOpen: false, otherDates: [] },
  };
}
