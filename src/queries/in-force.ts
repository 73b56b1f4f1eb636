// Developments that rows of the timeline stand for, in the words that count: their own, or those of a correction.
import { contentOf } from '../catalogue/amending.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readIds, readPositions } from '../log/read.ts';
import type { Day } from '../time/day.ts';

export interface InForceRow {
  readonly position: number;
  /** The id of the correction whose words count; null: its own. */
  readonly correction: string | null;
}

/** A development with the place in the log of what was recorded first, in the words that count. */
export interface InForce extends RecordedDevelopment {
  /** The UTC day on which these words were recorded. */
  readonly wordedOn: Day;
}

/**
 * Finds the developments of rows: with the place in the log of what was recorded first, and the words that count.
 * Undefined for one that was erased since the rows were read.
 */
export async function readInForce(
  connection: Connection,
  workspace: string,
  rows: readonly InForceRow[],
): Promise<(row: InForceRow) => InForce | undefined> {
  const positions = rows.map(({ position }) => position);
  const recorded = await readPositions(connection, workspace, positions);
  const ids = rows.flatMap(({ correction }) => correction ?? []);
  const corrections = await readIds(connection, workspace, ids);
  const byPosition = new Map(recorded.map((it) => [it.position, it]));
  const byId = new Map(corrections.map((it) => [it.development.id, it]));
  return ({ position, correction }) => {
    const first = byPosition.get(position);
    const version = correction === null ? first : byId.get(correction);
    if (!first || !version || version.isErased) return undefined;
    const wordedOn = version.recordedOn;
    return { ...first, wordedOn, development: { ...contentOf(version.development), id: first.development.id } };
  };
}
