import { sql } from 'kysely';
import { TIMELINE } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Fact } from '../facts/facts.ts';
import { type FactRow, factColumns, isLive, toFact } from '../projection/store.ts';
import type { Certainty } from '../state/leaf.ts';
import { assembleState, type SubjectState } from '../state/state.ts';
import type { Moment } from './moment.ts';

/** Facts known at the moment that decide what the subjects are on its day: begun, and not surely superseded by then. */
export async function readFacts(
  connection: Connection,
  { workspace, asOf, knowledge }: Moment,
  subjects: readonly SubjectId[],
): Promise<Fact[]> {
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(workspace)} and f.subject = any(${subjects}::text[]) and f.attribute <> ${TIMELINE}
      and f.known_from <= ${knowledge.position} and (f.known_to is null or f.known_to > ${knowledge.position})
      and f.earliest <= ${asOf}::date
      and not coalesce(f.next_latest <= ${asOf}::date and f.next_earliest > f.latest, false)
    order by f.attribute, f.key, f.latest, f.earliest, f.position, f.index`.execute(connection);
  return rows.map(toFact);
}

export async function readState(
  connection: Connection,
  moment: Moment,
  { subject, certainty }: { readonly subject: SubjectId; readonly certainty: Certainty },
): Promise<SubjectState | undefined> {
  const facts = await readFacts(connection, moment, [subject]);
  return assembleState(subject, facts, { asOf: moment.asOf, certainty });
}

/** Whether the subject was registered at the moment. */
export async function isRegistered(
  connection: Connection,
  { workspace, knowledge }: Moment,
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
