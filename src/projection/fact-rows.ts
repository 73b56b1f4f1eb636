// A row of `fact`, in one place: its columns, its order on a track, and which rows answer a question.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Track } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Database } from '../database/schema.ts';
import type { Fact, KnownPlace } from '../facts/facts.ts';
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
  readonly cause: StoredCause | null;
  /** Where it lies in its table: valid in the transaction that keeps others from changing the facts. */
  readonly row: string;
};

/** A provenance without its development, as far as it says anything: its fields in the order of `fieldsOfCause`. */
type StoredCause = readonly Provenance[FieldOfCause][];
type FieldOfCause = Exclude<keyof Provenance, 'development'>;

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
  | 'json'
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

export const columnsOfPlace: readonly FactColumn<Track & Placement>[] = [...columnsOfTrack, ...columnsOfPlacement];

const columnsOfPoint: readonly FactColumn<PlacedPoint>[] = [
  ...columnsOfPlace,
  { name: 'follows', type: 'bigint[]', read: (it) => toArray(it.follows) },
  { name: 'holds', type: 'boolean', read: (it) => it.holds },
  { name: 'label', type: 'text', read: (it) => it.label },
  { name: 'value', type: 'json', read: ({ value }) => (value === null ? null : JSON.stringify(value)) },
  { name: 'development', type: 'uuid', read: (it) => it.cause.development },
  { name: 'cause', type: 'json', read: (it) => writeCause(it.cause) },
];

/** What a fact and an event write alike. */
export const columnsOfKnowledge: readonly FactColumn<Fact>[] = [
  { name: 'known_from', type: 'bigint', read: (it) => it.knownFrom },
  { name: 'known_to', type: 'bigint', read: (it) => it.knownTo },
];

/** What of a fact changes, once it is written: when it is known no more, and what follows it. */
export const columnsOfChange: readonly FactColumn<KnownPlace>[] = [
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

/** The order of the column `cause`: what is seldom there comes last, for empty ends are left out. */
const fieldsOfCause = Object.keys({
  edtf: true,
  standing: true,
  by: true,
  sources: true,
  isOpen: true,
  hedge: true,
  inferred: true,
  correction: true,
  corroborations: true,
  datedBy: true,
  datedBySources: true,
  otherDates: true,
  contradicted: true,
} satisfies Record<FieldOfCause, true>) as readonly FieldOfCause[];

function writeCause(cause: Provenance): string | null {
  const values: StoredCause = fieldsOfCause.map((field) => cause[field]);
  const last = values.findLastIndex((value) => value !== null && value !== false && String(value) !== '');
  return last < 0 ? null : JSON.stringify(values.slice(0, last + 1));
}

/** Whether corroborations give other dates for `fact f`. */
export const givesOtherDates = sql.raw(`json_array_length(f.cause -> ${fieldsOfCause.indexOf('otherDates')}) > 0`);

function readCause({ development, cause }: Pick<FactRow, 'development' | 'cause'>): Provenance {
  const said = (cause ?? []).map((value, index) => [fieldsOfCause[index], value]);
  return { ...UNSAID, ...Object.fromEntries(said), development };
}

/** In Postgres’s text form, for values that need no quotes; null where there are none. */
export function toArray(values: readonly (string | number)[]): string | null {
  return values.length === 0 ? null : `{${values.join()}}`;
}

/** What answers need of `fact f`; fewer columns are read faster. */
export const pointColumns = sql.raw(listNames(columnsOfPoint, 'f'));

/** All that a fact is, of `fact f`. */
export const factColumns = sql.raw(`${listNames(columnsOfFact, 'f')}, f.ctid::text as row`);

/** JSON texts travel joined by it, since they never hold it; an array would escape every quote in them. */
const SEPARATOR = '\u001e';
const NULL = '\u001f';

/** Columns of items as functions of the database take them: an array for each, and JSON texts joined. */
export function encodeColumns<Item>(
  columns: readonly FactColumn<Item>[],
  items: readonly Item[],
  workspace = '',
): string[] {
  return columns.map(({ type, read }) => {
    const values = items.map((item) => read(item, workspace));
    if (type === 'json') return values.map((value) => value ?? NULL).join(SEPARATOR);
    const isText = type === 'text' || type.endsWith('[]');
    return `{${values.map((value) => (value === null ? 'null' : isText ? quote(String(value)) : value)).join()}}`;
  });
}

function quote(text: string): string {
  return `"${/[\\"]/.test(text) ? text.replace(/[\\"]/g, '\\$&') : text}"`;
}

/** Tracks as rows of a table called `row`, each with its subject, attribute and key. */
export function unnestTracks(tracks: readonly Track[], row: string): RawBuilder<unknown> {
  const arrays = encodeColumns(columnsOfTrack, tracks).map((array) => sql`${array}::text[]`);
  const names = columnsOfTrack.map(({ name }) => name).join();
  return sql`unnest(${sql.join(arrays)}) as ${sql.raw(row)} (${sql.raw(names)})`;
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

/** Whether the row serves. The generation is read in the same statement, since a rebuild may change it at any time. */
export function isLive(workspace: string, row = 'f'): RawBuilder<boolean> {
  return sql`${sql.ref(`${row}.workspace`)} = ${workspace}
    and ${sql.ref(`${row}.generation`)} = (select generation from projection where workspace = ${workspace})`;
}

/** A position of the log: itself, or an expression of SQL. */
export type PositionInSql = number | RawBuilder<number>;

/** Whether the row was known at a position of the log. */
export function isKnownAt(position: PositionInSql, row = 'f'): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${row}.known_from`), sql.ref(`${row}.known_to`)];
  return sql`${from} <= ${position} and (${to} is null or ${to} > ${position})`;
}

/** Whether the row was known at any position from the one to the other. */
export function isKnownWithin(first: number, last: number): RawBuilder<boolean> {
  return sql`f.known_from <= ${last} and (f.known_to is null or f.known_to > ${first})`;
}

/** Whether the successor that `fact f` names was known at that position. Else it must be looked for. */
export function isNextKnownAt(position: PositionInSql): RawBuilder<boolean> {
  return sql`f.next_from <= ${position}`;
}

/** Whether `row` lies behind `fact f` on its track. */
export function isBehindOnTrack(row: string): RawBuilder<boolean> {
  return sql`${isOnTrackOf('f', row)} and (${placementOf(row)}) > (${placementOf('f')})`;
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

export function toPlacementRow(place: Placement): PlacementRow {
  return {
    latest: place.latest,
    earliest: place.earliest,
    time_of_day_ms: place.timeOfDayMs,
    tie_position: place.tiePosition,
    tie_depth: place.tieDepth,
    position: place.position,
    index: place.index,
  };
}

/** What a stored cause leaves out. */
export const UNSAID: Omit<Provenance, 'development'> = {
  correction: null,
  corroborations: [],
  edtf: null,
  isOpen: false,
  datedBy: [],
  datedBySources: [],
  otherDates: [],
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
    cause: readCause(row),
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
