import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { copyRows } from '../database/copy.ts';
import type { Fact } from '../facts/facts.ts';
import { countErasures } from '../log/read.ts';
import { compareFacts, readGeneration } from './compare.ts';
import { foldLog } from './fold.ts';
import { projectFrom } from './project.ts';
import { copyTarget, type Generation, toCopyRow } from './store.ts';
import { FACTS_VERSION } from './version.ts';

export interface RebuildSummary {
  readonly developments: number;
  readonly facts: number;
  readonly generation: number;
}

export interface RebuildProgress {
  readonly step: 'folded' | 'copied' | 'proved' | 'caught up' | 'cleared';
  readonly done: number;
  readonly total: number | undefined;
}

/** The facts of a workspace are being rebuilt already. */
export class RebuildUnderWay extends Error {}

/**
 * Makes the facts of a workspace anew from its log and puts them in the place of those that serve, while appends and reads go on:
 * folds the log in memory, copies the rows beside the live ones, proves that they arrived, projects what was recorded meanwhile, and
 * swaps. Wherever it breaks off, the old rows serve; the next rebuild clears away what it left.
 */
export async function rebuildFacts(
  connection: Connection,
  workspace: string,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<RebuildSummary> {
  for (;;) {
    await clearAbandoned(connection, workspace, onProgress);
    const erasures = await countErasures(connection, workspace);
    try {
      const summary = await rebuildOnce(connection, workspace, erasures, onProgress);
      await clearAbandoned(connection, workspace, onProgress);
      return summary;
    } catch (error) {
      // What was folded may hold what has been erased since: it is thrown away, and made anew.
      if (error instanceof RebuildUnderWay || (await countErasures(connection, workspace)) === erasures) throw error;
    }
  }
}

function rebuildOnce(
  connection: Connection,
  workspace: string,
  erasures: number,
  onProgress: (progress: RebuildProgress) => void,
): Promise<RebuildSummary> {
  return withGeneration(connection, workspace, async (generation, holding) => {
    const size = await readSize(connection, workspace);
    const folded = await foldLog(connection, {
      workspace,
      size,
      onFolded: (done) => onProgress({ step: 'folded', done, total: size }),
    });
    await copyRows(
      connection,
      copyTarget,
      folded.values().map((fact, index) => {
        if (index % REPORT_EVERY === 0) onProgress({ step: 'copied', done: index, total: folded.size });
        return toCopyRow(generation, fact);
      }),
    );
    await prove(connection, generation, folded, onProgress);
    await advance(connection, generation, size);
    await catchUp(connection, generation, onProgress);
    await swap(holding, generation, erasures);
    return { developments: size, facts: folded.size, generation: generation.generation };
  });
}

const REPORT_EVERY = 5_000;

/** Reads back what was copied, and compares it with what was folded. */
async function prove(
  connection: Connection,
  generation: Generation,
  folded: ReadonlySet<Fact>,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  const stored = await readGeneration(connection, generation, (done) =>
    onProgress({ step: 'proved', done, total: folded.size }),
  );
  const [difference] = compareFacts(folded, stored);
  if (!difference) return;
  const { kind, fact } = difference;
  const where = `${kind}: ${fact.subject} ${fact.attribute} ${fact.key}, position ${fact.position}`;
  throw new Error(
    `the copied facts of ${generation.workspace} are not those of its log (${where}); the old ones go on serving`,
  );
}

/** The workspaces whose facts were made by older rules; throws where newer ones made them. */
export async function listOutdated(connection: Connection): Promise<string[]> {
  const rows = await connection
    .selectFrom('projection')
    .select(['workspace', 'facts_version'])
    .where('next_position', '>', 0)
    .where('facts_version', '<>', FACTS_VERSION)
    .orderBy('workspace')
    .execute();
  const newer = rows.find((row) => row.facts_version > FACTS_VERSION);
  if (newer) {
    const { workspace, facts_version: version } = newer;
    throw new Error(
      `the facts of ${workspace} were made by a newer program (${version}, not ${FACTS_VERSION}); run that one`,
    );
  }
  return rows.map(({ workspace }) => workspace);
}

/**
 * Runs `work` on a new generation. Its row in `rebuild` stays locked meanwhile, by the transaction `holding`, so that others can tell
 * a rebuild at work from one that broke off.
 */
async function withGeneration<Result>(
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
      select generation from rebuild where workspace = ${workspace} and generation = ${generation} for key share`.execute(
      holding,
    );
    // Whoever began at the same moment took it for abandoned.
    if (rows.length === 0) throw underWay;
    return work({ workspace, generation }, holding);
  });
}

/** Generations that neither serve nor are being rebuilt; they stay locked until the transaction ends. */
async function lockAbandoned(transaction: Connection, workspace: string): Promise<number[]> {
  const { rows } = await sql<{ generation: number }>`
    select generation from rebuild where workspace = ${workspace} order by generation for update skip locked`.execute(
    transaction,
  );
  return rows.map(({ generation }) => generation);
}

async function readSize(connection: Connection, workspace: string): Promise<number> {
  const row = await connection
    .selectFrom('projection')
    .select('next_position')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return row.next_position;
}

async function advance(connection: Connection, { workspace, generation }: Generation, to: number): Promise<void> {
  await connection
    .updateTable('rebuild')
    .set({ next_position: to })
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .execute();
}

/** Fewer can be left to the swap, which has the projector wait. */
const FEW_DEVELOPMENTS = 500;

/** Projects what was recorded meanwhile, until little is left. */
async function catchUp(
  connection: Connection,
  generation: Generation,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  for (let developments = FEW_DEVELOPMENTS; developments >= FEW_DEVELOPMENTS; ) {
    developments = await connection.transaction().execute(async (transaction) => {
      const step = await projectFrom(transaction, generation, await readProgress(transaction, generation));
      await advance(transaction, generation, step.nextPosition);
      onProgress({ step: 'caught up', done: step.nextPosition, total: undefined });
      return step.developments;
    });
  }
}

async function readProgress(transaction: Connection, { workspace, generation }: Generation): Promise<number> {
  const row = await transaction
    .selectFrom('rebuild')
    .select('next_position')
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .executeTakeFirstOrThrow();
  return row.next_position;
}

/** Has the new generation serve. The projector waits at the workspace's row meanwhile, so what is left to project is little. */
async function swap(holding: Connection, generation: Generation, erasures: number): Promise<void> {
  const { workspace } = generation;
  const { generation: old, next_position: served } = await holding
    .selectFrom('projection')
    .select(['generation', 'next_position'])
    .where('workspace', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if ((await countErasures(holding, workspace)) !== erasures) throw new Error('something was erased meanwhile');
  let next = await readProgress(holding, generation);
  while (next < served) next = (await projectFrom(holding, generation, next)).nextPosition;
  await holding
    .updateTable('projection')
    .set({ generation: generation.generation, next_position: next, facts_version: FACTS_VERSION })
    .where('workspace', '=', workspace)
    .execute();
  await holding.insertInto('rebuild').values({ workspace, generation: old, next_position: next }).execute();
  await removeRow(holding, generation);
}

/** So many rows are deleted by one statement. */
const ROWS_AT_ONCE = 20_000;

/** Deletes the facts that an earlier rebuild replaced, or left behind when it broke off. */
async function clearAbandoned(
  connection: Connection,
  workspace: string,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  await connection.transaction().execute(async (transaction) => {
    let done = 0;
    for (const generation of await lockAbandoned(transaction, workspace)) {
      for (let deleted = ROWS_AT_ONCE; deleted === ROWS_AT_ONCE; ) {
        const { numAffectedRows = 0n } = await sql`
          delete from fact where id in (
            select id from fact where workspace = ${workspace} and generation = ${generation} limit ${ROWS_AT_ONCE})`.execute(
          transaction,
        );
        deleted = Number(numAffectedRows);
        done += deleted;
        onProgress({ step: 'cleared', done, total: undefined });
      }
      await removeRow(transaction, { workspace, generation });
    }
  });
}

async function removeRow(transaction: Connection, { workspace, generation }: Generation): Promise<void> {
  await transaction
    .deleteFrom('rebuild')
    .where('workspace', '=', workspace)
    .where('generation', '=', generation)
    .execute();
}
