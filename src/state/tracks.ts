/** What each track says on a day, once death has ended what it ends. */
import type { Attribute } from '../catalogue/attribute.ts';
import { personBehind } from '../catalogue/attributes.ts';
import { links } from '../catalogue/links.ts';
import { isInternal } from '../catalogue/points.ts';
import { type PlacedPoint, placeKey, trackKey } from '../facts/placed-point.ts';
import { agree } from '../facts/reports.ts';
import { type Judgement, judgeOnce, type Stated } from '../facts/track.ts';
import type { Day } from '../time/day.ts';
import { deriveTracks } from './derived-tracks.ts';
import type { JudgedTrack } from './judged-track.ts';
import { judgeTermed } from './last-days.ts';
import { type ReadLaw, readActs } from './law.ts';

/** What a subject’s tracks say, and what follows from its acts. */
export interface JudgedSubject {
  readonly tracks: readonly JudgedTrack[];
  /** Undefined where it has no acts. */
  readonly law: ReadLaw | undefined;
}

interface Judging {
  /** Facts of other subjects that decide, too: lives of people that they name, acts of their cases. */
  readonly lives?: readonly PlacedPoint[] | undefined;
  /** Of what follows from acts, only this; all where left out. */
  readonly isMeant?: ((attribute: Attribute) => boolean) | undefined;
}

/**
 * Judges every track among the `facts` of a subject on the day `asOf`: as they come, then those that follow from its
 * acts.
 */
export function judgeSubject(
  facts: readonly PlacedPoint[],
  asOf: Day,
  { lives = [], isMeant }: Judging = {},
): JudgedSubject {
  const law = readActs(facts, lives, asOf);
  const recorded = judgeRecorded(facts, asOf, lives);
  return { tracks: law ? [...recorded, ...deriveTracks(law, isMeant)] : recorded, law };
}

/** The same without the reading. */
export function judgeTracks(
  facts: readonly PlacedPoint[],
  asOf: Day,
  lives: readonly PlacedPoint[] = [],
): readonly JudgedTrack[] {
  return judgeSubject(facts, asOf, { lives }).tracks;
}

function judgeRecorded(facts: readonly PlacedPoint[], asOf: Day, lives: readonly PlacedPoint[]): JudgedTrack[] {
  const deaths = judgeDeaths([...facts, ...lives], asOf);
  const external = facts.filter(({ attribute }) => !isInternal(attribute));
  return [...Map.groupBy(external, trackKey).values()].flatMap((track): JudgedTrack[] => {
    const first = track.find(({ earliest }) => earliest <= asOf);
    if (!first) return [];
    const { attribute, key, subject } = first;
    const person = personWhoseLifeEnds(track);
    const death = person === undefined ? undefined : deaths.get(person);
    const judged =
      attribute === links.life.name
        ? deaths.get(subject)
        : death?.stated
          ? endWithLife(judgeTermed(track, death.stated.point.latest), death.stated)
          : judgeTermed(track, asOf);
    return judged ? [{ attribute, key, ...(death?.stated ? judged : mayEnd(judged, death)) }] : [];
  });
}

/** Deaths that have happened or may have happened, by person. People die once. */
export function judgeDeaths(facts: readonly PlacedPoint[], asOf: Day): Map<string, Judgement<PlacedPoint>> {
  const lives = facts.filter((fact) => fact.attribute === links.life.name);
  const once = [...new Map(lives.map((life) => [placeKey(life), life])).values()];
  return new Map(
    [...Map.groupBy(once, ({ subject }) => subject)].map(([person, life]) => [person, judgeOnce(life, asOf)]),
  );
}

/** The person whose death ends what the track says, if there is one. `track`: facts of one track. */
export function personWhoseLifeEnds([first]: readonly PlacedPoint[]): string | undefined {
  return first && personBehind(first);
}

/**
 * On every day from a death on: what a track said on the day of the death, but that what was stated has ended. Whatever
 * only might have held is gone.
 */
function endWithLife({ stated, possible }: Judgement<PlacedPoint>, death: Stated<PlacedPoint>): Judgement<PlacedPoint> {
  const endings = possible.filter(({ holds }) => !holds);
  if (!stated) return { stated, possible: endings };
  if (!stated.point.holds) {
    const certain = endings.length === 0 && stated.otherDates.length === 0;
    return { stated: { ...stated, certain }, possible: endings };
  }
  const point = endOf(stated.point, death.point);
  const rivals = endings.filter((ending) => !agree(ending, point));
  return { stated: { ...death, point, certain: death.certain && rivals.length === 0 }, possible: rivals };
}

/** If the person may have died, the value may have ended. */
function mayEnd(judged: Judgement<PlacedPoint>, death: Judgement<PlacedPoint> | undefined): Judgement<PlacedPoint> {
  const [mayHaveDied] = death?.possible ?? [];
  const { stated, possible } = judged;
  if (!mayHaveDied || !stated?.point.holds) return judged;
  return { stated: { ...stated, certain: false }, possible: [...possible, endOf(stated.point, mayHaveDied)] };
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
