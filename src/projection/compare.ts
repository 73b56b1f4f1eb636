// Facts that serve compared with facts computed anew from the log.
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import type { Fact } from '../facts/facts.ts';
import { type Generation, isOfGeneration } from './fact-rows.ts';
import { foldLog } from './fold.ts';
import { type FactTable, factTables } from './store.ts';

/** A row of `fact` or `event` as JSON, without its workspace and generation. */
export type StoredFact = Readonly<Record<string, unknown>>;

/** `missing`: the log gives it and the facts lack it; `unexpected`: the reverse. */
export interface Difference {
  readonly kind: 'missing' | 'unexpected';
  readonly fact: StoredFact;
}

export interface Comparison {
  /** The position before which the facts were compared: as far as they have come. */
  readonly size: number;
  readonly facts: number;
  readonly differences: readonly Difference[];
}

export interface ComparisonOptions {
  readonly onFolded?: (developments: number, total: number) => void;
}

/** Compares the facts that serve, at one moment, with facts computed anew from the log. */
export function compareWithLog(
  connection: Connection,
  workspace: string,
  { onFolded }: ComparisonOptions = {},
): Promise<Comparison> {
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { next_position: size, generation } = await transaction
        .selectFrom('projection')
        .select(['next_position', 'generation'])
        .where('workspace', '=', workspace)
        .executeTakeFirstOrThrow();
      const computed = await foldLog(transaction, {
        workspace,
        size,
        onFolded: (developments) => onFolded?.(developments, size),
      });
      const stored = await readGeneration(transaction, { workspace, generation });
      return { size, facts: stored.length, differences: compareFacts(computed, stored) };
    });
}

/** The facts of `computed` that `stored` lacks, and those of `stored` that `computed` lacks. */
export function compareFacts(computed: Iterable<Fact>, stored: Iterable<Fact>): Difference[] {
  return compareRows(toRows(computed), toRows(stored));
}

/** The same of rows. */
export function compareRows(computed: Iterable<StoredFact>, stored: Iterable<StoredFact>): Difference[] {
  const expected = Map.groupBy(computed, (row) => canonicalize(row));
  const unexpected: Difference[] = [];
  for (const fact of stored) {
    if (!expected.get(canonicalize(fact))?.pop()) unexpected.push({ kind: 'unexpected', fact });
  }
  const missing = [...expected.values()].flat().map((fact) => ({ kind: 'missing' as const, fact }));
  return [...missing, ...unexpected];
}

function* toRows(facts: Iterable<Fact>): Generator<StoredFact> {
  for (const fact of facts) yield toRow(fact);
}

/** A fact as it is stored. */
export function toRow(fact: Fact): StoredFact {
  const { columns } = factTables.find(({ holds }) => holds(fact)) as FactTable;
  return Object.fromEntries(
    columns.map(({ name, type, read }) => {
      const value = read(fact);
      return [name, type === 'jsonb' && value !== null ? JSON.parse(String(value)) : value];
    }),
  );
}

const ROWS_A_PAGE = 20_000;

/** All facts of a generation. */
export async function readGeneration(
  connection: Connection,
  generation: Generation,
  onRead?: (facts: number) => void,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const page of readPages(connection, generation, ROWS_A_PAGE)) {
    for (const fact of page) facts.push(fact);
    onRead?.(facts.length);
  }
  return facts;
}

/** The same, page by page and in order: the facts of tracks, then those of the timeline. */
export async function* readPages(
  connection: Connection,
  generation: Generation,
  rowsAPage: number,
): AsyncGenerator<Fact[]> {
  for (const table of factTables) {
    for (let last: Fact | undefined; ; ) {
      const page = await readPage(connection, generation, { table, last, limit: rowsAPage });
      if (page.length > 0) yield page;
      if (page.length < rowsAPage) break;
      last = page.at(-1);
    }
  }
}

interface PageQuestion {
  readonly table: FactTable;
  readonly last: Fact | undefined;
  readonly limit: number;
}

async function readPage(
  connection: Connection,
  generation: Generation,
  { table: { name, order, selected, read }, last, limit }: PageQuestion,
): Promise<Fact[]> {
  const place = sql.raw(`${order.map((column) => `f.${column.name}`).join(', ')}, f.ctid`);
  const isBehind = last
    ? sql`(${place}) > (${sql.join(order.map((column) => sql`${column.read(last)}::${sql.raw(column.type)}`))},
        ${last.row}::tid)`
    : sql`true`;
  const { rows } = await sql`
    select ${selected} from ${sql.table(name)} f
    where ${isOfGeneration(generation)} and ${isBehind} order by ${place} limit ${limit}`.execute(connection);
  return rows.map(read);
}
