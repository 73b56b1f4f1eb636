// What one could have read of a subject by a day: its facts, folded anew from what had been published by then.

import { sql } from 'kysely';
import { lawAttributes, TIMELINE, unreadAttributes } from '../catalogue/points.ts';
import type { Listing } from '../catalogue/points-of.ts';
import { subjectsOf } from '../catalogue/references.ts';
import { registry } from '../catalogue/registry.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { type PublicationOf, type PublishedPart, takePublished } from '../facts/published.ts';
import { Resolver } from '../facts/resolver.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { readConnectedWith } from '../projection/connected.ts';
import { type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import type { SubjectFacts } from '../state/state.ts';
import type { Day } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import { findBeside } from './beside.ts';
import { isKnown, isOfAnyOf } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';
import { sortFacts } from './state.ts';

/** The record as far as it was published, around one subject. */
export interface PublishedRecord extends Pick<PublishedPart, 'later' | 'undated'> {
  /** What it says of all subjects around. */
  readonly points: readonly PlacedPoint[];
}

/** Beyond these developments around a subject, answers of what was published are refused. */
export const MOST_PUBLISHED = 10_000;

/**
 * What was published by `day` around a subject: of its own developments, and of those of the cases and people that they
 * name, since these decide with them. Undefined: there are too many to fold for an answer.
 */
export async function readPublishedPart(
  connection: Connection,
  snapshot: Snapshot,
  { subject, day }: { readonly subject: SubjectId; readonly day: Day },
): Promise<PublishedRecord | undefined> {
  const own = await readAround(connection, snapshot, [subject]);
  const around = own && (await readAround(connection, snapshot, [subject, ...decidingIn(own)]));
  if (!around) return undefined;
  const publicationOf = await readPublications(connection, snapshot, around);
  const { kept, later, undated } = takePublished(around, { day, publicationOf });
  const { placed } = new Resolver().add(kept);
  return { points: [...placed].sort(comparePlacements), later, undated };
}

/** The developments that name any of the subjects, and what is connected with them. Undefined: they are too many. */
async function readAround(
  connection: Connection,
  { workspace, knowledge }: Snapshot,
  subjects: readonly SubjectId[],
): Promise<RecordedDevelopment[] | undefined> {
  const { rows } = await sql<{ position: number }>`
    select distinct i.position from subject_index i
    where i.workspace = ${workspace} and i.subject = any(${subjects}::text[]) and i.position <= ${knowledge.position}
    limit ${MOST_PUBLISHED + 1}`.execute(connection);
  if (rows.length > MOST_PUBLISHED) return undefined;
  const positions = rows.map(({ position }) => position);
  const recorded = await readConnectedWith(connection, workspace, positions);
  return recorded.filter(({ batchEnd }) => batchEnd <= knowledge.position);
}

/** Those whose acts or deaths may decide: the cases and the people that developments name. */
function decidingIn(recorded: readonly RecordedDevelopment[]): SubjectId[] {
  const named = new Set(recorded.filter((it) => !it.isErased).flatMap(({ development }) => subjectsOf(development)));
  return [...named].filter((subject) => kindOf(subject) === 'person' || kindOf(subject) === 'case');
}

/** When sources were published, as far as the record says it in a date. */
async function readPublications(
  connection: Connection,
  snapshot: Snapshot,
  recorded: readonly RecordedDevelopment[],
): Promise<PublicationOf> {
  const named = new Set(recorded.filter((it) => !it.isErased).flatMap(({ development }) => subjectsOf(development)));
  const sources = [...named].filter((subject) => kindOf(subject) === 'source');
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from fact f
    where ${isOfAnyOf(sources)} and f.attribute = ${registry.publication.name} and ${isKnown(snapshot)}`.execute(
    connection,
  );
  const dates = new Map(
    rows.map(toPoint).flatMap(({ subject, value }) => {
      const { published } = value as { readonly published: string | null };
      const reading = published === null ? undefined : readEdtf(published);
      if (!reading?.ok || reading.occurrence.latest === undefined) return [];
      const { earliest, latest } = reading.occurrence;
      return [[subject, { earliest, latest }] as const];
    }),
  );
  return (source) => dates.get(source);
}

/** What decides of a subject on a day, as `assembleState` takes it. */
export function publishedFacts({ points }: PublishedRecord, subject: SubjectId, asOf: Day): SubjectFacts {
  const begun = points.filter(
    ({ attribute, earliest }) =>
      !unreadAttributes.includes(attribute) && (earliest <= asOf || lawAttributes.includes(attribute)),
  );
  const facts = sortFacts(begun.filter((point) => point.subject === subject));
  const others = begun.filter((point) => point.subject !== subject);
  return { facts, lives: findBeside(others)(facts) };
}

/** The developments that were published, as the timeline of a subject lists them. */
export function publishedEvents({ points }: PublishedRecord, subject: SubjectId | undefined): PlacedPoint[] {
  return points.filter(
    ({ attribute, value }) =>
      attribute === TIMELINE && (subject === undefined || (value as Listing).subjects.includes(subject)),
  );
}
