// One step of projecting: the next developments of a log turned into rows of `fact`, in one transaction.
import { identityOf } from '../catalogue/identify.ts';
import type { Connection } from '../database/connection.ts';
import { applyChanges } from '../facts/facts.ts';
import { toBatches } from '../facts/recorded.ts';
import { type Change, Resolver } from '../facts/resolver.ts';
import { hasIdentities } from '../log/identity.ts';
import { type RecordedDevelopment, readLog } from '../log/read.ts';
import { readConnected } from './connected.ts';
import type { Generation } from './fact-rows.ts';
import { ProjectionMemory } from './memory.ts';
import { insertFacts, readNeighbours, updateFacts } from './store.ts';
import { explainOtherRules, FACTS_VERSION, OutdatedFacts } from './version.ts';

/** At least as many as the largest atomic batch, which is never cut. */
const DEVELOPMENTS_A_STEP = 2_000;
/** Beyond these a step ends at the next batch, so that readers see progress. */
const POINTS_A_STEP = 20_000;

export interface ProjectionStep {
  /** Every position below it is projected. */
  readonly nextPosition: number;
  readonly developments: number;
  readonly factsWritten: number;
}

/**
 * Projects the next developments of the log, and notes how far it came in the same transaction, so that a crash leaves
 * no half of it. Other processes that project the same workspace wait at its row.
 */
export async function projectStep(
  connection: Connection,
  workspace: string,
  memory = new ProjectionMemory(),
): Promise<ProjectionStep> {
  try {
    return await projectNext(connection, workspace, memory);
  } catch (error) {
    memory.forget();
    throw error;
  }
}

function projectNext(connection: Connection, workspace: string, memory: ProjectionMemory): Promise<ProjectionStep> {
  return connection.transaction().execute(async (transaction) => {
    const {
      next_position: from,
      generation,
      facts_version: version,
    } = await transaction
      .selectFrom('projection')
      .select(['next_position', 'generation', 'facts_version'])
      .where('workspace', '=', workspace)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (from > 0 && version !== FACTS_VERSION) {
      const reason = explainOtherRules(workspace, version);
      throw version < FACTS_VERSION ? new OutdatedFacts(reason) : new Error(reason);
    }
    const step = await projectFrom(transaction, { workspace, generation }, { from, memory });
    if (step.developments > 0) {
      await transaction
        .updateTable('projection')
        .set({ next_position: step.nextPosition, ...(from === 0 ? { facts_version: FACTS_VERSION } : {}) })
        .where('workspace', '=', workspace)
        .execute();
    }
    return step;
  });
}

/** Writes the facts of the next developments from a position on into one generation. */
export async function projectFrom(
  transaction: Connection,
  generation: Generation,
  { from, memory = new ProjectionMemory() }: { readonly from: number; readonly memory?: ProjectionMemory },
): Promise<ProjectionStep> {
  const { workspace } = generation;
  const fed = memory.take(from, DEVELOPMENTS_A_STEP);
  const read = fed.length > 0 ? fed : await readLog(transaction, { workspace, from, limit: DEVELOPMENTS_A_STEP });
  if (read.length === 0) return { nextPosition: from, developments: 0, factsWritten: 0 };
  const resolver = await findResolver(transaction, { workspace, read, memory });
  const changes: Change[] = [];
  let [developments, points] = [0, 0];
  for (const batch of toBatches(read)) {
    if (points > POINTS_A_STEP) break;
    const change = resolver.add(batch);
    changes.push(change);
    developments += batch.length;
    points += change.placed.length;
  }
  memory.extend(resolver, read.slice(0, developments));
  const factsWritten = await writeChanges(transaction, generation, changes);
  return { nextPosition: from + developments, developments, factsWritten };
}

interface ResolverQuestion {
  readonly workspace: string;
  readonly read: readonly RecordedDevelopment[];
  readonly memory: ProjectionMemory;
}

/** A resolver that holds all that decides what these change. */
async function findResolver(transaction: Connection, { workspace, read, memory }: ResolverQuestion): Promise<Resolver> {
  const kept = memory.resolverFor(read);
  if (kept) return kept;
  memory.forget();
  const connected = await readConnected(transaction, workspace, read);
  const resolver = new Resolver();
  resolver.restore(connected);
  // Merges and splits reach beyond what developments name, so nothing is kept of a log that has any.
  const identifies = read.some(({ development }) => identityOf(development));
  if (!identifies && !(await hasIdentities(transaction, workspace))) memory.keep(resolver, connected);
  return resolver;
}

async function writeChanges(
  connection: Connection,
  generation: Generation,
  changes: readonly Change[],
): Promise<number> {
  const live = await readNeighbours(connection, generation, changes);
  const { changed, born } = applyChanges(live, changes);
  await updateFacts(connection, generation, changed);
  await insertFacts(connection, generation, born);
  return changed.length + born.length;
}
