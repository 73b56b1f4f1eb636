import { type RawBuilder, sql } from 'kysely';
import type { AttributeName } from '../catalogue/attributes.ts';
import type { TIMELINE } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { CopyTarget, CopyValue } from '../database/copy.ts';
import { type Fact, isChained } from '../facts/facts.ts';
import type { PlacedPoint, Provenance } from '../facts/placed-point.ts';
import type { Change } from '../facts/resolver.ts';
import type { Day } from '../time/day.ts';

/** A point as a row of `fact` holds it. */
export interface PointRow {
  readonly subject: string;
  readonly attribute: string;
  readonly key: string;
  readonly latest: Day;
  readonly earliest: Day;
  readonly time_of_day_ms: number;
  readonly tie_position: number;
  readonly tie_depth: number;
  readonly position: number;
  readonly index: number;
  readonly follows: number[];
  readonly holds: boolean;
  readonly label: string;
  readonly value: unknown;
  readonly cause: Provenance;
}

/** A row of `fact`, as it is selected. */
export interface FactRow extends PointRow {
  readonly id: number;
  readonly known_from: number;
  readonly known_to: number | null;
  readonly next_latest: Day | null;
  readonly next_earliest: Day | null;
}

/** What answers need; fewer columns are read faster. */
export const pointColumns = sql.raw(
  `f.subject, f.attribute, f.key, f.latest, f.earliest, f.time_of_day_ms, f.tie_position, f.tie_depth, f.position, f.index,
   f.follows, f.holds, f.label, f.value, f.cause`,
);

export const factColumns = sql`${pointColumns}, f.id, f.known_from, f.known_to, f.next_latest, f.next_earliest`;

export function toPoint(row: PointRow): PlacedPoint {
  return {
    subject: row.subject as SubjectId,
    attribute: row.attribute as AttributeName | typeof TIMELINE,
    key: row.key,
    latest: row.latest,
    earliest: row.earliest,
    timeOfDayMs: row.time_of_day_ms,
    tiePosition: row.tie_position,
    tieDepth: row.tie_depth,
    position: row.position,
    index: row.index,
    follows: row.follows,
    holds: row.holds,
    label: row.label,
    value: row.value,
    cause: row.cause,
  };
}

export function toFact(row: FactRow): Fact {
  return {
    ...toPoint(row),
    row: String(row.id),
    knownFrom: row.known_from,
    knownTo: row.known_to,
    next:
      row.next_latest !== null && row.next_earliest !== null
        ? { latest: row.next_latest, earliest: row.next_earliest }
        : null,
  };
}

/** The facts of a workspace that were projected together: those that serve, or those that are being rebuilt. */
export interface Generation {
  readonly workspace: string;
  readonly generation: number;
}

/** The rows of `fact f` that answer questions. The generation is read in the same statement, since a rebuild may change it at any time. */
export function isLive(workspace: string): RawBuilder<boolean> {
  return sql`f.workspace = ${workspace} and f.generation = (select generation from projection where workspace = ${workspace})`;
}

/** The standing facts that `changes` need: of every point placed or removed, the fact itself and its neighbours on the track. */
export async function readNeighbours(
  connection: Connection,
  { workspace, generation }: Generation,
  changes: readonly Change[],
): Promise<Fact[]> {
  const places = changes.flatMap(({ removed, placed }) => [...removed, ...placed.filter(isChained)]);
  if (places.length === 0) return [];
  const { rows } = await sql<FactRow>`
    select distinct on (f.id) ${factColumns}
    from ${unnestPlaces(places)}
    cross join lateral (
      (select * from fact b
       where b.workspace = ${workspace} and b.generation = ${generation} and b.subject = p.subject and b.attribute = p.attribute and b.key = p.key and b.known_to is null
         and (b.latest, b.earliest, b.time_of_day_ms, b.tie_position, b.tie_depth, b.position, b.index)
           < (p.latest, p.earliest, p.time_of_day_ms, p.tie_position, p.tie_depth, p.position, p.index)
       order by b.latest desc, b.earliest desc, b.time_of_day_ms desc, b.tie_position desc, b.tie_depth desc, b.position desc, b.index desc
       limit 1)
      union all
      (select * from fact a
       where a.workspace = ${workspace} and a.generation = ${generation} and a.subject = p.subject and a.attribute = p.attribute and a.key = p.key and a.known_to is null
         and (a.latest, a.earliest, a.time_of_day_ms, a.tie_position, a.tie_depth, a.position, a.index)
           >= (p.latest, p.earliest, p.time_of_day_ms, p.tie_position, p.tie_depth, p.position, p.index)
       order by a.latest, a.earliest, a.time_of_day_ms, a.tie_position, a.tie_depth, a.position, a.index
       limit 2)
    ) f
    order by f.id`.execute(connection);
  return rows.map(toFact);
}

