// What has changed since a position: of subjects that a request names or watches, however it changed.
import { sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Identities } from '../facts/identity.ts';
import { findIdentified } from './identity.ts';
import { findLinked } from './linked.ts';

/** What a request wants to find as it was at a position. */
export interface Guard {
  /** Refuse where anything of this changed after this position. */
  readonly unchangedSince: number | undefined;
  /** Subjects beside those that the request is about. */
  readonly watch?: readonly SubjectId[] | undefined;
  /** Only developments of these types count; all where left out. */
  readonly watchTypes?: readonly string[] | undefined;
}

/** What changed since: a position at which it did, by subject. */
export interface Changes {
  /** Named by a development, or by one that amends it. */
  readonly named: ReadonlyMap<SubjectId, number>;
  /** Changed by what was recorded of others, through `after`, amendments, merges and splits. */
  readonly linked: ReadonlyMap<SubjectId, number>;
  /** Of an erasure: of it no subject is known any more. */
  readonly erased: number | undefined;
}

export const NO_CHANGES: Changes = { named: new Map(), linked: new Map(), erased: undefined };

interface ChangesQuestion {
  readonly workspace: string;
  readonly since: number;
  readonly subjects: readonly SubjectId[];
  /** Who these are now. */
  readonly identities: Identities;
  /** Undefined: all. */
  readonly types: readonly string[] | undefined;
}

/**
 * What changed of subjects, and of those that are one with them. What others may have moved counts as changed, though
 * its facts may stand where they stood: `after` connects it with something that was recorded since.
 */
export async function readChanges(
  connection: Connection,
  { workspace, since, subjects, identities, types }: ChangesQuestion,
): Promise<Changes> {
  const members = [...new Set(subjects.flatMap((subject) => identities.membersOf(subject)))];
  const links = await findLinksSince(connection, workspace, since);
  const moved = await findMoved(connection, workspace, links);
  const found = await findNaming(connection, { workspace, members, since, moved, types });
  const lastOf = (isNamed: boolean) =>
    new Map(
      subjects.flatMap((subject) => {
        const own = new Set(identities.membersOf(subject));
        const positions = found
          .filter((it) => own.has(it.subject) && it.position > since === isNamed)
          .map(({ position }) => (isNamed ? position : (links.at(-1) as number)));
        return positions.length > 0 ? [[subject, Math.max(...positions)] as const] : [];
      }),
    );
  return {
    named: lastOf(true),
    linked: lastOf(false),
    erased: await findErasure(connection, { workspace, since, types }),
  };
}

/** The positions behind `since` that follow or amend others, or say who is who. */
async function findLinksSince(connection: Connection, workspace: string, since: number): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select follower as position from after_edge where workspace = ${workspace} and follower > ${since}
    union
    select position from amendment where workspace = ${workspace} and position > ${since}
    union
    select position from identity where workspace = ${workspace} and position > ${since}
    order by position`.execute(connection);
  return rows.map(({ position }) => position);
}

/** All that these links may have moved: what they connect; of a merge or a split, all that names its subjects. */
async function findMoved(connection: Connection, workspace: string, links: readonly number[]): Promise<number[]> {
  if (links.length === 0) return [];
  const before = Number.MAX_SAFE_INTEGER;
  const connectedWith = (positions: readonly number[]) => {
    const start = sql`select position from unnest(${positions}::bigint[]) as start (position)`;
    return findLinked(connection, { workspace, start, before });
  };
  const connected = await connectedWith(links);
  const subjects = await findIdentified(connection, { workspace, positions: connected, subjects: [] });
  if (subjects.length === 0) return connected;
  const { rows } = await sql<{ position: number }>`
    select distinct position from subject_index
    where workspace = ${workspace} and subject = any(${subjects}::text[])`.execute(connection);
  return connectedWith([...connected, ...rows.map(({ position }) => position)]);
}

interface NamingQuestion extends Pick<ChangesQuestion, 'workspace' | 'since' | 'types'> {
  readonly members: readonly SubjectId[];
  readonly moved: readonly number[];
}

interface Naming {
  readonly subject: SubjectId;
  readonly position: number;
}

/** What names the members: behind `since`, or among what was moved. Of an amendment the type of its target counts. */
async function findNaming(
  connection: Connection,
  { workspace, members, since, moved, types }: NamingQuestion,
): Promise<readonly Naming[]> {
  const { rows } = await sql<Naming>`
    select subject, position from subject_index
    where workspace = ${workspace} and subject = any(${members}::text[]) and position > ${since}
    union
    select subject, position from subject_index
    where workspace = ${workspace} and subject = any(${members}::text[])
      and position = any(${moved}::bigint[])`.execute(connection);
  if (types === undefined || rows.length === 0) return rows;
  const { rows: typed } = await sql<{ position: number }>`
    with recursive chain (start, position) as (
      select position, position from unnest(${rows.map(({ position }) => position)}::bigint[]) as asked (position)
      union
      select c.start, a.target from chain c
      join amendment a on a.workspace = ${workspace} and a.position = c.position
    ), root as (select start, min(position) as position from chain group by start)
    select root.start as position from root
    join development d on d.workspace = ${workspace} and d.position = root.position
    left join redaction r on r.workspace = d.workspace and r.position = d.position
    where coalesce(d.meta::jsonb ->> 'type', r.type) = any(${types}::text[])`.execute(connection);
  const ofTypes = new Set(typed.map(({ position }) => position));
  return rows.filter(({ position }) => ofTypes.has(position));
}

async function findErasure(
  connection: Connection,
  { workspace, since, types }: Pick<ChangesQuestion, 'workspace' | 'since' | 'types'>,
): Promise<number | undefined> {
  const isMeant = types ? sql`(type = any(${types}::text[]) or type like 'development.%')` : sql`true`;
  const { rows } = await sql<{ position: number }>`
    select recorded_at_position as position from redaction
    where workspace = ${workspace} and recorded_at_position > ${since} and ${isMeant}
    order by recorded_at_position desc limit 1`.execute(connection);
  return rows[0]?.position;
}
