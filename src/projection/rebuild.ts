/*
 * Rebuilding: the facts of a workspace made anew from its log beside those that serve, and put in their place, while
 * appends and reads go on. It takes little memory, however long the log is. Wherever it breaks off, the old facts
 * serve, and the next rebuild goes on from there.
 *
 *     folding ──► indexing ──► catching up ──► serving
 *
 *     folding      the log is read page by page, and the points that it places and withdraws are copied (bulk.ts)
 *     indexing     Postgres makes rows of them; those of a large log get a partition of their own, indexed last
 *     catching up  what was recorded meanwhile is projected, as for the facts that serve
 *     serving      one row names the new generation (the swap); the old one is removed
 */
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { withClient } from '../database/copy.ts';
import { countErasures } from '../log/read.ts';
import { foldInto, selectFolded } from './bulk.ts';
import type { Generation } from './fact-rows.ts';
import {
  abandon,
  clearAbandoned,
  foldNameOf,
  isLarge,
  type Rebuilding,
  RebuildUnderWay,
  readProgress,
  removeGeneration,
  withGeneration,
} from './generations.ts';
import { projectWithin } from './project.ts';
import { factTables } from './store.ts';
import { FACTS_VERSION } from './version.ts';

export interface RebuildSummary {
  readonly developments: number;
  readonly facts: number;
  readonly generation: number;
}

export interface RebuildProgress {
  readonly step: 'folded' | 'indexed' | 'caught up' | 'cleared';
  readonly done: number;
  readonly total: number | undefined;
  /** So many a second, and how long the step will take at that rate; where that can be told. */
  readonly rate?: number;
  readonly secondsLeft?: number;
}

type OnProgress = (progress: RebuildProgress) => void;

export interface RebuildOptions {
  readonly onProgress?: OnProgress;
  /** A log of so many developments gets partitions of its own. */
  readonly largeFrom?: number;
}

const LARGE = 50_000;

/** Makes the facts of a workspace anew from its log, and puts them in the place of those that serve. */
export async function rebuildFacts(
  connection: Connection,
  workspace: string,
  { onProgress = () => undefined, largeFrom = LARGE }: RebuildOptions = {},
): Promise<RebuildSummary> {
  const clear = () =>
    clearAbandoned(connection, workspace, (done) => onProgress({ step: 'cleared', done, total: undefined }));
  for (;;) {
    await clear();
    const erasures = await countErasures(connection, workspace);
    try {
      const isLarge = (await readSize(connection, workspace)) >= largeFrom;
      const summary = await withGeneration(connection, { workspace, isLarge }, (rebuilding) =>
        rebuildOnce(connection, rebuilding, onProgress),
      );
      await clear();
      return summary;
    } catch (error) {
      // What was folded may hold what has been erased since: it is thrown away, and made anew.
      if (error instanceof RebuildUnderWay || (await countErasures(connection, workspace)) === erasures) throw error;
    }
  }
}

async function rebuildOnce(
  connection: Connection,
  rebuilding: Rebuilding,
  onProgress: OnProgress,
): Promise<RebuildSummary> {
  const { generation, holding, erasures } = rebuilding;
  const { isFolded } = await readProgress(connection, rebuilding);
  if (!isFolded) {
    await foldLog(connection, rebuilding, onProgress);
    await makeRows(connection, rebuilding);
    onProgress({ step: 'indexed', done: 1, total: 1 });
  }
  const developments = await catchUp(connection, rebuilding, onProgress);
  await swap(holding, rebuilding, erasures);
  return { developments, facts: await countFacts(holding, rebuilding), generation };
}

