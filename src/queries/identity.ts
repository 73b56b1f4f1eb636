// Who is who at a moment: the id under which a subject is known, the ids merged with it, and its registration.
import { sql } from 'kysely';
import { MERGED } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** The id under which the record knows a subject at the moment; undefined: its own. */
export async function findKnownAs(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<SubjectId | undefined> {
  const { rows } = await sql<{ label: SubjectId }>`
    select f.label from fact f
    where f.subject = ${subject} and f.attribute = ${MERGED} and ${isKnown(snapshot)}`.execute(connection);
  return rows[0]?.label;
}

/** The subject and all that are merged with it at the moment; first the one under whose id the record knows them. */
export async function listMembers(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<readonly [SubjectId, ...SubjectId[]]> {
  const knownAs = (await findKnownAs(connection, snapshot, subject)) ?? subject;
  const { rows } = await sql<{ label: SubjectId }>`
    select f.label from fact f
    where f.subject = ${knownAs} and f.attribute = 'alias' and ${isKnown(snapshot)}
    order by f.label`.execute(connection);
  return [knownAs, ...rows.map(({ label }) => label)];
}

/** Whether the subject was registered at the moment. */
export async function isRegistered(
  connection: Connection,
  { workspace, knowledge }: Snapshot,
  subject: SubjectId,
): Promise<boolean> {
  const row = await connection
    .selectFrom('subject as s')
    .innerJoin('development as d', (join) =>
      join.onRef('d.workspace', '=', 's.workspace').onRef('d.position', '=', 's.position'),
    )
    .select('s.subject')
    .where('s.workspace', '=', workspace)
    .where('s.subject', '=', subject)
    .where('d.batch_end', '<=', knowledge.position)
    .executeTakeFirst();
  return row !== undefined;
}
