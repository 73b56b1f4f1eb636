import { type RawBuilder, sql } from 'kysely';
import { type AttributeName, attribute } from '../catalogue/attributes.ts';
import { MERGED } from '../catalogue/points.ts';
import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { isLive, type PointRow, pointColumns, toPoint } from '../projection/store.ts';
import { type AttributedValue, type Certainty, toAttributedValue } from '../state/attributed-value.ts';
import { nameIn } from '../state/state.ts';
import { type JudgedTrack, judgeTracks } from '../state/tracks.ts';
import { findKnownAs } from './identity.ts';
import type { Snapshot } from './snapshot.ts';
import { decides, isKnown, namedForLife, readLives } from './state.ts';

/** Holds for a subject that has the attribute with this label or key, or (`any`) with any. */
export interface Filter {
  readonly attribute: AttributeName;
  readonly label: string;
}

export interface ListQuestion {
  readonly kind: SubjectKind;
  readonly filters: readonly Filter[];
  readonly certainty: Certainty;
  /** The last subject of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

type Behind = Pick<ListQuestion, 'kind' | 'after'>;

interface Holding {
  readonly filter: Filter;
  readonly certainty: Certainty;
}

interface Candidates extends Omit<ListQuestion, 'limit'> {
  /** Undefined: all. */
  readonly limit: number | undefined;
}

/** A value for which a subject is listed. */
export interface Match extends AttributedValue {
  readonly attribute: AttributeName;
  readonly key: string;
}

export interface ListedSubject {
  readonly id: SubjectId;
  /** As it is called on the day asked of. */
  readonly name: string;
  readonly matches: readonly Match[];
}

export interface SubjectPage {
  readonly items: readonly ListedSubject[];
  /** The last subject of this page, where more follow. */
  readonly next: string | undefined;
}

/** Filters that name a subject which was merged into another ask for that other; but for those that ask under which id it was merged. */
export async function identifyFilters(
  connection: Connection,
  snapshot: Snapshot,
  filters: readonly Filter[],
): Promise<Filter[]> {
  const identified: Filter[] = [];
  for (const filter of filters) {
    const { attribute: name, label } = filter;
    const knownAs = name !== 'alias' && isSubjectId(label) ? await findKnownAs(connection, snapshot, label) : undefined;
    identified.push(knownAs === undefined ? filter : { attribute: name, label: knownAs });
  }
  return identified;
}

/** Subjects by their ids. A subject is listed exactly if its state, at the same certainty, holds what the filters ask. */
export async function listSubjects(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<SubjectPage> {
  const { limit, certainty, filters } = question;
  // At other certainties than `stated` many a candidate is not listed: with twice as many, one reading mostly does.
  const atOnce = (limit + 1) * (certainty === 'stated' || filters.length === 0 ? 1 : 2);
  const items: ListedSubject[] = [];
  for (let { after } = question; ; ) {
    const { judged, last } = await judgeCandidates(connection, snapshot, { ...question, after, limit: atOnce });
    items.push(...judged);
    if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.id };
    if (last === undefined) return { items, next: undefined };
    after = last;
  }
}

const CANDIDATES_AT_ONCE = 1_000;

