// Brings a database up to this version: runs the files in migrations/ that it has not run yet.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { openConnection, RUNTIME_ROLE } from './connection.ts';

const folder = join(import.meta.dirname, '../../migrations');

/** `migrations/NNNN-name.sql`, in the order of their numbers. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
    const entries = names.map(async (name): Promise<[string, Migration]> => {
      const text = await readFile(join(folder, name), 'utf8');
      return [
        name.slice(0, -'.sql'.length),
        { up: async (connection) => void (await sql.raw(text).execute(connection)) },
      ];
    });
    return Object.fromEntries(await Promise.all(entries));
  },
};

export interface MigrationTarget {
  /** For the owner of the tables. */
  readonly ownerConnectionString: string;
  /** The user that the server connects as, and that may become the runtime role. */
  readonly runtimeUser: string | undefined;
}

/**
 * Brings the database up to this version; returns the names of the migrations that ran. Kysely takes a lock, so of two
 * servers that start at once one waits for the other.
 */
export async function migrate({ ownerConnectionString, runtimeUser }: MigrationTarget): Promise<string[]> {
  const connection = openConnection({
    connectionString: ownerConnectionString,
    role: undefined,
    maximumConnections: 1,
  });
  try {
    const { error, results = [] } = await new Migrator({ db: connection, provider: sqlFiles }).migrateToLatest();
    if (error) {
      const failed = results.find((result) => result.status === 'Error');
      const what = failed
        ? `the migration ${failed.migrationName} failed`
        : 'the database cannot be brought up to date';
      throw new Error(what, { cause: error });
    }
    if (runtimeUser) await grantRuntimeRole(connection, runtimeUser);
    return results.map((result) => result.migrationName);
  } finally {
    await connection.destroy();
  }
}

async function grantRuntimeRole(connection: ReturnType<typeof openConnection>, user: string): Promise<void> {
  const { rows } = await sql<{ member: boolean }>`
    select pg_has_role(${user}, ${RUNTIME_ROLE}, 'member') as member`.execute(connection);
  if (rows[0]?.member) return;
  await sql`grant ${sql.id(RUNTIME_ROLE)} to ${sql.id(user)}`.execute(connection);
}
