/** Where bars and dots stand along the axis: what surely holds, what may hold, and what lies beyond the window. */
import { type Day, dayAfter, END_OF_TIME } from '../../time/day.ts';
import type { Bar, Dot, Extent } from './model.ts';
import { isDated } from './model.ts';
import { round, type Scale } from './scale.ts';

/** A bar in its place, in percent of the window; it may reach beyond, where a reader may pan to. */
export interface PlacedBar {
  readonly bar: Bar;
  readonly extent: Extent;
  /** Where it surely holds; undefined: nowhere in reach. */
  readonly solid: Extent | undefined;
  /** Where it holds, with nothing newer that says so. */
  readonly pale: Extent | undefined;
  /** Where it may have begun already, and where it may have ended already. */
  readonly fadeIn: Extent | undefined;
  readonly fadeOut: Extent | undefined;
  /** Its beginning, or its end, is not known, and lies beyond. */
  readonly hasNoBegin: boolean;
  readonly hasNoEnd: boolean;
}

/** Bars are drawn so far beyond the window, so that they are there while a reader pans. */
const BEYOND: Extent = { left: -100, right: 200 };

/** `horizon`: the last day of which anything is known; what still holds then is drawn to its end. */
export function placeBar(bar: Bar, scale: Scale, horizon: Day): PlacedBar | undefined {
  const { begin, end, isUndated, paleFrom } = bar;
  if (!isDated(bar)) return undefined;
  const xOf = (day: Day | null, otherwise: number) => (day === null ? otherwise : scale.xOf(day));
  const last = end === null ? round(scale.xOf(horizon) + scale.day) : scale.xOf(end.latest);
  const begun = xOf(begin.latest, BEYOND.left);
  const begins = xOf(begin.earliest, BEYOND.left);
  const ends = end === null ? last : Math.min(last, Math.max(begun, xOf(end.earliest, begun)));
  const within = cut({ left: begins, right: last });
  if (!within) return undefined;
  const isPale = paleFrom !== null && end === null;
  const paleAt = isPale ? Math.max(begun, scale.xOf(dayAfter(paleFrom) ?? paleFrom)) : ends;
  return {
    bar,
    extent: within,
    fadeIn: cut({ left: begins, right: Math.min(begun, last) }),
    solid: cut({ left: begun, right: Math.min(ends, paleAt) }),
    pale: cut({ left: paleAt, right: ends }),
    fadeOut: cut({ left: ends, right: last }),
    hasNoBegin: begin.earliest === null,
    hasNoEnd: end === null || isUndated.end,
  };
}

/** As far as it is within reach; undefined: nothing of it is. */
function cut({ left, right }: Extent): Extent | undefined {
  const [from, to] = [Math.max(BEYOND.left, left), Math.min(BEYOND.right, right)];
  return from < to ? { left: round(from), right: round(to) } : undefined;
}

/** As far as it is within the window. */
export function visible({ left, right }: Extent): Extent | undefined {
  const [from, to] = [Math.max(0, left), Math.min(100, right)];
  return from < to ? { left: from, right: to } : undefined;
}

/** What a row says surely or perhaps on a day. */
export function holdsOn({ begin, end, isUndated }: Bar, day: Day): 'surely' | 'perhaps' | 'ended' | 'not_yet' {
  if (isUndated.begin) return day >= (begin.latest ?? '') ? 'surely' : 'perhaps';
  if ((begin.latest ?? '') <= day) {
    if (end === null) return 'surely';
    if (end.latest <= day) return 'ended';
    return (end.earliest ?? '') <= day ? 'perhaps' : 'surely';
  }
  return (begin.earliest ?? '') <= day && (end?.latest ?? END_OF_TIME) > day ? 'perhaps' : 'not_yet';
}

/** One dot, or several that are too near each other to be told apart. */
export interface Cluster {
  readonly x: number;
  readonly dots: readonly Dot[];
  readonly isClaim: boolean;
}

/** `apart`: dots that are nearer, in percent, are counted together. */
export function clusterDots(dots: readonly Dot[], scale: Scale, apart: number): Cluster[] {
  const inOrder = dots
    .map((dot) => ({ dot, x: middleOf(dot, scale) }))
    .filter(({ x }) => x >= 0 && x <= 100)
    .sort((a, b) => a.x - b.x);
  const groups: { x: number; dots: Dot[] }[] = [];
  let [first, last] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { dot, x } of inOrder) {
    const group = groups.at(-1);
    const isNear = group !== undefined && (x - first < apart || x === last);
    if (isNear) {
      group.dots.push(dot);
      group.x = round((first + x) / 2);
    } else {
      groups.push({ x: round(x), dots: [dot] });
      first = x;
    }
    last = x;
  }
  return groups.map((group) => ({ ...group, isClaim: group.dots.every(({ isClaim }) => isClaim) }));
}

/** In the middle of the days between which it happened; on the last of them where the first is not known. */
function middleOf({ earliest, latest }: Dot, scale: Scale): number {
  const end = scale.xOf(latest) + scale.day / 2;
  if (earliest === null || earliest === latest) return end;
  return (scale.xOf(earliest) + scale.day / 2 + end) / 2;
}

/** The days between which a dot may lie, where that is more than one. */
export function spreadOf({ earliest, latest }: Dot, scale: Scale): (Extent & { hasNoBegin: boolean }) | undefined {
  if (earliest === latest) return undefined;
  const left = earliest === null ? BEYOND.left : scale.xOf(earliest);
  const spread = cut({ left, right: scale.xOf(latest) + scale.day });
  return spread && { ...spread, hasNoBegin: earliest === null };
}

/** Lines of bars, each one value after another, in as few tracks as they need: those that follow share one. */
export function packTracks(lines: readonly (readonly Bar[])[]): Bar[][] {
  const beginOf = (line: readonly Bar[]) => line.map(({ begin }) => begin.earliest ?? '').sort()[0] ?? '';
  const endOf = (line: readonly Bar[]) =>
    line
      .map(({ end }) => end?.latest ?? '~')
      .sort()
      .at(-1) ?? '~';
  const tracks: { end: string; bars: Bar[] }[] = [];
  for (const line of lines.toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1))) {
    const track = tracks.find(({ end }) => end <= beginOf(line));
    if (track) Object.assign(track, { end: endOf(line) }).bars.push(...line);
    else tracks.push({ end: endOf(line), bars: [...line] });
  }
  return tracks.map(({ bars }) => bars);
}
