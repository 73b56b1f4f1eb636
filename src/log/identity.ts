import { sql } from 'kysely';
import { identityOf } from '../catalogue/identify.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type Identities, type IdentityLink, resolveIdentities } from '../facts/identity.ts';
import { resolveVersions } from '../facts/versions.ts';
import { readAmendments } from './amendments.ts';
import { readPositions } from './read.ts';

interface SubjectQuestion {
  readonly workspace: string;
  readonly subjects: readonly string[];
}

/** The positions of all that was ever said about who these subjects are, and about whom that names, over any number of steps. */
export async function findIdentifying(
  connection: Connection,
  { workspace, subjects }: SubjectQuestion,
): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    with recursive connected (subject) as (
      select subject collate "C" from unnest(${subjects}::text[]) as start (subject)
      union
      select other.subject
      from connected c
      join identity i on i.workspace = ${workspace} and i.subject = c.subject
      join identity other on other.workspace = i.workspace and other.position = i.position
    )
    select distinct i.position from connected c
    join identity i on i.workspace = ${workspace} and i.subject = c.subject
    order by i.position`.execute(connection);
  return rows.map(({ position }) => position);
}

/** `subjects` and those of whom the developments at `positions` say who they are, with all that are connected with them by such. */
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

/** Whether anything was ever said about who is who. */
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

/** Who these subjects are, by what was known at a position. */
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

/** Every subject that is one with any of these, itself among them. */
export function membersOfAll(identities: Identities, subjects: readonly SubjectId[]): SubjectId[] {
  return [...new Set(subjects.flatMap((subject) => identities.membersOf(subject)))];
}
