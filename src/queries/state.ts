// What is known of subjects and decides what they are on a day. One subject is read by one short statement; those with
// long tracks or long lists by one that cuts these short.
import { type RawBuilder, sql } from 'kysely';
import { attribute, attributeNames } from '../catalogue/attributes.ts';
import { internalAttributes } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { type PlacedPoint, placeKey, trackKey } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import {
  isLive,
  isOnTrackOf,
  newestFirst,
  type PointRow,
  pointColumns,
  toPoint,
  unnestTracks,
} from '../projection/fact-rows.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { assembleState, type SubjectFacts, type SubjectState } from '../state/state.ts';
import { isKnown, mayStand } from './conditions.ts';
import { namedForLife, readLives } from './lives.ts';
import type { Snapshot } from './snapshot.ts';

export interface FactsQuestion {
  readonly subjects: readonly SubjectId[];
  /** Only what decides, however much there is; not what findings look back at. */
  readonly decidingOnly?: boolean;
}

/** So many facts of an attribute whose tracks are keyed by development are read: the newest. */
const NEWEST = 200;
/** So many of the last facts are read of a track that findings look back at only a little. */
const LAST = 24;

const bounded = attributeNames.filter((name) => !attribute(name).isUnbounded);
const unbounded = attributeNames.filter((name) => attribute(name).isUnbounded);
const lookedBackAt = (how: 'all' | 'last') => attributeNames.filter((name) => attribute(name).lookback === how);
const [whole, recent] = [lookedBackAt('all'), lookedBackAt('last')];

/**
 * What is known of subjects at the moment and decides what they are on its day, or what findings look back at. Each
 * that is asked for is in the answer, whether anything is known of it or not.
 */
export async function readSubjects(
  connection: Connection,
  snapshot: Snapshot,
  { subjects, decidingOnly = false }: FactsQuestion,
): Promise<Map<SubjectId, SubjectFacts>> {
  const isMeant = sql`f.subject = asked.subject and ${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date`;
  const isBusy = subjects.length === 1;
  const { rows } = await sql<CountedRow>`
    select ${pointColumns}, f.known from unnest(${subjects}::text[]) as asked (subject)
    cross join lateral (
      select f.*, null::bigint as known
      from ${isBusy ? onTracks(snapshot, isMeant, decidingOnly ? [] : whole) : sql`fact f`}
      where ${isMeant} and f.attribute = any(${bounded}::text[])
        and (f.attribute = any(${decidingOnly ? [] : whole}::text[]) or ${mayStand(snapshot)})
      union all
      select f.*, many.known from (
        select name, (select count(*) from fact f where ${isMeant} and f.attribute = name) as known
        from unnest(${unbounded}::text[]) as name) many
      cross join lateral (
        select f.* from fact f where many.known > 0 and ${isMeant} and f.attribute = many.name
        order by ${newestFirst()} limit ${decidingOnly ? null : NEWEST}) f
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

/**
 * The facts of a subject with long tracks that `isMeant` allows, track by track, as `f`: back from the day that is
 * asked about, to where all that may still hold began. Of the attributes `whole` all facts are read.
 */
function onTracks(snapshot: Snapshot, isMeant: RawBuilder<unknown>, whole: readonly string[]): RawBuilder<unknown> {
  const first = (condition: RawBuilder<unknown>) => sql`
    select f.key from fact f
    where f.subject = asked.subject and ${isLive(snapshot.workspace)} and f.attribute = name and ${condition}
    order by f.key limit 1`;
  return sql`
    unnest(${bounded}::text[]) as name
    cross join lateral (
      with recursive track (key) as (
        (${first(sql`true`)})
        union all
        select (${first(sql`f.key > track.key`)}) from track where track.key is not null
      )
      select key from track where key is not null) track
    cross join lateral (
      select case when name = any(${whole}::text[]) then '-infinity' else coalesce((
        select f.earliest from fact f
        where ${isMeant} and f.attribute = name and f.key = track.key and f.latest <= ${snapshot.asOf}::date
        order by ${newestFirst()} limit 1), '-infinity') end as day) begun
    cross join lateral (
      select f.* from fact f
      where ${isMeant} and f.attribute = name and f.key = track.key and f.latest >= begun.day
      offset 0) f`;
}

/** The last facts of those of the tracks that findings look back at a little. */
async function readLastOnTracks(
  connection: Connection,
  snapshot: Snapshot,
  rows: readonly PointRow[],
): Promise<PlacedPoint[]> {
  const tracks = new Map(rows.map(toPoint).flatMap((it) => (isRecent(it) ? [[trackKey(it), it] as const] : [])));
  if (tracks.size === 0) return [];
  const { rows: last } = await sql<PointRow>`
    select ${pointColumns} from ${unnestTracks([...tracks.values()], 'asked')}
    cross join lateral (
      select f.* from fact f
      where ${isOnTrackOf('asked')} and ${isKnown(snapshot)} and f.latest <= ${snapshot.asOf}::date
      order by ${newestFirst()} limit ${LAST}) f`.execute(connection);
  return last.map(toPoint);
}

function isRecent({ attribute: name }: PlacedPoint): boolean {
  return recent.some((it) => it === name);
}

/** A row of an attribute that a subject may have thousands of, with how many there are. */
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

/** Each fact once, track by track, in their order. Sorted here: Postgres takes longer to plan it. */
export function sortFacts(facts: readonly PlacedPoint[]): PlacedPoint[] {
  const once = new Map(facts.map((fact) => [placeKey(fact), fact]));
  return [...once.values()].sort((a, b) => compareTracks(a, b) || comparePlacements(a, b));
}

/** Tracks that are keyed by development come in the order of what happened, others by their keys. */
function compareTracks(a: PlacedPoint, b: PlacedPoint): number {
  if (a.attribute !== b.attribute) return a.attribute < b.attribute ? -1 : 1;
  if (a.key === b.key || attribute(a.attribute).isUnbounded) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Beyond so many facts a subject is read track by track, so that long tracks and long lists are cut short. */
const FEW = 300;

/** The same of one subject: mostly there is little to read, and that takes half as long to plan. */
export async function readSubject(
  connection: Connection,
  snapshot: Snapshot,
  { subject, decidingOnly = false }: Omit<FactsQuestion, 'subjects'> & { readonly subject: SubjectId },
): Promise<SubjectFacts> {
  const rows = await executeNamed(
    connection,
    sql<PointRow>`
      select ${pointColumns} from fact f
      where f.subject = ${subject} and f.attribute <> all(${internalAttributes}::text[]) and ${isKnown(snapshot)}
        and f.earliest <= ${snapshot.asOf}::date
        and (f.attribute = any(${decidingOnly ? [] : [...whole, ...recent]}::text[]) or ${mayStand(snapshot)})
      limit ${FEW + 1}`,
  );
  if (rows.length > FEW) {
    const subjects = await readSubjects(connection, snapshot, { subjects: [subject], decidingOnly });
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
  const facts = await readSubject(connection, snapshot, { subject });
  return assembleState(subject, facts, { asOf: snapshot.asOf, certainty });
}
