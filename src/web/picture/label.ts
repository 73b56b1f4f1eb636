/** Where the text of a bar stands: within it, after it or before it, wherever it has most room. */
import type { Extent } from './model.ts';
import { type PlacedBar, visible } from './place.ts';
import { round, WIDTHS } from './scale.ts';
import { widthOf } from './text.ts';

export interface Label extends Extent {
  readonly text: string;
  /** Within a part that is as dark as its look, within a paler one, or on the paper to the right or to the left. */
  readonly place: 'on' | 'within' | 'after' | 'before';
}

/** Letters of the picture are smaller than those that `widthOf` measures. */
const SMALLER = 0.92;
const PADDING = 16;

/** So much of the window a text takes on a desk, in percent. */
function shareOf(text: string): number {
  return ((widthOf(text) * SMALLER + PADDING) / WIDTHS.desk) * 100;
}

/** Less room than this, in percent, shows nothing of a text. */
const LEAST = 4;
const LONGEST = 45;

/** Texts of the bars of one track, from left to right: none runs into the next bar or text. */
export function labelsOf(placed: readonly PlacedBar[]): ReadonlyMap<PlacedBar, Label> {
  const inOrder = placed.flatMap((it) => {
    const seen = visible(it.extent);
    return seen ? [{ it, seen }] : [];
  });
  inOrder.sort((a, b) => a.seen.left - b.seen.left);
  const labels = new Map<PlacedBar, Label>();
  let taken = 0;
  for (const [index, { it, seen }] of inOrder.entries()) {
    const next = inOrder[index + 1]?.seen.left ?? 100;
    const label = labelOf(it, { before: { left: taken, right: seen.left }, after: { left: seen.right, right: next } });
    if (label) labels.set(it, label);
    taken = Math.max(taken, seen.right, label?.right ?? 0);
  }
  return labels;
}

interface Room {
  readonly before: Extent;
  readonly after: Extent;
}

function labelOf({ bar, solid, pale, fadeOut, extent }: PlacedBar, { before, after }: Room): Label | undefined {
  const isSure = [solid, pale].some((it) => it && visible(it));
  const text = isSure || (fadeOut && visible(fadeOut)) ? bar.text : bar.perhaps;
  const share = Math.min(LONGEST, shareOf(text));
  const parts = [
    ...partOf(solid, 'on'),
    ...partOf(pale, 'within'),
    { room: after, place: 'after' as const },
    { room: before, place: 'before' as const },
    ...partOf(isSure ? undefined : extent, 'within'),
  ];
  const lengthOf = ({ room }: { readonly room: Extent }) => room.right - room.left;
  const fitting = parts.find((part) => lengthOf(part) >= share);
  const longest = [...parts].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  const chosen = fitting ?? longest;
  if (!chosen || lengthOf(chosen) < LEAST) return undefined;
  const { room, place } = chosen;
  const width = place === 'after' || place === 'before' ? Math.min(lengthOf(chosen), share) : lengthOf(chosen);
  const left = place === 'before' ? room.right - width : room.left;
  return { text, place, left: round(left), right: round(left + width) };
}

function partOf(extent: Extent | undefined, place: 'on' | 'within') {
  const room = extent && visible(extent);
  return room ? [{ room, place }] : [];
}
