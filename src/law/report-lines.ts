// Which acts may report one act: those of one line, unless an act lies between after which it may happen again.
//
//   detained on 5 January; released on the 9th; detained in January      the person may have been detained again
//   5 years on 5 March; set aside on 9 March; 5 years in March           it may have been imposed anew
import { BEGINNING_OF_TIME, type Day, earlierOf, laterOf } from '../time/day.ts';
import type { Act, ActContent } from './acts.ts';
import { areAlike, sayingOf } from './alike.ts';

/** Days, and the time of one day, on which something happened. */
export interface ActTime {
  readonly earliest: Day;
  readonly latest: Day;
  readonly timeOfDayMs: number | null;
}

/** An act with its place in time. */
export interface TimedAct extends ActTime {
  readonly act: Act;
}

/** An act as a report of what happened. */
export interface ActReport extends TimedAct {
  readonly saying: ActContent;
  readonly text: string;
}

export function toReport(act: Act): ActReport {
  const saying = sayingOf(act);
  return { ...timeOf(act), act, saying, text: JSON.stringify(saying) };
}

export function timeOf({ earliest, latest, timeOfDayMs }: Act): ActTime {
  return { earliest: earliest ?? BEGINNING_OF_TIME, latest, timeOfDayMs };
}

export function daysOverlap(a: ActTime, b: ActTime): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** What two places have in common; times that differ are those of the first. */
export function intersect(a: ActTime, b: ActTime): ActTime {
  const times = [a.timeOfDayMs, b.timeOfDayMs].filter((it) => it !== null);
  return {
    earliest: laterOf(a.earliest, b.earliest),
    latest: earlierOf(a.latest, b.latest),
    timeOfDayMs: times.length > 0 ? Math.min(...times) : null,
  };
}

type Said = Pick<ActReport, 'saying' | 'text'>;

export function sayAlike(a: Said, b: Said): boolean {
  return a.text === b.text || areAlike(a.saying, b.saying);
}

/** Acts of one kind on one accused, of which several may report one; undefined: it stays by itself. */
export function lineOf(act: Act): string | undefined {
  switch (act.act) {
    case 'suspicion':
    case 'charge':
    case 'sentence':
      return [act.act, act.accused, act.case].join('\0');
    case 'outcome':
      return [act.act, act.accused, act.case, act.outcome, act.how].join('\0');
    case 'measure':
      return [act.act, act.accused, act.kind].join('\0');
    case 'released':
      return [act.act, act.accused, act.how].join('\0');
    case 'death':
      return [act.act, act.accused].join('\0');
    default:
      return undefined;
  }
}

/** By line; acts that stay by themselves are left out. */
export function linesOf(acts: readonly Act[]): ReadonlyMap<string, readonly Act[]> {
  const lines = new Map<string, Act[]>();
  for (const act of acts) {
    const line = lineOf(act);
    if (line === undefined) continue;
    const own = lines.get(line);
    if (own) own.push(act);
    else lines.set(line, [act]);
  }
  return lines;
}

/** The acts after which what `own` reports may happen again, but for those of its own line. */
export function rivalsOf(own: Act, acts: readonly Act[]): TimedAct[] {
  const line = lineOf(own);
  const isOnAccused = (it: Act) => 'accused' in it && 'accused' in own && it.accused === own.accused;
  return acts
    .filter((it) => isOnAccused(it) && lineOf(it) !== line && letsHappenAgain(it, own))
    .map((it) => ({ ...timeOf(it), act: it }));
}

/** Of custody also what is said otherwise: detained elsewhere. Of counts it may be about others, on the same day. */
export function areRivals(a: ActReport, b: Said): boolean {
  return (a.act.act === 'measure' || a.act.act === 'released') && !sayAlike(a, b);
}

function letsHappenAgain(it: Act, own: Act): boolean {
  const isInCase = 'case' in it && 'case' in own && it.case === own.case;
  switch (own.act) {
    case 'measure':
    case 'released':
      return it.act === 'measure' || it.act === 'released' || it.act === 'death';
    case 'suspicion':
    case 'charge':
      return isInCase && (it.act === 'outcome' || reopens(it));
    case 'outcome':
      return isInCase && (reopens(it) || (it.act === 'charge' && endsWithoutJudgment(own)));
    case 'sentence':
      return isInCase && reopens(it);
    default:
      return false;
  }
}

function reopens({ act }: Act): boolean {
  return act === 'decision' || act === 'reopened';
}

function endsWithoutJudgment({ outcome }: Extract<Act, { act: 'outcome' }>): boolean {
  return outcome === 'withdrawn' || outcome === 'dismissed' || outcome === 'discontinued' || outcome === 'no_verdict';
}

/** Whether something may lie behind `first` and before `last`, which was on a later day, or at a later time. */
export function liesBetween(it: ActTime, first: ActTime, last: ActTime): boolean {
  if (laterOf(first.earliest, it.earliest) > earlierOf(it.latest, last.latest)) return false;
  if (first.earliest < last.latest) return true;
  const [from, at, to] = [first.timeOfDayMs, it.timeOfDayMs, last.timeOfDayMs];
  if (first.earliest !== last.latest || from === null || to === null || from >= to) return false;
  return at === null || (from <= at && at <= to);
}
