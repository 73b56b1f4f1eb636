/** What a track says over all days: judged on each day on which that can change. */
import { links } from '../catalogue/links.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { agree } from '../facts/reports.ts';
import { BEGINNING_OF_TIME, type Day, dayAfter, FIRST_DAY } from '../time/day.ts';
import { type JudgedTrack, judgeTracks, personWhoseLifeEnds } from './tracks.ts';

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
  const death = life
    .filter(({ holds }) => holds)
    .map(({ latest }) => latest)
    .sort(compareDays)[0];
  const waiting =
    track[0]?.attribute === links.life.name
      ? [...track].sort(byBeginning).map((point) => ({ point, over: undefined }))
      : spansOf(track, death);
  let standing: Span[] = [];
  let next = 0;
  return daysOfChange([...track, ...life]).map((day) => {
    for (let span = waiting[next]; span && span.point.earliest <= day; span = waiting[next]) {
      standing.push(span);
      next += 1;
    }
    standing = standing.filter(({ over }) => over === undefined || over > day);
    const points = standing.map(({ point }) => point);
    return { from: day, judged: judgeTracks(points, day, life)[0] };
  });
}

/** A point, and the day from which on it decides nothing. */
interface Span {
  readonly point: PlacedPoint;
  readonly over: Day | undefined;
}

/**
 * By their earliest days. A point decides nothing once another value that is surely after it has surely begun; but what
 * a track said on the day of a death it says from then on.
 */
function spansOf(track: readonly PlacedPoint[], death: Day | undefined): Span[] {
  const inOrder = track.toSorted(comparePlacements);
  const spans = inOrder.map((point, index): Span => {
    const following = inOrder[index + 1];
    const isOver = following && following.earliest > point.latest && !agree(point, following);
    const over = isOver && (death === undefined || following.latest <= death) ? following.latest : undefined;
    return { point, over };
  });
  return spans.sort((a, b) => byBeginning(a.point, b.point));
}

function byBeginning(a: PlacedPoint, b: PlacedPoint): number {
  return compareDays(a.earliest, b.earliest);
}

/** The first day; and of each point the days on which it may have begun and has surely begun, and those after them. */
function daysOfChange(points: readonly PlacedPoint[]): Day[] {
  const bounds = new Set(points.flatMap(({ earliest, latest }) => [earliest, latest]));
  bounds.delete(BEGINNING_OF_TIME);
  const days = [...bounds].flatMap((day) => [day, dayAfter(day) ?? day]);
  return [...new Set([FIRST_DAY, ...days])].sort(compareDays);
}

function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
