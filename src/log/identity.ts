// Merges and splits in the log: which developments say who is who, and who the subjects are at a position.
import { sql } from 'kysely';
import { identityOf } from '../catalogue/identify.ts';
import type { Connection } from '../database/connection.ts';
import { type Identities, type IdentityLink, resolveIdentities } from '../facts/identity.ts';
import { resolveVersions } from '../facts/versions.ts';
import { readAmendments } from './amendments.ts';
import { readPositions } from './read.ts';

interface SubjectQuestion {
  readonly workspace: string;
  readonly subjects: readonly string[];
}

/**
 * The positions of all merges and splits of these subjects and of those they name, over any number of steps. `knownAt`:
 * only of what was known by then; all where left out.
 */
export async function findIdentifying(
  connection: Connection,
  { workspace, subjects, knownAt = Number.MAX_SAFE_INTEGER }: SubjectQuestion & { readonly knownAt?: number },
): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    with recursive connected (subject) as (
      select subject collate "C" from unnest(${subjects}::text[]) as start (subject)
      union
      select other.subject
      from connected c
      join identity i on i.workspace = ${workspace} and i.subject = c.subject
      join development d on d.workspace = i.workspace and d.position = i.position and d.batch_end <= ${knownAt}
      join identity other on other.workspace = i.workspace and other.position = i.position
    )
    select distinct i.position from connected c
    join identity i on i.workspace = ${workspace} and i.subject = c.subject
    join development d on d.workspace = i.workspace and d.position = i.position and d.batch_end <= ${knownAt}
    order by i.position`.execute(connection);
  return rows.map(({ position }) => position);
}

/** `subjects` and those of the merges and splits at `positions`, with all that merges and splits connect with them. */
export async function findIdentified(
  connection: Connection,
  { workspace, positions, subjects }: SubjectQuestion & { readonly positions: readonly number[] },
): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    with recursive connected (subject) as (
      (select subject from identity where workspace = ${workspace} and position = any(${positions}::bigint[])
       union all
       select subject collate "C" from unnest(${subjects}::text[]) as start (subject))
      union
      select other.subject
      from connected c
      join identity i on i.workspace = ${workspace} and i.subject = c.subject
      join identity other on other.workspace = i.workspace and other.position = i.position
    )
    select subject from connected order by subject`.execute(connection);
  return rows.map(({ subject }) => subject);
}

/** Whether the log has any merge or split. */
export async function hasIdentities(connection: Connection, workspace: string): Promise<boolean> {
  const row = await connection
    .selectFrom('identity')
    .select('position')
    .where('workspace', '=', workspace)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface IdentityQuestion extends SubjectQuestion {
  /** Only what was known by then. */
  readonly knownAt: number;
}

/** Who is who among these subjects, by what was known at a position. */
export async function readIdentities(connection: Connection, question: IdentityQuestion): Promise<Identities> {
  const { workspace, knownAt } = question;
  const positions = await findIdentifying(connection, question);
  if (positions.length === 0) return resolveIdentities([]);
  const amendments = await readAmendments(connection, { workspace, positions, knownAt });
  const { retractionOf } = resolveVersions(amendments);
  const recorded = await readPositions(connection, workspace, positions);
  return resolveIdentities(
    recorded.flatMap(({ position, batchEnd, development, isErased }): IdentityLink[] => {
      const counts = batchEnd <= knownAt && !isErased && retractionOf(position) === undefined;
      const identity = counts ? identityOf(development) : undefined;
      return identity ? [{ position, identity }] : [];
    }),
  );
}
