import { type RawBuilder, sql } from 'kysely';
import { type AttributeName, attribute, attributeNames } from '../catalogue/attributes.ts';
import { internalAttributes } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { isLive, type PointRow, pointColumns, toPoint } from '../projection/store.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { assembleState, type SubjectFacts, type SubjectState } from '../state/state.ts';
import type { Snapshot } from './snapshot.ts';

export interface ReadOptions {
  /** Only what decides, however much there is; not what findings look back at. */
  readonly decidingOnly?: boolean;
}

/** So many facts of an attribute whose tracks are keyed by development are read: the newest. */
const NEWEST = 200;
/** Of a track that findings look back at only a little: so many of its last facts. */
const LAST = 24;

const bounded = attributeNames.filter((name) => !attribute(name).unbounded);
const unbounded = attributeNames.filter((name) => attribute(name).unbounded);
const lookedBackAt = (how: 'all' | 'last') => attributeNames.filter((name) => attribute(name).lookback === how);
const [whole, recent] = [lookedBackAt('all'), lookedBackAt('last')];

/**
 * What is known of subjects at the moment and decides what they are on its day, or what findings look back at. Each asked for is in
 * the answer, whether anything is known of it or not.
 */
export async function readSubjects(
  connection: Connection,
  snapshot: Snapshot,
  subjects: readonly SubjectId[],
  { decidingOnly = false }: ReadOptions = {},
): Promise<Map<SubjectId, SubjectFacts>> {
  const { rows } = await sql<CountedRow>`
    select ${pointColumns}, f.known from unnest(${subjects}::text[]) as asked (subject)
    cross join lateral (
      select f.*, null::bigint as known from fact f
      where ${isKnownOf(snapshot)} and f.attribute = any(${bounded}::text[]) and f.earliest <= ${snapshot.asOf}::date
        and (f.attribute = any(${decidingOnly ? [] : whole}::text[]) or ${mayStand(snapshot)})
      union all
      select f.*, newest.known from unnest(${unbounded}::text[]) as many (attribute)
      cross join lateral (
        select f.id, count(*) over () as known from fact f
        where ${isKnownOf(snapshot)} and f.attribute = many.attribute and f.earliest <= ${snapshot.asOf}::date
        order by ${newestFirst} limit ${decidingOnly ? null : NEWEST}) newest
      join fact f on f.id = newest.id
    ) f`.execute(connection);
  const bySubject = Map.groupBy(rows, ({ subject }) => subject as SubjectId);
  const before = decidingOnly ? [] : await readLastOnTracks(connection, snapshot, rows);
  const all = Map.groupBy([...rows.map(toPoint), ...before], ({ subject }) => subject as SubjectId);
  const points = new Map(subjects.map((subject) => [subject, sortFacts(all.get(subject) ?? [])]));
  const lives = await readLives(connection, snapshot, [...points.values()].flatMap(namedForLife));
  return new Map(
    [...points].map(([subject, facts]) => {
      const named = new Set(namedForLife(facts));
      const counts = new Map((bySubject.get(subject) ?? []).map((row) => [row.attribute, row.known ?? 0]));
      return [subject, { facts, lives: lives.filter((life) => named.has(life.subject)), more: countMore(counts) }];
    }),
  );
}

/** The last facts of those of the tracks that findings look back at a little. */
async function readLastOnTracks(
  connection: Connection,
  snapshot: Snapshot,
  rows: readonly PointRow[],
): Promise<PlacedPoint[]> {
  const tracks = [
    ...new Map(rows.map(toPoint).flatMap((it) => (isRecent(it) ? [[trackKey(it), it] as const] : []))).values(),
  ];
  if (tracks.length === 0) return [];
  const { rows: last } = await sql<PointRow>`
    select ${pointColumns} from unnest(
      ${tracks.map((it) => it.subject)}::text[], ${tracks.map((it) => it.attribute)}::text[], ${tracks.map((it) => it.key)}::text[]
    ) as asked (subject, attribute, key)
    cross join lateral (
      select f.* from fact f
      where ${isKnownOf(snapshot)} and f.attribute = asked.attribute and f.key = asked.key and f.latest <= ${snapshot.asOf}::date
      order by ${newestFirst} limit ${LAST}) f`.execute(connection);
  return last.map(toPoint);
}

function isRecent({ attribute: name }: PlacedPoint): boolean {
  return recent.some((it) => it === name);
}

/** A row of an attribute of which there may be thousands: with how many there are. */
interface CountedRow extends PointRow {
  readonly known: number | null;
}

function countMore(counts: ReadonlyMap<string, number>): SubjectFacts['more'] {
  return Object.fromEntries(
    unbounded.flatMap((name) => {
      const more = (counts.get(name) ?? 0) - NEWEST;
      return more > 0 ? [[name, more]] : [];
    }),
  );
}