async function foldLog(connection: Connection, generation: Generation, onProgress: OnProgress): Promise<void> {
  const { workspace } = generation;
  const size = await readSize(connection, workspace);
  const { nextPosition: from } = await readProgress(connection, generation);
  const where = [workspace, generation.generation];
  const startedAtMs = performance.now();
  const report = (done: number) => {
    const rate = Math.max(1, Math.round(((done - from) * 1_000) / (performance.now() - startedAtMs)));
    onProgress({ step: 'folded', done, total: size, rate, secondsLeft: Math.ceil((size - done) / rate) });
  };
  await withClient(connection, async (client) => {
    await client.query('begin');
    const question = { workspace, from, size, name: foldNameOf(generation) };
    await foldInto({ connection, client }, question, async (next, words) => {
      await client.query(
        'insert into word select $1, word from unnest($2::text[]) as w (word) on conflict do nothing',
        [workspace, words],
      );
      const values = [next, ...where];
      await client.query('update rebuild set next_position = $1 where workspace = $2 and generation = $3', values);
      await client.query('commit; begin');
      report(next);
    });
    await client.query('commit');
  });
}

/** Postgres makes the rows of what was copied. */
async function makeRows(connection: Connection, { workspace, generation }: Generation): Promise<void> {
  const isOwn = isLarge({ generation });
  const name = foldNameOf({ workspace, generation });
  await connection.transaction().execute(async (transaction) => {
    await sql`set local work_mem = '64MB'`.execute(transaction);
    if (isOwn) await sql`select open_generation(${generation})`.execute(transaction);
    for (const table of factTables) {
      const columns = sql.raw(table.columns.map((column) => column.name).join(', '));
      await sql`
        insert into ${sql.table(isOwn ? `${table.name}_${generation}` : table.name)} (workspace, generation, ${columns})
        select ${workspace}, ${generation}::integer, ${columns} from (${sql.raw(selectFolded(table, name))}) r`.execute(
        transaction,
      );
    }
    if (isOwn) await sql`select attach_generation(${generation})`.execute(transaction);
    await sql`select close_fold(${name})`.execute(transaction);
    await sql`
      update rebuild set is_folded = true where workspace = ${workspace} and generation = ${generation}`.execute(
      transaction,
    );
  });
}

async function readSize(connection: Connection, workspace: string): Promise<number> {
  const { size } = await connection
    .selectFrom('head')
    .select('size')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return size;
}

async function countFacts(connection: Connection, { workspace, generation }: Generation): Promise<number> {
  const { rows } = await sql<{ facts: number }>`
    select (select count(*) from fact where workspace = ${workspace} and generation = ${generation})
      + (select count(*) from event where workspace = ${workspace} and generation = ${generation}) as facts`.execute(
    connection,
  );
  return rows[0]?.facts ?? 0;
}

/** Fewer can be left to the swap, which has the projector wait. */
const FEW_DEVELOPMENTS = 500;

/** Projects what was recorded meanwhile, until little is left; returns how many developments there are then. */
async function catchUp(connection: Connection, generation: Generation, onProgress: OnProgress): Promise<number> {
  for (;;) {
    const step = await connection.transaction().execute(async (transaction) => {
      const { nextPosition } = await readProgress(transaction, generation);
      const projected = await projectWithin(transaction, generation, nextPosition);
      await sql`
        update rebuild set next_position = ${projected.nextPosition}
        where workspace = ${generation.workspace} and generation = ${generation.generation}`.execute(transaction);
      return projected;
    });
    onProgress({ step: 'caught up', done: step.nextPosition, total: undefined });
    if (step.developments < FEW_DEVELOPMENTS) return step.nextPosition;
  }
}

/** Makes the new generation serve. The projector waits at the workspace’s row, so little may be left to project. */
async function swap(holding: Connection, generation: Generation, erasures: number): Promise<void> {
  const { workspace } = generation;
  const { generation: old, next_position: served } = await holding
    .selectFrom('projection')
    .select(['generation', 'next_position'])
    .where('workspace', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if ((await countErasures(holding, workspace)) !== erasures) throw new Error('something was erased meanwhile');
  let { nextPosition: next } = await readProgress(holding, generation);
  while (next < served) next = (await projectWithin(holding, generation, next)).nextPosition;
  await holding
    .updateTable('projection')
    .set({ generation: generation.generation, next_position: next, facts_version: FACTS_VERSION })
    .where('workspace', '=', workspace)
    .execute();
  await abandon(holding, { workspace, generation: old }, next);
  await removeGeneration(holding, generation);
}
