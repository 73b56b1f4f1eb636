// Generations of facts that are being rebuilt or were replaced: the rows of `rebuild`, and what locks on them say.
//
// A row is locked by the rebuild at work on it. So a row that can be locked belongs to a generation that is not needed,
// or whose rebuild broke off: that one is gone on with, if nothing was erased since and the rules are the same.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { countErasures } from '../log/read.ts';
import type { Instant } from '../time/instant.ts';
import { type Generation, isOfGeneration } from './fact-rows.ts';
import { factTables } from './store.ts';
import { FACTS_VERSION } from './version.ts';

/** The facts of a workspace are being rebuilt already. */
export class RebuildUnderWay extends Error {}

/** The generation that is being made, with the transaction that keeps its row locked. */
export interface Rebuilding extends Generation {
  readonly holding: Connection;
  /** How many developments had been erased when it began. */
  readonly erasures: number;
}

/** From this number on a generation has partitions of its own. */
const FIRST_LARGE = 1_000_000;

export function isLarge({ generation }: Pick<Generation, 'generation'>): boolean {
  return generation >= FIRST_LARGE;
}

/** Ends the names of the tables that the log is folded into. */
export function foldNameOf({ workspace, generation }: Generation): string {
  return `${createHash('sha256').update(workspace).digest('hex').slice(0, 16)}_${generation}`;
}

/** Runs `work` on a new generation, or on one whose rebuild broke off. */
export async function withGeneration<Result>(
  connection: Connection,
  { workspace, isLarge }: { readonly workspace: string; readonly isLarge: boolean },
  work: (rebuilding: Rebuilding) => Promise<Result>,
): Promise<Result> {
  const underWay = new RebuildUnderWay(`the facts of ${workspace} are being rebuilt already; wait until that is done`);
  const erasures = await countErasures(connection, workspace);
  const claim = await connection.transaction().execute(async (transaction) => {
    await sql`select from projection where workspace = ${workspace} for update`.execute(transaction);
    const { rows: all } = await sql`select from rebuild where workspace = ${workspace}`.execute(transaction);
    const { rows } = await sql<{ generation: number; isResumable: boolean }>`
      select generation, facts_version = ${FACTS_VERSION} and erasures = ${erasures} as "isResumable"
      from rebuild where workspace = ${workspace} order by generation for update skip locked`.execute(transaction);
    if (all.length > rows.length) throw underWay;
    const resumed = rows.find((row) => row.isResumable)?.generation;
    const generation = resumed ?? (await begin(transaction, workspace, { isLarge, erasures }));
    // Whoever takes it last goes on with it.
    const { rows: taken } = await sql<{ takenAt: Instant }>`
      update rebuild set started_at = clock_timestamp()
      where workspace = ${workspace} and generation = ${generation} returning started_at as "takenAt"`.execute(
      transaction,
    );
    return { generation, takenAt: taken[0]?.takenAt };
  });
  return connection.transaction().execute(async (holding) => {
    const { generation, takenAt } = claim;
    const { rows } = await sql`
      select from rebuild
      where workspace = ${workspace} and generation = ${generation} and started_at = ${takenAt}::timestamptz
      for key share`.execute(holding);
    if (rows.length === 0) throw underWay;
    return work({ workspace, generation, holding, erasures });
  });
}

async function begin(
  transaction: Connection,
  workspace: string,
  { isLarge, erasures }: { readonly isLarge: boolean; readonly erasures: number },
): Promise<number> {
  const { rows } = await sql<{ generation: number }>`
    update projection set newest_generation = newest_generation + 1 where workspace = ${workspace}
    returning ${isLarge ? sql`nextval('large_generation')::integer` : sql`newest_generation`} as generation`.execute(
    transaction,
  );
  const generation = rows[0]?.generation ?? 0;
  await transaction
    .insertInto('rebuild')
    .values({ workspace, generation, next_position: 0, facts_version: FACTS_VERSION, erasures })
    .execute();
  await sql`select open_fold(${foldNameOf({ workspace, generation })})`.execute(transaction);
  return generation;
}

export interface RebuildState {
  /** Every position below is folded, or projected into it. */
  readonly nextPosition: number;
  readonly isFolded: boolean;
}

export async function readProgress(
  connection: Connection,
  { workspace, generation }: Generation,
): Promise<RebuildState> {
  const row = await connection
    .selectFrom('rebuild')
    .select(['next_position', 'is_folded'])
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .executeTakeFirstOrThrow();
  return { nextPosition: row.next_position, isFolded: row.is_folded };
}

/** Adds a generation that was replaced, so that its facts are deleted. */
export async function abandon(
  transaction: Connection,
  { workspace, generation }: Generation,
  nextPosition: number,
): Promise<void> {
  await transaction
    .insertInto('rebuild')
    .values({ workspace, generation, next_position: nextPosition, is_folded: true })
    .execute();
}

/** Removes the facts that an earlier rebuild replaced, or left behind where it cannot be gone on with. */
export async function clearAbandoned(
  connection: Connection,
  workspace: string,
  onCleared: (facts: number) => void,
): Promise<void> {
  await connection.transaction().execute(async (transaction) => {
    const erasures = await countErasures(transaction, workspace);
    const { rows } = await sql<{ generation: number }>`
      select generation from rebuild
      where workspace = ${workspace}
        and (facts_version <> ${FACTS_VERSION} or erasures <> ${erasures})
      order by generation for update skip locked`.execute(transaction);
    let done = 0;
    for (const { generation } of rows) {
      const abandoned = { workspace, generation };
      await sql`select close_fold(${foldNameOf(abandoned)})`.execute(transaction);
      if (isLarge(abandoned)) await sql`select drop_generation(${generation})`.execute(transaction);
      else
        for (const { name } of factTables) {
          const { numAffectedRows = 0n } = await sql`
            delete from ${sql.table(name)} f where ${isOfGeneration(abandoned)}`.execute(transaction);
          done += Number(numAffectedRows);
        }
      onCleared(done);
      await removeGeneration(transaction, abandoned);
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