const newestFirst = sql.raw(
  'f.latest desc, f.earliest desc, f.time_of_day_ms desc, f.tie_position desc, f.tie_depth desc, f.position desc, f.index desc',
);

/** Each fact once, track by track, in their order. Sorted here: Postgres takes longer to plan it. */
function sortFacts(facts: readonly PlacedPoint[]): PlacedPoint[] {
  const once = new Map(facts.map((fact) => [`${trackKey(fact)}\0${fact.position}\0${fact.index}`, fact]));
  return [...once.values()].sort((a, b) => compareTracks(a, b) || comparePlacements(a, b));
}

/** Tracks that are keyed by development come in the order of what happened, others by their keys. */
function compareTracks(a: PlacedPoint, b: PlacedPoint): number {
  if (a.attribute !== b.attribute) return a.attribute < b.attribute ? -1 : 1;
  if (a.key === b.key || attribute(a.attribute as AttributeName).unbounded) return 0;
  return a.key < b.key ? -1 : 1;
}

/** The persons without whose lives the facts of another subject cannot be judged. */
export function namedForLife(facts: readonly PlacedPoint[]): string[] {
  return facts
    .filter((fact) => attribute(fact.attribute as AttributeName).endsWithLife === 'label' && fact.holds)
    .map(({ label }) => label);
}

export async function readLives(
  connection: Connection,
  snapshot: Snapshot,
  persons: readonly string[],
): Promise<PlacedPoint[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from fact f
    where ${isLive(snapshot.workspace)} and f.subject = any(${persons}::text[]) and f.attribute = 'life' and ${decides(snapshot)}`.execute(
    connection,
  );
  return rows.map(toPoint);
}

/** Whether `fact f` is about the subject `asked` and known at the moment. */
function isKnownOf(snapshot: Snapshot): RawBuilder<boolean> {
  return sql`${isLive(snapshot.workspace)} and f.subject = asked.subject and ${isKnown(snapshot)}`;
}

/** Whether `fact f` is known at the moment. */
export function isKnown({ knowledge: { position } }: Snapshot): RawBuilder<boolean> {
  return sql`f.known_from <= ${position} and (f.known_to is null or f.known_to > ${position})`;
}

/** Whether nothing that is surely after `fact f` has surely begun by that day. */
function mayStand({ asOf }: Snapshot): RawBuilder<boolean> {
  return sql`not coalesce(f.next_latest <= ${asOf}::date and f.next_earliest > f.latest, false)`;
}

/** Whether `fact f` is known at the moment and decides what its subject is on that day. */
export function decides(snapshot: Snapshot): RawBuilder<boolean> {
  return sql`${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date and ${mayStand(snapshot)}`;
}

/** Beyond so many facts a subject is read track by track, so that long tracks and long lists are cut short. */
const FEW = 300;

/** The same of one subject: mostly there is little to read, and that takes half as long to plan. */
export async function readSubject(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
  { decidingOnly = false }: ReadOptions = {},
): Promise<SubjectFacts> {
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from fact f
    where ${isLive(snapshot.workspace)} and f.subject = ${subject} and f.attribute <> all(${internalAttributes}::text[]) and ${isKnown(snapshot)}
      and f.earliest <= ${snapshot.asOf}::date
      and (f.attribute = any(${decidingOnly ? [] : [...whole, ...recent]}::text[]) or ${mayStand(snapshot)})
    limit ${decidingOnly ? null : FEW + 1}`.execute(connection);
  if (!decidingOnly && rows.length > FEW) {
    const subjects = await readSubjects(connection, snapshot, [subject]);
    return subjects.get(subject) ?? { facts: [], lives: [], more: {} };
  }
  const facts = sortFacts(rows.map(toPoint));
  const lives = await readLives(connection, snapshot, namedForLife(facts));
  if (decidingOnly) return { facts, lives, more: {} };
  const byAttribute = Map.groupBy(facts, (fact) => fact.attribute as string);
  const older = unbounded.flatMap((name) => byAttribute.get(name)?.slice(0, -NEWEST) ?? []);
  const counts = new Map([...byAttribute].map(([name, own]) => [name, own.length]));
  return { facts: facts.filter((fact) => !older.includes(fact)), lives, more: countMore(counts) };
}

export async function readState(
  connection: Connection,
  snapshot: Snapshot,
  { subject, certainty }: { readonly subject: SubjectId; readonly certainty: Certainty },
): Promise<SubjectState | undefined> {
  return assembleState(subject, await readSubject(connection, snapshot, subject), { asOf: snapshot.asOf, certainty });
}
