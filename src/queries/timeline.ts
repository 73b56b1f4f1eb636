// The timeline: developments in the order of what happened, of one subject or of the whole record.
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { newestFirst, placementOf, valuesOfPlacement } from '../projection/fact-rows.ts';
import { type Certainty, datingOf } from '../state/attributed-value.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { whereOccurred, whereRecorded } from './developments.ts';
import { findEvents } from './events.ts';
import type { Status } from './history.ts';
import { type InForce, readInForce } from './in-force.ts';
import { publishedRows } from './published-timeline.ts';
import { findWords } from './search-developments.ts';
import type { Snapshot } from './snapshot.ts';
import { ANY_INDEX, placementAt, placeOf, type TimelinePlace, type TimelineRow } from './timeline-place.ts';
import type { Dates, TimelineQuestion } from './timeline-question.ts';

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
  /** Only the day of recording ends its date: it has no place among dates. */
  readonly isOpen: boolean;
  readonly contradicted: boolean;
}

export interface TimelinePage {
  readonly items: readonly TimelineEntry[];
  readonly next: TimelinePlace | undefined;
}

export async function readTimeline(
  connection: Connection,
  snapshot: Snapshot,
  question: TimelineQuestion,
): Promise<TimelinePage> {
  const { workspace, asOf } = snapshot;
  const { published, limit } = question;
  const rows = published ? publishedRows(published, question, asOf) : await readRows(connection, snapshot, question);
  const page = rows.slice(0, limit);
  const inForce = await readInForce(connection, workspace, page);
  const items = page.flatMap((row) => {
    const recorded = inForce(row);
    return recorded ? [toEntry(row, recorded, asOf)] : [];
  });
  return { items, next: rows.length > limit ? placeOf(page.at(-1)) : undefined };
}

/** The rows of a page and one more, if there is any. */
async function readRows(
  connection: Connection,
  snapshot: Snapshot,
  question: TimelineQuestion,
): Promise<readonly TimelineRow[]> {
  const { workspace, asOf } = snapshot;
  const { subject, certainty, after, limit, newestFirst: isBackwards = false } = question;
  const isBehind = after === undefined ? sql`` : isBackwards ? isBefore(after) : isAfter(after);
  // What is searched for may lie anywhere: reading what is nearest would be in vain.
  const isPlain = !isBackwards && !isFiltered(question);
  const { events, nearest } = await findEvents(connection, snapshot, { subject, isBehind, isPlain });
  const isMeant = await whereMeant(connection, workspace, question);
  const readFrom = async (source: RawBuilder<unknown>) => {
    const { rows } = await sql<TimelineRow>`
      select ${placementOf()}, f.contradicted, f.is_open, f.correction,
        coalesce(f.corroborations, '{}') as corroborations
      from ${source}
      join development d on d.workspace = f.workspace and d.position = f.position
      where true
        ${whereBegun(certainty, asOf)}
        ${whereDated(question.dates)}
        ${isMeant}
        ${whereOccurred(question)}
        ${whereRecorded(question)}
        ${isBehind}
      order by ${isBackwards ? sql`f.is_open, ${newestFirst()}` : placementOf()}
      limit ${limit + 1}`.execute(connection);
    return rows;
  };
  const near = nearest ? await readFrom(nearest) : [];
  return near.length > limit ? near : await readFrom(events);
}

/** What has happened so surely by a day, as a condition on `event f` with its `and`. */
export function whereBegun(certainty: Certainty | undefined, asOf: Day) {
  if (certainty === undefined) return sql``;
  return certainty === 'possible' ? sql`and f.earliest <= ${asOf}::date` : sql`and f.latest <= ${asOf}::date`;
}

/** Developments with such dates, as a condition on `event f` with its `and`. */
export function whereDated(dates: Dates | undefined) {
  if (dates === undefined) return sql``;
  if (dates === 'unknown') return sql`and f.is_open`;
  return dates === 'either' ? sql`and f.latest > '-infinity'` : sql`and not f.is_open and f.latest > '-infinity'`;
}

function isFiltered({ naming = [], types, words, dates }: TimelineQuestion): boolean {
  return naming.length > 0 || types !== undefined || words !== undefined || dates !== undefined;
}

/** What is asked for beside dates and recording, as conditions on `event f`, each with its `and`. */
async function whereMeant(connection: Connection, workspace: string, question: TimelineQuestion) {
  const { naming = [], types, words } = question;
  const found = words && (await findWords(connection, workspace, words.words));
  return sql`
    ${naming.length === 0 ? sql`` : sql`and f.subjects @> ${naming}::text[] collate "C"`}
    ${types === undefined ? sql`` : sql`and f.type = any(${types}::text[])`}
    ${found === undefined ? sql`` : sql`and ${found.isLikeAll}`}`;
}

function isAfter(place: TimelinePlace) {
  return sql`and (${placementOf()}) > (${valuesOfPlacement(placementAt(place, ANY_INDEX))})`;
}

function isBefore(place: TimelinePlace) {
  const isFurther = sql`(${placementOf()}) < (${valuesOfPlacement(placementAt(place, -1))})`;
  const isOpen = place[6];
  return isOpen ? sql`and f.is_open and ${isFurther}` : sql`and (f.is_open or ${isFurther})`;
}

function toEntry(row: TimelineRow, recorded: InForce, asOf: Day): TimelineEntry {
  const isOpen = row.is_open;
  const hasHappened = row.latest <= asOf;
  return {
    recorded,
    status: { retractedBy: null, correctedBy: row.correction, corroboratedBy: row.corroborations },
    earliest: row.earliest === BEGINNING_OF_TIME ? null : row.earliest,
    latest: row.latest,
    certainty: hasHappened ? 'certain' : 'possible',
    dating: hasHappened ? 'certain' : datingOf({ isOpen, latest: row.latest }, asOf),
    isOpen,
    contradicted: row.contradicted,
  };
}
