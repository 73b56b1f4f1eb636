import { type AttributeName, attribute } from '../catalogue/attributes.ts';
import { isInternal } from '../catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type Judgement, judgeTrack } from '../facts/track.ts';
import type { Day } from '../time/day.ts';

/** What a track says on a day, once death has ended what it ends. */
export interface JudgedTrack extends Judgement<PlacedPoint> {
  readonly attribute: AttributeName;
  readonly key: string;
}

/**
 * What the tracks among `facts` say on the day `asOf`, in the order in which they come. `lives`: what is known of the lives of persons
 * whom the facts are about or name.
 */
export function judgeTracks(
  facts: readonly PlacedPoint[],
  asOf: Day,
  lives: readonly PlacedPoint[] = [],
): JudgedTrack[] {
  const deaths = judgeDeaths([...facts, ...lives], asOf);
  return [...Map.groupBy(facts.filter(isOfAttribute), trackKey).values()].map((track) => {
    const [{ attribute: name, key }] = track as [OfAttribute, ...OfAttribute[]];
    const judged = judgeTrack<PlacedPoint>(track, asOf);
    const person = personWhoseLifeEnds(track);
    const death = person === undefined ? undefined : deaths.get(person);
    return { attribute: name, key, ...(death ? endWithLife(judged, death) : judged) };
  });
}

type OfAttribute = PlacedPoint & { readonly attribute: AttributeName };

function isOfAttribute(point: PlacedPoint): point is OfAttribute {
  return !isInternal(point.attribute);
}

/** Persons' deaths, by person, as far as they have or may have happened. */
function judgeDeaths(facts: readonly PlacedPoint[], asOf: Day): Map<string, Judgement<PlacedPoint>> {
  const lives = facts.filter((fact) => fact.attribute === 'life');
  return new Map(
    [...Map.groupBy(lives, ({ subject }) => subject)].map(([person, life]) => [person, judgeTrack(life, asOf)]),
  );
}

/** The person without whose life the track can have no value. `track`: facts of one track. */
export function personWhoseLifeEnds(track: readonly PlacedPoint[]): string | undefined {
  const [first] = track;
  if (!first) return undefined;
  switch (attribute(first.attribute as AttributeName)?.endsWithLife) {
    case 'subject':
      return first.subject;
    case 'label':
      return track.find(({ label }) => label !== '')?.label;
    default:
      return undefined;
  }
}

/** A dead person has no such value, whatever is recorded; one who may have died perhaps has none. */
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
