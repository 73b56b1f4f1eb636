// What `after` and amendments connect in the log.
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../database/connection.ts';

export interface LinkQuestion {
  readonly workspace: string;
  /** Selects positions. */
  readonly start: RawBuilder<unknown>;
  readonly before: number;
}

/** What `after` and amendments connect with the positions of `start`, these among them; only positions before that. */
export async function findLinked(
  connection: Connection,
  { workspace, start, before }: LinkQuestion,
): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    with recursive connected (position) as (
      (${start})
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
