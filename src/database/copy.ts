// Bulk writing with COPY.
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Connection, poolOf } from './connection.ts';

/** A value of a row in Postgres's text form; null: SQL's null. */
export type CopyValue = string | number | boolean | null;

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Writes rows, as `toCopyText` has them, with COPY over a client of the pool, in the transaction that it is in. */
export async function copyText(client: pg.PoolClient, { table, columns }: CopyTarget, text: string): Promise<void> {
  const copy = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  copy.end(text);
  await finished(copy);
}

/** Rows in COPY’s text format: “COPY”, section “Text Format” of the Postgres manual. */
export function toCopyText(rows: Iterable<readonly CopyValue[]>): string {
  let text = '';
  for (const row of rows) {
    let before = '';
    for (const value of row) {
      text += before + toText(value);
      before = '\t';
    }
    text += '\n';
  }
  return text;
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

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function toText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}
