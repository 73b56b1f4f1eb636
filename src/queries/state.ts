// What is known of subjects and decides what they are on a day. One subject is read by one short statement; those with
// long tracks or long lists by one that cuts these short.
import { sql } from 'kysely';
import { attribute, attributeNames, findAttribute } from '../catalogue/attributes.ts';
import { lawAttributes, MERGED, unreadAttributes } from '../catalogue/points.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { type PlacedPoint, placeKey } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { isLive, newestFirst, type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { assembleState, type SubjectFacts, type SubjectState } from '../state/state.ts';
import type { StatePage } from '../state/state-page.ts';
import { type Result, succeed } from '../words/problem.ts';
import { findBeside, isOfCasesOf, readBeside } from './beside.ts';
import { hasBegun, isKnown, listed } from './conditions.ts';
import { knownAsIn } from './identity.ts';
import {
  type Moment,
  openSnapshotWith,
  type Reader,
  type Selection,
  type Snapshot,
  type SnapshotQuestion,
} from './snapshot.ts';
import { type PagedRead, readTracks } from './subject-tracks.ts';

export interface FactsQuestion {
  readonly subjects: readonly SubjectId[];
  /** Only what decides, however much there is; not what findings look back at. */
  readonly decidingOnly?: boolean;
}

/** So many facts of an attribute whose tracks are keyed by development are read: the newest. */
const NEWEST = 200;
const bounded = attributeNames.filter((name) => !attribute(name).isUnbounded);
const unbounded = attributeNames.filter((name) => attribute(name).isUnbounded);

/**
 * What is known of subjects at the moment and decides what they are on its day, or what findings look back at. Each
 * that is asked for is in the answer, whether anything is known of it or not.
 */
