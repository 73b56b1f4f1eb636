// A database of its own for each test file, and an engine on it.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { startEngine } from '../../src/app.ts';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import { type Connection, openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import type { PlacedPoint } from '../../src/facts/placed-point.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readSubjects } from '../../src/queries/state.ts';
import type { Language } from '../../src/words/language.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';

export interface TestDatabase {
  /** As its owner. */
  readonly url: string;
  /** As the server works: in the runtime role. */
  readonly connection: Connection;
  close(): Promise<void>;
}

/** A migrated database of its own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl');
  const name = `annalist_${randomBytes(6).toString('hex')}`;
  const owner = new pg.Client({ connectionString: serverUrl });
  await owner.connect();
  await createFromTemplate(owner, name);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const connection = openConnection({ connectionString: url.href, role: RUNTIME_ROLE, maximumConnections: 20 });
  return {
    url: url.href,
    connection,
    async close() {
      await connection.destroy();
      await owner.query(`drop database if exists ${name} with (force)`);
      await owner.end();
    },
  };
}

/** Two files may clone the template at the same moment, which Postgres refuses to one of them. */
async function createFromTemplate(owner: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await owner.query(`create database ${name} template ${inject('template')}`);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== '55006' || attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** An engine on a database, with a workspace `main`; `close` ends both. */
export async function openTestEngine(language?: Language) {
  const database = await openTestDatabase();
  const errors: unknown[] = [];
  const engine = startEngine(database.connection, (error) => errors.push(error), language ? { language } : {});
  await createWorkspace(database.connection, { name: 'main', isPublic: true });
  return {
    ...engine,
    database,
    /** What went wrong in the background. */
    errors,
    async close() {
      await engine.close();
      await database.close();
    },
  };
}

/** All that is known of subjects at a moment and decides what they are on its day. */
export async function readFacts(
  connection: Connection,
  snapshot: Snapshot,
  subjects: readonly SubjectId[],
): Promise<readonly PlacedPoint[]> {
  const known = await readSubjects(connection, snapshot, { subjects, decidingOnly: true });
  return [...known.values()].flatMap(({ facts }) => facts);
}
