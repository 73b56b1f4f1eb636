// Annalist itself: all that the benchmarks use of ../src, but for the questions of the rows and the command line.
import { join } from 'node:path';
import { type Engine, startEngine } from '../../src/app.ts';
import type { Connection } from '../../src/database/connection.ts';
import { openDatabase } from '../../src/database/open.ts';
import { type Appender, createAppender } from '../../src/log/append.ts';
import { createToken, createWorkspace } from '../../src/workspaces/workspaces.ts';
import type { Draft } from './corpus.ts';
import type { DatabaseAddress } from './server.ts';

export interface Product {
  readonly database: DatabaseAddress;
  readonly connection: Connection;
  /** Appends while the projection is paused. */
  readonly log: Appender;
  close(): Promise<void>;
}

/** Opens a database, and brings its schema up to date. `through`: another way to it, such as one that delays. */
export async function openProduct(database: DatabaseAddress, through = database.runtimeUrl): Promise<Product> {
  const { connection, close } = await openDatabase({
    databaseUrl: through,
    migrationUrl: database.ownerUrl,
    dataFolder: '',
  });
  const log = createAppender({ connection });
  return {
    database,
    connection,
    log,
    async close() {
      await log.close();
      await close();
    },
  };
}

/** A product whose projection runs, so that questions are answered. */
export interface RunningProduct extends Product {
  readonly engine: Engine;
}

export async function openRunning(database: DatabaseAddress): Promise<RunningProduct> {
  const product = await openProduct(database);
  const engine = startEngine(product.connection, (error) => console.error(error), { hasThread: true });
  return {
    ...product,
    engine,
    async close() {
      await engine.close();
      await product.close();
    },
  };
}

export async function makeWorkspace({ connection }: Product, name: string): Promise<void> {
  if (!(await createWorkspace(connection, { name, isPublic: true }))) throw new Error(`${name} is there already`);
}

export async function makeToken({ connection }: Product, workspace: string): Promise<string> {
  const token = await createToken(connection, { workspace, name: 'bench', role: 'recorder' });
  if (token === undefined) throw new Error(`${workspace} has such a token already`);
  return token;
}

/** Records a development, or an atomic batch; returns the last position. Nothing here may be refused. */
export async function record(appender: Appender, workspace: string, input: Draft | readonly Draft[]): Promise<number> {
  const outcome = await appender.append({ workspace, recordedBy: 'bench', input });
  const last = outcome.ok ? outcome.value.receipts.at(-1) : undefined;
  if (!outcome.ok || outcome.value.kind !== 'recorded' || !last)
    throw new Error(`it was refused: ${JSON.stringify(outcome).slice(0, 500)}`);
  return last.position;
}

const AT_ONCE = 500;

/** Records many in atomic batches; returns the last position. */
export async function recordMany(appender: Appender, workspace: string, drafts: readonly Draft[]): Promise<number> {
  let last = -1;
  for (let from = 0; from < drafts.length; from += AT_ONCE)
    last = await record(appender, workspace, drafts.slice(from, from + AT_ONCE));
  return last;
}

const A_MINUTE_MS = 60_000;

/** Waits until a position is in the facts, and so in every answer. */
export async function untilVisible({ engine }: RunningProduct, workspace: string, position: number): Promise<void> {
  if (!(await engine.projector.waitFor(workspace, position, A_MINUTE_MS)))
    throw new Error(`position ${position} of ${workspace} was not visible within a minute`);
}

/** The settings under which the product’s commands work on a database. `folder`: holds what each database needs. */
export function environmentOf(database: DatabaseAddress, folder: string): Record<string, string> {
  return {
    DATABASE_URL: database.runtimeUrl,
    DATABASE_MIGRATION_URL: database.ownerUrl,
    ANNALIST_DATA_DIR: join(folder, database.name),
    ANNALIST_ADMIN_TOKEN: ADMIN_TOKEN,
    ANNALIST_LOG_ORIGIN: 'bench.example',
    HOST: '127.0.0.1',
  };
}

export const ADMIN_TOKEN = 'annalist_admin_of_the_benchmarks';