/** How many subjects the whole list has. */
export async function countSubjects(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<number> {
  if (question.filters.length === 0 || question.certainty === 'stated') {
    const { rows } = await sql<{ total: number }>`
      select count(*) as total from (${candidates(snapshot, { ...question, after: undefined, limit: undefined })}) c`.execute(
      connection,
    );
    return rows[0]?.total ?? 0;
  }
  let total = 0;
  for (let after: string | undefined; ; ) {
    const page = { ...question, after, limit: CANDIDATES_AT_ONCE };
    const { judged, last } = await judgeCandidates(connection, snapshot, page);
    total += judged.length;
    if (last === undefined) return total;
    after = last;
  }
}

/** The next candidates, and those of them that are listed; `last`: where they end, unless there are no more. */
async function judgeCandidates(connection: Connection, snapshot: Snapshot, question: ListQuestion) {
  const { filters, certainty, limit } = question;
  const points = await readCandidates(connection, snapshot, question);
  const lives = await readLives(connection, snapshot, namedForLife(points));
  const bySubject = Map.groupBy(points, ({ subject }) => subject as SubjectId);
  const subjects = [...bySubject.keys()].sort();
  const judged = subjects.flatMap((id): ListedSubject[] => {
    const tracks = judgeTracks(bySubject.get(id) ?? [], snapshot.asOf, lives);
    const matches = filters.map((filter) => findMatches(tracks, { filter, certainty }));
    const name = nameIn(tracks) ?? id;
    return matches.every((some) => some.length > 0) ? [{ id, name, matches: matches.flat() }] : [];
  });
  return { judged, last: subjects.length < limit ? undefined : subjects.at(-1) };
}

/**
 * What the next candidates are called, and their points of the attributes that are asked for; in one statement. The `offset` here and
 * below keeps the planner to questions about one subject: it might else read those of all.
 */
async function readCandidates(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<PlacedPoint[]> {
  const asked = question.filters.map((filter) => filter.attribute);
  const needsLife = asked.some((name) => attribute(name).endsWithLife === 'subject');
  const attributes = ['name', ...(needsLife ? ['life'] : []), ...asked];
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from (${candidates(snapshot, question)}) c
    cross join lateral (
      select * from fact f
      where ${isLive(snapshot.workspace)} and f.subject = c.subject and f.attribute = any(${attributes}::text[]) and ${decides(snapshot)}
      offset 0) f`.execute(connection);
  return rows.map(toPoint);
}

/**
 * The first subjects behind `after` that may be listed, each once, in order. At the certainty `stated` they are those that are
 * listed: on every track one fact at most is stated, and it stands from its latest day to its successor's.
 */
function candidates(snapshot: Snapshot, question: Candidates): RawBuilder<unknown> {
  const { filters } = question;
  const driving = filters.find(({ label }) => label !== 'any');
  const others = filters.filter((filter) => filter !== driving);
  const pick = (subjects: RawBuilder<unknown>) => sql`
    (select distinct c.subject from (${subjects}) c
     where true ${sql.join(
       others.map((filter) => sql`and ${mayMatch(snapshot, filter, question.certainty)}`),
       sql` `,
     )}
     order by c.subject limit ${question.limit ?? null})`;
  if (!driving) return pick(registered(snapshot, isBehind(question, 's.subject')));
  const byLabel = pick(holders(snapshot, { ...question, filter: driving, column: 'label' }));
  if (!isKeyed(driving)) return byLabel;
  const byKey = pick(holders(snapshot, { ...question, filter: driving, column: 'key' }));
  return sql`
    select distinct subject from (${byLabel} union all ${byKey}) c order by subject limit ${question.limit ?? null}`;
}

/** Subjects of every kind behind `after`, by their ids, but for those that are known as others. */
export async function listSubjectIds(
  connection: Connection,
  snapshot: Snapshot,
  { after = '', limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<SubjectId[]> {
  const { rows } = await sql<{ subject: SubjectId }>`
    ${registered(snapshot, sql`s.subject > ${after}`)} order by s.subject limit ${limit}`.execute(connection);
  return rows.map(({ subject }) => subject);
}

/** All subjects that fulfil a condition on `subject s`, but for those that are known as others. */
function registered(snapshot: Snapshot, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const { workspace, knowledge } = snapshot;
  return sql`
    select s.subject from subject s
    where s.workspace = ${workspace} and ${condition}
      and not exists (
        select from fact f where ${isLive(workspace)} and f.subject = s.subject and f.attribute = ${sql.lit(MERGED)} and ${isKnown(snapshot)} offset 0)
      and (select d.batch_end from development d where d.workspace = ${workspace} and d.position = s.position) <= ${knowledge.position}`;
}

/** Those behind `after` that may have the value, read in order from one index. */
function holders(
  snapshot: Snapshot,
  { filter, column, certainty, ...page }: Behind & Holding & { readonly column: 'label' | 'key' },
): RawBuilder<unknown> {
  return sql`
    select f.subject from fact f
    where ${isLive(snapshot.workspace)} and ${isBehind(page, 'f.subject')} and ${mayHold(snapshot, filter, certainty)}
      and ${sql.ref(`f.${column}`)} = ${filter.label}`;
}

/** Whether the subject `c` may match. */
function mayMatch(snapshot: Snapshot, filter: Filter, certainty: Certainty): RawBuilder<boolean> {
  return sql`exists (
    select from fact f where ${isLive(snapshot.workspace)} and f.subject = c.subject and ${mayHold(snapshot, filter, certainty)}
      and ${isLabelled(filter)} offset 0)`;
}

function isBehind({ kind, after }: Behind, subject: string): RawBuilder<boolean> {
  return sql`${sql.ref(subject)} > ${after ?? `${kind}:`} and ${sql.ref(subject)} < ${`${kind};`}`;
}

/** Whether a fact of the filter's attribute may be one for which its subject is listed. */
function mayHold(snapshot: Snapshot, { attribute: name }: Filter, certainty: Certainty): RawBuilder<unknown> {
  const { asOf } = snapshot;
  const begun =
    certainty === 'possible'
      ? sql`f.earliest <= ${asOf}::date`
      : sql`f.latest <= ${asOf}::date and (f.next_latest is null or f.next_latest > ${asOf}::date)`;
  return sql`f.attribute = ${sql.lit(name)} and f.holds and ${begun} and ${isKnown(snapshot)} and ${isNotOver(snapshot, name)}`;
}

/** Whether the person without whose life `fact f` can have no value has not surely died by then. */
function isNotOver(snapshot: Snapshot, name: AttributeName): RawBuilder<unknown> {
  const { endsWithLife } = attribute(name);
  if (endsWithLife === undefined) return sql`true`;
  return sql`not exists (
    select from fact l
    where l.workspace = f.workspace and l.generation = f.generation and l.subject = ${sql.ref(`f.${endsWithLife}`)} and l.attribute = 'life'
      and l.holds and l.latest <= ${snapshot.asOf}::date
      and l.known_from <= ${snapshot.knowledge.position} and (l.known_to is null or l.known_to > ${snapshot.knowledge.position})
    offset 0)`;
}

function isLabelled(filter: Filter): RawBuilder<unknown> {
  if (filter.label === 'any') return sql`true`;
  return isKeyed(filter) ? sql`(f.label = ${filter.label} or f.key = ${filter.label})` : sql`f.label = ${filter.label}`;
}

/** Whether the attribute has tracks by key: a status by case, a party by person. */
function isKeyed({ attribute: name }: Filter): boolean {
  return attribute(name).shape !== 'one';
}

interface MatchQuestion {
  readonly filter: Filter;
  readonly certainty: Certainty;
}

/** What of a subject's tracks matches a filter. */
function findMatches(
  tracks: readonly JudgedTrack[],
  { filter: { attribute: name, label }, certainty }: MatchQuestion,
): Match[] {
  const has = (fact: PlacedPoint) => fact.holds && (label === 'any' || fact.label === label || fact.key === label);
  const toMatch = (fact: PlacedPoint, sureness: Certainty): Match => ({
    attribute: name,
    key: fact.key,
    ...toAttributedValue(fact, sureness),
  });
  return tracks
    .filter((track) => track.attribute === name)
    .flatMap(({ stated, possible }) => {
      const isStated = stated && has(stated.point) && (stated.certain || certainty !== 'certain');
      return [
        ...(isStated ? [toMatch(stated.point, stated.certain ? 'certain' : 'stated')] : []),
        ...(certainty === 'possible' ? possible.filter(has).map((fact) => toMatch(fact, 'possible')) : []),
      ];
    });
}