function unnestPlaces(places: readonly PlacedPoint[]) {
  return sql`unnest(
      ${places.map((it) => it.subject)}::text[], ${places.map((it) => it.attribute)}::text[], ${places.map((it) => it.key)}::text[],
      ${places.map((it) => it.latest)}::date[], ${places.map((it) => it.earliest)}::date[], ${places.map((it) => it.timeOfDayMs)}::integer[],
      ${places.map((it) => it.tiePosition)}::bigint[], ${places.map((it) => it.tieDepth)}::integer[],
      ${places.map((it) => it.position)}::bigint[], ${places.map((it) => it.index)}::integer[]
    ) as p (subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index)`;
}

export async function closeFacts(connection: Connection, closed: readonly Fact[]): Promise<void> {
  if (closed.length === 0) return;
  await sql`
    update fact set known_to = c.known_to
    from unnest(${closed.map((fact) => fact.row)}::bigint[], ${closed.map((fact) => fact.knownTo)}::bigint[]) as c (id, known_to)
    where fact.id = c.id`.execute(connection);
}

/** Enough rows for one statement; beyond that their arrays only cost memory. */
const CHUNK = 5_000;

export async function insertFacts(
  connection: Connection,
  generation: Generation,
  born: readonly Fact[],
): Promise<void> {
  for (let from = 0; from < born.length; from += CHUNK)
    await insertChunk(connection, generation, born.slice(from, from + CHUNK));
}

async function insertChunk(
  connection: Connection,
  { workspace, generation }: Generation,
  facts: readonly Fact[],
): Promise<void> {
  await sql`
    insert into fact (workspace, generation, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index,
      known_from, known_to, next_latest, next_earliest, follows, holds, label, value, cause)
    select ${workspace}, ${generation}::integer, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index,
      known_from, known_to, next_latest, next_earliest, follows::bigint[], holds, label, value, cause
    from unnest(
      ${facts.map((it) => it.subject)}::text[], ${facts.map((it) => it.attribute)}::text[], ${facts.map((it) => it.key)}::text[],
      ${facts.map((it) => it.latest)}::date[], ${facts.map((it) => it.earliest)}::date[], ${facts.map((it) => it.timeOfDayMs)}::integer[],
      ${facts.map((it) => it.tiePosition)}::bigint[], ${facts.map((it) => it.tieDepth)}::integer[],
      ${facts.map((it) => it.position)}::bigint[], ${facts.map((it) => it.index)}::integer[],
      ${facts.map((it) => it.knownFrom)}::bigint[], ${facts.map((it) => it.knownTo)}::bigint[],
      ${facts.map((it) => it.next?.latest ?? null)}::date[], ${facts.map((it) => it.next?.earliest ?? null)}::date[],
      ${facts.map((it) => `{${it.follows.join()}}`)}::text[], ${facts.map((it) => it.holds)}::boolean[], ${facts.map((it) => it.label)}::text[],
      ${facts.map((it) => (it.value === null ? null : JSON.stringify(it.value)))}::jsonb[], ${facts.map((it) => JSON.stringify(it.cause))}::jsonb[]
    ) as n (subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index,
      known_from, known_to, next_latest, next_earliest, follows, holds, label, value, cause)`.execute(connection);
}

/** The columns of a fact, as `toCopyRow` writes them. */
export const copyTarget: CopyTarget = {
  table: 'fact',
  columns: [
    ...[
      'workspace',
      'generation',
      'subject',
      'attribute',
      'key',
      'latest',
      'earliest',
      'time_of_day_ms',
      'tie_position',
    ],
    ...['tie_depth', 'position', 'index', 'known_from', 'known_to', 'next_latest', 'next_earliest', 'follows', 'holds'],
    ...['label', 'value', 'cause'],
  ],
};

export function toCopyRow({ workspace, generation }: Generation, fact: Fact): CopyValue[] {
  return [
    ...[workspace, generation, fact.subject, fact.attribute, fact.key, fact.latest, fact.earliest, fact.timeOfDayMs],
    ...[fact.tiePosition, fact.tieDepth, fact.position, fact.index, fact.knownFrom, fact.knownTo],
    ...[fact.next?.latest ?? null, fact.next?.earliest ?? null, `{${fact.follows.join()}}`, fact.holds, fact.label],
    ...[fact.value === null ? null : JSON.stringify(fact.value), JSON.stringify(fact.cause)],
  ];
}
