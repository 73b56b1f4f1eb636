// Statements that Postgres parses and plans once for each connection, and not at every use.
import { createHash } from 'node:crypto';
import { CompiledQuery, type RawBuilder } from 'kysely';
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
  return runNamed(connection, { name, text }, parameters);
}

/** A statement that is written out, with `$1` and so on for its values. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** The same for a statement that need not be put together. In a transaction it runs without its name. */
export async function runNamed<Row extends object>(
  connection: Connection,
  { name, text }: NamedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  if (connection.isTransaction) return (await connection.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  return (await poolOf(connection).query<Row>({ name, text, values: [...values] })).rows;
}

/** The call of a function of the database that takes so many values. */
export function callOf(name: string, parameters: number): NamedStatement {
  return { name, text: `select * from ${name}(${Array.from({ length: parameters }, (_, index) => `$${index + 1}`)})` };
}
