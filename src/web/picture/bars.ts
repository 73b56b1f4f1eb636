/** Bars of the picture: where each stands along the axis, how it fades, and its row and text. */
import type { Bar, Extent } from './model.ts';
import { countRows, labelBeside, packRows } from './packing.ts';
import { round, type Scale } from './scale.ts';
import { clipText, widthOf } from './text.ts';

/** A bar in its place along the axis. */
export interface BarShape extends Extent {
  readonly bar: Bar;
  /** Where it surely holds; of no width where that is nowhere in the picture. */
  readonly solid: Extent;
  /** How strongly it is drawn where, from 0 to 1; between two stops it changes evenly. */
  readonly stops: readonly Stop[];
  /** It goes on beyond the picture, with no end that is known. */
  readonly isOpen: boolean;
}

export interface Stop {
  readonly x: number;
  readonly strength: number;
}

export interface PlacedBar extends BarShape {
  readonly row: number;
  readonly label: { readonly x: number; readonly text: string; readonly place: 'inside' | 'after' | 'before' };
}

/** A bar is never thinner than this, so that it can be seen. */
const LEAST_WIDTH = 4;
/** An open bar fades out over so much, and one that always holds fades in. */
const EDGE = 26;

/**
 * Fades in from the first day on which it may have begun to that on which it surely has, and out alike; an unbounded
 * beginning fades in from the edge of the picture. Undefined: it lies outside.
 */
export function shapeOf(bar: Bar, scale: Scale): BarShape | undefined {
  const { begin, end } = bar;
  const ended = end === null ? scale.right : scale.xOf(end.latest);
  const begun = begin.latest === null ? Math.min(scale.left + EDGE, ended) : scale.xOf(begin.latest);
  const begins = begin.earliest === null ? Math.min(scale.left, begun) : scale.xOf(begin.earliest);
  const firstEnd = end === null ? scale.right - EDGE : end.earliest === null ? begun : scale.xOf(end.earliest);
  const ends = Math.max(begun, firstEnd);
  if (begins > scale.right || ended < scale.left) return undefined;
  const left = round(Math.min(Math.max(scale.left, begins), scale.right - LEAST_WIDTH));
  const right = round(Math.max(Math.min(scale.right, Math.max(ended, begun)), left + LEAST_WIDTH));
  const knots = [
    { x: begins, strength: begins < begun ? 0 : 1 },
    { x: begun, strength: 1 },
    { x: ends, strength: 1 },
    { x: Math.max(ended, ends), strength: ends < ended ? 0 : 1 },
  ];
  const within = (x: number) => round(Math.min(right, Math.max(left, x)));
  return {
    bar,
    left,
    right,
    solid: { left: within(begun), right: within(end === null ? scale.right : ends) },
    stops: clipKnots(knots, { left, right }),
    isOpen: end === null,
  };
}

/** The knots between two places, with what they come to at these. */
function clipKnots(knots: readonly Stop[], { left, right }: Extent): Stop[] {
  const inside = knots.filter(({ x }) => x > left && x < right);
  return [
    { x: left, strength: strengthAt(knots, left) },
    ...inside.map(({ x, strength }) => ({ x: round(x), strength })),
    { x: right, strength: strengthAt(knots, right) },
  ];
}

function strengthAt(knots: readonly Stop[], x: number): number {
  const after = knots.findIndex((knot) => knot.x >= x);
  const [before, next] = [knots[after - 1], knots[after]];
  if (after < 0) return knots.at(-1)?.strength ?? 1;
  if (!before || !next || next.x === before.x) return next?.strength ?? 1;
  return round2(before.strength + ((x - before.x) / (next.x - before.x)) * (next.strength - before.strength));
}

function round2(strength: number): number {
  return Math.round(strength * 100) / 100;
}

const GAP = 6;
const PADDING = 4;
/** No text beside a bar is longer. */
const LONGEST_LABEL = 260;

/** Bars of a lane in their rows. */
export interface BarsLayout {
  readonly placed: readonly PlacedBar[];
  readonly rows: number;
  /** How many found no place in so many rows. */
  readonly more: number;
}

/** The bars of a lane in rows, so that neither they nor their texts overlap. */
export function layOutBars(bars: readonly Bar[], scale: Scale, mostRows: number): BarsLayout {
  const shapes = bars.flatMap((bar) => shapeOf(bar, scale) ?? []);
  const all = packRows(
    shapes.map((shape) => ({ ...shape, ...labelOf(shape, scale) })),
    GAP,
  );
  const placed = all.filter(({ row }) => row < mostRows);
  return { placed, rows: countRows(placed), more: all.length - placed.length };
}

function labelOf(shape: BarShape, scale: Scale): { label: PlacedBar['label']; extent: Extent } {
  const { left, right, bar } = shape;
  const width = widthOf(bar.text);
  const room = right - left - 2 * PADDING - (shape.isOpen ? EDGE / 2 : 0);
  const within = { label: inside(shape, room), extent: { left, right } };
  if (width <= room || room >= LONGEST_LABEL) return within;
  const { label, free, extent } = labelBeside(bar.text, shape, { within: scale, gap: PADDING, longest: LONGEST_LABEL });
  if (free < Math.min(width, room)) return within;
  return { label: { x: label.x, text: label.text, place: label.isBefore ? 'before' : 'after' }, extent };
}

function inside({ left, bar }: BarShape, room: number): PlacedBar['label'] {
  return { x: left + PADDING, text: clipText(bar.text, room), place: 'inside' };
}
