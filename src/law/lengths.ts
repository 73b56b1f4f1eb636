// Lengths of terms: read, added, compared and laid from a day. Months come first, then days; a day that the month lacks
// is its last. Terms compare as counted from one day: P13M is longer than P1Y, and P60D than P1M.
//
//   from 31 January 2024, P1M: to 29 February 2024; its last day is the day before, 28 February
import { type Day, dayOf, daysInMonth, laterOf, parseDay } from '../time/day.ts';
import type { DayBounds, Term } from './acts.ts';

export interface Length {
  readonly months: number;
  readonly days: number;
}

export const NO_LENGTH: Length = { months: 0, days: 0 };

/** Reads `P7Y6M`; weeks are seven days. */
export function readTerm(term: Term): Length {
  const units = { Y: 0, M: 0, W: 0, D: 0 };
  for (const [, count, unit] of term.matchAll(/(\d+)([YMWD])/g)) units[unit as keyof typeof units] += Number(count);
  return { months: units.Y * 12 + units.M, days: units.W * 7 + units.D };
}

export function writeTerm({ months, days }: Length): Term {
  const years = Math.floor(months / 12);
  const parts = [years ? `${years}Y` : '', months % 12 ? `${months % 12}M` : '', days ? `${days}D` : ''];
  return parts.every((part) => part === '') ? 'P0D' : `P${parts.join('')}`;
}

export function addLengths(a: Length, b: Length): Length {
  return { months: a.months + b.months, days: a.days + b.days };
}

/** What is left of `whole` without `part`; never below nothing. A month is borrowed as 30 days. */
export function subtractLength(whole: Length, part: Length): Length {
  if (compareLengths(whole, part) <= 0) return NO_LENGTH;
  const [months, days] = [whole.months - part.months, whole.days - part.days];
  const borrowed = days < 0 ? Math.ceil(-days / 30) : 0;
  if (months >= borrowed) return { months: months - borrowed, days: days + borrowed * 30 };
  return { months: 0, days: Math.max(0, months * 30 + days) };
}

/** Compares as counted from one day, 1 January 2001. */
export function compareLengths(a: Length, b: Length): number {
  return daysFrom2001(a) - daysFrom2001(b);
}

export function longerOf(a: Length, b: Length): Length {
  return compareLengths(a, b) >= 0 ? a : b;
}

/** The last day of a term: start + term − credit − 1 day. Undefined beyond the calendar. */
export function lastDayOfTerm(start: Day, term: Length, credit: Length = NO_LENGTH): Day | undefined {
  const [year = 0, month = 1, dayOfMonth = 1] = start.split('-').map(Number);
  const months = year * 12 + (month - 1) + term.months - credit.months;
  const [newYear, newMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  if (newYear < 1 || newYear > 9999) return undefined;
  const day = dayOf(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
  return addDays(day, term.days - credit.days - 1);
}

/** The last day of a term that starts within bounds; null where it has none. */
export function lastDayFrom(start: DayBounds, term: Length, credit?: Length): DayBounds | null {
  const latest = lastDayOfTerm(start.latest, term, credit);
  if (latest === undefined) return null;
  const earliest = start.earliest === null ? undefined : lastDayOfTerm(start.earliest, term, credit);
  return { earliest: earliest ?? null, latest };
}

/** The day so many days later, or earlier; undefined beyond the calendar. */
function addDays(day: Day, days: number): Day | undefined {
  if (days === 0) return day;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return Number.isNaN(date.getTime()) ? undefined : parseDay(date.toISOString().slice(0, 10));
}

export function boundsAfter({ earliest, latest }: DayBounds): DayBounds | null {
  const next = addDays(latest, 1);
  if (next === undefined) return null;
  return { earliest: earliest === null ? null : (addDays(earliest, 1) ?? null), latest: next };
}

/** The later of two days that are known within bounds. */
export function laterBounds(a: DayBounds, b: DayBounds): DayBounds {
  const earliest = a.earliest === null || (b.earliest !== null && b.earliest > a.earliest) ? b.earliest : a.earliest;
  return { earliest, latest: laterOf(a.latest, b.latest) };
}

function daysFrom2001({ months, days }: Length): number {
  return Date.UTC(2001, months, 1) / 86_400_000 + days;
}
