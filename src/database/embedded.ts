// An embedded Postgres that several processes may share: the first one starts it, the last one stops it.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Home, prepareHome, runProgram } from './embedded-home.ts';
import { ensureRunning, initialise, OWNER, readOwnerPassword } from './embedded-server.ts';

/** An embedded Postgres that this process uses, alone or with others; it ends with the last of them. */
export interface EmbeddedPostgres {
  /** For the owner of the tables. */
  readonly ownerConnectionString: string;
  /** For a user who owns nothing. */
  readonly connectionString: string;
  readonly runtimeUser: string;
  /** Where its files lie. */
  readonly folder: string;
  /** Ends this process's use of it; call it once all other connections are closed. */
  release(): Promise<void>;
}

const RUNTIME_USER = 'annalist_server';
const DATABASE = 'annalist';
/**
 * Every process that uses the server shares this lock. A process that gets it alone is the last: it stops the server.
 */
const USERS_LOCK = 4_172_022;

/** Starts the Postgres of the folder `dataFolder`, or joins the one that already runs there. */
export async function openEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const home = await prepareHome(resolve(dataFolder));
  await initialise(home);
  const attempts = 20;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await joinServer(home, await ensureRunning(home));
    } catch (error) {
      if (attempt === attempts)
        throw new Error(`the embedded Postgres in ${home.folder} does not start; see ${home.logFile}`, {
          cause: error,
        });
      await sleep(250);
    }
  }
}

async function joinServer(home: Home, port: number): Promise<EmbeddedPostgres> {
  const password = await readOwnerPassword(home);
  const runtimePassword = createHash('sha256').update(`${password} of ${RUNTIME_USER}`).digest('base64url');
  const address = (user: string, secret: string, database: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  const user = new pg.Client({
    connectionString: address(OWNER, password, 'postgres'),
    application_name: 'annalist use',
  });
  user.on('error', () => undefined);
  await user.connect();
  await user.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
  await createDatabase(user, runtimePassword);
  return {
    ownerConnectionString: address(OWNER, password, DATABASE),
    connectionString: address(RUNTIME_USER, runtimePassword, DATABASE),
    runtimeUser: RUNTIME_USER,
    folder: home.folder,
    async release() {
      await user.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]).catch(() => undefined);
      const { rows } = await user
        .query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [USERS_LOCK])
        .catch(() => ({ rows: [] }));
      if (rows[0]?.alone)
        await runProgram(home, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', home.cluster]).catch(() => undefined);
      await user.end().catch(() => undefined);
    },
  };
}

/** Looks before it creates: the server logs statements that fail, and this one holds a password. */
async function createDatabase(owner: pg.Client, runtimePassword: string): Promise<void> {
  await owner.query("set log_min_error_statement = 'panic'");
  const { rows } = await owner.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
       exists (select from pg_database where datname = $2) as database`,
    [RUNTIME_USER, DATABASE],
  );
  const password = pg.escapeLiteral(runtimePassword);
  if (!rows[0]?.role) await unlessItExists(owner.query(`create role ${RUNTIME_USER} login password ${password}`));
  if (!rows[0]?.database) await unlessItExists(owner.query(`create database ${DATABASE}`));
}

/** Another process may create it at the same moment. */
async function unlessItExists(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && ['42710', '42P04', '23505'].includes(error.code ?? ''))) throw error;
  });
}
