// The facts of a whole log in bulk, with flat memory: points are copied into tables of their own as the log is folded,
// page by page, and Postgres makes rows of them, track by track.
import type pg from 'pg';
import type { Connection } from '../database/connection.ts';
import { copyText, toCopyText } from '../database/copy.ts';
import { type Fact, isChained } from '../facts/facts.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { toBatches } from '../facts/recorded.ts';
import { Resolver } from '../facts/resolver.ts';
import { type RecordedDevelopment, readLog } from '../log/read.ts';
import { readConnected } from './connected.ts';
import { wordsIn } from './event-rows.ts';
import { columnsOfPlace } from './fact-rows.ts';
import { type FactTable, factTables } from './store.ts';

const DEVELOPMENTS_A_PAGE = 2_000;

export interface FoldQuestion {
  readonly workspace: string;
  readonly from: number;
  /** The position before which the fold ends: at the end of a batch. */
  readonly size: number;
  /** The end of the names of the tables that the points are copied into. */
  readonly name: string;
}

/**
 * Copies the points that the developments from a position on place and withdraw. After each page `onPage` is called
 * with the position that comes next and the words of the page, in the same transaction as the page if it has one.
 */
export async function foldInto(
  { connection, client }: { readonly connection: Connection; readonly client: pg.PoolClient },
  { workspace, from, size, name }: FoldQuestion,
  onPage: (next: number, words: readonly string[]) => Promise<void>,
): Promise<void> {
  const read = (position: number) => readLog(connection, { workspace, from: position, limit: DEVELOPMENTS_A_PAGE });
  let following = read(from);
  // While Postgres takes one page in, the next one is read and resolved.
  let copying = Promise.resolve();
  for (let next = from; next < size; ) {
    const page = (await following).filter(({ position }) => position < size);
    if (page.length === 0) throw new Error(`the log of ${workspace} ends at ${next}, before ${size}`);
    next += page.length;
    following = next < size ? read(next) : Promise.resolve([]);
    following.catch(() => undefined);
    const records = await resolvePage(connection, workspace, page);
    const texts = factTables.map((table) => writeRecords(table, workspace, records));
    const listed = records.filter(({ fact, isPlaced }) => isPlaced && !isChained(fact));
    const words = wordsIn(listed.map(({ fact }) => fact));
    const end = next;
    await copying;
    copying = (async () => {
      for (const [index, table] of factTables.entries())
        await copyText(client, { table: foldedTable(table, name), columns: columnsOf(table) }, texts[index] ?? '');
      await onPage(end, words);
    })();
    copying.catch(() => undefined);
  }
  await copying;
}

/** A point that was placed, or one that was withdrawn: then only its place counts, and when that was. */
interface FoldedPoint {
  readonly fact: Fact;
  readonly isPlaced: boolean;
}

async function resolvePage(
  connection: Connection,
  workspace: string,
  page: readonly RecordedDevelopment[],
): Promise<FoldedPoint[]> {
  const resolver = new Resolver();
  resolver.restore(await readConnected(connection, workspace, page));
  return toBatches(page).flatMap((batch) => {
    const { knownFrom, removed, placed } = resolver.add(batch);
    const toFact = (point: PlacedPoint): Fact => ({
      ...point,
      row: undefined,
      knownFrom,
      knownTo: null,
      next: null,
      nextFrom: null,
    });
    return [
      ...removed.map((point) => ({ fact: toFact(point), isPlaced: false })),
      ...placed.map((point) => ({ fact: toFact(point), isPlaced: true })),
    ];
  });
}

function columnsOf(table: FactTable): string[] {
  return [...table.columns.map((column) => column.name), 'is_placed'];
}

/** The points that a table holds, as COPY reads them. */
function writeRecords(table: FactTable, workspace: string, records: readonly FoldedPoint[]): string {
  const place = new Set(table.order.map((column) => column.name));
  const own = records.filter(({ fact }) => table.holds(fact));
  return toCopyText(
    own.map(({ fact, isPlaced }) => [
      ...table.columns.map((column) => (isPlaced || place.has(column.name) ? column.read(fact, workspace) : null)),
      isPlaced,
    ]),
  );
}

export function foldedTable(table: FactTable, name: string): string {
  return `fold_${table.name}_${name}`;
}

/**
 * Statement that gives the rows of a table of facts that were copied. A point is known until it is withdrawn; what
 * follows it is the next one on its track that is still known, from the last position on at which it, that one, or
 * anything between them became known or ceased to be.
 */
export function selectFolded(table: FactTable, name: string): string {
  const track = table.name === 'fact' ? columnsOfPlace.slice(0, 3).map((column) => column.name) : [];
  const place = table.order.map((column) => column.name).filter((column) => column !== 'known_from');
  const own = table.columns.map((column) => column.name).filter((it) => it !== 'known_to' && !it.startsWith('next_'));
  const lives = `
    select *, lead(known_from) over (partition by ${place.join(', ')} order by known_from, is_placed) as closed_at
    from ${foldedTable(table, name)}`;
  const all = table.columns.map((column) => column.name).join(', ');
  if (track.length === 0)
    return `select ${all} from (select ${own.join(', ')}, is_placed, closed_at as known_to from (${lives}) l) r
      where is_placed`;
  const counted = `
    select ${own.join(', ')}, closed_at, count(*) filter (where closed_at is null) over (
      partition by ${track.join(', ')} order by ${[...place, 'known_from'].join(', ')}) as opened
    from (${lives}) l where is_placed`;
  return `
    select ${all} from (
      select ${own.join(', ')}, closed_at as known_to,
        case when closed_at is null then lead(latest) over line end as next_latest,
        case when closed_at is null then lead(earliest) over line end as next_earliest,
        case when closed_at is null then greatest(
          known_from, lead(known_from) over line, max(closed_at) over (partition by ${track.join(', ')}, opened)
        ) end as next_from
      from (${counted}) c
      window line as (partition by ${track.join(', ')}, closed_at is null order by ${place.join(', ')})
    ) r`;
}
