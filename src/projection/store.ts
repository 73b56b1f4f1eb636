// Rows of `fact` read and written by the projection: neighbours on a track, facts closed and facts born.
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import type { CopyTarget, CopyValue } from '../database/copy.ts';
import { type Fact, isChained } from '../facts/facts.ts';
import type { Change } from '../facts/resolver.ts';
import {
  columnsOfFact,
  type FactRow,
  factColumns,
  type Generation,
  isOfGeneration,
  isOnTrackOf,
  isStillKnown,
  newestFirst,
  placementOf,
  toFact,
  unnest,
  unnestPlaces,
} from './fact-rows.ts';

/** The facts still known that `changes` need: of every point placed or removed the fact itself and its neighbours. */
export async function readNeighbours(
  connection: Connection,
  generation: Generation,
  changes: readonly Change[],
): Promise<Fact[]> {
  const places = changes.flatMap(({ removed, placed }) => [...removed, ...placed.filter(isChained)]);
  if (places.length === 0) return [];
  const onTrack = (row: string) =>
    sql`${isOfGeneration(generation, row)} and ${isOnTrackOf('p', row)} and ${isStillKnown(row)}`;
  const { rows } = await sql<FactRow>`
    select distinct on (f.id) ${factColumns}
    from ${unnestPlaces(places, 'p')}
    cross join lateral (
      (select * from fact b
       where ${onTrack('b')} and (${placementOf('b')}) < (${placementOf('p')})
       order by ${newestFirst('b')}
       limit 1)
      union all
      (select * from fact a
       where ${onTrack('a')} and (${placementOf('a')}) >= (${placementOf('p')})
       order by ${placementOf('a')}
       limit 2)
    ) f
    order by f.id`.execute(connection);
  return rows.map(toFact);
}

export async function closeFacts(connection: Connection, closed: readonly Fact[]): Promise<void> {
  if (closed.length === 0) return;
  await sql`
    update fact set known_to = c.known_to
    from unnest(${closed.map(({ row }) => row)}::bigint[], ${closed.map(({ knownTo }) => knownTo)}::bigint[])
      as c (id, known_to)
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
  const values = columnsOfFact.map(({ name, type }) =>
    sql.raw(type === 'bigint[]' ? `n.${name}::${type}` : `n.${name}`),
  );
  await sql`
    insert into fact (${names(columnsOfFact)}, workspace, generation)
    select ${sql.join(values)}, ${workspace}, ${generation}::integer
    from ${unnest(columnsOfFact, facts, 'n')}`.execute(connection);
}

function names(columns: readonly { readonly name: string }[]): RawBuilder<unknown> {
  return sql.raw(columns.map(({ name }) => name).join(', '));
}

/** The columns of a fact, as `toCopyRow` writes them. */
export const copyTarget: CopyTarget = {
  table: 'fact',
  columns: ['workspace', 'generation', ...columnsOfFact.map(({ name }) => name)],
};

export function toCopyRow({ workspace, generation }: Generation, fact: Fact): CopyValue[] {
  return [workspace, generation, ...columnsOfFact.map(({ read }) => read(fact))];
}
