// A row of a timeline, and its place there: where a page of it ended.
import { z } from 'zod';
import type { Placement } from '../facts/placement.ts';
import { type PlacementRow, toPlacement } from '../projection/fact-rows.ts';
import { BEGINNING_OF_TIME, type Day, parseDay } from '../time/day.ts';

const day = z.string().refine((text) => text === BEGINNING_OF_TIME || parseDay(text) !== undefined);

/**
 * Where a page ended: latest, earliest, time of day, tie position, tie depth and position of its last entry, and
 * whether only the day of recording ends its date.
 */
export const timelinePlaceSchema = z.tuple([day, day, z.int32(), z.int(), z.int32(), z.int(), z.boolean()]).readonly();
export type TimelinePlace = z.infer<typeof timelinePlaceSchema>;

/** An event, as far as an entry of a timeline is made of it. */
export type TimelineRow = PlacementRow & {
  readonly contradicted: boolean;
  readonly is_open: boolean;
  readonly correction: string | null;
  readonly corroborations: readonly string[];
};

/** A development has one entry on a timeline, so a place needs no index: it lies behind any, and before none. */
export const ANY_INDEX = 2 ** 31 - 1;

export function placementAt(
  [latest, earliest, timeOfDayMs, tiePosition, tieDepth, position]: TimelinePlace,
  index: number,
): Placement {
  return { latest: latest as Day, earliest: earliest as Day, timeOfDayMs, tiePosition, tieDepth, position, index };
}

export function placeOf(row: TimelineRow | undefined): TimelinePlace | undefined {
  if (!row) return undefined;
  const { latest, earliest, timeOfDayMs, tiePosition, tieDepth, position } = toPlacement(row);
  return [latest, earliest, timeOfDayMs, tiePosition, tieDepth, position, row.is_open];
}
