import { isDeepStrictEqual } from 'node:util';
import type { AttributeName } from '../catalogue/attributes.ts';
import { isInternal } from '../catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { toDateOrNull } from './attributed-value.ts';
import { personWhoseLifeEnds } from './tracks.ts';

/** A time during which a track has one value, as far as is known at one moment. */
export interface Period {
  readonly subject: string;
  readonly attribute: AttributeName;
  readonly key: string;
  readonly value: unknown;
  readonly label: string;
  /** Stated from `latest` on, possible from `earliest` on. Null: unbounded. */
  readonly begin: { readonly earliest: Day | null; readonly latest: Day | null };
  /** Stated until `latest`, which it does not include; perhaps ended from `earliest` on. Null: still open. */
  readonly end: { readonly earliest: Day | null; readonly latest: Day } | null;
  /** Of the act by which it began, as are the next three. */
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  /** The developments that say it, with corrections and corroborations; first the one by which it began. */
  readonly because: readonly string[];
}

/**
 * The periods of all tracks among `points`, track by track, each in order: on a day a value is stated exactly if that falls into a period
 * of it (`judgeTracks`). A period whose end comes with its beginning is kept, since it happened. `points`: all that is known at one
 * moment, of whatever day; `lives`: of the persons whom the points are about or name.
 */
export function periodsOf(points: readonly PlacedPoint[], lives: readonly PlacedPoint[] = []): Period[] {
  const deaths = findDeaths([...points, ...lives]);
  return [...Map.groupBy(points.filter(isOfAttribute), trackKey).values()].flatMap((track) => {
    const person = personWhoseLifeEnds(track);
    const death = person === undefined ? undefined : deaths.get(person);
    return periodsOfTrack(track, death);
  });
}

type OfAttribute = PlacedPoint & { readonly attribute: AttributeName };

function isOfAttribute(point: PlacedPoint): point is OfAttribute {
  return !isInternal(point.attribute);
}

/** Of each person the first thing by which they have surely died. */
function findDeaths(points: readonly PlacedPoint[]): Map<string, PlacedPoint> {
  const lives = points.filter(({ attribute }) => attribute === 'life').sort(comparePlacements);
  return new Map(lives.toReversed().map((life) => [life.subject, life]));
}

function periodsOfTrack(track: readonly OfAttribute[], death: PlacedPoint | undefined): Period[] {
  const inOrder = track.toSorted(comparePlacements);
  const runs = runsOf(death ? inOrder.filter(({ latest }) => latest <= death.latest) : inOrder);
  return runs.flatMap((run, index) => {
    const ending = runs[index + 1]?.[0] ?? death;
    return run[0].holds && ending?.latest !== BEGINNING_OF_TIME ? [toPeriod(run, ending)] : [];
  });
}

type Run = [OfAttribute, ...OfAttribute[]];

/** Neighbours that say the same, together. */
function runsOf(inOrder: readonly OfAttribute[]): Run[] {
  const runs: Run[] = [];
  for (const point of inOrder) {
    const run = runs.at(-1);
    if (run && saysTheSame(run[0], point)) run.push(point);
    else runs.push([point]);
  }
  return runs;
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
    standing: cause.standing,
    by: cause.by,
    hedge: cause.hedge,
    inferred: cause.inferred,
    because: [
      ...new Set(
        run.flatMap(({ cause: { development, correction, corroborations } }) => [
          development,
          ...(correction ? [correction] : []),
          ...corroborations,
        ]),
      ),
    ],
  };
}
