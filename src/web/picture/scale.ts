/** The axis of time: where days lie along it, and its ticks. */
import type { Day } from '../../time/day.ts';
import type { Language } from '../../words/language.ts';
import { dayNumber, type Step, startsOf, stepOf } from './calendar.ts';
import type { Extent, Window } from './model.ts';

/** Where days lie along the axis. */
export interface Scale extends Extent {
  readonly window: Window;
  /** Where a day begins; it may lie outside of the picture. */
  readonly xOf: (day: Day) => number;
  readonly unitsADay: number;
}

export function scaleOf(window: Window, { left, right }: Extent): Scale {
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  const unitsADay = (right - left) / Math.max(1, to - from);
  return { window, left, right, unitsADay, xOf: (day) => round(left + (dayNumber(day) - from) * unitsADay) };
}

/** Rounds as finely as a picture needs it. */
export function round(x: number): number {
  return Math.round(x * 10) / 10;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Labels of ticks stand at least so far apart. */
const LEAST_APART = 72;

/** Days, months or years, whatever leaves the labels room. */
export function ticksOf({ window, unitsADay, xOf }: Scale, language: Language): Tick[] {
  const step = stepOf(LEAST_APART / unitsADay);
  const days = startsOf(window, step);
  return days.map((day, index) => {
    const isNewYear = index === 0 || days[index - 1]?.slice(0, 4) !== day.slice(0, 4);
    return { x: xOf(day), label: tickLabel(day, { step, isNewYear }, language) };
  });
}

interface TickPlace {
  readonly step: Step;
  readonly isNewYear: boolean;
}

function tickLabel(date: Day, { step, isNewYear }: TickPlace, { words }: Language): string {
  const { ticks } = words.picture;
  const [year, month, day] = date.split('-').map(Number);
  const parts = { year: String(year), month: words.dates.months.short[`m${month}` as 'm1'], day: String(day) };
  if ('days' in step) return isNewYear ? ticks.dayOfYear(parts) : ticks.day(parts);
  if (step.months >= 12) return ticks.year(parts);
  return isNewYear ? ticks.monthOfYear(parts) : ticks.month(parts);
}
