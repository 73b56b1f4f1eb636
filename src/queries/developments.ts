// The log as it was recorded: developments by position, filtered by subject, type, recorder and dates.
import { type RawBuilder, sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** Which developments are meant, whatever they are about. */
export interface DevelopmentFilter {
  readonly type?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly recordedFrom?: Instant | undefined;
  readonly recordedTo?: Instant | undefined;
  /** Only what may have happened on these days, both included. */
  readonly occurredFrom?: Day | undefined;
  readonly occurredTo?: Day | undefined;
}

/** What the log knows of them, as conditions on `development d`, each with its `and`. */
export function whereRecorded({ type, recordedBy, recordedFrom, recordedTo }: DevelopmentFilter): RawBuilder<unknown> {
  return sql`
    ${type === undefined ? sql`` : sql`and d.meta::jsonb ->> 'type' = ${type}`}
    ${recordedBy === undefined ? sql`` : sql`and d.meta::jsonb ->> 'recordedBy' = ${recordedBy}`}
    ${recordedFrom === undefined ? sql`` : sql`and d.recorded_at >= ${recordedFrom}::timestamptz`}
    ${recordedTo === undefined ? sql`` : sql`and d.recorded_at <= ${recordedTo}::timestamptz`}`;
}

export interface LogQuestion extends DevelopmentFilter {
  /** Only those that name any of these. */
  readonly subjects?: readonly SubjectId[] | undefined;
  /** Backwards, from what was recorded last. */
  readonly newestFirst?: boolean | undefined;
  /** The last position of the page before. */
  readonly after: number | undefined;
  readonly limit: number;
}

export interface LogPage {
  readonly items: readonly RecordedDevelopment[];
  readonly next: number | undefined;
}

/** What may have happened from one day to another, as conditions on `event f`, each with its `and`. */
export function whereOccurred({ occurredFrom, occurredTo }: DevelopmentFilter): RawBuilder<unknown> {
  return sql`
    ${occurredFrom === undefined ? sql`` : sql`and f.latest >= ${occurredFrom}::date`}
    ${occurredTo === undefined ? sql`` : sql`and f.earliest <= ${occurredTo}::date`}`;
}

/** Developments in the order of their recording, or backwards, as far as the moment knows them. */
export async function readRecorded(
  connection: Connection,
  snapshot: Snapshot,
  question: LogQuestion,
): Promise<LogPage> {
  const { workspace, knowledge } = snapshot;
  const { newestFirst = false, after, limit } = question;
  const { rows } = await sql<{ position: number }>`
    select d.position from development d
    where d.workspace = ${workspace} and d.position <= ${knowledge.position} and d.batch_end <= ${knowledge.position}
      ${after === undefined ? sql`` : newestFirst ? sql`and d.position < ${after}` : sql`and d.position > ${after}`}
      ${whereNaming(question)}
      ${whereDated(snapshot, question)}
      ${whereRecorded(question)}
    order by d.position ${newestFirst ? sql`desc` : sql`asc`} limit ${limit + 1}`.execute(connection);
  const positions = rows.slice(0, limit).map(({ position }) => position);
  const items = await readPositions(connection, workspace, positions);
  return {
    items: newestFirst ? items.toReversed() : items,
    next: rows.length > limit ? positions.at(-1) : undefined,
  };
}

function whereNaming({ subjects }: LogQuestion): RawBuilder<unknown> {
  if (subjects === undefined) return sql``;
  return sql`and exists (
    select from subject_index i
    where i.workspace = d.workspace and i.subject = any(${subjects}::text[]) and i.position = d.position)`;
}

function whereDated(snapshot: Snapshot, question: LogQuestion): RawBuilder<unknown> {
  if (question.occurredFrom === undefined && question.occurredTo === undefined) return sql``;
  return sql`and d.position in (
    select f.position from event f where ${isKnown(snapshot)} ${whereOccurred(question)})`;
}
