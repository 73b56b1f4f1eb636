// Which subjects a list may hold, as SQL: candidates in the order of their ids, found by one index and cut to a page.
//
// `offset 0` keeps the planner to questions about one subject at a time: it might else read the facts of all.
import { type RawBuilder, sql } from 'kysely';
import { actLabels } from '../catalogue/acts.ts';
import { attribute } from '../catalogue/attributes.ts';
import { ACT, ACT_ON_ACCUSED, lawAttributes, MERGED, SPELLING, spellingOf } from '../catalogue/points.ts';
import { registry } from '../catalogue/registry.ts';
import type { SubjectId, SubjectKind } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { isKnownAt, isLive, type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import type { Certainty } from '../state/attributed-value.ts';
import type { Day } from '../time/day.ts';
import { hasBegun, isFollowed, isKnown, isNotOver, listed } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** Holds for a subject that has the attribute with this label or key, or (`any`) with any. */
export interface Filter {
  readonly attribute: string;
  readonly label: string;
}

/** Whether a value of the filter’s attribute is one that it asks for. */
export function isAskedFor({ attribute: name, label }: Filter, said: Pick<PlacedPoint, 'label' | 'key' | 'value'>) {
  if (label === 'any' || said.key === label) return true;
  if (attribute(name).hasPartedKeys && said.key.startsWith(`${label}/`)) return true;
  return (attribute(name).labelsOf?.(said.value) ?? [said.label]).includes(label);
}

export interface CandidateQuestion {
  readonly kind: SubjectKind;
  readonly filters: readonly Filter[];
  readonly certainty: Certainty;
  /** Of a period: its first day, the last being that of the snapshot. Undefined: only that day is asked about. */
  readonly from?: Day;
  /** The last subject of the page before. */
  readonly after: string | undefined;
  /** Undefined: all. */
  readonly limit: number | undefined;
}

/** The names of the next candidates, and their points of the attributes that are asked for; in one statement. */
export async function readCandidates(
  connection: Connection,
  snapshot: Snapshot,
  question: CandidateQuestion,
): Promise<PlacedPoint[]> {
  const asked = question.filters.map((filter) => filter.attribute);
  const needsLife = asked.some((name) => attribute(name).endsWithLife === 'subject');
  const attributes = ['name', ...(needsLife ? ['life'] : []), ...asked];
  const ofLaw = question.filters.filter(isDerived).flatMap(attributesBehind);
  const rows = await executeNamed(
    connection,
    sql<PointRow>`
      select ${pointColumns} from (${await candidates(connection, snapshot, question)}) c
      cross join lateral (
        select * from fact f
        where f.subject = c.subject
          and (f.attribute = any(${attributes}::text[]) and ${hasBegun(snapshot)}
            or f.attribute = any(${ofLaw}::text[]) and ${isKnown(snapshot)})
        offset 0) f`,
  );
  return rows.map(toPoint);
}

/** The next candidates; fewer than the limit where there are no more. */
export async function readCandidateIds(
  connection: Connection,
  snapshot: Snapshot,
  question: CandidateQuestion,
): Promise<SubjectId[]> {
  const { rows } = await sql<{ subject: SubjectId }>`
    select c.subject from (${await candidates(connection, snapshot, question)}) c order by c.subject`.execute(
    connection,
  );
  return rows.map(({ subject }) => subject);
}

/** How many candidates there are behind `after`. */
export async function countCandidates(
  connection: Connection,
  snapshot: Snapshot,
  question: CandidateQuestion,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (${await candidates(connection, snapshot, question)}) c`.execute(connection);
  return rows[0]?.total ?? 0;
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

/**
 * The first subjects behind `after` that may be listed, without repeats, in order. At the certainty `stated`, and where
 * no filter asks for what follows from acts, they are exactly those that are listed: a track states one fact at most,
 * from that fact’s latest day to its successor’s.
 */
async function candidates(
  connection: Connection,
  snapshot: Snapshot,
  question: CandidateQuestion,
): Promise<RawBuilder<unknown>> {
  const { filters, certainty, from, limit = null } = question;
  const driving = await chooseDriving(connection, snapshot, filters);
  const others = filters.filter((filter) => filter !== driving);
  const mayMatchOthers = sql.join(
    others.map((filter) => sql`and ${mayMatch(snapshot, { filter, certainty, from })}`),
    sql` `,
  );
  const pick = (subjects: RawBuilder<unknown>) => sql`
    (select distinct c.subject from (${subjects}) c
     where true ${mayMatchOthers}
     order by c.subject limit ${limit})`;
  if (filters.length === 0) return pick(registered(snapshot, isBehind(question, 's.subject')));
  if (!driving) return pick(subjectsBehind(snapshot, question));
  const found = [
    ...columnsOf(driving).map((column) => holders(snapshot, { ...question, from, filter: driving, column })),
    ...(mayBeOfCase(driving) && question.kind === 'person' ? [accusedInCases(snapshot, question, driving)] : []),
    ...(isSpelled(driving) ? [spellers(snapshot, { ...question, filter: driving })] : []),
  ].map(pick);
  return sql`
    select distinct subject from (${sql.join(found, sql` union all `)}) c order by subject limit ${limit}`;
}

/** Fewer entries of an index are read at once, and sorted. */
const FEW = 1_000;

/**
 * The filter that the fewest values ever had, whose subjects are looked at one by one. Undefined: all filters ask for
 * any value, and many have one.
 */
async function chooseDriving(
  connection: Connection,
  snapshot: Snapshot,
  filters: readonly Filter[],
): Promise<Filter | undefined> {
  const [first] = filters;
  const labelled = filters.find(({ label }) => label !== 'any');
  if (!first || (filters.length === 1 && labelled)) return labelled;
  const counts = filters.map(
    (filter) =>
      sql`${sql.join(
        columnsOf(filter).map(
          (column) => sql`(select count(*) from (
        select from fact f
        where ${isLive(snapshot.workspace)} and ${isOfAttribute(filter)} and f.holds
          and ${isIn(column, filter)}
        limit ${FEW}) f)`,
        ),
        sql` + `,
      )}`,
  );
  const rows = await executeNamed(connection, sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`);
  const entries = rows[0]?.counts ?? [];
  const least = Math.min(...entries);
  return least < FEW ? filters[entries.indexOf(least)] : labelled;
}

