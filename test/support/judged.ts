// What the facts say of a track, as the oracle says it.
import type { PlacedPoint } from '../../src/facts/placed-point.ts';
import { type Judgement, judgeOnce, judgeTrack } from '../../src/facts/track.ts';
import { toPossibleValue, toStatedValue } from '../../src/state/attributed-value.ts';
import type { Day } from '../../src/time/day.ts';
import type { OracleJudgement, OracleSince } from './oracle.ts';

/** What one track says, whatever a death ends; `points` are its own. */
export function judgeAlone<Item extends PlacedPoint>(points: readonly Item[], asOf: Day): Judgement<Item> {
  return points[0]?.attribute === 'life' ? judgeOnce(points, asOf) : judgeTrack(points, asOf);
}

/** A judgement by places, each with what it rests on. */
export function describeJudgement({ stated, possible }: Judgement<PlacedPoint>, asOf: Day): OracleJudgement {
  return {
    stated: stated ? describeStated(stated) : null,
    possible: possible.map((point) => {
      const { since, because, dating } = toPossibleValue(point, asOf);
      return { ...placeOf(point), since: sinceOf(since), because, undated: dating === 'unknown' };
    }),
  };
}

function describeStated(stated: NonNullable<Judgement<PlacedPoint>['stated']>) {
  const { certainty, since, because, otherDates } = toStatedValue(stated);
  return {
    ...placeOf(stated.point),
    certain: certainty === 'certain',
    since: sinceOf(since),
    because,
    otherDates: otherDates.map((it) => ({ id: it.id, since: sinceOf(it.since) })),
  };
}

function placeOf({ cause, index, earliest, latest }: PlacedPoint) {
  return {
    id: cause.development,
    index,
    version: cause.correction ?? cause.development,
    corroborations: cause.corroborations,
    earliest,
    latest,
  };
}

function sinceOf({
  edtf,
  earliest,
  latest,
}: {
  readonly edtf: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}): OracleSince {
  return { edtf, earliest: earliest ?? '-infinity', latest: latest ?? '-infinity' };
}
