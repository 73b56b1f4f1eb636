// Rows of facts and events read and written by the projection: neighbours on a track, what changed, and what was born.
import { type RawBuilder, sql } from 'kysely';
import { EVERYTHING, TIMELINE, type Track } from '../catalogue/points.ts';
import type { Connection } from '../database/connection.ts';
import { callOf, runNamed } from '../database/named.ts';
import { type Fact, type FactChanges, isChained, type KnownPlace } from '../facts/facts.ts';
import type { Change } from '../facts/resolver.ts';
import { columnsOfEvent, type EventRow, eventColumns, hashWords, toListed } from './event-rows.ts';
import {
  columnsOfChange,
  columnsOfFact,
  columnsOfKnowledge,
  columnsOfPlace,
  columnsOfPlacement,
  encodeColumns,
  type FactColumn,
  type FactRow,
  factColumns,
  type Generation,
  type PlacementRow,
  toFact,
  toPlacement,
} from './fact-rows.ts';
import { FACTS_VERSION } from './version.ts';

/** The two tables of facts: those of tracks, and those of the timeline. */
export interface FactTable {
  readonly name: 'fact' | 'event';
  readonly columns: readonly FactColumn<Fact>[];
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
    order: [...columnsOfPlace, ...columnsOfKnowledge.slice(0, 1)],
    selected: factColumns,
    read: (row) => toFact(row as FactRow),
    holds: isChained,
  },
  {
    name: 'event',
    columns: columnsOfEvent,
    order: [...columnsOfPlacement, ...columnsOfKnowledge.slice(0, 1)],
    selected: eventColumns,
    read: (row) => toListed(row as EventRow),
    holds: (fact) => !isChained(fact),
  },
];

const findNeighbours = callOf('find_neighbours', 2 + columnsOfPlace.length);
const findEvents = callOf('find_events', 3);

/** A row of what these functions give. */
interface PlaceRow extends PlacementRow {
  readonly row: string;
  readonly known_from: number;
}

/** The facts still known that `changes` need: of every point placed or removed the fact itself and its neighbours. */
export async function readNeighbours(
  connection: Connection,
  { workspace, generation }: Generation,
  changes: readonly Change[],
): Promise<KnownPlace[]> {
  const removed = changes.flatMap((change) => change.removed);
  const places = [...removed, ...changes.flatMap(({ placed }) => placed)].filter(isChained);
  const listed = new Set(removed.filter((point) => !isChained(point)).map(({ position }) => position));
  const chained = await runIf(places.length > 0, () =>
    runNamed<PlaceRow & { readonly place: number }>(connection, findNeighbours, [
      workspace,
      generation,
      ...encodeColumns(columnsOfPlace, places),
    ]),
  );
  const events = await runIf(listed.size > 0, () =>
    runNamed<PlaceRow>(connection, findEvents, [workspace, generation, `{${[...listed].join()}}`]),
  );
  const found = new Map(chained.map((row) => [row.row, toKnownPlace(row, places[row.place - 1] ?? timeline)]));
  return [...found.values(), ...events.map((row) => toKnownPlace(row, timeline))];
}

function runIf<Row>(isNeeded: boolean, run: () => Promise<Row[]>): Promise<Row[]> {
  return isNeeded ? run() : Promise.resolve([]);
}

const timeline: Track = { subject: EVERYTHING, attribute: TIMELINE, key: '' };

function toKnownPlace(row: PlaceRow, { subject, attribute, key }: Track): KnownPlace {
  const known = { row: row.row, knownFrom: row.known_from, knownTo: null, next: null, nextFrom: null };
  return { subject, attribute, key, ...toPlacement(row), ...known };
}

/** What a step writes. */
export interface Writing extends FactChanges {
  /** Words that search may not know. */
  readonly words: readonly string[];
  /** Where the facts that serve stand, and where they come to; undefined: the caller sees to that. */
  readonly step?: { readonly from: number; readonly to: number } | undefined;
}

const columnsOfRow: readonly FactColumn<KnownPlace>[] = [
  { name: 'place', type: 'text', read: ({ row = null }) => row },
  { name: 'position', type: 'bigint', read: ({ position }) => position },
];
const columnsOfClosed = [...columnsOfRow, ...columnsOfChange.slice(0, 1)];
const columnsOfChanged = [...columnsOfRow, ...columnsOfChange];
const write = callOf(
  'write_facts',
  6 + columnsOfChanged.length + columnsOfClosed.length + columnsOfFact.length + columnsOfEvent.length,
);

/**
 * Writes facts that changed and new ones, and how far the projection came: all of it, or nothing. False: another
 * process went ahead, and nothing is written.
 */
export async function writeFacts(
  connection: Connection,
  { workspace, generation }: Generation,
  { changed, born, words, step }: Writing,
): Promise<boolean> {
  const [chained, listed] = [born.filter(isChained), born.filter((fact) => !isChained(fact))];
  const [row] = await runNamed<{ readonly write_facts: boolean }>(connection, write, [
    workspace,
    generation,
    step?.from ?? null,
    step?.to ?? null,
    FACTS_VERSION,
    words,
    ...encodeColumns(columnsOfChanged, changed.filter(isChained)),
    ...encodeColumns(
      columnsOfClosed,
      changed.filter((fact) => !isChained(fact)),
    ),
    ...encodeColumns(columnsOfFact, chained),
    ...encodeColumns(columnsOfEvent, listed, workspace),
  ]);
  return row?.write_facts === true;
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
