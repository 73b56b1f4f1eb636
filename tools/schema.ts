// The schema of a migrated database in a form to read: docs/schema.sql. Run it, and it writes that file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/database/migrate.ts';
import { databaseUrl, startTestServer } from '../test/support/server.ts';

const HEAD = `-- The schema of the database, as the files in migrations/ make it. \`npm run generate\` writes this file: to change the
-- schema, add a migration. The server acts as the role annalist_runtime: it can do what is granted here, and no more.
`;

/** Tables, functions and rights of the schema \`public\`, each behind what its comment says. */
export async function describeSchema(client: pg.Client): Promise<string> {
  const tables = await listTables(client);
  const described: string[] = [];
  for (const table of tables) described.push(await describeTable(client, table));
  return [HEAD, ...(await describeExtensions(client)), ...described, ...(await describeFunctions(client))].join('\n');
}

interface Table {
  readonly oid: number;
  readonly name: string;
  readonly comment: string | null;
  readonly options: string[] | null;
}

/** In the order in which they were made; those of the migrator are left out. */
async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.oid::integer as oid, c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.reloptions as options
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
    order by c.oid`);
  return rows;
}

async function describeExtensions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select extname as name from pg_extension where extname <> 'plpgsql' order by extname",
  );
  return rows.map(({ name }) => `create extension ${name};\n`);
}

async function describeTable(client: pg.Client, table: Table): Promise<string> {
  const { name, comment, options } = table;
  const columns = await listColumns(client, table);
  const constraints = await listDefinitions(client, CONSTRAINTS, table);
  const lines = [
    ...columns.map(({ comment: says, definition }) => [`  -- ${says ?? 'not described'}`, `  ${definition}`]),
    ...constraints.map((definition) => [`  ${definition}`]),
  ];
  const body = lines.map((own, index) => own.join('\n') + (index < lines.length - 1 ? ',' : '')).join('\n');
  const storage = options?.length ? ` with (${options.join(', ')})` : '';
  const statistics = columns.filter(({ isSampled }) => !isSampled);
  return [
    `-- ${comment ?? 'not described'}`,
    `create table ${name} (\n${body}\n)${storage};`,
    ...statistics.map((column) => `alter table ${name} alter column ${column.name} set statistics 0;`),
    ...(await listDefinitions(client, INDEXES, table)),
    ...(await listDefinitions(client, TRIGGERS, table)),
    ...(await listDefinitions(client, GRANTS, table)),
    '',
  ].join('\n');
}

interface Column {
  readonly name: string;
  readonly comment: string | null;
  readonly definition: string;
  /** Whether statistics keep samples of its values. */
  readonly isSampled: boolean;
}

async function listColumns(client: pg.Client, { oid }: Table): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `
    select a.attname as name, col_description(a.attrelid, a.attnum) as comment,
      concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> t.typcollation then 'collate ' || quote_ident(c.collname) end,
        case when a.attnotnull then 'not null' end,
        case a.attidentity when 'a' then 'generated always as identity' end,
        'default ' || pg_get_expr(d.adbin, d.adrelid)) as definition,
      a.attstattarget is distinct from 0 as "isSampled"
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    left join pg_collation c on c.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
    order by a.attnum`,
    [oid],
  );
  return rows;
}

const CONSTRAINTS = `
  select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as definition
  from pg_constraint where conrelid = $1 and contype <> 'n' order by contype = 'p' desc, conname`;

/** But for those of constraints. An index of an expression may keep samples, which \`set statistics 0\` forbids. */
const INDEXES = `
  select regexp_replace(pg_get_indexdef(i.indexrelid), ' ON public\\.(\\w+) USING (\\w+)', E'\\n  on \\\\1 using \\\\2')
    || case when exists (select from pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget = 0)
       then E';\\nalter index ' || c.relname || ' alter column 1 set statistics 0;' else ';' end as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by c.relname`;

const TRIGGERS = `
  select regexp_replace(
      replace(pg_get_triggerdef(oid), 'public.', ''), ' (FOR EACH \\w+) EXECUTE', E'\\n  \\\\1 EXECUTE') || ';'
    || case tgenabled when 'A' then E'\\nalter table ' || tgrelid::regclass || ' enable always trigger ' || tgname || ';'
       else '' end as definition
  from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname`;

const GRANTS = `
  select 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' on ' || c.relname
    || ' to ' || r.rolname || ';' as definition
  from pg_class c cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
  where c.oid = $1 and r.rolname = 'annalist_runtime' group by c.relname, r.rolname
  union all
  select 'grant ' || lower(privilege_type) || ' (' || string_agg(t.attname, ', ' order by t.attnum) || ') on ' || c.relname
    || ' to ' || r.rolname || ';'
  from pg_class c join pg_attribute t on t.attrelid = c.oid
  cross join lateral aclexplode(t.attacl) a join pg_roles r on r.oid = a.grantee
  where c.oid = $1 and r.rolname = 'annalist_runtime' group by privilege_type, c.relname, r.rolname
  order by definition`;

async function listDefinitions(client: pg.Client, query: string, { oid }: Table): Promise<string[]> {
  const { rows } = await client.query<{ definition: string }>(query, [oid]);
  return rows.map(({ definition }) => toLowerCase(definition));
}

/** Postgres writes keywords in capitals; names and texts are left as they are. */
function toLowerCase(definition: string): string {
  return definition.replace(/'[^']*'|\b[A-Z]{2,}\b/g, (word) => (word.startsWith("'") ? word : word.toLowerCase()));
}

/** But for those of extensions. */
async function describeFunctions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ comment: string | null; definition: string; grants: string | null }>(`
    select obj_description(p.oid, 'pg_proc') as comment, pg_get_functiondef(p.oid) as definition, (
      select string_agg('grant execute on function ' || p.oid::regprocedure || ' to ' || r.rolname || ';', E'\\n')
      from aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee where r.rolname = 'annalist_runtime') as grants
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname`);
  return rows.map(({ comment, definition, grants }) => {
    const [head = '', body = ''] = definition.split('AS $function$');
    const text = `${toLowerCase(head.replace('OR REPLACE FUNCTION public.', 'FUNCTION '))}as $$${body}`;
    const whole = `${text.trimEnd().replace('$function$', () => '$$')};`;
    return [`-- ${comment ?? 'not described'}`, whole, ...(grants ? [grants] : []), ''].join('\n');
  });
}

/** Writes docs/schema.sql from an empty database that the migrations were run on. */
async function writeSchema(): Promise<void> {
  const server = await startTestServer();
  const name = `annalist_schema_${process.pid}`;
  const owner = new pg.Client({ connectionString: server.url });
  const own = databaseUrl(server.url, name);
  try {
    await owner.connect();
    await owner.query(`create database ${name}`);
    await migrate({ ownerConnectionString: own, runtimeUser: undefined });
    const client = new pg.Client({ connectionString: own });
    await client.connect();
    await writeFile(join(import.meta.dirname, '../docs/schema.sql'), await describeSchema(client));
    await client.end();
    await owner.query(`drop database ${name}`);
  } finally {
    await owner.end();
    await server.stop();
  }
}

if (import.meta.main) await writeSchema();