/** All subjects that fulfil a condition on `subject s`, but for those that are known as others. */
function registered(snapshot: Snapshot, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const { workspace, knowledge } = snapshot;
  return sql`
    select s.subject from subject s
    where s.workspace = ${workspace} and ${condition} and s.position <= ${knowledge.position}
      and not exists (
        select from fact f where f.subject = s.subject and f.attribute = ${sql.lit(MERGED)} and ${isKnown(snapshot)}
        offset 0)
      and (
        select d.batch_end from development d where d.workspace = ${workspace} and d.position = s.position
      ) <= ${knowledge.position}`;
}

/** Subjects behind `after`, for those to choose from whose facts the moment knows: merged ones have none. */
function subjectsBehind({ workspace, knowledge }: Snapshot, page: Page): RawBuilder<unknown> {
  return sql`
    select s.subject from subject s
    where s.workspace = ${workspace} and ${isBehind(page, 's.subject')} and s.position <= ${knowledge.position}`;
}

interface Holding extends Pick<CandidateQuestion, 'certainty'> {
  readonly filter: Filter;
  readonly from: Day | undefined;
}

type Page = Pick<CandidateQuestion, 'kind' | 'after'>;

/** Subjects behind `after` that may have the value, read in order from one index. */
function holders(
  snapshot: Snapshot,
  { filter, column, certainty, from, ...page }: Page & Holding & { readonly column: Column },
): RawBuilder<unknown> {
  return sql`
    select f.subject from fact f
    where ${isBehind(page, 'f.subject')} and ${mayHold(snapshot, { filter, certainty, from })}
      and ${isIn(column, filter)}`;
}

