/** Times during which a track has one value, over all days. */
import { isDeepStrictEqual } from 'node:util';
import type { Attribute } from '../catalogue/attribute.ts';
import { links } from '../catalogue/links.ts';
import { isInternal } from '../catalogue/points.ts';
import { evidenceOf, type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { BEGINNING_OF_TIME, type Day, END_OF_TIME } from '../time/day.ts';
import { toDateOrNull } from './attributed-value.ts';
import { derivedPeriods } from './derived-periods.ts';
import { endByItself } from './last-days.ts';
import type { Period } from './period.ts';
import { judgeDeaths, personWhoseLifeEnds } from './tracks.ts';

/**
 * Periods of all tracks among `points`, track by track, in order. A value is stated on a day exactly if that day falls
 * into one of its periods (`judgeTracks`). A period that ends as it begins is kept, since it happened.
 * `points`: all that is known at one moment, whatever the day. `lives`: points of other subjects that decide, too.
 * Of what follows from acts there are only the periods that a picture draws. `isMeant`: which of these attributes.
 */
export function periodsOf(
  points: readonly PlacedPoint[],
  lives: readonly PlacedPoint[] = [],
  isMeant: (attribute: Attribute) => boolean = () => true,
): Period[] {
  const deaths = judgeDeaths([...points, ...lives], END_OF_TIME);
  const recorded = [
    ...Map.groupBy(
      points.filter(({ attribute }) => !isInternal(attribute)),
      trackKey,
    ).values(),
  ].flatMap((track) => {
    const person = personWhoseLifeEnds(track);
    const death = person === undefined ? undefined : deaths.get(person);
    return periodsOfTrack(track, death?.stated?.point);
  });
  const bySubject = Map.groupBy(
    points.filter(({ attribute }) => isInternal(attribute)),
    ({ subject }) => subject,
  );
  const beside = [...points, ...lives];
  return [...recorded, ...[...bySubject.values()].flatMap((own) => derivedPeriods(own, beside, isMeant))];
}

function periodsOfTrack(track: readonly PlacedPoint[], death: PlacedPoint | undefined): Period[] {
  const inOrder = track.toSorted(comparePlacements);
  const runs = runsOf(death ? inOrder.filter(({ latest }) => latest <= death.latest) : inOrder);
  return runs.flatMap((run, index) => {
    const next = runs[index + 1]?.[0] ?? death;
    const [first] = run;
    const over = first.holds ? endByItself(first, inOrder) : undefined;
    const ending = over && (!next || over.latest < next.latest) ? over : next;
    const isOver = ending !== undefined && ending.latest < first.latest;
    return first.holds && !isOver && ending?.latest !== BEGINNING_OF_TIME ? [toPeriod(run, ending)] : [];
  });
}

type Run = [PlacedPoint, ...PlacedPoint[]];

/** Joins neighbours that say the same, and all reports of a death. */
function runsOf(inOrder: readonly PlacedPoint[]): Run[] {
  const runs: Run[] = [];
  for (const point of inOrder) {
    const run = runs.at(-1);
    const isSame = run && (point.attribute === links.life.name || saysTheSame(run[0], point));
    // A further term of the same is a period of its own.
    if (isSame && lastDayOf(run[0], inOrder) === lastDayOf(point, inOrder)) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function lastDayOf(point: PlacedPoint, inOrder: readonly PlacedPoint[]): Day | undefined {
  return point.holds ? endByItself(point, inOrder)?.latest : undefined;
}

function saysTheSame(a: PlacedPoint, b: PlacedPoint): boolean {
  if (a.holds !== b.holds) return false;
  return !a.holds || (a.label === b.label && isDeepStrictEqual(a.value, b.value));
}

function toPeriod(run: Run, ending: PlacedPoint | undefined): Period {
  const [{ subject, attribute, key, value, label, earliest, latest, cause }] = run;
  return {
    subject,
    attribute,
    key,
    value,
    label,
    begin: { earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) },
    end: ending ? { earliest: toDateOrNull(ending.earliest), latest: ending.latest } : null,
    isUndated: { begin: cause.isOpen, end: ending?.cause.isOpen === true },
    standing: cause.standing,
    by: cause.by,
    hedge: cause.hedge,
    inferred: cause.inferred,
    because: [...new Set(run.flatMap(evidenceOf))],
  };
}
