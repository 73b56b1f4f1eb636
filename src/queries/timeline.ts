import { sql } from 'kysely';
import { z } from 'zod';
import { contentOf } from '../catalogue/amending.ts';
import { EVERYTHING, TIMELINE } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readIds, readPositions } from '../log/read.ts';
import { type FactRow, isLive } from '../projection/store.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { BEGINNING_OF_TIME, type Day, parseDay } from '../time/day.ts';
import { type DevelopmentFilter, whereOccurred, whereRecorded } from './developments.ts';
import type { Status } from './history.ts';
import type { Snapshot } from './snapshot.ts';

/** A development in the order of what happened, with the days between which it did. */
export interface TimelineEntry {
  /** In the words that stand, with the place in the log of what was recorded first. */
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
  readonly earliest: Day | null;
  readonly latest: Day;
  /** `possible`: by the day asked of it may not have happened yet. */
  readonly certainty: 'certain' | 'possible';
  readonly contradicted: boolean;
}

const day = z.string().refine((text) => text === BEGINNING_OF_TIME || parseDay(text) !== undefined);

/** Where a page ended: latest, earliest, time of day, tie position, tie depth and position of its last entry. */
export const timelinePlaceSchema = z.tuple([day, day, z.int32(), z.int(), z.int32(), z.int()]).readonly();
export type TimelinePlace = z.infer<typeof timelinePlaceSchema>;

export interface TimelineQuestion extends DevelopmentFilter {
  /** Undefined: the whole record, but for registrations, which have no date. */
  readonly subject: SubjectId | undefined;
  /** How surely it has happened by the day asked of; undefined: also what is still to come. */
  readonly certainty: Certainty | undefined;
  readonly after: TimelinePlace | undefined;
  readonly limit: number;
}

export interface TimelinePage {
  readonly items: readonly TimelineEntry[];
  readonly next: TimelinePlace | undefined;
}

type Row = Pick<FactRow, 'latest' | 'earliest' | 'time_of_day_ms' | 'tie_position' | 'tie_depth' | 'position'> & {
  readonly contradicted: boolean;
  readonly correction: string | null;
  readonly corroborations: readonly string[];
};

export async function readTimeline(
  connection: Connection,
  snapshot: Snapshot,
  question: TimelineQuestion,
): Promise<TimelinePage> {
  const { workspace, asOf, knowledge } = snapshot;
  const { subject, certainty, after, limit } = question;
  const { rows } = await sql<Row>`
    select f.latest, f.earliest, f.time_of_day_ms, f.tie_position, f.tie_depth, f.position,
      (f.cause ->> 'contradicted')::boolean as contradicted, f.cause ->> 'correction' as correction,
      f.cause -> 'corroborations' as corroborations
    from fact f
    join development d on d.workspace = f.workspace and d.position = f.position
    where ${isLive(workspace)} and f.subject = ${subject ?? EVERYTHING} and f.attribute = ${TIMELINE} and f.key = ''
      and f.known_from <= ${knowledge.position} and (f.known_to is null or f.known_to > ${knowledge.position})
      ${whereBegun(certainty, asOf)}
      ${whereOccurred(question)}
      ${whereRecorded(question)}
      ${after === undefined ? sql`` : isBehind(after)}
    order by f.latest, f.earliest, f.time_of_day_ms, f.tie_position, f.tie_depth, f.position
    limit ${limit + 1}`.execute(connection);
  const page = rows.slice(0, limit);
  const recorded = await readPositions(
    connection,
    workspace,
    page.map(({ position }) => position),
  );
  const corrections = await readIds(
    connection,
    workspace,
    page.flatMap(({ correction }) => correction ?? []),
  );
  const byPosition = new Map(recorded.map((it) => [it.position, it]));
  const byId = new Map(corrections.map((it) => [it.development.id, it]));
  const items = page.flatMap((row) => {
    const it = byPosition.get(row.position);
    const correction = row.correction === null ? undefined : byId.get(row.correction);
    if (!it || (correction ?? it).isErased) return []; // It was erased since the facts were read.
    return [toEntry(row, correction ? correctedBy(it, correction) : it, asOf)];
  });
  return { items, next: rows.length > limit ? placeOf(page.at(-1)) : undefined };
}

function correctedBy(recorded: RecordedDevelopment, correction: RecordedDevelopment): RecordedDevelopment {
  return { ...recorded, development: { ...contentOf(correction.development), id: recorded.development.id } };
}

function whereBegun(certainty: Certainty | undefined, asOf: Day) {
  if (certainty === undefined) return sql``;
  return certainty === 'possible' ? sql`and f.earliest <= ${asOf}::date` : sql`and f.latest <= ${asOf}::date`;
}

function isBehind([latest, earliest, timeOfDayMs, tiePosition, tieDepth, position]: TimelinePlace) {
  return sql`and (f.latest, f.earliest, f.time_of_day_ms, f.tie_position, f.tie_depth, f.position)
    > (${latest}::date, ${earliest}::date, ${timeOfDayMs}::integer, ${tiePosition}::bigint, ${tieDepth}::integer, ${position}::bigint)`;
}

function placeOf(row: Row | undefined): TimelinePlace | undefined {
  return row && [row.latest, row.earliest, row.time_of_day_ms, row.tie_position, row.tie_depth, row.position];
}

function toEntry(row: Row, recorded: RecordedDevelopment, asOf: Day): TimelineEntry {
  return {
    recorded,
    status: { retractedBy: null, correctedBy: row.correction, corroboratedBy: row.corroborations },
    earliest: row.earliest === BEGINNING_OF_TIME ? null : row.earliest,
    latest: row.latest,
    certainty: row.latest <= asOf ? 'certain' : 'possible',
    contradicted: row.contradicted,
  };
}
