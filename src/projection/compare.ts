// Facts that serve compared with facts computed anew from the log.
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Connection } from '../database/connection.ts';
import { withClient } from '../database/copy.ts';
import type { Fact } from '../facts/facts.ts';
import { foldedTable, foldInto, selectFolded } from './bulk.ts';
import { type Generation, isOfGeneration } from './fact-rows.ts';
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

/** So many differences of a kind are listed. */
const MOST_DIFFERENCES = 1_000;

/**
 * Compares the facts that serve, at one moment, with facts made anew from the log in temporary tables. Postgres
 * compares their hashes; only where these differ are rows looked at. It takes little memory, however long the log is.
 */
export function compareWithLog(
  connection: Connection,
  workspace: string,
  { onFolded }: ComparisonOptions = {},
): Promise<Comparison> {
  return withClient(connection, async (client) => {
    await client.query('begin isolation level repeatable read');
    await client.query("set local work_mem = '64MB'");
    const { rows } = await client.query<{ size: number; generation: number }>(
      'select next_position as size, generation from projection where workspace = $1',
      [workspace],
    );
    if (!rows[0]) throw new Error(`nothing says how far the facts of ${workspace} have come`);
    const { size, generation } = rows[0];
    for (const table of factTables)
      await client.query(`create temp table ${foldedTable(table, 'check')} on commit drop as
        select f.*, true as is_placed from ${table.name} f with no data`);
    const question = { workspace, from: 0, size, name: 'check' };
    const differences: Difference[] = [];
    await foldInto({ connection, client }, question, async (done, words) => {
      differences.push(...(await findUnknown(client, workspace, words)));
      onFolded?.(done, size);
    });
    let facts = 0;
    for (const table of factTables) {
      const found = await compareTable(client, table, { workspace, generation });
      facts += found.facts;
      differences.push(...found.differences);
    }
    await client.query('rollback');
    return { size, facts, differences };
  });
}

/** Words of the log that search does not know. */
async function findUnknown(client: pg.PoolClient, workspace: string, words: readonly string[]): Promise<Difference[]> {
  const { rows } = await client.query<Difference>(
    `select 'missing' as kind, jsonb_build_object('word', w.word) as fact from unnest($2::text[]) as w (word)
     where not exists (select from word k where k.workspace = $1 and k.word = w.word)`,
    [workspace, words],
  );
  return rows;
}

async function compareTable(client: pg.PoolClient, table: FactTable, { workspace, generation }: Generation) {
  // Postgres cannot tell whether JSON is the same, but texts.
  const columns = table.columns.map(({ name, type }) => (type === 'json' ? `${name}::text` : name)).join(', ');
  const computed = `select ${columns} from (${selectFolded(table, 'check')}) f`;
  const stored = `select ${columns} from ${table.name} where workspace = $1 and generation = $2`;
  const hash = (rows: string) =>
    `select count(*) as facts, coalesce(sum(hashtextextended(r::text, 0)), 0)::text as hash from (${rows}) r`;
  const [one, other] = await Promise.all([
    client.query<{ facts: number; hash: string }>(hash(computed)),
    client.query<{ facts: number; hash: string }>(hash(stored), [workspace, generation]),
  ]);
  const facts = other.rows[0]?.facts ?? 0;
  if (one.rows[0]?.facts === facts && one.rows[0]?.hash === other.rows[0]?.hash) return { facts, differences: [] };
  const list = (kind: Difference['kind'], rows: string, others: string) => `
    select '${kind}' as kind, to_jsonb(r) as fact from (
      select * from (${rows}) a except all select * from (${others}) b limit ${MOST_DIFFERENCES}) r`;
  const { rows } = await client.query<Difference>(
    `${list('missing', computed, stored)} union all ${list('unexpected', stored, computed)}`,
    [workspace, generation],
  );
  return { facts, differences: rows };
}

/** The rows of `computed` that `stored` lacks, and those of `stored` that `computed` lacks. */
export function compareRows(computed: Iterable<StoredFact>, stored: Iterable<StoredFact>): Difference[] {
  const expected = Map.groupBy(computed, (row) => canonicalize(row));
  const unexpected: Difference[] = [];
  for (const fact of stored) {
    if (!expected.get(canonicalize(fact))?.pop()) unexpected.push({ kind: 'unexpected', fact });
  }
  const missing = [...expected.values()].flat().map((fact) => ({ kind: 'missing' as const, fact }));
  return [...missing, ...unexpected];
}

/** A fact as it is stored. */
export function toRow(fact: Fact): StoredFact {
  const { columns } = factTables.find(({ holds }) => holds(fact)) as FactTable;
  return Object.fromEntries(
    columns.map(({ name, type, read }) => {
      const value = read(fact, '');
      return [name, type === 'json' && value !== null ? JSON.parse(String(value)) : value];
    }),
  );
}

/** All facts of a generation, page by page and in order: the facts of tracks, then those of the timeline. */
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
    ? sql`(${place}) > (${sql.join(order.map((column) => sql`${column.read(last, '')}::${sql.raw(column.type)}`))},
        ${last.row}::tid)`
    : sql`true`;
  const { rows } = await sql`
    select ${selected} from ${sql.table(name)} f
    where ${isOfGeneration(generation)} and ${isBehind} order by ${place} limit ${limit}`.execute(connection);
  return rows.map(read);
}
