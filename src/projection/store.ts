// Rows of facts and events read and written by the projection: neighbours on a track, what changed, and what was born.
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { type Fact, isChained } from '../facts/facts.ts';
import type { Change } from '../facts/resolver.ts';
import { columnsOfEvent, type EventRow, eventColumns, hashWords, toListed, wordsIn } from './event-rows.ts';
import {
  columnsOfChange,
  columnsOfFact,
  columnsOfKnowledge,
  columnsOfPlace,
  columnsOfPlacement,
  type FactColumn,
  type FactRow,
  factColumns,
  type Generation,
  isOfGeneration,
  isOnTrackOf,
  isStillKnown,
  newestFirst,
  placementOf,
  selectUnnested,
  toFact,
  unnest,
  unnestPlaces,
} from './fact-rows.ts';

/** The two tables of facts: those of tracks, and those of the timeline. */
export interface FactTable {
  readonly name: 'fact' | 'event';
  readonly columns: readonly FactColumn<Fact>[];
  /** What of a row changes, once it is written. */
  readonly changing: readonly FactColumn<Fact>[];
  /** By these its rows are read in order. */
  readonly order: readonly FactColumn<Fact>[];
  readonly selected: RawBuilder<unknown>;
  readonly read: (row: unknown) => Fact;
  readonly holds: (fact: Fact) => boolean;
}

export const factTables: readonly FactTable[] = [
  {
    name: 'fact',
    columns: columnsOfFact,
    changing: columnsOfChange,
    order: [...columnsOfPlace, ...columnsOfKnowledge.slice(0, 1)],
    selected: factColumns,
    read: (row) => toFact(row as FactRow),
    holds: isChained,
  },
  {
    name: 'event',
    columns: columnsOfEvent,
    changing: columnsOfChange.filter(({ name }) => name === 'known_to'),
    order: [...columnsOfPlacement, ...columnsOfKnowledge.slice(0, 1)],
    selected: eventColumns,
    read: (row) => toListed(row as EventRow),
    holds: (fact) => !isChained(fact),
  },
];

/** The facts still known that `changes` need: of every point placed or removed the fact itself and its neighbours. */
export async function readNeighbours(
  connection: Connection,
  generation: Generation,
  changes: readonly Change[],
): Promise<Fact[]> {
  const removed = changes.flatMap((change) => change.removed);
  const places = [...removed, ...changes.flatMap(({ placed }) => placed)].filter(isChained);
  const listed = removed.filter((point) => !isChained(point)).map(({ position }) => position);
  return [
    ...(places.length > 0 ? await readChained(connection, generation, places) : []),
    ...(listed.length > 0 ? await readListed(connection, generation, listed) : []),
  ];
}

async function readChained(
  connection: Connection,
  generation: Generation,
  places: Parameters<typeof unnestPlaces>[0],
): Promise<Fact[]> {
  const onTrack = (row: string) =>
    sql`${isOfGeneration(generation, row)} and ${isOnTrackOf('p', row)} and ${isStillKnown(row)}`;
  const { rows } = await sql<FactRow>`
    select ${factColumns}
    from ${unnestPlaces(places, 'p')}
    cross join lateral (
      (select b.*, b.ctid from fact b
       where ${onTrack('b')} and (${placementOf('b')}) < (${placementOf('p')})
       order by ${newestFirst('b')}
       limit 1)
      union all
      (select a.*, a.ctid from fact a
       where ${onTrack('a')} and (${placementOf('a')}) >= (${placementOf('p')})
       order by ${placementOf('a')}
       limit 2)
    ) f`.execute(connection);
  return [...new Map(rows.map((row) => [row.row, row])).values()].map(toFact);
}

async function readListed(
  connection: Connection,
  generation: Generation,
  positions: readonly number[],
): Promise<Fact[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from unnest(${[...new Set(positions)]}::bigint[]) as p (position)
    cross join lateral (
      select e.*, e.ctid from event e
      where ${isOfGeneration(generation, 'e')} and e.position = p.position and ${isStillKnown('e')}
      offset 0) f`.execute(connection);
  return rows.map(toListed);
}

/** Writes to stored facts when they ceased to be known, and what follows them. */
export async function updateFacts(
  connection: Connection,
  generation: Generation,
  changed: readonly Fact[],
): Promise<void> {
  for (const { name, changing, holds } of factTables) {
    const facts = changed.filter(holds);
    if (facts.length === 0) continue;
    const place: FactColumn<Fact> = { name: 'place', type: 'text', read: ({ row = null }) => row };
    await sql`
      update ${sql.table(name)} f set ${sql.raw(changing.map((it) => `${it.name} = n.${it.name}`).join(', '))}
      from ${unnest([place, ...changing], facts, { row: 'n' })}
      where f.ctid = n.place::tid and ${isOfGeneration(generation)}`.execute(connection);
  }
}

/** Enough rows for one statement; beyond that their arrays only cost memory. */
const CHUNK = 5_000;

export async function insertFacts(
  connection: Connection,
  { workspace, generation }: Generation,
  born: readonly Fact[],
): Promise<void> {
  await learnWords(connection, workspace, wordsIn(born.filter((fact) => !isChained(fact))));
  for (const { name, columns, holds } of factTables) {
    const facts = born.filter(holds);
    for (let from = 0; from < facts.length; from += CHUNK)
      await sql`
        insert into ${sql.table(name)} (${listColumns(columns)}, workspace, generation)
        select ${selectUnnested(columns, 'n')}, ${workspace}, ${generation}::integer
        from ${unnest(columns, facts.slice(from, from + CHUNK), { row: 'n', workspace })}`.execute(connection);
  }
}

/** Adds to the words that search knows. */
async function learnWords(connection: Connection, workspace: string, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    insert into word (workspace, word) select ${workspace}, word from unnest(${words}::text[]) as w (word)
    on conflict do nothing`.execute(connection);
}

/** Forgets those of these words that no event holds. */
export async function forgetWords(connection: Connection, workspace: string, words: readonly string[]): Promise<void> {
  await sql`
    delete from word w using unnest(${words}::text[], ${hashWords(workspace, words)}::bigint[]) as o (word, hash)
    where w.workspace = ${workspace} and w.word = o.word
      and not exists (select from event e where e.workspace = ${workspace} and e.words @> array[o.hash])`.execute(
    connection,
  );
}

function listColumns(columns: readonly { readonly name: string }[]): RawBuilder<unknown> {
  return sql.raw(columns.map(({ name }) => name).join(', '));
}