export async function readSubjects(
  connection: Connection,
  snapshot: Snapshot,
  { subjects, decidingOnly = false }: FactsQuestion,
): Promise<Map<SubjectId, SubjectFacts>> {
  const [only] = subjects;
  if (only !== undefined && subjects.length === 1)
    return new Map([[only, await readSubject(connection, snapshot, { subject: only, decidingOnly })]]);
  const isMeant = sql`f.subject = asked.subject and ${hasBegun(snapshot)}`;
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from unnest(${subjects}::text[]) as asked (subject)
    cross join lateral (
      select f.* from fact f
      where ${isMeant} and f.attribute = any(${bounded}::text[])
      union all
      select f.* from fact f
      where f.subject = asked.subject and ${isKnown(snapshot)} and f.attribute = any(${lawAttributes}::text[])
      union all
      select f.* from unnest(${unbounded}::text[]) as many (name)
      cross join lateral (
        select f.* from fact f where ${isMeant} and f.attribute = many.name
        order by ${newestFirst()} limit ${decidingOnly ? null : NEWEST}) f
    ) f`.execute(connection);
  const bySubject = Map.groupBy(rows, ({ subject }) => subject as SubjectId);
  const points = new Map(subjects.map((subject) => [subject, sortFacts((bySubject.get(subject) ?? []).map(toPoint))]));
  const besideOf = findBeside(await readBeside(connection, snapshot, { facts: [...points.values()].flat() }));
  return new Map([...points].map(([subject, facts]) => [subject, { facts, lives: besideOf(facts) }]));
}

/** Each fact once, track by track, in their order. Sorted here: Postgres takes longer to plan it. */
export function sortFacts(facts: readonly PlacedPoint[]): PlacedPoint[] {
  const once = new Map(facts.map((fact) => [placeKey(fact), fact]));
  return [...once.values()].sort((a, b) => compareTracks(a, b) || comparePlacements(a, b));
}

/** Tracks that are keyed by development come in the order of what happened, others by their keys. */
function compareTracks(a: PlacedPoint, b: PlacedPoint): number {
  if (a.attribute !== b.attribute) return a.attribute < b.attribute ? -1 : 1;
  if (a.key === b.key || findAttribute(a.attribute)?.isUnbounded) return 0;
  return a.key < b.key ? -1 : 1;
}

/** A subject of more facts is read track by track. Of fewer none needs to be left out. */
const FEW = NEWEST;

export interface SubjectQuestion {
  readonly subject: SubjectId;
  /** Only what decides; not what findings look back at. */
  readonly decidingOnly?: boolean;
  /** Of lists that have many tracks only those of a page of the state. */
  readonly paged?: PagedRead | undefined;
}

/** The same of one subject, by a statement that is planned once. */
export async function readSubject(
  connection: Connection,
  snapshot: Snapshot,
  question: SubjectQuestion,
): Promise<SubjectFacts> {
  const rows = await executeNamed(connection, factsOf(question)(snapshot));
  return completeFacts(connection, snapshot, { ...question, rows });
}

/** A row of `factsOf`: one at least, which says whether there is more to read than this. */
type FoundRow = { readonly isBusy: boolean } & (PointRow | { readonly attribute: null });

/**
 * The facts of a subject that has few, and those of a person’s cases that decide on it; and of one that was merged,
 * however many it had, as whom it is known.
 */
function factsOf({ subject }: Pick<SubjectQuestion, 'subject'>): Selection<FoundRow> {
  const isOfSubject = (moment: Moment) => sql`f.subject = ${subject} and ${isLive(moment.workspace)}`;
  const ofCases = (moment: Moment) =>
    kindOf(subject) === 'person'
      ? sql`
      union all
      (select * from fact f
       where not busy."isBusy" and ${isOfCasesOf(moment, subject)}
       offset 0)`
      : sql``;
  return (moment) => sql`
    select busy."isBusy", ${pointColumns}
    from (
      select count(*) > ${sql.lit(FEW)} as "isBusy"
      from (select from fact f where ${isOfSubject(moment)} limit ${sql.lit(FEW + 1)}) f) busy
    left join lateral (
      (select * from fact f
       where not busy."isBusy" and f.subject = ${subject} and ${isKnown(moment)}
         and (f.earliest <= ${moment.asOf}::date or f.attribute in (${listed(lawAttributes)}))
       offset 0)
      union all
      (select * from fact f
       where busy."isBusy" and f.subject = ${subject} and f.attribute = ${sql.lit(MERGED)} and ${isKnown(moment)}
       offset 0)${ofCases(moment)}) f on true`;
}

function pointsIn(rows: readonly FoundRow[]): PointRow[] {
  return rows.filter((row) => row.attribute !== null);
}

/** What these rows lack: the rest where there is much, and what decides beside it. */
async function completeFacts(
  connection: Connection,
  snapshot: Snapshot,
  { rows, ...question }: SubjectQuestion & { readonly rows: readonly FoundRow[] },
): Promise<SubjectFacts> {
  const isBusy = rows.some((row) => row.isBusy);
  const busy = isBusy ? await readTracks(connection, snapshot, question) : undefined;
  const found = busy?.rows ?? pointsIn(rows);
  const isOwn = (row: PointRow) => row.subject === question.subject;
  const isRead = ({ attribute: name }: PointRow) => !unreadAttributes.includes(name);
  const facts = sortFacts(found.filter((row) => isOwn(row) && isRead(row)).map(toPoint));
  const isPerson = kindOf(question.subject) === 'person';
  const ofCases = isPerson && !isBusy ? found.filter((row) => !isOwn(row)).map(toPoint) : undefined;
  const lives = await readBeside(connection, snapshot, { facts, ofCases });
  return { facts, lives, counted: busy?.counted };
}

export interface StateAsk {
  readonly subject: SubjectId;
  readonly certainty: Certainty;
  /** Which part of each list is meant; left out: all of it. */
  readonly page?: StatePage | undefined;
}

export async function readState(
  connection: Connection,
  snapshot: Snapshot,
  { subject, certainty, page }: StateAsk,
): Promise<SubjectState | undefined> {
  const facts = await readSubject(connection, snapshot, { subject, paged: page && { ...page, certainty } });
  return assembleState(subject, facts, { ...snapshot, certainty, page });
}

/** A state, and the moment and the subject that it is of. */
export interface OpenedState {
  readonly snapshot: Snapshot;
  /** As the moment knows it: of one that was merged, the other. */
  readonly subject: SubjectId;
  /** Undefined where it is not registered. */
  readonly state: SubjectState | undefined;
}

/** Fixes the moment and reads a state at it: mostly by one statement. */
export async function openState(
  reader: Reader,
  question: SnapshotQuestion,
  ask: StateAsk,
): Promise<Result<OpenedState>> {
  const { subject, certainty, page } = ask;
  const opened = await openSnapshotWith(reader, question, factsOf({ subject }));
  if (!opened.ok) return opened;
  const { connection } = reader;
  const { snapshot, rows } = opened.value;
  const knownAs = knownAsIn(pointsIn(rows));
  if (knownAs !== undefined) {
    const state = await readState(connection, snapshot, { ...ask, subject: knownAs });
    return succeed({ snapshot, subject: knownAs, state });
  }
  const paged = page && { ...page, certainty };
  const facts = await completeFacts(connection, snapshot, { subject, rows, paged });
  return succeed({ snapshot, subject, state: assembleState(subject, facts, { ...snapshot, certainty, page }) });
}