/** The accused behind `after` of cases with a fitting act that names no accused: it is about each of them. */
function accusedInCases(snapshot: Snapshot, page: Page, filter: Filter): RawBuilder<unknown> {
  return sql`
    select c.subject from (
      select a.value ->> 'accused' as subject from fact f
      join fact a on ${isOnSubjectOf('f')} and a.attribute = ${sql.lit(ACT_ON_ACCUSED)}
        and ${isKnownAt(snapshot.knowledge.position, 'a')}
      where ${isBehind({ kind: 'case', after: undefined }, 'f.subject')} and f.attribute = ${sql.lit(ACT)}
        and ${hasBegun(snapshot)} and f.holds and f.label <> '' and f.label = any(${labelsBehind(filter)}::text[])
    ) c where ${isBehind(page, 'c.subject')}`;
}

/** Whether `fact a` is of the same subject, in the same generation. */
function isOnSubjectOf(row: string): RawBuilder<unknown> {
  return sql.raw(['workspace', 'generation', 'subject'].map((name) => `a.${name} = ${row}.${name}`).join(' and '));
}

/** Whether a case of the subject `c` has a fitting act that names no accused. */
function hasActOfCase(snapshot: Snapshot, filter: Filter): RawBuilder<unknown> {
  return sql`exists (
    select from fact a
    cross join lateral (values (a.value ->> 'case'), (a.value ->> 'to'), (a.value ->> 'with')) as of_act (named)
    join fact f on f.workspace = a.workspace and f.generation = a.generation and f.subject = of_act.named
    where a.subject = c.subject and a.attribute = ${sql.lit(ACT)} and ${isLive(snapshot.workspace, 'a')}
      and ${isKnownAt(snapshot.knowledge.position, 'a')} and f.attribute = ${sql.lit(ACT)}
      and ${hasBegun(snapshot)} and f.label = any(${labelsBehind(filter)}::text[])
    offset 0)`;
}

/** Subjects behind `after` that ever had a value that is so spelled in another language. */
function spellers(snapshot: Snapshot, { filter, ...page }: Page & { readonly filter: Filter }): RawBuilder<unknown> {
  return sql`
    select f.subject from fact f
    where ${isBehind(page, 'f.subject')} and ${isSpelling(filter)} and ${isKnown(snapshot)}`;
}

function isSpelling({ attribute: name, label }: Filter): RawBuilder<unknown> {
  return sql`f.attribute = ${sql.lit(SPELLING)} and f.holds and f.label <> '' and f.label = ${spellingOf(name, label)}`;
}

/** Whether values may be found by other spellings than their label: then candidates are only that. */
export function isSpelled({ attribute: name, label }: Filter): boolean {
  const { labelsOf, derivation } = attribute(name);
  return labelsOf !== undefined && derivation === undefined && label !== 'any';
}

/** Where a filter finds its label. Each has an index. */
type Column = 'label' | 'key';

function columnsOf(filter: Filter): readonly Column[] {
  return isKeyed(filter) && filter.label !== 'any' && !isDerived(filter) ? ['label', 'key'] : ['label'];
}

/** The indexes leave out what is empty, which a plan for all labels must be told. */
function isIn(column: Column, filter: Filter): RawBuilder<unknown> {
  const found = sql.ref(`f.${column}`);
  if (isDerived(filter)) return sql`${found} <> '' and ${isLabelled(filter)}`;
  if (filter.label === 'any') return sql`${found} <> ''`;
  return sql`${found} <> '' and ${column === 'key' ? isKey(filter) : sql`${found} = ${filter.label}`}`;
}

/** Whether a key is the label asked for, or begins with it. Behind “/” comes “0”. */
function isKey({ attribute: name, label }: Filter): RawBuilder<unknown> {
  if (!attribute(name).hasPartedKeys) return sql`f.key = ${label}`;
  return sql`(f.key = ${label} or f.key >= ${`${label}/`} and f.key < ${`${label}0`})`;
}

/** Whether the subject `c` may match. */
function mayMatch(snapshot: Snapshot, holding: Holding): RawBuilder<boolean> {
  const { filter } = holding;
  const ofCases = mayBeOfCase(filter) ? sql` or ${hasActOfCase(snapshot, filter)}` : sql``;
  const isHeld = sql`${mayHold(snapshot, holding)} and ${isLabelled(filter)}`;
  const isMeant = isSpelled(filter) ? sql`(${isHeld} or ${isSpelling(filter)} and ${isKnown(snapshot)})` : isHeld;
  return sql`(exists (
    select from fact f
    where f.subject = c.subject and ${isMeant}
    offset 0)${ofCases})`;
}

