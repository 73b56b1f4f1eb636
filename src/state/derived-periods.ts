/** Times during which a derived attribute has one value: what follows from the acts, on every day that changes it. */
import { isDeepStrictEqual } from 'node:util';
import type { Attribute } from '../catalogue/attribute.ts';
import { attribute } from '../catalogue/attributes.ts';
import { kindOf } from '../catalogue/subject.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { narrowActs } from '../law/placed-acts.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { toDateOrNull } from './attributed-value.ts';
import { type DerivedPoint, deriveTracks, faceOf, isDerivedPoint } from './derived-tracks.ts';
import { prepareActs, type ReadLaw } from './law.ts';
import { isDocketTooLong, type LawOnDay, readOverTime } from './law-over-time.ts';
import type { Period } from './period.ts';

/** So many days are read at most: a picture of more would show nothing more. */
const MOST_DAYS = 2_000;

/**
 * Periods of what is drawn of one subject, by its facts and those beside. Of a docket that is too long for that there
 * are none: its entries stand in the timeline.
 */
export function derivedPeriods(
  facts: readonly PlacedPoint[],
  beside: readonly PlacedPoint[],
  isMeant: (attribute: Attribute) => boolean,
): Period[] {
  const all = prepareActs(facts, beside);
  if (!all) return [];
  const prepared = isDocketTooLong(all) ? { ...all, docket: [] } : all;
  const lines = new Map<string, Stretch[]>();
  for (const { day, law } of readOverTime(prepared, { most: MOST_DAYS }))
    step(lines, { day, law }, (attribute) => hasLane(law)(attribute) && isMeant(attribute));
  return [...lines.values()].flatMap((line) => line.map(toPeriod));
}

/** A value from the day on which it is first stated. */
interface Stretch {
  /** As it was said last: what was last reported may have become newer. */
  point: DerivedPoint;
  readonly begin: DerivedPoint;
  readonly from: Day;
  until: Day | null;
  /** When it may have ended already. */
  untilEarliest: Day | null;
  isEndUndated: boolean;
  because: readonly string[];
}

function step(lines: Map<string, Stretch[]>, { day, law }: LawOnDay, isMeant: (attribute: Attribute) => boolean): void {
  const stated = new Map(
    deriveTracks(law, isMeant).flatMap(({ attribute: name, key, stated: it }) =>
      it && isDerivedPoint(it.point) && it.point.holds && isDrawn(it.point) ? [[`${name}\0${key}`, it.point]] : [],
    ),
  );
  for (const [name, line] of lines) {
    const last = line.at(-1);
    if (!last || last.until !== null) continue;
    const now = stated.get(name);
    if (now && isSameFace(now, last.point)) {
      last.because = [...new Set([...last.because, ...now.because])];
      last.point = now;
      stated.delete(name);
      continue;
    }
    last.until = day;
    const ending = now?.latest === day ? { earliest: now.earliest, isOpen: now.cause.isOpen } : endingOf(law, day);
    last.untilEarliest = toDateOrNull(ending.earliest);
    last.isEndUndated = ending.isOpen;
  }
  for (const [name, point] of stated) {
    const line = lines.get(name) ?? [];
    const open = { until: null, untilEarliest: null, isEndUndated: false };
    line.push({ point, begin: point, from: day, ...open, because: point.because });
    lines.set(name, line);
  }
}

/**
 * The first day on which an act may have happened that has surely happened by that day; and whether only the day of its
 * recording says so.
 */
function endingOf({ acts, reportsOf }: ReadLaw, day: Day) {
  const ending = narrowActs(acts).filter(({ latest }) => latest === day);
  const [earliest = day] = ending.map((act) => act.earliest ?? BEGINNING_OF_TIME).sort();
  const facts = ending.flatMap(({ id }) => reportsOf(id)).flatMap((report) => report.facts);
  return { earliest, isOpen: facts.length > 0 && facts.every(({ cause }) => cause.isOpen) };
}

/** While a value shows the same, the bar goes on. */
function isSameFace(a: DerivedPoint, b: DerivedPoint): boolean {
  return isDeepStrictEqual(faceOf(a.attribute, a.value), faceOf(b.attribute, b.value));
}

/** Whether a picture of the subject has a lane for it. */
function hasLane({ subject }: ReadLaw) {
  return ({ picture }: Attribute) => typeof picture === 'object' && picture.lanesOf.includes(kindOf(subject));
}

function isDrawn({ attribute: name, value }: DerivedPoint): boolean {
  const { picture } = attribute(name);
  return typeof picture === 'object' && (picture.draws?.(value) ?? true);
}

function toPeriod({ point, begin, from, until, untilEarliest, isEndUndated, because }: Stretch): Period {
  const { subject, attribute: name, key, value, label } = point;
  const { earliest, latest, cause } = begin;
  return {
    subject,
    attribute: name,
    key,
    value,
    label,
    begin: { earliest: toDateOrNull(latest === from ? earliest : from), latest: from },
    end: until === null ? null : { earliest: untilEarliest, latest: until },
    isUndated: { begin: cause.isOpen && latest === from, end: isEndUndated },
    standing: cause.standing,
    by: cause.by,
    hedge: cause.hedge,
    inferred: cause.inferred,
    because,
  };
}
