import { type RawBuilder, sql } from 'kysely';
import { TIMELINE } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/chronicle.ts';
import { comparePlacements } from '../facts/placement.ts';
import { isLive, type PointRow, pointColumns, toPoint } from '../projection/store.ts';
import type { Certainty } from '../state/leaf.ts';
import { assembleState, type SubjectState } from '../state/state.ts';
import type { Moment } from './moment.ts';

/**
 * The points known at the moment that decide what subjects are on its day, track by track: begun, and not surely superseded by then.
 * Sorted here: Postgres takes longer to plan it.
 */
export async function readPoints(
  connection: Connection,
  moment: Moment,
  { subjects }: { readonly subjects: readonly SubjectId[] },
): Promise<PlacedPoint[]> {
  const [only, ...others] = subjects;
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from fact f
    where ${isLive(moment.workspace)} and f.subject ${others.length === 0 ? sql`= ${only}` : sql`= any(${subjects}::text[])`}
      and f.attribute <> ${sql.lit(TIMELINE)} and ${decides(moment)}`.execute(connection);
  return rows.map(toPoint).sort((a, b) => compareTracks(a, b) || comparePlacements(a, b));
}

/** Whether `fact f` is known at the moment and decides what its subject is on that day. */
export function decides({ asOf, knowledge: { position } }: Moment): RawBuilder<boolean> {
  return sql`f.known_from <= ${position} and (f.known_to is null or f.known_to > ${position}) and f.earliest <= ${asOf}::date
    and not coalesce(f.next_latest <= ${asOf}::date and f.next_earliest > f.latest, false)`;
}

function compareTracks(a: PlacedPoint, b: PlacedPoint): number {
  if (a.attribute !== b.attribute) return a.attribute < b.attribute ? -1 : 1;
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return 0;
}

export async function readState(
  connection: Connection,
  moment: Moment,
  { subject, certainty }: { readonly subject: SubjectId; readonly certainty: Certainty },
): Promise<SubjectState | undefined> {
  const points = await readPoints(connection, moment, { subjects: [subject] });
  return assembleState(subject, points, { asOf: moment.asOf, certainty });
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
