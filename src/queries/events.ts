// The events that make a timeline: of the whole record in order, of a subject through the log’s index of subjects.
import { type RawBuilder, sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { findIdentified } from '../log/identity.ts';
import { isLive } from '../projection/fact-rows.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** A subject that more developments name is found faster in the timeline of the whole record. */
const MANY = 5_000;

export interface EventsQuestion {
  /** Undefined: the whole record. */
  readonly subject: SubjectId | undefined;
  /** The question reads them in their order, and only the first. */
  readonly isPaged?: boolean;
  /** Also those that were known at another moment only. */
  readonly isEver?: boolean;
}

/** The events of a subject, or of the whole record, that the moment knows: rows for a `from`, called `f`. */
export async function eventsOf(
  connection: Connection,
  snapshot: Snapshot,
  { subject, isPaged = false, isEver = false }: EventsQuestion,
): Promise<RawBuilder<unknown>> {
  const { workspace } = snapshot;
  const isMeant = isEver ? isLive(workspace) : isKnown(snapshot);
  if (subject === undefined) return sql`(select f.* from event f where ${isMeant}) f`;
  // A split moves developments that name another subject; what was merged is named by its old id.
  const named = await findIdentified(connection, { workspace, positions: [], subjects: [subject] });
  const isNamed = sql`i.workspace = ${workspace} and i.subject = any(${named}::text[])`;
  const isListed = sql`f.subjects @> array[${subject}]::text[] collate "C"`;
  if (isPaged && (await countUpTo(connection, isNamed, MANY)) === MANY)
    return sql`(select f.* from event f where ${isMeant} and ${isListed}) f`;
  return sql`(
    with recursive root (position, target) as (
      select i.position, a.target from subject_index i
      left join amendment a on a.workspace = i.workspace and a.position = i.position
      where ${isNamed}
      union
      select r.target, a.target from root r
      left join amendment a on a.workspace = ${workspace} and a.position = r.target
      where r.target is not null
    )
    select f.* from (select distinct position from root where target is null) r
    cross join lateral (
      select f.* from event f where f.position = r.position and ${isMeant}
      offset 0) f
    where ${isListed}) f`;
}

async function countUpTo(connection: Connection, isNamed: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from subject_index i where ${isNamed} limit ${most}) i`.execute(connection);
  return rows[0]?.count ?? 0;
}
