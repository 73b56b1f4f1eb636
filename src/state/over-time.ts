/** What a track says over all days: judged on each day on which that can change. */
import { findAttribute } from '../catalogue/attributes.ts';
import { lastDayIn } from '../catalogue/last-days.ts';
import { links } from '../catalogue/links.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { BEGINNING_OF_TIME, type Day, dayAfter, END_OF_TIME, FIRST_DAY } from '../time/day.ts';
import { deriveTracks } from './derived-tracks.ts';
import type { JudgedTrack } from './judged-track.ts';
import { prepareActs } from './law.ts';
import { readOverTime } from './law-over-time.ts';
import { judgeTracks, personWhoseLifeEnds } from './tracks.ts';

/** What a track says from a day on, until the next judged day. */
export interface JudgedDay {
  readonly from: Day;
  /** Undefined: nothing. */
  readonly judged: JudgedTrack | undefined;
}

/**
 * The judged days of a track, from the first day on. `track`: all points of one track that are known, whatever the day.
 * `lives`: points about the lives of people, among them of those that the track is about or names.
 */
export function judgeOverTime(track: readonly PlacedPoint[], lives: readonly PlacedPoint[]): JudgedDay[] {
  const person = personWhoseLifeEnds(track);
  const life = lives.filter(({ attribute, subject }) => attribute === links.life.name && subject === person);
  const died = life.map(({ latest }) => latest).sort(compareDays)[0];
  const readOn = makeReader(track);
  return daysOfChange([...track, ...life]).map((day) => {
    const until = died !== undefined && died < day ? died : day;
    return { from: day, judged: judgeTracks(readOn(until), day, life)[0] };
  });
}

/**
 * The judged days of each track that follows from the acts of a subject, of these attributes. `beside`: facts of other
 * subjects that decide, too.
 */
export function deriveOverTime(
  facts: readonly PlacedPoint[],
  beside: readonly PlacedPoint[],
  names: readonly string[],
): JudgedDay[][] {
  const isMeant = ({ name }: { readonly name: string }) => names.includes(name);
  const prepared = names.some((name) => findAttribute(name)?.derivation) ? prepareActs(facts, beside) : undefined;
  if (!prepared) return [];
  const days = [...readOverTime(prepared, { from: FIRST_DAY })].map(({ day, law }) => ({
    day,
    tracks: new Map(deriveTracks(law, isMeant).map((track) => [`${track.attribute}\0${track.key}`, track])),
  }));
  const all = new Set(days.flatMap(({ tracks }) => [...tracks.keys()]));
  return [...all].map((track) => days.map(({ day, tracks }) => ({ from: day, judged: tracks.get(track) })));
}

/**
 * The points of a track that decide on a day, asked for day by day: those that have begun, back to where the last value
 * began that differs from the stated one.
 */
function makeReader(track: readonly PlacedPoint[]): (day: Day) => PlacedPoint[] {
  const inOrder = track.toSorted(comparePlacements);
  const lastOthers = findLastOthers(inOrder);
  const byBeginning = inOrder.toSorted((a, b) => compareDays(a.earliest, b.earliest));
  const { attribute = '' } = inOrder[0] ?? {};
  // Lives, and values that end with the life of the person they name, are judged by all points.
  const isCut = attribute !== links.life.name && findAttribute(attribute)?.endsWithLife !== 'label';
  let [stated, begun, first] = [-1, 0, 0];
  let open: PlacedPoint[] = [];
  return (day) => {
    while ((inOrder[stated + 1]?.latest ?? END_OF_TIME) <= day) stated += 1;
    for (let point = byBeginning[begun]; point && point.earliest <= day; point = byBeginning[begun]) {
      open.push(point);
      begun += 1;
    }
    open = open.filter(({ latest }) => latest > day);
    const from = inOrder[lastOthers[stated] ?? -1]?.earliest ?? BEGINNING_OF_TIME;
    while (first > 0 && (inOrder[first - 1]?.latest ?? BEGINNING_OF_TIME) >= from) first -= 1;
    while (first <= stated && (inOrder[first]?.latest ?? END_OF_TIME) < from) first += 1;
    return [...inOrder.slice(isCut ? first : 0, stated + 1), ...open];
  };
}

/** Of each point in order, the index of the last one before it that holds another value; -1: none. */
function findLastOthers(inOrder: readonly PlacedPoint[]): number[] {
  const others: number[] = [];
  for (const [index, { holds, label }] of inOrder.entries()) {
    const before = inOrder[index - 1];
    const isSame = before?.holds === holds && before.label === label;
    others.push(isSame ? (others[index - 1] ?? -1) : index - 1);
  }
  return others;
}

/**
 * The first day; and of each date that a point gives the days on which it may have begun and has surely begun, and
 * those after them.
 */
function daysOfChange(points: readonly PlacedPoint[]): Day[] {
  const dates = points.flatMap((point) => [point, ...point.cause.otherDates]);
  const lastDays = points.flatMap(({ value }) => lastDayIn(value) ?? []);
  const bounds = new Set([...dates, ...lastDays].flatMap(({ earliest, latest }) => [earliest ?? latest, latest]));
  bounds.delete(BEGINNING_OF_TIME);
  const days = [...bounds].flatMap((day) => [day, dayAfter(day) ?? day]);
  return [...new Set([FIRST_DAY, ...days])].sort(compareDays);
}

function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
