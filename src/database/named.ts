// Statements that Postgres plans once for each connection, and not at every use.
import { createHash } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import { type Connection, poolOf } from './connection.ts';

const names = new Map<string, string>();

/**
 * Runs a statement under a name of its own. Only for those that are right for all values alike: where an attribute or
 * a label decides how to read, a plan for all is slow for some. The text must be the same at every use.
 */
export async function executeNamed<Row extends object>(
  connection: Connection,
  statement: RawBuilder<Row>,
): Promise<Row[]> {
  const { sql: text, parameters } = statement.compile(connection);
  const name = names.get(text) ?? `s${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  const { rows } = await poolOf(connection).query<Row>({ name, text, values: [...parameters] });
  return rows;
}
