// The timeline: developments in the order of what happened, of one subject or of the whole record.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { readDate } from '../facts/own-date.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { type PlacementRow, placementOf, toPlacement, valuesOfPlacement } from '../projection/fact-rows.ts';
import { type Certainty, datingOf } from '../state/attributed-value.ts';
import { BEGINNING_OF_TIME, type Day, parseDay } from '../time/day.ts';
import { type DevelopmentFilter, whereOccurred, whereRecorded } from './developments.ts';
import { findEvents } from './events.ts';
import type { Status } from './history.ts';
import { type InForce, readInForce } from './in-force.ts';
import type { Snapshot } from './snapshot.ts';

/** A development in the order of what happened, with the days between which it did. */
export interface TimelineEntry {
  /** In the words that count, with the place in the log of what was recorded first. */
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
  readonly earliest: Day | null;
  readonly latest: Day;
  /** `possible`: it may not have happened by the date of the answer. */
  readonly certainty: 'certain' | 'possible';
  /** The same; `unknown`: only the day of recording, later, bounds its date. */
  readonly dating: 'certain' | 'possible' | 'unknown';
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

type Row = PlacementRow & {
  readonly contradicted: boolean;
  readonly correction: string | null;
  readonly corroborations: readonly string[];
};

export async function readTimeline(
  connection: Connection,
  snapshot: Snapshot,
  question: TimelineQuestion,
): Promise<TimelinePage> {
  const { workspace, asOf } = snapshot;
  const { subject, certainty, after, limit } = question;
  const begins = after === undefined ? sql`` : isBehind(after);
  const { events, nearest } = await findEvents(connection, snapshot, { subject, isBehind: begins });
  const readFrom = async (source: RawBuilder<unknown>) => {
    const { rows } = await sql<Row>`
      select ${placementOf()}, f.contradicted, f.correction, coalesce(f.corroborations, '{}') as corroborations
      from ${source}
      join development d on d.workspace = f.workspace and d.position = f.position
      where true
        ${whereBegun(certainty, asOf)}
        ${whereOccurred(question)}
        ${whereRecorded(question)}
        ${begins}
      order by ${placementOf()}
      limit ${limit + 1}`.execute(connection);
    return rows;
  };
  const near = nearest ? await readFrom(nearest) : [];
  const rows = near.length > limit ? near : await readFrom(events);
  const page = rows.slice(0, limit);
  const inForce = await readInForce(connection, workspace, page);
  const items = page.flatMap((row) => {
    const recorded = inForce(row);
    return recorded ? [toEntry(row, recorded, asOf)] : [];
  });
  return { items, next: rows.length > limit ? placeOf(page.at(-1)) : undefined };
}

function whereBegun(certainty: Certainty | undefined, asOf: Day) {
  if (certainty === undefined) return sql``;
  return certainty === 'possible' ? sql`and f.earliest <= ${asOf}::date` : sql`and f.latest <= ${asOf}::date`;
}

/** A development has one entry on a timeline, so a place needs no index: it lies behind any. */
const ANY_INDEX = 2 ** 31 - 1;

function isBehind([latest, earliest, timeOfDayMs, tiePosition, tieDepth, position]: TimelinePlace) {
  const days = { latest: latest as Day, earliest: earliest as Day };
  const place = { ...days, timeOfDayMs, tiePosition, tieDepth, position, index: ANY_INDEX };
  return sql`and (${placementOf()}) > (${valuesOfPlacement(place)})`;
}

function placeOf(row: Row | undefined): TimelinePlace | undefined {
  if (!row) return undefined;
  const { latest, earliest, timeOfDayMs, tiePosition, tieDepth, position } = toPlacement(row);
  return [latest, earliest, timeOfDayMs, tiePosition, tieDepth, position];
}

function toEntry(row: Row, recorded: InForce, asOf: Day): TimelineEntry {
  const { occurred } = recorded.development;
  const { isOpen, latest } = readDate(occurred, { first: recorded.recordedOn, last: recorded.wordedOn });
  const hasHappened = row.latest <= asOf;
  return {
    recorded,
    status: { retractedBy: null, correctedBy: row.correction, corroboratedBy: row.corroborations },
    earliest: row.earliest === BEGINNING_OF_TIME ? null : row.earliest,
    latest: row.latest,
    certainty: hasHappened ? 'certain' : 'possible',
    dating: hasHappened ? 'certain' : datingOf({ isOpen: isOpen && latest === row.latest, latest: row.latest }, asOf),
    contradicted: row.contradicted,
  };
}
