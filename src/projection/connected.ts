// Everything in the log that decides what a batch changes: read so that a step need not hold the whole log.
import { type RawBuilder, sql } from 'kysely';
import type { Development } from '../catalogue/development.ts';
import { identityOf } from '../catalogue/identify.ts';
import { subjectsOf } from '../catalogue/references.ts';
import type { Connection } from '../database/connection.ts';
import type { Recorded } from '../facts/recorded.ts';
import { findIdentified, findIdentifying, hasIdentities } from '../log/identity.ts';
import { findLinked } from '../log/linked.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { namesOf } from './memory.ts';

/**
 * Every development before `recorded` that decides what these change: those that `after` or amendments connect with
 * them, in either direction and over any number of steps; every merge and split of their subjects; and, where
 * `recorded` merges or splits subjects itself, all that names those.
 */
export async function readConnected(
  connection: Connection,
  workspace: string,
  recorded: readonly Recorded[],
): Promise<RecordedDevelopment[]> {
  const before = recorded[0]?.position ?? 0;
  const events = recorded.filter(({ isErased }) => !isErased).map(({ development }) => development);
  const named = [...new Set(events.flatMap(namesOf))];
  const start = sql`
    select d.position from development d
    where d.workspace = ${workspace} and d.id = any(${named}::uuid[]) and d.position < ${before}`;
  const linked = named.length === 0 ? [] : await findLinked(connection, { workspace, start, before });
  const identified = events
    .flatMap((development) => identityOf(development) ?? [])
    .flatMap(({ from, into }) => [from, into]);
  if (identified.length === 0 && !(await hasIdentities(connection, workspace)))
    return readPositions(connection, workspace, linked);
  const found = await addIdentities(connection, { workspace, before, linked, identified, events });
  return readPositions(connection, workspace, found);
}

/** The developments at `positions` with all that is connected with them in those ways. */
export async function readConnectedWith(
  connection: Connection,
  workspace: string,
  positions: readonly number[],
): Promise<RecordedDevelopment[]> {
  const before = Number.MAX_SAFE_INTEGER;
  const linked = await findLinked(connection, { workspace, start: unnested(positions), before });
  if (!(await hasIdentities(connection, workspace))) return readPositions(connection, workspace, linked);
  const found = await addIdentities(connection, { workspace, before, linked, identified: [], events: [] });
  return readPositions(connection, workspace, found);
}

interface IdentityQuestion {
  readonly workspace: string;
  readonly before: number;
  readonly linked: readonly number[];
  /** The subjects that `events` merge or split. */
  readonly identified: readonly string[];
  readonly events: readonly Development[];
}

async function addIdentities(connection: Connection, question: IdentityQuestion): Promise<number[]> {
  const { workspace, before, linked, identified, events } = question;
  const moved = await findIdentified(connection, { workspace, positions: linked, subjects: identified });
  const naming = sql`
    select position from subject_index
    where workspace = ${workspace} and subject = any(${moved}::text[]) and position < ${before}
    union all ${unnested(linked)}`;
  const found = moved.length === 0 ? linked : await findLinked(connection, { workspace, start: naming, before });
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from subject_index
    where workspace = ${workspace} and position = any(${found}::bigint[])`.execute(connection);
  const subjects = [...new Set([...rows.map(({ subject }) => subject), ...events.flatMap(subjectsOf)])];
  const identities = await findIdentifying(connection, { workspace, subjects });
  const start = sql`${unnested(identities.filter((position) => position < before))} union all ${unnested(found)}`;
  return findLinked(connection, { workspace, start, before });
}

function unnested(positions: readonly number[]): RawBuilder<unknown> {
  return sql`select position from unnest(${positions}::bigint[]) as start (position)`;
}
