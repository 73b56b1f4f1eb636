// The events that make a timeline: of the whole record in order, of a subject through the log’s index of subjects.
import { type RawBuilder, sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { isLive, placementOf } from '../projection/fact-rows.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** The positions of a subject’s events are read first, if they are no more than these. */
const FEW = 5_000;
/** Of a subject with more, a page is first looked for among so many events of the whole record. */
const WALKED = 2_000;

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
  question: EventsQuestion,
): Promise<RawBuilder<unknown>> {
  return (await findEvents(connection, snapshot, question)).events;
}

export interface EventSources {
  readonly events: RawBuilder<unknown>;
  /** Of a subject with many events, some of them: those among the next of the whole record. */
  readonly nearest: RawBuilder<unknown> | undefined;
  /** The subject has few enough events to read them all. */
  readonly isFew: boolean;
}

export interface PageOfEvents extends EventsQuestion {
  /** The condition that begins the page, with its `and`. */
  readonly isBehind?: RawBuilder<unknown>;
  /** The page is of all events of the subject, from the first on. */
  readonly isPlain?: boolean;
}

/** The events as for `eventsOf`, to read a page of. */
export async function findEvents(
  connection: Connection,
  snapshot: Snapshot,
  { subject, isEver = false, isBehind = sql``, isPlain = false }: PageOfEvents,
): Promise<EventSources> {
  const { workspace } = snapshot;
  const isMeant = isEver ? isLive(workspace) : isKnown(snapshot);
  if (subject === undefined)
    return { events: sql`(select f.* from event f where ${isMeant}) f`, nearest: undefined, isFew: false };
  const isListed = sql`f.subjects @> array[${subject}]::text[] collate "C"`;
  const few = await findFew(connection, { workspace, subject });
  const named = few
    ? sql`unnest(${few}::bigint[]) as named (position)`
    : sql`(${selectNaming({ workspace, subject })}) named`;
  const events = sql`(
    select f.* from ${named}
    cross join lateral (
      select f.* from event f where f.position = named.position and ${isMeant}
      offset 0) f
    where ${isListed}) f`;
  const nearest = sql`(
    select f.* from (
      select f.* from event f where ${isMeant} ${isBehind} order by ${placementOf()} limit ${WALKED}) f
    where ${isListed}) f`;
  return { events, nearest: few || !isPlain ? undefined : nearest, isFew: few !== undefined };
}

interface NamingQuestion {
  readonly workspace: string;
  readonly subject: SubjectId;
}

/** The positions of `selectNaming`; undefined where they are many. */
async function findFew(connection: Connection, question: NamingQuestion): Promise<number[] | undefined> {
  const rows = await executeNamed(
    connection,
    sql<{ position: number; named: number }>`${selectNaming(question, FEW + 1)}`,
  );
  return (rows[0]?.named ?? 0) > FEW ? undefined : rows.map(({ position }) => position);
}

/**
 * The positions of the developments that may be on the timeline of a subject: those that name it, or a subject that
 * merges or splits connect with it, themselves or in what amends them; and how many name it, `most` at most.
 */
function selectNaming({ workspace, subject }: NamingQuestion, most?: number): RawBuilder<unknown> {
  return sql`
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
      ${most === undefined ? sql`` : sql`limit ${most}`}
    ), root (position, target) as (
      select n.position, a.target from named n
      left join amendment a on a.workspace = ${workspace} and a.position = n.position
      union
      select r.target, a.target from root r
      left join amendment a on a.workspace = ${workspace} and a.position = r.target
      where r.target is not null
    )
    select distinct position, (select count(*) from named) as named from root where target is null`;
}
