import { sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import type { Instant } from '../time/instant.ts';
import type { Moment } from './moment.ts';

export interface LogQuestion {
  readonly subject?: SubjectId | undefined;
  readonly type?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly recordedFrom?: Instant | undefined;
  readonly recordedTo?: Instant | undefined;
  /** The last position of the page before. */
  readonly after: number | undefined;
  readonly limit: number;
}

export interface LogPage {
  readonly items: readonly RecordedDevelopment[];
  readonly next: number | undefined;
}

/** Developments in the order of their recording, as far as the moment knows them. */
export async function readRecorded(
  connection: Connection,
  { workspace, knowledge }: Moment,
  question: LogQuestion,
): Promise<LogPage> {
  const { subject, type, recordedBy, recordedFrom, recordedTo, after = -1, limit } = question;
  const { rows } = await sql<{ position: number }>`
    select d.position from development d
    where d.workspace = ${workspace} and d.position > ${after} and d.position <= ${knowledge.position} and d.batch_end <= ${knowledge.position}
      ${
        subject === undefined
          ? sql``
          : sql`and exists (select from subject_index i
              where i.workspace = d.workspace and i.subject = ${subject} and i.position = d.position)`
      }
      ${type === undefined ? sql`` : sql`and d.meta::jsonb ->> 'type' = ${type}`}
      ${recordedBy === undefined ? sql`` : sql`and d.meta::jsonb ->> 'recordedBy' = ${recordedBy}`}
      ${recordedFrom === undefined ? sql`` : sql`and d.recorded_at >= ${recordedFrom}::timestamptz`}
      ${recordedTo === undefined ? sql`` : sql`and d.recorded_at <= ${recordedTo}::timestamptz`}
    order by d.position limit ${limit + 1}`.execute(connection);
  const positions = rows.slice(0, limit).map(({ position }) => position);
  return {
    items: await readPositions(connection, workspace, positions),
    next: rows.length > limit ? positions.at(-1) : undefined,
  };
}
