// A row of `fact`, in one place: its columns, its order on a track, and which rows answer a question.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Track } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Database } from '../database/schema.ts';
import type { Fact } from '../facts/facts.ts';
import type { PlacedPoint, Provenance } from '../facts/placed-point.ts';
import { type Placement, placementOrder } from '../facts/placement.ts';

/** The facts of a workspace that were projected together: those that serve, or those that are being rebuilt. */
export interface Generation {
  readonly workspace: string;
  readonly generation: number;
}

/** A row of `fact`, as `factColumns` selects it. */
export type FactRow = Readonly<Omit<Selectable<Database['fact']>, 'workspace' | 'generation' | 'value' | 'cause'>> & {
  readonly value: unknown;
  /** What is null, empty or false is left out. */
  readonly cause: Partial<Provenance> & Pick<Provenance, 'development'>;
  /** Where it lies in its table: valid in the transaction that keeps others from changing the facts. */
  readonly row: string;
};

/** A point of a fact, as `pointColumns` selects it. */
export type PointRow = Omit<FactRow, 'row' | 'known_from' | 'known_to' | 'next_latest' | 'next_earliest' | 'next_from'>;

/** The place of a row on its track, as `placementOf` selects it. */
export type PlacementRow = Pick<FactRow, (typeof columnOfPlacement)[keyof Placement]['name']>;

type ColumnType =
  | 'text'
  | 'date'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'jsonb'
  | 'uuid'
  | 'bigint[]'
  | 'uuid[]'
  | 'text[]';

/** How a column is written: its type in Postgres, and what of a fact it holds. */
export interface FactColumn<Item> {
  readonly name: string;
  readonly type: ColumnType;
  readonly read: (item: Item, workspace: string) => string | number | boolean | null;
}

const columnsOfTrack: readonly FactColumn<Track>[] = (['subject', 'attribute', 'key'] as const).map((name) => ({
  name,
  type: 'text',
  read: (it) => it[name],
}));

const columnOfPlacement = {
  latest: { name: 'latest', type: 'date' },
  earliest: { name: 'earliest', type: 'date' },
  timeOfDayMs: { name: 'time_of_day_ms', type: 'integer' },
  tiePosition: { name: 'tie_position', type: 'bigint' },
  tieDepth: { name: 'tie_depth', type: 'integer' },
  position: { name: 'position', type: 'bigint' },
  index: { name: 'index', type: 'integer' },
} as const satisfies Record<keyof Placement, Pick<FactColumn<Placement>, 'name' | 'type'>>;

export const columnsOfPlacement: readonly FactColumn<Placement>[] = placementOrder.map((field) => ({
  ...columnOfPlacement[field],
  read: (it) => it[field],
}));

export const columnsOfPlace: readonly FactColumn<PlacedPoint>[] = [...columnsOfTrack, ...columnsOfPlacement];

const columnsOfPoint: readonly FactColumn<PlacedPoint>[] = [
  ...columnsOfPlace,
  { name: 'follows', type: 'bigint[]', read: (it) => toArray(it.follows) },
  { name: 'holds', type: 'boolean', read: (it) => it.holds },
  { name: 'label', type: 'text', read: (it) => it.label },
  { name: 'value', type: 'jsonb', read: ({ value }) => (value === null ? null : JSON.stringify(value)) },
  { name: 'cause', type: 'jsonb', read: (it) => JSON.stringify(withoutEmpty(it.cause)) },
];

/** What a fact and an event write alike. */
export const columnsOfKnowledge: readonly FactColumn<Fact>[] = [
  { name: 'known_from', type: 'bigint', read: (it) => it.knownFrom },
  { name: 'known_to', type: 'bigint', read: (it) => it.knownTo },
];

/** What of a fact changes, once it is written: when it is known no more, and what follows it. */
export const columnsOfChange: readonly FactColumn<Fact>[] = [
  { name: 'known_to', type: 'bigint', read: (it) => it.knownTo },
  { name: 'next_latest', type: 'date', read: (it) => it.next?.latest ?? null },
  { name: 'next_earliest', type: 'date', read: (it) => it.next?.earliest ?? null },
  { name: 'next_from', type: 'bigint', read: (it) => it.nextFrom },
];

/** What a fact writes: all columns of its row but the workspace and the generation. */
export const columnsOfFact: readonly FactColumn<Fact>[] = [
  ...columnsOfPoint,
  { name: 'known_from', type: 'bigint', read: (it) => it.knownFrom },
  ...columnsOfChange,
];

function withoutEmpty(cause: Provenance): FactRow['cause'] {
  const isEmpty = (value: unknown) => value === null || value === false || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(cause).filter(([, value]) => !isEmpty(value)),
  ) as unknown as FactRow['cause'];
}

/** In Postgres’s text form, for values that need no quotes; null where there are none. */
export function toArray(values: readonly (string | number)[]): string | null {
  return values.length === 0 ? null : `{${values.join()}}`;
}

/** What answers need of `fact f`; fewer columns are read faster. */
export const pointColumns = sql.raw(listNames(columnsOfPoint, 'f'));

/** All that a fact is, of `fact f`. */
export const factColumns = sql.raw(`${listNames(columnsOfFact, 'f')}, f.ctid::text as row`);

