// The events that make a timeline: of the whole record in order, of a subject through the log’s index of subjects.
import { type RawBuilder, sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { isLive } from '../projection/fact-rows.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** The events of a subject that more developments name are found in the timeline of the whole record. */
const MANY = 5_000;

export interface EventsQuestion {
  /** Undefined: the whole record. */
  readonly subject: SubjectId | undefined;
  /** Also those that were known at another moment only. */
  readonly isEver?: boolean;
}

/** The events of a subject, or of the whole record, that the moment knows: rows for a `from`, called `f`. */
export async function eventsOf(
  connection: Connection,
  snapshot: Snapshot,
  { subject, isEver = false }: EventsQuestion,
): Promise<RawBuilder<unknown>> {
  const { workspace } = snapshot;
  const isMeant = isEver ? isLive(workspace) : isKnown(snapshot);
  if (subject === undefined) return sql`(select f.* from event f where ${isMeant}) f`;
  const isListed = sql`f.subjects @> array[${subject}]::text[] collate "C"`;
  const positions = await findNaming(connection, { workspace, subject });
  if (!positions) return sql`(select f.* from event f where ${isMeant} and ${isListed}) f`;
  return sql`(
    select f.* from unnest(${positions}::bigint[]) as named (position)
    cross join lateral (
      select f.* from event f where f.position = named.position and ${isMeant}
      offset 0) f
    where ${isListed}) f`;
}

interface NamingQuestion {
  readonly workspace: string;
  readonly subject: SubjectId;
}

/**
 * The positions of the developments that may be on the timeline of a subject: those that name it, or a subject that
 * merges or splits connect with it, themselves or in what amends them. Undefined: more than `MANY`.
 */
async function findNaming(
  connection: Connection,
  { workspace, subject }: NamingQuestion,
): Promise<number[] | undefined> {
  const rows = await executeNamed(
    connection,
    sql<{ position: number; named: number }>`
      with recursive connected (subject) as (
        select ${subject}::text collate "C"
        union
        select other.subject
        from connected c
        join identity i on i.workspace = ${workspace} and i.subject = c.subject
        join identity other on other.workspace = i.workspace and other.position = i.position
      ), named (position) as materialized (
        select distinct i.position from connected c
        join subject_index i on i.workspace = ${workspace} and i.subject = c.subject
        limit ${MANY + 1}
      ), root (position, target) as (
        select n.position, a.target from named n
        left join amendment a on a.workspace = ${workspace} and a.position = n.position
        union
        select r.target, a.target from root r
        left join amendment a on a.workspace = ${workspace} and a.position = r.target
        where r.target is not null
      )
      select distinct position, (select count(*) from named) as named from root where target is null`,
  );
  return (rows[0]?.named ?? 0) > MANY ? undefined : rows.map(({ position }) => position);
}
