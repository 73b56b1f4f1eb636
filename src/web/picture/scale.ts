/** Where days lie along the axis, in percent of the window, and the ticks that name them. */
import { scaleUtc } from 'd3-scale';
import type { Day } from '../../time/day.ts';
import type { Language } from '../../words/language.ts';
import { dayAt, dayNumber, lengthOf } from './calendar.ts';
import type { Window } from './model.ts';
import { widthOf } from './text.ts';

/** How wide the tracks of a picture are thought to be, in pixels: on a desk, and on a phone. */
export const WIDTHS = { desk: 800, phone: 320 } as const;

export interface Scale {
  readonly window: Window;
  /** Where a day begins; it may lie outside of the window. */
  readonly xOf: (day: Day) => number;
  /** How long a day is. */
  readonly day: number;
  /** The beginnings of about so many days, months or years. */
  readonly ticks: (count: number) => Day[];
}

export function scaleOf(window: Window): Scale {
  const [first, next] = [dayNumber(window.from), dayNumber(window.to) + 1];
  const scale = scaleUtc()
    .domain([toDate(first), toDate(next)])
    .range([0, 100]);
  return {
    window,
    xOf: (day) => round(scale(toDate(dayNumber(day)))),
    day: 100 / lengthOf(window),
    ticks: (count) => scale.ticks(Math.min(count, next - first)).map((date) => dayAt(date.getTime() / DAY_MS)),
  };
}

const DAY_MS = 86_400_000;

function toDate(number: number): Date {
  return new Date(number * DAY_MS);
}

/** As finely as a picture needs it. */
export function round(x: number): number {
  return Math.round(x * 100) / 100;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
  /** It begins a year or, among days, a month. */
  readonly isMajor: boolean;
  /** A phone has no room for its label. */
  readonly isFine: boolean;
}

const MOST_TICKS = 12;

/** Days, months, years or decades: whatever leaves their labels room. The first tick tells the year, too. */
export function ticksOf(scale: Scale, language: Language, most: number = MOST_TICKS): Tick[] {
  const days = withMonths(scale, scale.ticks(most));
  const unit = unitOf(days);
  const ticks = days.map((day, index): Tick => {
    const isMajor = unit === 'day' ? day.endsWith('-01') : unit === 'month' ? day.endsWith('-01-01') : true;
    const label = labelOf(day, { unit, isWhole: isMajor || index === 0 }, language);
    return { x: scale.xOf(day), label, isMajor, isFine: false };
  });
  const onDesk = withRoom(ticks, WIDTHS.desk);
  const onPhone = new Set(withRoom(onDesk, WIDTHS.phone));
  return onDesk.map((tick) => ({ ...tick, isFine: !onPhone.has(tick) }));
}

type Unit = 'day' | 'month' | 'year';

function unitOf(days: readonly Day[]): Unit {
  if (days.some((day) => !day.endsWith('-01'))) return 'day';
  if (days.length === 1 || days.some((day) => !day.endsWith('-01-01'))) return 'month';
  return 'year';
}

/** Among days, the first of each month has a tick, too. */
function withMonths({ window }: Scale, ticks: readonly Day[]): Day[] {
  if (unitOf(ticks) !== 'day') return [...ticks];
  const days = Array.from({ length: Math.min(400, lengthOf(window)) }, (_, index) =>
    dayAt(dayNumber(window.from) + index),
  );
  return [...new Set([...ticks, ...days.filter((day) => day.endsWith('-01'))])].sort();
}

/** The ticks whose labels do not touch: first those that begin a month or a year. */
function withRoom(ticks: readonly Tick[], width: number): Tick[] {
  const kept: Tick[] = [];
  const end = ({ x, label }: Tick) => x + ((widthOf(label) + 12) / width) * 100;
  for (const tick of [...ticks].sort((a, b) => Number(b.isMajor) - Number(a.isMajor) || a.x - b.x))
    if (end(tick) <= 101.5 && kept.every((it) => tick.x >= end(it) || end(tick) <= it.x)) kept.push(tick);
  return kept.sort((a, b) => a.x - b.x);
}

function labelOf(date: Day, { unit, isWhole }: { unit: Unit; isWhole: boolean }, { words }: Language): string {
  const { ticks } = words.picture;
  const [year, month, day] = date.split('-').map(Number);
  const parts = { year: String(year), month: words.dates.months.short[`m${month}` as 'm1'], day: String(day) };
  if (unit === 'year' || (unit === 'month' && date.endsWith('-01-01'))) return ticks.year(parts);
  if (unit === 'month') return isWhole ? ticks.monthOfYear(parts) : ticks.month(parts);
  if (date.endsWith('-01')) return ticks.monthOfYear(parts);
  return isWhole ? ticks.dayOfYear(parts) : ticks.dayAlone(parts);
}
