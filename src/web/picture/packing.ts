/** Rows for what would overlap, and places for texts beside shapes. */
import type { Extent } from './model.ts';
import { round } from './scale.ts';
import { clipText, widthOf } from './text.ts';

interface Shape {
  /** All the room that it takes. */
  readonly extent: Extent;
}

/** The shapes from left to right, each in the first row in which it lies at least `gap` beyond those before it. */
export function packRows<Packed extends Shape>(shapes: readonly Packed[], gap: number) {
  const ends: number[] = [];
  const inOrder = shapes.toSorted((a, b) => a.extent.left - b.extent.left);
  return inOrder.map(({ extent, ...shape }) => {
    const free = ends.findIndex((end) => end + gap <= extent.left);
    const row = free < 0 ? ends.length : free;
    ends[row] = extent.right;
    return { ...shape, row };
  });
}

/** How many rows there are. */
export function countRows(shapes: readonly { readonly row: number }[]): number {
  return Math.max(0, ...shapes.map(({ row }) => row + 1));
}

interface Room {
  readonly within: Extent;
  readonly gap: number;
  /** No text beside a shape is longer. */
  readonly longest: number;
}

/** A text after a shape, before it, or, where neither has room, in the rest of the picture; `free`: its room. */
export function labelBeside(text: string, shape: Extent, { within, gap, longest }: Room) {
  const width = Math.min(widthOf(text), longest) + gap;
  const isBefore = shape.right + width > within.right && shape.left - width >= within.left;
  const left = isBefore ? shape.left - width : shape.right;
  const right = isBefore ? shape.left : Math.min(within.right, shape.right + width);
  const free = right - left - gap;
  const label = { x: round(isBefore ? right - gap : left + gap), text: clipText(text, free), isBefore };
  return { label, free, extent: around(shape, { left, right }) };
}

export function around(...extents: readonly Extent[]): Extent {
  return { left: Math.min(...extents.map(({ left }) => left)), right: Math.max(...extents.map(({ right }) => right)) };
}
