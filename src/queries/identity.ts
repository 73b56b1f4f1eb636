// Who is who at a moment: the id under which a subject is known, and the ids merged with it.
import { sql } from 'kysely';
import { MERGED } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { PointRow } from '../projection/fact-rows.ts';
import { isKnown } from './conditions.ts';
import type { Selection, Snapshot } from './snapshot.ts';

/** As whom the moment knows the subject of these facts, if it was merged with another. */
export function knownAsIn(facts: readonly Pick<PointRow, 'attribute' | 'label'>[]): SubjectId | undefined {
  return facts.find(({ attribute }) => attribute === MERGED)?.label as SubjectId | undefined;
}

/** The id under which the record knows a subject at the moment, mostly its own; no row: it was not registered. */
export function knownAsOf(subject: SubjectId): Selection<{ readonly knownAs: SubjectId }> {
  return (moment) => sql`
    select coalesce(
      (select f.label from fact f where f.subject = s.subject and f.attribute = ${MERGED} and ${isKnown(moment)}),
      s.subject) as "knownAs"
    from subject s join development d on d.workspace = s.workspace and d.position = s.position
    where s.workspace = ${moment.workspace} and s.subject = ${subject}
      and d.batch_end <= ${moment.knowledge.position}`;
}

/** The same at a moment that is fixed. */
export async function identify(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<SubjectId | undefined> {
  const rows = await executeNamed(connection, knownAsOf(subject)(snapshot));
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
