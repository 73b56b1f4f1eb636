// Who is who at a moment: the id under which a subject is known, and the ids merged with it.
import { sql } from 'kysely';
import { MERGED } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** The id under which the record knows a subject at the moment, mostly its own; undefined: it was not registered. */
export async function identify(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<SubjectId | undefined> {
  const { workspace, knowledge } = snapshot;
  const rows = await executeNamed(
    connection,
    sql<{ knownAs: SubjectId }>`
      select coalesce(
        (select f.label from fact f where f.subject = s.subject and f.attribute = ${MERGED} and ${isKnown(snapshot)}),
        s.subject) as "knownAs"
      from subject s join development d on d.workspace = s.workspace and d.position = s.position
      where s.workspace = ${workspace} and s.subject = ${subject} and d.batch_end <= ${knowledge.position}`,
  );
  return rows[0]?.knownAs;
}

/** The subject and all that are merged with it at the moment; first the one under whose id the record knows them. */
export async function listMembers(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<readonly [SubjectId, ...SubjectId[]]> {
  const knownAs = (await identify(connection, snapshot, subject)) ?? subject;
  const { rows } = await sql<{ label: SubjectId }>`
    select f.label from fact f
    where f.subject = ${knownAs} and f.attribute = 'alias' and ${isKnown(snapshot)}
    order by f.label`.execute(connection);
  return [knownAs, ...rows.map(({ label }) => label)];
}
