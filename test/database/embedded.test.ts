// The embedded Postgres: shared by processes, and whole after a kill.
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedPostgres } from '../../src/database/embedded.ts';
import { makeTestFolder } from '../support/folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function pidFile(postgres: { folder: string }): string {
  return join(postgres.folder, 'cluster', 'postmaster.pid');
}

test('processes that open it at once share it, and it ends with the last', async () => {
  const opened = await Promise.all([
    openEmbeddedPostgres(folder),
    openEmbeddedPostgres(folder),
    openEmbeddedPostgres(folder),
  ]);
  const [first, second, third] = opened;
  expect(new Set(opened.map(({ connectionString }) => connectionString)).size).toBe(1);
  expect(await query(first.connectionString, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  expect(await query(first.connectionString, 'show server_version_num')).toMatchObject([
    { server_version_num: expect.stringMatching(/^18/) },
  ]);
  await first.release();
  await second.release();
  expect(await query(third.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await third.release();
  await expect(query(third.connectionString, 'select 1')).rejects.toThrow();
});

test('what it holds survives a kill of Postgres itself, and a lock file that names another program', async () => {
  const before = await openEmbeddedPostgres(folder);
  await query(before.ownerConnectionString, 'create table if not exists kept (x int)');
  await query(before.ownerConnectionString, 'insert into kept values (42)');
  const [pid] = (await readFile(pidFile(before), 'utf8')).split('\n').map(Number);
  process.kill(pid ?? 0, 'SIGKILL');
  const lines = (await readFile(pidFile(before), 'utf8')).split('\n');
  await writeFile(pidFile(before), [process.pid, ...lines.slice(1)].join('\n'));
  const after = await openEmbeddedPostgres(folder);
  expect(await query(after.ownerConnectionString, 'select x from kept')).toEqual([{ x: 42 }]);
  await after.release();
});

test('a lock file that names the Postgres of another folder keeps it from nothing', async () => {
  const other = await makeTestFolder();
  const neighbour = await openEmbeddedPostgres(other);
  const [pid] = (await readFile(pidFile(neighbour), 'utf8')).split('\n');
  const first = await openEmbeddedPostgres(folder);
  const lines = (await readFile(pidFile(first), 'utf8')).split('\n');
  await first.release();
  await writeFile(pidFile(first), [pid, ...lines.slice(1)].join('\n'));
  const again = await openEmbeddedPostgres(folder);
  expect(await query(again.ownerConnectionString, 'select x from kept')).toEqual([{ x: 42 }]);
  await again.release();
  await neighbour.release();
  await rm(other, { recursive: true, force: true });
});

test('its log holds no password', async () => {
  const postgres = await openEmbeddedPostgres(folder);
  const log = await readFile(join(postgres.folder, 'postgres.log'), 'utf8');
  for (const url of [postgres.ownerConnectionString, postgres.connectionString])
    expect(log).not.toContain(new URL(url).password);
  expect(log).not.toMatch(/password '/);
  await postgres.release();
});

test.runIf(process.getuid?.() === 0)(
  'as root it says so where its folder was closed to it, and never begins another record',
  async () => {
    await chmod(folder, 0o700);
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/holds the record, but Postgres may not enter/);
    await chmod(folder, 0o711);
    const postgres = await openEmbeddedPostgres(folder);
    expect(await query(postgres.ownerConnectionString, 'select x from kept')).toEqual([{ x: 42 }]);
    await postgres.release();
  },
);

test('strangers do not get in without its password', async () => {
  const postgres = await openEmbeddedPostgres(folder);
  const address = new URL(postgres.connectionString);
  address.password = 'guess';
  await expect(query(address.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  await postgres.release();
});
