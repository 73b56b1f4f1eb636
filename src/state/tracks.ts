/** What each track says on a day, once death has ended what it ends. */
import { findAttribute } from '../catalogue/attributes.ts';
import { links } from '../catalogue/links.ts';
import { isInternal } from '../catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type Judgement, judgeTrack } from '../facts/track.ts';
import type { Day } from '../time/day.ts';

/** What a track says on a day, once death has ended what it ends. */
export interface JudgedTrack extends Judgement<PlacedPoint> {
  readonly attribute: string;
  readonly key: string;
}

/**
 * Judges every track among `facts` on the day `asOf`, in the order in which they come. `lives`: facts about the lives
 * of people that the facts are about or name.
 */
export function judgeTracks(
  facts: readonly PlacedPoint[],
  asOf: Day,
  lives: readonly PlacedPoint[] = [],
): JudgedTrack[] {
  const deaths = judgeDeaths([...facts, ...lives], asOf);
  const external = facts.filter(({ attribute }) => !isInternal(attribute));
  return [...Map.groupBy(external, trackKey).values()].flatMap((track): JudgedTrack[] => {
    const [first] = track;
    if (!first) return [];
    const judged = judgeTrack<PlacedPoint>(track, asOf);
    const person = personWhoseLifeEnds(track);
    const death = person === undefined ? undefined : deaths.get(person);
    return [{ attribute: first.attribute, key: first.key, ...(death ? endWithLife(judged, death) : judged) }];
  });
}

/** Deaths that have happened or may have happened, by person. */
function judgeDeaths(facts: readonly PlacedPoint[], asOf: Day): Map<string, Judgement<PlacedPoint>> {
  const lives = facts.filter((fact) => fact.attribute === links.life.name);
  return new Map(
    [...Map.groupBy(lives, ({ subject }) => subject)].map(([person, life]) => [person, judgeTrack(life, asOf)]),
  );
}

/** The person whose death ends what the track says, if there is one. `track`: facts of one track. */
export function personWhoseLifeEnds(track: readonly PlacedPoint[]): string | undefined {
  const [first] = track;
  if (!first) return undefined;
  switch (findAttribute(first.attribute)?.endsWithLife) {
    case 'subject':
      return first.subject;
    case 'label':
      return track.find(({ label }) => label !== '')?.label;
    default:
      return undefined;
  }
}

/** A dead person has no such value, whatever is recorded. If the person may have died, the value may have ended. */
function endWithLife(judged: Judgement<PlacedPoint>, death: Judgement<PlacedPoint>): Judgement<PlacedPoint> {
  const { stated, possible } = judged;
  const held = stated?.point.holds ? stated.point : undefined;
  if (death.stated) {
    const { point, certain } = death.stated;
    return {
      stated: held ? { point: endOf(held, point), certain } : stated,
      possible: possible.filter(({ holds }) => !holds),
    };
  }
  const [mayHaveDied] = death.possible;
  if (!mayHaveDied || !held) return judged;
  return { stated: { point: held, certain: false }, possible: [...possible, endOf(held, mayHaveDied)] };
}

function endOf(point: PlacedPoint, death: PlacedPoint): PlacedPoint {
  const value = typeof point.value === 'object' ? point.value : {};
  return {
    ...death,
    subject: point.subject,
    attribute: point.attribute,
    key: point.key,
    holds: false,
    label: '',
    value: { ...value, manner: 'died' },
  };
}
