import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { type Change, Chronicle, type Recorded } from '../facts/chronicle.ts';
import { applyChanges } from '../facts/facts.ts';
import { readLog, readPositions } from '../log/read.ts';
import { closeFacts, insertFacts, readNeighbours } from './store.ts';

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
    const { next_position: from } = await transaction
      .selectFrom('projection')
      .select('next_position')
      .where('workspace', '=', workspace)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const read = await readLog(transaction, { workspace, from, limit: DEVELOPMENTS_A_STEP });
    if (read.length === 0) return { nextPosition: from, developments: 0, factsWritten: 0 };
    const chronicle = new Chronicle();
    chronicle.restore(await readConnected(transaction, workspace, read));
    const recorded: Recorded[] = [];
    const changes: Change[] = [];
    let points = 0;
    for (const batch of toBatches(read)) {
      if (points > POINTS_A_STEP) break;
      const change = chronicle.add(batch);
      recorded.push(...batch);
      changes.push(change);
      points += change.placed.length;
    }
    const factsWritten = await writeChanges(transaction, workspace, changes);
    await insertEdges(transaction, workspace, recorded);
    const nextPosition = from + recorded.length;
    await transaction
      .updateTable('projection')
      .set({ next_position: nextPosition })
      .where('workspace', '=', workspace)
      .execute();
    return { nextPosition, developments: recorded.length, factsWritten };
  });
}

async function writeChanges(connection: Connection, workspace: string, changes: readonly Change[]): Promise<number> {
  const live = await readNeighbours(connection, workspace, changes);
  const { closed, born } = applyChanges(live, changes);
  await closeFacts(connection, workspace, closed);
  await insertFacts(connection, workspace, born);
  return closed.length + born.length;
}

/** Consecutive developments of one atomic batch each. */
export function toBatches<Item extends Recorded>(recorded: readonly Item[]): Item[][] {
  return [...Map.groupBy(recorded, ({ batchEnd }) => batchEnd).values()];
}

/** Every development before `recorded` that `after` connects with it, either way, over any number of steps. */
export async function readConnected(
  connection: Connection,
  workspace: string,
  recorded: readonly Recorded[],
): Promise<Recorded[]> {
  const first = recorded[0]?.position ?? 0;
  const named = [...new Set(recorded.flatMap(({ development }) => development.after ?? []))];
  if (named.length === 0) return [];
  const { rows } = await sql<{ position: number }>`
    with recursive connected (position) as (
      select d.position from development d where d.workspace = ${workspace} and d.id = any(${named}::uuid[]) and d.position < ${first}
      union
      select case when e.follower = c.position then e.followed else e.follower end
      from connected c
      cross join lateral (
        select follower, followed from after_edge where workspace = ${workspace} and follower = c.position
        union all
        select follower, followed from after_edge where workspace = ${workspace} and followed = c.position
      ) e
    )
    select position from connected where position < ${first} order by position`.execute(connection);
  return readPositions(
    connection,
    workspace,
    rows.map(({ position }) => position),
  );
}

async function insertEdges(connection: Connection, workspace: string, recorded: readonly Recorded[]): Promise<void> {
  const edges = recorded.flatMap(({ position, development }) =>
    (development.after ?? []).map((id) => ({ position, id })),
  );
  if (edges.length === 0) return;
  await sql`
    insert into after_edge (workspace, follower, followed)
    select distinct d.workspace, e.follower, d.position
    from unnest(${edges.map((edge) => edge.position)}::bigint[], ${edges.map((edge) => edge.id)}::uuid[]) as e (follower, id)
    join development d on d.workspace = ${workspace} and d.id = e.id`.execute(connection);
}