/** Items as rows of a table called `row`: for a statement that writes them, or asks about all of them at once. */
export function unnest<Item>(
  columns: readonly FactColumn<Item>[],
  items: readonly Item[],
  { row, workspace = '' }: { readonly row: string; readonly workspace?: string },
) {
  const arrays = columns.map(
    ({ type, read }) =>
      sql`${items.map((item) => read(item, workspace))}::${sql.raw(isArray(type) ? 'text[]' : `${type}[]`)}`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  return sql`unnest(${sql.join(arrays)}) as ${sql.raw(row)} (${sql.raw(names)})`;
}

/** Tracks as rows of a table called `row`, each with its subject, attribute and key. */
export function unnestTracks(tracks: readonly Track[], row: string): RawBuilder<unknown> {
  return unnest(columnsOfTrack, tracks, { row });
}

/** Places on tracks as rows of a table called `row`. */
export function unnestPlaces(places: readonly PlacedPoint[], row: string): RawBuilder<unknown> {
  return unnest(columnsOfPlace, places, { row });
}

/** The columns of `unnest`’s rows as their table has them. Arrays of several lengths can only be sent as texts. */
export function selectUnnested<Item>(columns: readonly FactColumn<Item>[], row: string): RawBuilder<unknown> {
  const values = columns.map(({ name, type }) => (isArray(type) ? `${row}.${name}::${type}` : `${row}.${name}`));
  return sql.raw(values.join(', '));
}

function isArray(type: ColumnType): boolean {
  return type.endsWith('[]');
}

/** The columns that place a row on its track, in their order: to order by, or to compare as a tuple. */
export function placementOf(row = 'f'): RawBuilder<unknown> {
  return sql.raw(listNames(columnsOfPlacement, row));
}

/** The order of a track from its end. */
export function newestFirst(row = 'f'): RawBuilder<unknown> {
  return sql.raw(columnsOfPlacement.map(({ name }) => `${row}.${name} desc`).join(', '));
}

/** The columns that place a row among all of its generation: track by track, and each in its order. */
export const placeInGeneration = sql.raw(listNames(columnsOfPlace, 'f'));

/** The values of a placement, to compare with `placementOf`. */
export function valuesOfPlacement(place: Placement): RawBuilder<unknown> {
  return sql.join(columnsOfPlacement.map(({ type, read }) => sql`${read(place, '')}::${sql.raw(type)}`));
}

/** Whether two rows are of the same track. */
export function isOnTrackOf(other: string, row = 'f'): RawBuilder<boolean> {
  return sql.raw(columnsOfTrack.map(({ name }) => `${row}.${name} = ${other}.${name}`).join(' and '));
}

/** Whether the row is of that generation. */
export function isOfGeneration({ workspace, generation }: Generation, row = 'f'): RawBuilder<boolean> {
  const [ofWorkspace, ofGeneration] = [sql.ref(`${row}.workspace`), sql.ref(`${row}.generation`)];
  return sql`${ofWorkspace} = ${workspace} and ${ofGeneration} = ${generation}`;
}

/** Whether `fact f` serves. The generation is read in the same statement, since a rebuild may change it at any time. */
export function isLive(workspace: string): RawBuilder<boolean> {
  return sql`f.workspace = ${workspace}
    and f.generation = (select generation from projection where workspace = ${workspace})`;
}

/** Whether the row was known at a position of the log. */
export function isKnownAt(position: number, row = 'f'): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${row}.known_from`), sql.ref(`${row}.known_to`)];
  return sql`${from} <= ${position} and (${to} is null or ${to} > ${position})`;
}

/** Whether the row was known at any position from the one to the other. */
export function isKnownWithin(first: number, last: number): RawBuilder<boolean> {
  return sql`f.known_from <= ${last} and (f.known_to is null or f.known_to > ${first})`;
}

/** Whether the successor that `fact f` names was known at that position. Else it must be looked for. */
export function isNextKnownAt(position: number): RawBuilder<boolean> {
  return sql`f.next_from <= ${position}`;
}

/** Whether `row` lies behind `fact f` on its track. */
export function isBehindOnTrack(row: string): RawBuilder<boolean> {
  return sql`${isOnTrackOf('f', row)} and (${placementOf(row)}) > (${placementOf('f')})`;
}

/** Whether the row is known to this day. */
export function isStillKnown(row = 'f'): RawBuilder<boolean> {
  return sql`${sql.ref(`${row}.known_to`)} is null`;
}

export function toPlacement(row: PlacementRow): Placement {
  return {
    latest: row.latest,
    earliest: row.earliest,
    timeOfDayMs: row.time_of_day_ms,
    tiePosition: row.tie_position,
    tieDepth: row.tie_depth,
    position: row.position,
    index: row.index,
  };
}

/** What a stored cause leaves out. */
export const UNSAID: Omit<Provenance, 'development'> = {
  correction: null,
  corroborations: [],
  edtf: null,
  standing: null,
  by: null,
  hedge: null,
  inferred: false,
  contradicted: false,
  sources: [],
};

export function toPoint(row: PointRow): PlacedPoint {
  return {
    subject: row.subject as SubjectId,
    attribute: row.attribute,
    key: row.key,
    ...toPlacement(row),
    follows: row.follows ?? [],
    holds: row.holds,
    label: row.label,
    value: row.value,
    cause: { ...UNSAID, ...row.cause },
  };
}

export function toFact(row: FactRow): Fact {
  const { next_latest: latest, next_earliest: earliest } = row;
  return {
    ...toPoint(row),
    row: row.row,
    knownFrom: row.known_from,
    knownTo: row.known_to,
    next: latest !== null && earliest !== null ? { latest, earliest } : null,
    nextFrom: row.next_from,
  };
}

/** Columns as a list of SQL: `f.subject, f.attribute, f.key`. */
export function listNames(columns: readonly Pick<FactColumn<never>, 'name'>[], row: string): string {
  return columns.map(({ name }) => `${row}.${name}`).join(', ');
}
