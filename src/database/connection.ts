// Connections to Postgres: the runtime role, settings of the session, and how values arrive.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Instant } from '../time/instant.ts';
import type { Database } from './schema.ts';

/** Every connection of a server drops to this role, which may only add to the log. */
export const RUNTIME_ROLE = 'annalist_runtime';

export type Connection = Kysely<Database>;

export interface ConnectionOptions {
  readonly connectionString: string;
  /** Undefined: acts as the connecting user, who owns the tables. */
  readonly role: typeof RUNTIME_ROLE | undefined;
  readonly maximumConnections: number;
  /** All that is written can be made anew after a crash, so commits need not wait for the disk. */
  readonly isDerived?: boolean;
}

export function openConnection(options: ConnectionOptions): Connection {
  const { connectionString, role, maximumConnections, isDerived = false } = options;
  const settings = [
    '-c TimeZone=UTC',
    '-c DateStyle=ISO',
    // Statements here take milliseconds: to start workers or to compile costs more than it saves.
    '-c max_parallel_workers_per_gather=0',
    '-c jit=off',
    // How like a searched word a name’s word must be to be read. Above it spellings are missed; far below it all is
    // read.
    '-c pg_trgm.word_similarity_threshold=0.45',
    ...(isDerived ? ['-c synchronous_commit=off'] : []),
    ...(role ? [`-c role=${role}`] : []),
  ];
  const pool = new pg.Pool({
    connectionString,
    max: maximumConnections,
    options: settings.join(' '),
    application_name: 'annalist',
    types: { getTypeParser: typeParser } as pg.CustomTypesConfig,
  });
  // A connection that breaks is replaced at its next use, and what used it rejects. Without listeners it would end the
  // process: one that is idle (an error of the pool) as well as one in use (an error of the connection).
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connection = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  pools.set(connection, pool);
  optionsOf.set(connection, options);
  return connection;
}

const pools = new WeakMap<Connection, pg.Pool>();
const optionsOf = new WeakMap<Connection, ConnectionOptions>();

/** How the connection was opened: for another thread that opens its own. */
export function connectionOptions(connection: Connection): ConnectionOptions {
  const options = optionsOf.get(connection);
  if (!options) throw new Error('a transaction cannot be opened again; pass the connection itself');
  return options;
}

/** The pool behind a connection, for what Kysely does not do: COPY. */
export function poolOf(connection: Connection): pg.Pool {
  const pool = pools.get(connection);
  if (!pool) throw new Error('a transaction has no pool; pass the connection itself');
  return pool;
}

const oid = { bigint: 20, bigintArray: 1016, date: 1082, timestamptz: 1184 };
const parsers = new Map<number, (text: string) => unknown>([
  [oid.bigint, Number],
  [oid.bigintArray, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))],
  [oid.date, (text) => text],
  [oid.timestamptz, toInstant],
]);

function typeParser(type: number, format?: 'text' | 'binary') {
  return (format !== 'binary' && parsers.get(type)) || pg.types.getTypeParser(type, format);
}

/** Postgres writes `2026-11-22 22:24:33.1234+00` where the session's zone is UTC. */
export function toInstant(text: string): Instant {
  const [date = '', time = ''] = text.replace(/\+00$/, '').split(' ');
  const [seconds, micros = ''] = time.split('.');
  return `${date}T${seconds}.${micros.padEnd(6, '0')}Z` as Instant;
}

/** SQLSTATE of an error of Postgres; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Whether the database could not be reached, or went away: it may answer again later. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  return (
    /^(08|57P|53)/.test(code) ||
    /^E(CONN|HOST|PIPE|TIMEDOUT)/.test(code) ||
    /^Connection terminated/.test(error.message)
  );
}
