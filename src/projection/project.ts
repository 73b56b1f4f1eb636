// One step of projecting: the next developments of a log turned into rows of `fact`, by one statement.
import type { Selectable } from 'kysely';
import { identityOf } from '../catalogue/identify.ts';
import type { Connection } from '../database/connection.ts';
import { runNamed } from '../database/named.ts';
import type { Database } from '../database/schema.ts';
import { applyChanges, isChained } from '../facts/facts.ts';
import { toBatches } from '../facts/recorded.ts';
import { type Change, Resolver } from '../facts/resolver.ts';
import { hasIdentities } from '../log/identity.ts';
import { type RecordedDevelopment, readLog } from '../log/read.ts';
import { readConnected } from './connected.ts';
import { wordsIn } from './event-rows.ts';
import type { Generation } from './fact-rows.ts';
import { ProjectionMemory, type ProjectionStart } from './memory.ts';
import { readNeighbours, writeFacts } from './store.ts';
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
  /** Nothing more is known to wait. */
  readonly isCaughtUp: boolean;
}

/**
 * Projects the next developments of the log, and notes how far it came in the same transaction, so that a crash leaves
 * no half of it. Where another process went ahead meanwhile, the step begins again from there.
 */
export async function projectStep(
  connection: Connection,
  workspace: string,
  memory = new ProjectionMemory(),
): Promise<ProjectionStep> {
  try {
    for (;;) {
      const start = memory.fedStart() ?? memory.beginAt(await readStart(connection, workspace));
      const { from, generation } = start;
      const question = { from, memory, isServing: true };
      const step = await projectFrom(connection, { workspace, generation }, question).catch(async (error) => {
        // What another process changes meanwhile may look as if facts were missing.
        const now = await readStart(connection, workspace);
        if (now.from === from && now.generation === generation) throw error;
      });
      if (step) return step;
      memory.forget();
    }
  } catch (error) {
    memory.forget();
    throw error;
  }
}

/** Where the facts that serve stand. */
async function readStart(connection: Connection, workspace: string): Promise<ProjectionStart> {
  const [row] = await runNamed<ProjectionRow>(connection, selectStart, [workspace]);
  if (!row) throw new Error(`nothing says how far the facts of ${workspace} have come`);
  const { next_position: from, generation, facts_version: version } = row;
  if (from > 0 && version !== FACTS_VERSION) {
    const reason = explainOtherRules(workspace, version);
    throw version < FACTS_VERSION ? new OutdatedFacts(reason) : new Error(reason);
  }
  return { from, generation };
}

type ProjectionRow = Pick<Selectable<Database['projection']>, 'next_position' | 'generation' | 'facts_version'>;
const selectStart = {
  name: 'projection',
  text: 'select next_position, generation, facts_version from projection where workspace = $1',
};

interface StepQuestion {
  readonly from: number;
  readonly memory?: ProjectionMemory;
  /** Whether it is of the facts that serve: then how far they come is noted, unless another process went ahead. */
  readonly isServing?: boolean;
}

/** Writes the facts of the next developments from a position on into one generation. Undefined: nothing is written. */
async function projectFrom(
  connection: Connection,
  generation: Generation,
  { from, memory = new ProjectionMemory(), isServing = false }: StepQuestion,
): Promise<ProjectionStep | undefined> {
  const { workspace } = generation;
  const fed = memory.take(from, DEVELOPMENTS_A_STEP);
  const read = fed.length > 0 ? fed : await readLog(connection, { workspace, from, limit: DEVELOPMENTS_A_STEP });
  if (read.length === 0) return { nextPosition: from, developments: 0, factsWritten: 0, isCaughtUp: true };
  const resolver = await findResolver(connection, { workspace, read, memory });
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
  const nextPosition = from + developments;
  const { changed, born } = applyChanges(await readNeighbours(connection, generation, changes), changes);
  const words = memory.newOf(wordsIn(born.filter((fact) => !isChained(fact))));
  const step = isServing ? { from, to: nextPosition } : undefined;
  if (!(await writeFacts(connection, generation, { changed, born, words, step }))) return undefined;
  memory.endAt({ from: nextPosition, generation: generation.generation }, words);
  const factsWritten = changed.length + born.length;
  return { nextPosition, developments, factsWritten, isCaughtUp: !memory.mayHaveMore };
}

/** The same within a transaction that sees to how far the generation came, and keeps others from adding to it. */
export async function projectWithin(
  transaction: Connection,
  generation: Generation,
  from: number,
): Promise<ProjectionStep> {
  const step = await projectFrom(transaction, generation, { from });
  if (!step) throw new Error(`the facts of ${generation.workspace} could not be written`);
  return step;
}

interface ResolverQuestion {
  readonly workspace: string;
  readonly read: readonly RecordedDevelopment[];
  readonly memory: ProjectionMemory;
}

/** A resolver that holds all that decides what these change. */
async function findResolver(connection: Connection, { workspace, read, memory }: ResolverQuestion): Promise<Resolver> {
  const kept = memory.resolverFor(read);
  if (kept) return kept;
  memory.forgetResolver();
  const connected = await readConnected(connection, workspace, read);
  const resolver = new Resolver();
  resolver.restore(connected);
  // Merges and splits reach beyond what developments name, so nothing is kept of a log that has any.
  const identifies = read.some(({ development }) => identityOf(development));
  if (!identifies && !(await hasIdentities(connection, workspace))) memory.keep(resolver, connected);
  return resolver;
}
