import type { Development } from '../catalogue/development.ts';
import type { Connection } from '../database/connection.ts';
import type { Recorded } from '../facts/chronicle.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { readParts } from './parts.ts';

/** A development with what the log adds to it. */
export interface RecordedDevelopment extends Recorded {
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly development: Development;
}

const columns = ['position', 'id', 'recorded_at', 'batch_end', 'meta', 'statement', 'sources', 'note'] as const;

/** What is read of a row of `development`; null once it is redacted. */
export interface DevelopmentRow {
  readonly position: number;
  readonly id: string;
  readonly recorded_at: Instant;
  readonly batch_end: number;
  readonly meta: string | null;
  readonly statement: string | null;
  readonly sources: string | null;
  readonly note: string | null;
}

/** Developments from the position `from` on, at most `limit`, cut after a whole batch. */
export async function readLog(
  connection: Connection,
  { workspace, from, limit }: { readonly workspace: string; readonly from: number; readonly limit: number },
): Promise<RecordedDevelopment[]> {
  const rows = await connection
    .selectFrom('development')
    .select(columns)
    .where('workspace', '=', workspace)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute();
  const whole = rows.findLastIndex((row) => row.position === row.batch_end);
  return rows.slice(0, whole + 1).map(toRecorded);
}

export async function readPositions(
  connection: Connection,
  workspace: string,
  positions: readonly number[],
): Promise<RecordedDevelopment[]> {
  if (positions.length === 0) return [];
  const rows = await connection
    .selectFrom('development')
    .select(columns)
    .where('workspace', '=', workspace)
    .where((the) => the('position', '=', the.fn.any(the.val(positions))))
    .orderBy('position')
    .execute();
  return rows.map(toRecorded);
}

/** In the order of their positions; ids that are not recorded are passed over. */
export async function readIds(
  connection: Connection,
  workspace: string,
  ids: readonly string[],
): Promise<RecordedDevelopment[]> {
  if (ids.length === 0) return [];
  const rows = await connection
    .selectFrom('development')
    .select(columns)
    .where('workspace', '=', workspace)
    .where('id', 'in', ids)
    .orderBy('position')
    .execute();
  return rows.map(toRecorded);
}

function toRecorded(row: DevelopmentRow): RecordedDevelopment {
  const { meta, statement, sources, note } = row;
  if (meta === null || statement === null || sources === null || note === null) {
    throw new Error(`the development at position ${row.position} has no content`);
  }
  const { development, recordedBy } = readParts(row.id, { meta, statement, sources, note });
  return {
    position: row.position,
    batchEnd: row.batch_end,
    recordedAt: row.recorded_at,
    recordedOn: utcDayOf(row.recorded_at),
    recordedBy,
    development,
  };
}
