/** Rows for what would overlap, and places for texts beside shapes. */
import type { Extent } from './model.ts';

/** For each extent, from left to right, the first row in which it lies at least `gap` beyond those before it. */
export function packRows(extents: readonly Extent[], gap: number): number[] {
  const ends: number[] = [];
  return extents.map(({ left, right }) => {
    const free = ends.findIndex((end) => end + gap <= left);
    const row = free < 0 ? ends.length : free;
    ends[row] = right;
    return row;
  });
}

/** Where a text stands beside a shape: after it, before it, or, where neither has room, in the rest of the picture. */
export function placeLabel(shape: Extent, width: number, within: Extent): Extent & { readonly isBefore: boolean } {
  const isBefore = shape.right + width > within.right && shape.left - width >= within.left;
  if (isBefore) return { left: shape.left - width, right: shape.left, isBefore };
  return { left: shape.right, right: Math.min(within.right, shape.right + width), isBefore };
}

export function around(...extents: readonly Extent[]): Extent {
  return { left: Math.min(...extents.map(({ left }) => left)), right: Math.max(...extents.map(({ right }) => right)) };
}
