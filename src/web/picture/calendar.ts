/** Days as numbers, and the windows of time that a reader may choose. */
import { type Day, dayOf, earlierOf, laterOf } from '../../time/day.ts';
import type { Window } from './model.ts';

const DAY_MS = 86_400_000;
const [FIRST, LAST] = ['0001-01-01', '9999-12-31'] as const;

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(day) / DAY_MS);
}

/** The day so many days after 1970-01-01; the first or the last day that there is where it lies beyond. */
export function dayAt(number: number): Day {
  const within = Math.min(dayNumber(LAST as Day), Math.max(dayNumber(FIRST as Day), Math.round(number)));
  return new Date(within * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** So many days lie in a window. */
export function lengthOf({ from, to }: Window): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

export const levels = ['day', 'month', 'year', 'all'] as const;
export type Level = (typeof levels)[number];

/** The window of each level: around the day a week on both sides, its month or its year with its neighbours, or all. */
export function windowAt(level: Level, asOf: Day, whole: Window): Window {
  const [year, month] = asOf.split('-').map(Number) as [number, number];
  switch (level) {
    case 'day':
      return { from: dayAt(dayNumber(asOf) - 7), to: dayAt(dayNumber(asOf) + 7) };
    case 'month':
      return { from: monthAt(year, month - 1), to: dayAt(dayNumber(monthAt(year, month + 2)) - 1) };
    case 'year':
      return { from: monthAt(year, -5), to: dayAt(dayNumber(monthAt(year, 19)) - 1) };
    case 'all':
      return whole;
  }
}

/** The first day of a month, counted from January of the year as 1. */
function monthAt(year: number, month: number): Day {
  const months = Math.min(9999 * 12 + 11, Math.max(12, year * 12 + month - 1));
  return dayOf(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** All that is known of days, with a margin on both sides. */
export function wholeOf(days: readonly Day[]): Window {
  const numbers = days.map(dayNumber);
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  const margin = Math.max(3, Math.ceil((to - from) * 0.03));
  return { from: dayAt(from - margin), to: dayAt(to + margin) };
}

/** A window is never longer than history, nor shorter than some days. */
const [MOST_DAYS, LEAST_DAYS] = [400_000, 5] as const;

/** The window so many times as long, around a day where that lies within, else around its middle. */
export function zoom(window: Window, factor: number, around: Day): Window {
  const length = lengthOf(window);
  const wanted = Math.round(Math.min(MOST_DAYS, Math.max(LEAST_DAYS, length * factor)));
  const isWithin = around >= window.from && around <= window.to;
  const offset = isWithin ? dayNumber(around) - dayNumber(window.from) : length / 2;
  const from = dayNumber(window.from) + offset - (offset / length) * wanted;
  return { from: dayAt(from), to: dayAt(from + wanted - 1) };
}

/** The window that an address asks for; undefined where that is none. */
export function windowAsked({ from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined }) {
  if (from === undefined || to === undefined || from === to) return undefined;
  return { from: earlierOf(from, to), to: laterOf(from, to) };
}

/** A window is first shown by months where something changes within it; else the whole record is. */
export function windowFirst({ asOf, today, days, whole }: FirstAsked): Window {
  const month = windowAt('month', asOf, whole);
  const isNear = days.some((day) => day >= month.from && day <= month.to);
  return asOf < today && isNear && lengthOf(whole) > 2 * lengthOf(month) ? month : whole;
}

interface FirstAsked {
  readonly asOf: Day;
  readonly today: Day;
  /** On which something changes. */
  readonly days: readonly Day[];
  readonly whole: Window;
}
