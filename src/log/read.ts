// Developments read back from the log, erased ones too.
import { sql } from 'kysely';
import type { Development } from '../catalogue/development.ts';
import type { Connection } from '../database/connection.ts';
import type { Recorded } from '../facts/recorded.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { erasedDevelopment, type PartTexts, readParts } from './parts.ts';

/** A development with what the log adds to it. */
export interface RecordedDevelopment extends Recorded {
  readonly recordedAt: Instant;
  /** Null once it is erased. */
  readonly recordedBy: string | null;
  readonly development: Development;
  /** Undefined as long as it is not erased. */
  readonly erasure?: Erasure;
}

/** Who erased a development, when and why. */
export interface Erasure {
  /** The id of the development that records it. */
  readonly development: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly reason: string;
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

/** A development just as it was recorded: what is handed on in memory, so that it need not be read back. */
export interface RecordedTexts extends PartTexts {
  readonly position: number;
  readonly batchEnd: number;
  readonly recordedAt: Instant;
  readonly id: string;
}

/** The same as it would be read back. */
export function parseRecorded({ position, batchEnd, recordedAt, id, ...texts }: RecordedTexts): RecordedDevelopment {
  return { position, batchEnd, recordedAt, recordedOn: utcDayOf(recordedAt), ...readParts(id, texts) };
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
  return toRecorded(connection, workspace, rows.slice(0, whole + 1));
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
  return toRecorded(connection, workspace, rows);
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
  return toRecorded(connection, workspace, rows);
}

async function toRecorded(
  connection: Connection,
  workspace: string,
  rows: readonly DevelopmentRow[],
): Promise<RecordedDevelopment[]> {
  const erased = rows.filter((row) => textsOf(row) === undefined).map(({ position }) => position);
  const erasures = erased.length > 0 ? await readErasures(connection, workspace, erased) : new Map();
  return rows.map((row) => {
    const texts = textsOf(row);
    const event = texts ? readParts(row.id, texts) : erasures.get(row.position);
    if (!event) throw new Error(`the development at position ${row.position} has no content, and nothing says why`);
    const { position, batch_end: batchEnd, recorded_at: recordedAt } = row;
    return { position, batchEnd, recordedAt, recordedOn: utcDayOf(recordedAt), ...event };
  });
}

/** Undefined once it is erased. */
export function textsOf({
  meta,
  statement,
  sources,
  note,
}: Pick<DevelopmentRow, 'meta' | 'statement' | 'sources' | 'note'>): PartTexts | undefined {
  return meta !== null && statement !== null && sources !== null && note !== null
    ? { meta, statement, sources, note }
    : undefined;
}

type StoredEvent = Pick<RecordedDevelopment, 'development' | 'recordedBy' | 'isErased' | 'erasure'>;

/** What is left of erased developments, by position. */
async function readErasures(
  connection: Connection,
  workspace: string,
  positions: readonly number[],
): Promise<Map<number, StoredEvent>> {
  const { rows } = await sql<ErasureRow>`
    select e.position, e.id, e.leaf, r.type, d.id as by_id, d.recorded_at, d.meta, d.statement, d.sources, d.note
    from redaction r
    join development e on e.workspace = r.workspace and e.position = r.position
    join development d on d.workspace = r.workspace and d.position = r.recorded_at_position
    where r.workspace = ${workspace} and r.position = any(${positions}::bigint[])`.execute(connection);
  return new Map(rows.map((row) => [row.position, toErased(row)]));
}

interface ErasureRow extends Omit<DevelopmentRow, 'batch_end'> {
  readonly leaf: string;
  readonly type: string;
  readonly by_id: string;
}

function toErased(row: ErasureRow): StoredEvent {
  const texts = textsOf(row);
  if (!texts) throw new Error(`what erased the development at position ${row.position} is erased itself`);
  const { development, recordedBy } = readParts(row.by_id, texts);
  return {
    development: erasedDevelopment({ id: row.id, type: row.type, leaf: row.leaf }),
    recordedBy: null,
    isErased: true,
    erasure: {
      development: row.by_id,
      recordedAt: row.recorded_at,
      recordedBy,
      reason: String(development.data.reason),
    },
  };
}

/** How many developments of a workspace were ever erased. */
export async function countErasures(connection: Connection, workspace: string): Promise<number> {
  const { count } = await connection
    .selectFrom('redaction')
    .select((the) => the.fn.countAll<number>().as('count'))
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return Number(count);
}