function isBehind({ kind, after }: Page, subject: string): RawBuilder<boolean> {
  return sql`${sql.ref(subject)} > ${after ?? `${kind}:`} and ${sql.ref(subject)} < ${`${kind};`}`;
}

/** Whether a fact of the filter’s attribute may be one for which its subject is listed. */
function mayHold(snapshot: Snapshot, { filter, certainty, from }: Holding): RawBuilder<unknown> {
  const { asOf } = snapshot;
  const { attribute: name } = filter;
  if (isDerived(filter))
    return sql`${isOfAttribute(filter)} and f.holds and f.earliest <= ${asOf}::date and ${isKnown(snapshot)}`;
  // What began by the last day of a period counts, unless it was over on the first.
  const first = from === undefined ? snapshot : { ...snapshot, asOf: from };
  const begun = certainty === 'possible' ? sql`f.earliest <= ${asOf}::date` : sql`f.latest <= ${asOf}::date`;
  const isOver = certainty === 'possible' ? sql`false` : isFollowed(first);
  // In this order: a look at another row comes last.
  return sql`f.attribute = ${sql.lit(name)} and f.holds and ${begun} and ${isKnown(snapshot)}
    and case when ${isOver} then false else ${isNotOver(first, name)} end`;
}

/** Whether a value of it follows from acts: whoever has a fitting act is a candidate. */
function isDerived({ attribute: name }: Filter): boolean {
  return attribute(name).derivation !== undefined;
}

/** The attributes from which a value follows. */
function attributesBehind({ attribute: name }: Filter): string[] {
  const { track } = attribute(name).derivation ?? {};
  return track === undefined ? [...lawAttributes, registry.kind.name] : [track];
}

function isOfAttribute(filter: Filter): RawBuilder<unknown> {
  const { track } = attribute(filter.attribute).derivation ?? {};
  if (track !== undefined) return sql`f.attribute = ${sql.lit(track)}`;
  return isDerived(filter)
    ? sql`f.attribute in (${listed([...lawAttributes, filter.attribute])})`
    : sql`f.attribute = ${sql.lit(filter.attribute)}`;
}

/** Of a derived attribute; all labels where the filter names none. */
function labelsAsked({ attribute: name, label }: Filter): readonly string[] {
  const { labels = [] } = attribute(name);
  return labels.includes(label) || labels.length === 0 ? [label] : labels;
}

/** Whether an act of a case, on all its accused, may make what the filter asks for. */
function mayBeOfCase(filter: Filter): boolean {
  const ofEveryAccused: readonly string[] = actLabels.ofEveryAccused;
  return isDerived(filter) && labelsBehind(filter).some((label) => ofEveryAccused.includes(label));
}

/** What leads the counts of one case into another: there they may be what they became here. */
const LEADING = ['moved', 'joined'];

/** The labels of acts without one of which no value has the label that is asked for. */
function labelsBehind(filter: Filter): string[] {
  const { derivation } = attribute(filter.attribute);
  const found = labelsAsked(filter).flatMap((it) => derivation?.needs?.(it) ?? derivation?.comesFrom(it) ?? []);
  return [...new Set([...found, ...LEADING])];
}

function isLabelled(filter: Filter): RawBuilder<unknown> {
  const isOfAny = filter.label === 'any' && attribute(filter.attribute).derivation?.track !== undefined;
  if (isDerived(filter) && !isOfAny) return sql`f.label = any(${labelsBehind(filter)}::text[])`;
  if (filter.label === 'any') return sql`true`;
  return isKeyed(filter) ? sql`(f.label = ${filter.label} or ${isKey(filter)})` : sql`f.label = ${filter.label}`;
}

/** Whether the attribute has tracks by key: a status by case, a party by person. */
function isKeyed({ attribute: name }: Filter): boolean {
  return attribute(name).shape !== 'one';
}
