/** Stretches of days on each of which a track has one value, equally surely; and those on which two tracks have one. */
import { isDeepStrictEqual } from 'node:util';
import { attributeNames } from '../catalogue/attributes.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type Day, dayAfter, dayBefore, FIRST_DAY } from '../time/day.ts';
import {
  type AttributedValue,
  type Certainty,
  certainties,
  type Dating,
  datings,
  toPossibleValue,
  toStatedValue,
} from './attributed-value.ts';
import type { JudgedTrack } from './judged-track.ts';
import { deriveOverTime, type JudgedDay, judgeOverTime } from './over-time.ts';

/** A value of a track, as it is said during a stretch. */
export interface SaidValue extends Omit<AttributedValue, 'since' | 'certainty' | 'dating' | 'otherDates'> {
  readonly attribute: string;
  readonly key: string;
  readonly label: string;
}

/** Days on each of which the state says the same. */
export interface Stretch {
  /** First and last day, both included. Null: from the first day on; without an end. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly dating: Dating;
  /** What lists ask for; a value that says “not clear” is stated. */
  readonly certainty: Certainty;
  /** One value; two, where both hold at once. */
  readonly values: readonly [SaidValue, ...SaidValue[]];
}

/**
 * Stretches of all tracks among `points` and of those that follow from acts, by their first days. On each day a value
 * has the best dating that the state gives it. `points` and `lives`: all that is known at one moment, whatever the day.
 * `names`: of these attributes only.
 */
export function stretchesOf(
  points: readonly PlacedPoint[],
  lives: readonly PlacedPoint[],
  names: readonly string[] = attributeNames,
): Stretch[] {
  const tracks = Map.groupBy(
    points.filter(({ attribute }) => names.includes(attribute)),
    trackKey,
  );
  const bySubject = Map.groupBy(points, ({ subject }) => subject);
  const judged = [
    ...[...tracks.values()].map((track) => judgeOverTime(track, lives)),
    ...[...bySubject.values()].flatMap((own) => deriveOverTime(own, [...points, ...lives], names)),
  ];
  return judged.flatMap(stretchesOfDays).sort(compareStretches);
}

function stretchesOfDays(judgedDays: readonly JudgedDay[]): Stretch[] {
  const days = judgedDays.flatMap(({ from, judged }, index): Stretch[] => {
    const next = judgedDays[index + 1];
    const to = next ? dayBefore(next.from) : null;
    const said = judged ? saidBy(judged, from) : [];
    const first = from === FIRST_DAY ? null : from;
    return said.map(({ value, ...dated }) => ({ from: first, to, ...dated, values: [value] }));
  });
  return joinNeighbours(days);
}

interface Said extends Pick<Stretch, 'dating' | 'certainty'> {
  readonly value: SaidValue;
}

/** What a track says on a day: each value once, with its best dating. */
function saidBy({ stated, possible }: JudgedTrack, day: Day): Said[] {
  const said: Said[] = [];
  const add = (point: PlacedPoint, attributed: AttributedValue) => {
    const { dating, certainty } = attributed;
    const value = toSaidValue(point, attributed);
    const known = said.findIndex((it) => saysTheSame(it.value, value));
    const { [known]: before } = said;
    if (!before) said.push({ dating, certainty, value });
    else if (before.dating === dating) said[known] = { dating, certainty, value: unite(before.value, value) };
  };
  if (stated?.point.holds) add(stated.point, toStatedValue(stated));
  for (const point of possible) if (point.holds) add(point, toPossibleValue(point, day));
  return said;
}

function toSaidValue({ attribute, key, label }: PlacedPoint, attributed: AttributedValue): SaidValue {
  const { value, standing, by, hedge, inferred, because, sources } = attributed;
  return { attribute, key, label, value, standing, by, hedge, inferred, because, sources };
}

function saysTheSame(a: SaidValue, b: SaidValue): boolean {
  return a.attribute === b.attribute && a.key === b.key && a.label === b.label && isDeepStrictEqual(a.value, b.value);
}

/** One value that two reports give: as the first says it, resting on both. */
function unite(a: SaidValue, b: SaidValue): SaidValue {
  return {
    ...a,
    because: [...new Set([...a.because, ...b.because])],
    sources: [...new Set([...a.sources, ...b.sources])],
  };
}

/** Joins stretches that follow each other without a gap and say the same. `stretches`: by their first days. */
function joinNeighbours(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  let open: number[] = [];
  for (const stretch of stretches) {
    open = open.filter((at) => isBeforeOrBeside(joined[at], stretch));
    const at = open.find((it) => continues(joined[it], stretch));
    const before = at === undefined ? undefined : joined[at];
    if (at === undefined || !before) {
      open.push(joined.push(stretch) - 1);
      continue;
    }
    const [first, ...others] = before.values.map((value, index) => unite(value, stretch.values[index] ?? value));
    joined[at] = { ...before, to: stretch.to, values: [first ?? before.values[0], ...others] };
  }
  return joined;
}

/** Whether stretches that come later can still continue this one. */
function isBeforeOrBeside(earlier: Stretch | undefined, { from }: Stretch): boolean {
  return earlier !== undefined && (earlier.to === null || from === null || (dayAfter(earlier.to) ?? from) >= from);
}

function continues(earlier: Stretch | undefined, later: Stretch): boolean {
  if (!earlier || earlier.to === null || later.from === null || dayAfter(earlier.to) !== later.from) return false;
  return (
    earlier.dating === later.dating &&
    earlier.certainty === later.certainty &&
    earlier.values.length === later.values.length &&
    earlier.values.every((value, index) => {
      const { [index]: other } = later.values;
      return other !== undefined && saysTheSame(value, other);
    })
  );
}

/** Stretches on which one of `some` and one of `others`, of another track, hold at once; as the weaker is dated. */
export function bothAtOnce(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const both = some.flatMap((one) =>
    others.flatMap((other): Stretch[] => {
      if (!isOtherTrack(one.values[0], other.values[0])) return [];
      const from = laterStart(one.from, other.from);
      const to = earlierEnd(one.to, other.to);
      if (from !== null && to !== null && from > to) return [];
      const dating = weakerOf(datings, one.dating, other.dating);
      const certainty = weakerOf(certainties, one.certainty, other.certainty);
      return [{ from, to, dating, certainty, values: [...one.values, ...other.values] }];
    }),
  );
  return joinNeighbours(both.sort(compareStretches)).sort(compareStretches);
}

function isOtherTrack(one: SaidValue, other: SaidValue): boolean {
  return one.attribute !== other.attribute || one.key !== other.key;
}

/** Whether a stretch has a day from `from` to `to`. */
export function isWithin({ from: first, to: last }: Stretch, from: Day, to: Day): boolean {
  return (first === null || first <= to) && (last === null || last >= from);
}

/** Whether it is at least as sure as `least`. */
export function isAsSure({ certainty }: Stretch, least: Certainty): boolean {
  return certainties.indexOf(certainty) <= certainties.indexOf(least);
}

/** `order`: from the surest. */
function weakerOf<Sure>(order: readonly Sure[], a: Sure, b: Sure): Sure {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function laterStart(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function earlierEnd(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b < a) ? b : a;
}

/** By first day, then last day; then by what they say. */
function compareStretches(a: Stretch, b: Stretch): number {
  const [one, other] = [orderOf(a), orderOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function orderOf({ from, to, dating, values }: Stretch): string {
  const said = values.map(({ attribute, key, label }) => `${attribute}\0${key}\0${label}`);
  return [from ?? '', to ?? '~', ...said, dating].join('\0');
}
