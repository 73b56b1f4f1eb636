/** What each track says on a day, once death has ended what it ends. */
import { findAttribute } from '../catalogue/attributes.ts';
import { links } from '../catalogue/links.ts';
import { isInternal } from '../catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type Judgement, judgeTrack } from '../facts/track.ts';
import type { Day } from '../time/day.ts';
import { deriveTracks } from './derived-tracks.ts';
import type { JudgedTrack } from './judged-track.ts';
import { type ReadLaw, readActs } from './law.ts';

/** What a subject’s tracks say, and what follows from its acts. */
export interface JudgedSubject {
  readonly tracks: readonly JudgedTrack[];
  /** Undefined where it has no acts. */
  readonly law: ReadLaw | undefined;
}

/**
 * Judges every track among the `facts` of a subject on the day `asOf`: as they come, then those that follow from its
 * acts. `lives`: facts of other subjects that decide, too: lives of people that they name, acts of their cases.
 */
export function judgeSubject(
  facts: readonly PlacedPoint[],
  asOf: Day,
  lives: readonly PlacedPoint[] = [],
): JudgedSubject {
  const law = readActs(facts, lives, asOf);
  const recorded = judgeRecorded(
    facts.filter(({ earliest }) => earliest <= asOf),
    asOf,
    lives,
  );
  return { tracks: law ? [...recorded, ...deriveTracks(law)] : recorded, law };
}

/** The same without the reading. */
export function judgeTracks(
  facts: readonly PlacedPoint[],
  asOf: Day,
  lives: readonly PlacedPoint[] = [],
): readonly JudgedTrack[] {
  return judgeSubject(facts, asOf, lives).tracks;
}

function judgeRecorded(facts: readonly PlacedPoint[], asOf: Day, lives: readonly PlacedPoint[]): JudgedTrack[] {
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
