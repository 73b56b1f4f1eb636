import { type RawBuilder, sql } from 'kysely';
import { amendmentOf, contentOf } from '../catalogue/catalogue.ts';
import type { Development } from '../catalogue/development.ts';
import type { Connection } from '../database/connection.ts';
import { type Change, Chronicle, type Recorded } from '../facts/chronicle.ts';
import { applyChanges } from '../facts/facts.ts';
import { type RecordedDevelopment, readLog, readPositions } from '../log/read.ts';
import { closeFacts, type Generation, insertFacts, readNeighbours } from './store.ts';
import { FACTS_VERSION } from './version.ts';

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
 * Projects the next developments of the log, in one transaction with how far it came, so that a crash leaves no half of it.
 * Whoever else projects the same workspace waits at its row.
 */
export function projectStep(connection: Connection, workspace: string): Promise<ProjectionStep> {
  return connection.transaction().execute(async (transaction) => {
    const { next_position: from, generation } = await transaction
      .selectFrom('projection')
      .select(['next_position', 'generation'])
      .where('workspace', '=', workspace)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const step = await projectFrom(transaction, { workspace, generation }, from);
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
  from: number,
): Promise<ProjectionStep> {
  const { workspace } = generation;
  const read = await readLog(transaction, { workspace, from, limit: DEVELOPMENTS_A_STEP });
  if (read.length === 0) return { nextPosition: from, developments: 0, factsWritten: 0 };
  const chronicle = new Chronicle();
  chronicle.restore(await readConnected(transaction, workspace, read));
  const changes: Change[] = [];
  let [developments, points] = [0, 0];
  for (const batch of toBatches(read)) {
    if (points > POINTS_A_STEP) break;
    const change = chronicle.add(batch);
    changes.push(change);
    developments += batch.length;
    points += change.placed.length;
  }
  const factsWritten = await writeChanges(transaction, generation, changes);
  return { nextPosition: from + developments, developments, factsWritten };
}

async function writeChanges(
  connection: Connection,
  generation: Generation,
  changes: readonly Change[],
): Promise<number> {
  const live = await readNeighbours(connection, generation, changes);
  const { closed, born } = applyChanges(live, changes);
  await closeFacts(connection, closed);
  await insertFacts(connection, generation, born);
  return closed.length + born.length;
}

/** Consecutive developments of one atomic batch each. */
export function toBatches<Item extends Recorded>(recorded: readonly Item[]): Item[][] {
  return [...Map.groupBy(recorded, ({ batchEnd }) => batchEnd).values()];
}

/** Every development before `recorded` that `after` or amendments connect with it, either way, over any number of steps. */
export async function readConnected(
  connection: Connection,
  workspace: string,
  recorded: readonly Recorded[],
): Promise<Recorded[]> {
  const before = recorded[0]?.position ?? 0;
  const named = [...new Set(recorded.flatMap(({ development }) => namesOf(development)))];
  if (named.length === 0) return [];
  const start = sql`
    select d.position from development d where d.workspace = ${workspace} and d.id = any(${named}::uuid[]) and d.position < ${before}`;
  return readPositions(connection, workspace, await findConnected(connection, { workspace, start, before }));
}

/** The developments at `positions` and all that `after` or amendments connect with them, either way, over any number of steps. */
export async function readConnectedWith(
  connection: Connection,
  workspace: string,
  positions: readonly number[],
): Promise<RecordedDevelopment[]> {
  const start = sql`select position from unnest(${positions}::bigint[]) as start (position)`;
  const found = await findConnected(connection, { workspace, start, before: Number.MAX_SAFE_INTEGER });
  return readPositions(connection, workspace, found);
}

interface ConnectedQuestion {
  readonly workspace: string;
  /** Selects positions. */
  readonly start: RawBuilder<unknown>;
  readonly before: number;
}

async function findConnected(
  connection: Connection,
  { workspace, start, before }: ConnectedQuestion,
): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    with recursive connected (position) as (
      ${start}
      union
      select neighbour.position
      from connected c
      cross join lateral (
        select followed as position from after_edge where workspace = ${workspace} and follower = c.position
        union all
        select follower from after_edge where workspace = ${workspace} and followed = c.position
        union all
        select target from amendment where workspace = ${workspace} and position = c.position
        union all
        select position from amendment where workspace = ${workspace} and target = c.position
      ) neighbour
      where neighbour.position < ${before}
    )
    select position from connected order by position`.execute(connection);
  return rows.map(({ position }) => position);
}

/** The ids of the developments that it follows or amends. */
function namesOf(development: Development): readonly string[] {
  const target = amendmentOf(development)?.target;
  return [...(contentOf(development).after ?? []), ...(target ? [target] : [])];
}
