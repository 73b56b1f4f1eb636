// Amendments in the log: what amends a development, and what an amendment amends in the end.
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import type { AmendmentLink } from '../facts/versions.ts';

/** A link with what the log knows of the amendment. */
export interface RecordedAmendment extends AmendmentLink {
  readonly id: string;
  readonly batchEnd: number;
}

export interface AmendmentQuestion {
  readonly workspace: string;
  readonly positions: readonly number[];
  /** Only what was known by then. */
  readonly knownAt: number;
}

/** What amends the developments at `positions`, what amends those amendments, and so on; in the order of recording. */
export async function readAmendments(
  connection: Connection,
  { workspace, positions, knownAt }: AmendmentQuestion,
): Promise<RecordedAmendment[]> {
  if (positions.length === 0) return [];
  const { rows } = await sql<RecordedAmendment>`
    with recursive tree (position, amends, target) as (
      select position, amends, target from amendment
      where workspace = ${workspace} and target = any(${positions}::bigint[])
      union
      select a.position, a.amends, a.target
      from tree t join amendment a on a.workspace = ${workspace} and a.target = t.position
    )
    select t.position, t.amends, t.target, d.id, d.batch_end as "batchEnd"
    from tree t join development d on d.workspace = ${workspace} and d.position = t.position
    where d.batch_end <= ${knownAt} order by t.position`.execute(connection);
  return rows;
}

export interface Root {
  readonly position: number;
  readonly id: string;
}

/** What a development amends in the end: itself where it amends none. Undefined where it was not known. */
export async function findRoot(
  connection: Connection,
  { workspace, id, knownAt }: { readonly workspace: string; readonly id: string; readonly knownAt: number },
): Promise<Root | undefined> {
  const { rows } = await sql<Root>`
    with recursive chain (position) as (
      select position from development where workspace = ${workspace} and id = ${id}::uuid and batch_end <= ${knownAt}
      union all
      select a.target from chain c join amendment a on a.workspace = ${workspace} and a.position = c.position
    )
    select d.position, d.id from development d
    where d.workspace = ${workspace} and d.position = (select min(position) from chain)`.execute(connection);
  return rows[0];
}
