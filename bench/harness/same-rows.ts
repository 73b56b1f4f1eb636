// What raw Postgres needs to write the rows that the product wrote: the same columns, values, constraints and indexes,
// in tables of a schema `raw` of the same database.
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withClient } from './server.ts';
import { timeOf } from './turns.ts';

interface Column {
  readonly name: string;
  readonly type: string;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Of the workspace. */
  readonly rows: number;
}

export interface Rewriting {
  /** For the owner of the tables. */
  readonly url: string;
  readonly workspace: string;
}

/**
 * Inserts the rows of all tables of a workspace again, by `unnest`, in so many transactions. In seconds, without the
 * time to read them.
 */
export async function insertSameRows({ url, workspace }: Rewriting, transactions: number): Promise<number> {
  return withClient(url, (reader) =>
    withClient(url, async (writer) => {
      const tables = await listTables(reader, workspace);
      await makeRawTables(writer, tables, 'including all');
      await reader.query('set synchronize_seqscans = off; begin isolation level repeatable read');
      for (const table of tables)
        await reader.query(`declare ${cursorOf(table)} cursor for ${textsOf(table)}`, [workspace]);
      let elapsedMs = 0;
      for (let turn = 0; turn < transactions; turn += 1) {
        const inserts: (pg.QueryConfig | undefined)[] = [];
        for (const table of tables) inserts.push(await readInsert(reader, table, transactions));
        elapsedMs += await timeOf(async () => {
          await writer.query('begin');
          for (const insert of inserts) if (insert) await writer.query(insert);
          await writer.query('commit');
        });
      }
      await reader.query('rollback');
      await writer.query('drop schema raw cascade');
      return elapsedMs / 1_000;
    }),
  );
}

function cursorOf({ name }: Table): string {
  return pg.escapeIdentifier(`rows of ${name}`);
}

async function readInsert(reader: pg.Client, table: Table, turns: number): Promise<pg.QueryConfig | undefined> {
  const count = Math.ceil(table.rows / turns);
  const { rows } = await reader.query<string[]>({ text: `fetch ${count} from ${cursorOf(table)}`, rowMode: 'array' });
  if (rows.length === 0) return undefined;
  const { name, columns } = table;
  const isArray = ({ type }: Column) => type.endsWith('[]');
  const given = columns.map((column, index) => `$${index + 1}::${isArray(column) ? 'text' : column.type}[]`);
  const names = columns.map((column) => pg.escapeIdentifier(column.name));
  const read = columns.map((column, index) => `${names[index]}${isArray(column) ? `::${column.type}` : ''}`);
  return {
    name: `insert ${name}`,
    text: `insert into raw.${pg.escapeIdentifier(name)} (${names.join()})
      select ${read.join()} from unnest(${given.join()}) as u (${names.join()})`,
    values: columns.map((_, index) => rows.map((row) => row[index])),
  };
}

export interface Copy {
  readonly rows: number;
  readonly seconds: number;
}

/** COPYs the facts of a workspace into tables without indexes, and then makes the indexes. `folder`: for the rows. */
export async function copySameFacts({ url, workspace }: Rewriting, folder: string): Promise<Copy> {
  return withClient(url, async (client) => {
    const tables = (await listTables(client, workspace)).filter(isOfFacts);
    await makeRawTables(client, tables, 'including all excluding indexes');
    let elapsedMs = 0;
    for (const table of tables) {
      const file = join(folder, `${table.name}.copy`);
      const columns = table.columns.map(({ name }) => pg.escapeIdentifier(name)).join();
      const own = `workspace = ${pg.escapeLiteral(workspace)}`;
      const reading = client.query(copyTo(`copy (select ${columns} from public.${table.name} where ${own}) to stdout`));
      await pipeline(reading, createWriteStream(file));
      elapsedMs += await timeOf(async () => {
        const writing = client.query(copyFrom(`copy raw.${table.name} (${columns}) from stdin`));
        await pipeline(createReadStream(file), writing);
        for (const index of await listIndexes(client, table)) await client.query(index);
      });
      await rm(file);
    }
    await client.query('drop schema raw cascade');
    return { rows: tables.reduce((sum, { rows }) => sum + rows, 0), seconds: elapsedMs / 1_000 };
  });
}

/** Facts stand in generations; the rows that say which one serves are no facts. */
function isOfFacts({ name, columns }: Table): boolean {
  return columns.some((column) => column.name === 'generation') && !['projection', 'rebuild'].includes(name);
}

/** How the indexes of a table are made on its raw copy. */
async function listIndexes(client: pg.Client, { name }: Table): Promise<string[]> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = ('public.' || $1)::regclass order by i.indexrelid`,
    [name],
  );
  return rows.map(({ definition }) =>
    definition.replace(/^CREATE (UNIQUE )?INDEX .*? ON .*? USING/, `create $1index on raw.${name} using`),
  );
}

async function makeRawTables(client: pg.Client, tables: readonly Table[], like: string): Promise<void> {
  await client.query('drop schema if exists raw cascade; create schema raw');
  for (const { name } of tables) await client.query(`create table raw.${name} (like public.${name} ${like})`);
}

function textsOf({ name, columns }: Table): string {
  const texts = columns.map((column) => `${pg.escapeIdentifier(column.name)}::text`);
  return `select ${texts.join()} from public.${name} where workspace = $1`;
}

/** The tables that hold rows of a workspace, with the columns that are written. */
async function listTables(client: pg.Client, workspace: string): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: Column[] }>(
    `select c.relname as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum)
         as columns
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and a.attidentity = '' and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.relname
     having bool_or(a.attname = 'workspace')
     order by c.relname`,
  );
  const tables: Table[] = [];
  for (const { name, columns } of rows) {
    const counted = await client.query<{ count: string }>(`select count(*) from public.${name} where workspace = $1`, [
      workspace,
    ]);
    const count = Number(counted.rows[0]?.count);
    if (count > 0) tables.push({ name, columns, rows: count });
  }
  return tables;
}
