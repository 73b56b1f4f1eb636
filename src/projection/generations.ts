// Generations of facts that are being rebuilt or were replaced: the rows of `rebuild`, and what locks on them say.
//
// A row is locked by the rebuild at work on it. So a row that can be locked belongs to a generation that is not needed:
// its rebuild broke off, or another generation took its place.
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { type Generation, isOfGeneration } from './fact-rows.ts';
import { factTables } from './store.ts';

/** The facts of a workspace are being rebuilt already. */
export class RebuildUnderWay extends Error {}

/** Runs `work` on a new generation. The transaction `holding` keeps its row locked meanwhile. */
export async function withGeneration<Result>(
  connection: Connection,
  workspace: string,
  work: (generation: Generation, holding: Connection) => Promise<Result>,
): Promise<Result> {
  const underWay = new RebuildUnderWay(`the facts of ${workspace} are being rebuilt already; wait until that is done`);
  const generation = await connection.transaction().execute(async (transaction) => {
    const { newest } = await transaction
      .updateTable('projection')
      .set((the) => ({ newest_generation: the('newest_generation', '+', 1) }))
      .where('workspace', '=', workspace)
      .returning('newest_generation as newest')
      .executeTakeFirstOrThrow();
    const others = await transaction
      .selectFrom('rebuild')
      .select('generation')
      .where('workspace', '=', workspace)
      .execute();
    if (others.length > (await lockAbandoned(transaction, workspace)).length) throw underWay;
    await transaction.insertInto('rebuild').values({ workspace, generation: newest, next_position: 0 }).execute();
    return newest;
  });
  return connection.transaction().execute(async (holding) => {
    const { rows } = await sql`
      select generation from rebuild where workspace = ${workspace} and generation = ${generation}
      for key share`.execute(holding);
    // A rebuild that began at the same moment took this one for abandoned.
    if (rows.length === 0) throw underWay;
    return work({ workspace, generation }, holding);
  });
}

/** How far the generation has come: every position below is projected into it. */
export async function readProgress(connection: Connection, { workspace, generation }: Generation): Promise<number> {
  const row = await connection
    .selectFrom('rebuild')
    .select('next_position')
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .executeTakeFirstOrThrow();
  return row.next_position;
}

export async function setProgress(
  connection: Connection,
  { workspace, generation }: Generation,
  nextPosition: number,
): Promise<void> {
  await connection
    .updateTable('rebuild')
    .set({ next_position: nextPosition })
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .execute();
}

/** Adds a generation that was replaced, so that its facts are deleted. */
export async function abandon(
  transaction: Connection,
  { workspace, generation }: Generation,
  nextPosition: number,
): Promise<void> {
  await transaction.insertInto('rebuild').values({ workspace, generation, next_position: nextPosition }).execute();
}

/** Deletes the facts that an earlier rebuild replaced, or left behind when it broke off. */
export async function clearAbandoned(
  connection: Connection,
  workspace: string,
  onCleared: (facts: number) => void,
): Promise<void> {
  await connection.transaction().execute(async (transaction) => {
    let done = 0;
    for (const generation of await lockAbandoned(transaction, workspace)) {
      for (const { name } of factTables) {
        const { numAffectedRows = 0n } = await sql`
          delete from ${sql.table(name)} f where ${isOfGeneration({ workspace, generation })}`.execute(transaction);
        done += Number(numAffectedRows);
        onCleared(done);
      }
      await removeGeneration(transaction, { workspace, generation });
    }
  });
}

/** Removes the row of a generation that serves now, or whose facts are gone. */
export async function removeGeneration(transaction: Connection, { workspace, generation }: Generation): Promise<void> {
  await transaction
    .deleteFrom('rebuild')
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .execute();
}

/** Generations that neither serve nor are being rebuilt; they stay locked until the transaction ends. */
async function lockAbandoned(transaction: Connection, workspace: string): Promise<number[]> {
  const { rows } = await sql<{ generation: number }>`
    select generation from rebuild where workspace = ${workspace} order by generation
    for update skip locked`.execute(transaction);
  return rows.map(({ generation }) => generation);
}
