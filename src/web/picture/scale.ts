import type { Day } from '../../time/day.ts';
import { texts } from '../texts.ts';
import { dayNumber, startsOf, stepOf } from './calendar.ts';
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

/** As fine as a picture needs it. */
export function round(x: number): number {
  return Math.round(x * 10) / 10;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** So far apart do labels of ticks stand at least. */
const LEAST_APART = 72;

/** Days, months or years, whatever leaves the labels room. */
export function ticksOf({ window, unitsADay, xOf }: Scale): Tick[] {
  const step = stepOf(LEAST_APART / unitsADay);
  const days = startsOf(window, step);
  return days.map((day, index) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    const isNewYear = index === 0 || days[index - 1]?.slice(0, 4) !== year;
    const shortMonth = texts.picture.months[Number(month) - 1] ?? '';
    const parts = [
      ...('days' in step ? [Number(dayOfMonth), shortMonth] : step.months < 12 ? [shortMonth] : []),
      ...(isNewYear || ('months' in step && step.months >= 12) ? [Number(year)] : []),
    ];
    return { x: xOf(day), label: parts.join(' ') };
  });
}
