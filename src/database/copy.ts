// Bulk writing with COPY.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type Connection, poolOf } from './connection.ts';

/** A value of a row in Postgres's text form; null: SQL's null. */
export type CopyValue = string | number | boolean | null;

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Writes rows with COPY, in one transaction of its own; all of them, or none. */
export async function copyRows(
  connection: Connection,
  { table, columns }: CopyTarget,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const client = await poolOf(connection).connect();
  try {
    const copy = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
    await pipeline(Readable.from(toChunks(rows)), copy);
    client.release();
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
