// The one Postgres server of a run: the one of DATABASE_URL, or an embedded one. Each contestant has a database of it.
import pg from 'pg';
import { openEmbeddedPostgres } from '../../src/database/embedded.ts';

/** How processes of a run reach the server. */
export interface ServerAddress {
  /** For a user who may create databases. */
  readonly ownerUrl: string;
  /** For the user that the product connects as. */
  readonly runtimeUrl: string;
  /** All databases of a run begin with it. */
  readonly prefix: string;
}

export interface DatabaseAddress {
  readonly name: string;
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
}

export interface Server {
  readonly address: ServerAddress;
  /** Removes the databases of a row; the records stay for the rows that follow. */
  clear(): Promise<void>;
  /** Removes every database of this run; an embedded server ends. */
  close(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An embedded server has the settings that the product gives it: nothing is tuned, and fsync is on. */
export async function openServer(folder: string): Promise<Server> {
  const prefix = `annalist_bench_${process.pid}`;
  const given = process.env.DATABASE_URL;
  if (given) {
    if (!LOOPBACK.has(new URL(given).hostname))
      throw new Error('DATABASE_URL must name a server of this machine (127.0.0.1): these rows load it to its limits');
    const address = { ownerUrl: process.env.DATABASE_MIGRATION_URL || given, runtimeUrl: given, prefix };
    return { address, clear: () => dropDatabases(address, `${prefix}_record_`), close: () => dropDatabases(address) };
  }
  const embedded = await openEmbeddedPostgres(folder);
  const address = {
    ownerUrl: withDatabase(embedded.ownerConnectionString, 'postgres'),
    runtimeUrl: embedded.connectionString,
    prefix,
  };
  return { address, clear: () => dropDatabases(address, `${prefix}_record_`), close: () => embedded.release() };
}

/** Of this run; but for those whose names begin with `kept`. */
async function dropDatabases(address: ServerAddress, kept = ' '): Promise<void> {
  await withClient(address.ownerUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database
       where starts_with(datname, $1) and not starts_with(datname, $2) order by datname`,
      [`${address.prefix}_`, kept],
    );
    for (const { datname } of rows) await client.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`);
  });
}

/** An empty database, whatever stood under that name. */
export async function createDatabase(server: ServerAddress, name: string): Promise<DatabaseAddress> {
  const database = addressOf(server, name);
  const quoted = pg.escapeIdentifier(database.name);
  await withClient(server.ownerUrl, async (client) => {
    await client.query(`drop database if exists ${quoted} with (force)`);
    await client.query(`create database ${quoted} encoding utf8 template template0`);
  });
  return database;
}

export function addressOf(server: ServerAddress, name: string): DatabaseAddress {
  const database = `${server.prefix}_${name}`;
  return {
    name: database,
    ownerUrl: withDatabase(server.ownerUrl, database),
    runtimeUrl: withDatabase(server.runtimeUrl, database),
  };
}

/** What the figures rest on: version and settings of the server. */
export function readSettings(server: ServerAddress): Promise<Record<string, string>> {
  return withClient(server.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, current_setting(name) as setting from pg_settings
       where name in ('server_version', 'fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size',
         'full_page_writes')
       order by name`,
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  });
}

/** Runs `work` on a connection of its own. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({
    connectionString: url,
    types: { getTypeParser: plainParser } as pg.CustomTypesConfig,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Connections that every contestant may have at once; the product’s own number. */
const CONNECTIONS = 10;

/** One of the peers registers parsers for the whole process; nothing else here should notice. */
export function openPool(url: string): pg.Pool {
  const types = { getTypeParser: plainParser } as pg.CustomTypesConfig;
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, types });
  pool.on('error', () => undefined);
  return pool;
}

const BIGINT = 20;

function plainParser(type: number, format?: 'text' | 'binary') {
  return type === BIGINT ? (text: string) => text : pg.types.getTypeParser(type, format);
}

function withDatabase(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
