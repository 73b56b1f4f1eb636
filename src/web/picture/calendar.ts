/** Days as numbers, and the steps of a calendar along the axis of a picture. */
import { type Day, dayOf } from '../../time/day.ts';
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

/** How far apart ticks or columns stand. */
export type Step = { readonly days: number } | { readonly months: number };

const steps: readonly Step[] = [
  ...[1, 2, 7, 14].map((days) => ({ days })),
  ...[1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 60_000].map((months) => ({ months })),
];

/** The smallest step that is at least so many days long. */
export function stepOf(leastDays: number): Step {
  const length = (step: Step) => ('days' in step ? step.days : step.months * 30);
  return steps.find((step) => length(step) >= leastDays) ?? { months: 120_000 };
}

/** The days within the window on which a step begins: weeks on Mondays, months and years on their first days. */
export function startsOf({ from, to }: Window, step: Step): Day[] {
  if ('days' in step) {
    const first = dayNumber(from) + ((((-dayNumber(from) - 3) % step.days) + step.days) % step.days);
    return range(first, dayNumber(to), step.days).map(dayAt);
  }
  const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const begun = Math.ceil((monthOf(from) + (from.endsWith('-01') ? 0 : 1)) / step.months) * step.months;
  return range(Math.max(begun, 12), monthOf(to), step.months).map((month) =>
    dayOf(Math.floor(month / 12), (month % 12) + 1, 1),
  );
}

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, index) => first + index * step);
}

/** The windows that a reader may choose: all that there is, and a year and a month around the date. */
export function windowsOf({
  first,
  last,
  asOf,
}: {
  readonly first: Day | null;
  readonly last: Day | null;
  readonly asOf: Day;
}): Readonly<Record<'all' | 'year' | 'month', Window>> {
  const days = [first, last, asOf].flatMap((day) => (day === null ? [] : [dayNumber(day)]));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(3, Math.ceil((to - from) * 0.03));
  const around = (half: number) => ({ from: dayAt(dayNumber(asOf) - half), to: dayAt(dayNumber(asOf) + half) });
  return { all: { from: dayAt(from - margin), to: dayAt(to + margin) }, year: around(183), month: around(16) };
}
