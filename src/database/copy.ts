// Bulk writing with COPY.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Connection, poolOf } from './connection.ts';

/** A value of a row in Postgres's text form; null: SQL's null. */
export type CopyValue = string | number | boolean | null;

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Writes rows with COPY over a client of the pool, in the transaction that it is in. */
export async function copyRows(
  client: pg.PoolClient,
  { table, columns }: CopyTarget,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const copy = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(toChunks(rows)), copy);
}

/** Runs `work` with a client of its own, which is gone afterwards where that fails. */
export async function withClient<Result>(
  connection: Connection,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await poolOf(connection).connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const CHUNK_LENGTH = 64 * 1024;

function* toChunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(toText).join('\t')}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** COPY’s text format: “COPY”, section “Text Format” of the Postgres manual. */
function toText(value: CopyValue): string {
  return value === null ? '\\N' : String(value).replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}
