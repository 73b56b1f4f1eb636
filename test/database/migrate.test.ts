// Migrations: run once, by any owner, for a role that owns nothing.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';

const name = `annalist_migrate_${process.pid}`;
let owner: pg.Client;
let url: string;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: inject('serverUrl') });
  await owner.connect();
  await owner.query(`create database ${name}`);
  const address = new URL(inject('serverUrl'));
  address.pathname = `/${name}`;
  url = address.href;
});
afterAll(async () => {
  await owner.query(`drop database if exists ${name} with (force)`);
  await owner.query(`drop role if exists ${name}_server`);
  await owner.end();
});

test('two servers that start at once bring an empty database up to date, each migration once', async () => {
  const target = { ownerConnectionString: url, runtimeUser: undefined };
  const ran = await Promise.all([migrate(target), migrate(target), migrate(target)]);
  const files = readdirSync(join(import.meta.dirname, '../../migrations')).map((file) => file.replace('.sql', ''));
  expect(files.length).toBeGreaterThan(12);
  expect(ran.flat().sort()).toEqual(files.sort());
  expect(await migrate(target)).toEqual([]);
});

test('a server works as a role that owns nothing, also where it connects as the owner', async () => {
  const database = await openDatabase({ databaseUrl: url, migrationUrl: url, dataFolder: '/nowhere' });
  const { rows } = await sql<{ current_user: string }>`select current_user`.execute(database.connection);
  expect(rows).toEqual([{ current_user: RUNTIME_ROLE }]);
  await database.close();
});

test('a user of its own becomes the runtime role by migrating', async () => {
  await owner.query(`create role ${name}_server login password 'harbour'`);
  const address = new URL(url);
  [address.username, address.password] = [`${name}_server`, 'harbour'];
  await migrate({ ownerConnectionString: url, runtimeUser: `${name}_server` });
  const connection = openConnection({ connectionString: address.href, role: RUNTIME_ROLE, maximumConnections: 1 });
  await expect(sql`select count(*) from development`.execute(connection)).resolves.toBeDefined();
  await expect(sql`create table own (x int)`.execute(connection)).rejects.toThrow(/permission denied/);
  await connection.destroy();
});

test('an owner who is no superuser migrates and serves, if it may create roles or the role exists', async () => {
  const own = `${name}_owner`;
  await owner.query(`create role ${own} login createrole password 'harbour'`);
  await owner.query(`create database ${own} owner ${own}`);
  const address = new URL(inject('serverUrl'));
  [address.username, address.password, address.pathname] = [own, 'harbour', `/${own}`];
  const hadRole = (await owner.query("select from pg_roles where rolname = 'annalist_runtime'")).rowCount === 1;
  if (hadRole) await owner.query(`grant annalist_runtime to ${own} with admin option`);
  const database = await openDatabase({
    databaseUrl: address.href,
    migrationUrl: address.href,
    dataFolder: '/nowhere',
  });
  const { rows } = await sql<{ current_user: string }>`select current_user`.execute(database.connection);
  expect(rows).toEqual([{ current_user: RUNTIME_ROLE }]);
  await database.close();
  await owner.query(`drop database ${own} with (force)`);
  await owner.query(`drop owned by ${own}`);
  await owner.query(`drop role ${own}`);
});
