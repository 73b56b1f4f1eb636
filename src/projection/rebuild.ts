// Rebuilding: the facts of a workspace made anew beside those that serve, proved, and put in their place.
import type { Connection } from '../database/connection.ts';
import { copyRows } from '../database/copy.ts';
import type { Fact } from '../facts/facts.ts';
import { countErasures } from '../log/read.ts';
import { compareFacts, readGeneration } from './compare.ts';
import type { Generation } from './fact-rows.ts';
import { foldLog } from './fold.ts';
import {
  abandon,
  clearAbandoned,
  RebuildUnderWay,
  readProgress,
  removeGeneration,
  setProgress,
  withGeneration,
} from './generations.ts';
import { projectFrom } from './project.ts';
import { factTables } from './store.ts';
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

type OnProgress = (progress: RebuildProgress) => void;

/**
 * Makes the facts of a workspace anew from its log and puts them in the place of those that serve, while appends and
 * reads go on: folds the log in memory, copies the rows beside the live ones, proves that they arrived, projects what
 * was recorded meanwhile, and swaps. Wherever it breaks off, the old rows serve; the next rebuild clears away the rest.
 */
export async function rebuildFacts(
  connection: Connection,
  workspace: string,
  onProgress: OnProgress = () => undefined,
): Promise<RebuildSummary> {
  const clear = () =>
    clearAbandoned(connection, workspace, (done) => onProgress({ step: 'cleared', done, total: undefined }));
  for (;;) {
    await clear();
    const erasures = await countErasures(connection, workspace);
    try {
      const summary = await rebuildOnce(connection, { workspace, erasures, onProgress });
      await clear();
      return summary;
    } catch (error) {
      // What was folded may hold what has been erased since: it is thrown away, and made anew.
      if (error instanceof RebuildUnderWay || (await countErasures(connection, workspace)) === erasures) throw error;
    }
  }
}

interface Rebuild {
  readonly workspace: string;
  /** How many developments had been erased when it began. */
  readonly erasures: number;
  readonly onProgress: OnProgress;
}

function rebuildOnce(connection: Connection, { workspace, erasures, onProgress }: Rebuild): Promise<RebuildSummary> {
  return withGeneration(connection, workspace, async (generation, holding) => {
    const size = await readProjectedSize(connection, workspace);
    const folded = await foldLog(connection, {
      workspace,
      size,
      onFolded: (done) => onProgress({ step: 'folded', done, total: size }),
    });
    const { size: total } = folded;
    for (const { name, columns, holds } of factTables) {
      const target = { table: name, columns: ['workspace', 'generation', ...columns.map((column) => column.name)] };
      const rows = folded
        .values()
        .filter(holds)
        .map((fact, done) => {
          if (done % REPORT_EVERY === 0) onProgress({ step: 'copied', done, total });
          return [workspace, generation.generation, ...columns.map(({ read }) => read(fact))];
        });
      await copyRows(connection, target, rows);
    }
    const stored = await readGeneration(connection, generation, (done) => onProgress({ step: 'proved', done, total }));
    proveEqual(generation, folded, stored);
    await setProgress(connection, generation, size);
    await catchUp(connection, generation, onProgress);
    await swap(holding, generation, erasures);
    return { developments: size, facts: total, generation: generation.generation };
  });
}

const REPORT_EVERY = 5_000;

function proveEqual({ workspace }: Generation, folded: ReadonlySet<Fact>, stored: readonly Fact[]): void {
  const [difference] = compareFacts(folded, stored);
  if (!difference) return;
  const { kind, fact } = difference;
  const where = `${kind}: ${fact.subject ?? 'timeline'} ${fact.attribute ?? ''}, position ${fact.position}`;
  throw new Error(`the copied facts of ${workspace} are not those of its log (${where}); the old ones go on serving`);
}

async function readProjectedSize(connection: Connection, workspace: string): Promise<number> {
  const row = await connection
    .selectFrom('projection')
    .select('next_position')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return row.next_position;
}

/** Fewer can be left to the swap, which has the projector wait. */
const FEW_DEVELOPMENTS = 500;

/** Projects what was recorded meanwhile, until little is left. */
async function catchUp(connection: Connection, generation: Generation, onProgress: OnProgress): Promise<void> {
  for (let developments = FEW_DEVELOPMENTS; developments >= FEW_DEVELOPMENTS; ) {
    developments = await connection.transaction().execute(async (transaction) => {
      const step = await projectFrom(transaction, generation, await readProgress(transaction, generation));
      await setProgress(transaction, generation, step.nextPosition);
      onProgress({ step: 'caught up', done: step.nextPosition, total: undefined });
      return step.developments;
    });
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
  let next = await readProgress(holding, generation);
  while (next < served) next = (await projectFrom(holding, generation, next)).nextPosition;
  await holding
    .updateTable('projection')
    .set({ generation: generation.generation, next_position: next, facts_version: FACTS_VERSION })
    .where('workspace', '=', workspace)
    .execute();
  await abandon(holding, { workspace, generation: old }, next);
  await removeGeneration(holding, generation);
}
