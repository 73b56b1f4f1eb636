// Crashes of the server: what was acknowledged is there once, and the facts are right.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../src/app.ts';
import { listFiles } from '../../src/cli/files.ts';
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { openEmbeddedPostgres } from '../../src/database/embedded.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { Receipt } from '../../src/log/log-view.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { projectStep } from '../../src/projection/project.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { cast, detained, released } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { recordedIn, silent } from '../support/outcome.ts';

const program = join(import.meta.dirname, '../../src/main.ts');
let folder: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(async () => {
  for (const server of started) server.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The server as `npm start` runs it, on a free port; resolves once it says where it serves. */
function start(dataFolder = folder): Promise<{ server: ChildProcess; url: string }> {
  const { DATABASE_URL: _, DATABASE_MIGRATION_URL: __, ...environment } = process.env;
  const server = spawn(process.execPath, [program, 'serve'], {
    env: { ...environment, PORT: '0', ANNALIST_DATA_DIR: dataFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(server);
  let said = '';
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', (chunk) => {
      said += chunk;
      const url = /serves at (\S+)/.exec(said)?.[1];
      if (url) resolve({ server, url });
    });
    server.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

/**
 * Records with `before`, starts the server on the same data, and tells how many developments its workspace `main` has
 * then.
 */
async function sizeAfterStart(before: (engine: Engine) => Promise<unknown>): Promise<number> {
  const own = await makeTestFolder();
  const database = await openDatabase({ databaseUrl: undefined, migrationUrl: undefined, dataFolder: own });
  const engine = startEngine(database.connection, () => undefined);
  await createWorkspace(database.connection, { name: 'main', isPublic: true });
  await before(engine);
  const { server } = await start(own);
  server.kill('SIGTERM');
  await once(server, 'exit');
  const { size } = await database.connection
    .selectFrom('head')
    .select('size')
    .where('workspace', '=', 'main')
    .executeTakeFirstOrThrow();
  await engine.close();
  await database.close();
  await rm(own, { recursive: true, force: true });
  return size;
}

test.each([
  ['that broke off', 30],
  ['of the release that had 71 files', 71],
])(
  'an import of the corpora %s goes on at the next start',
  async (_, length) => {
    const corpus = join(import.meta.dirname, '../../events/main');
    const files = await listFiles(corpus, silent);
    const size = await sizeAfterStart(async (engine) => {
      for (const file of files.slice(0, length)) {
        const input = JSON.parse(await readFile(join(corpus, file), 'utf8'));
        recordedIn(await engine.appender.append({ workspace: 'main', input, recordedBy: 'import' }));
      }
    });
    expect(size).toBe(files.length);
  },
  60_000,
);

test('a corpus is not recorded where others have recorded already', async () => {
  const input = cast();
  const size = await sizeAfterStart(({ appender }) =>
    appender.append({ workspace: 'main', input, recordedBy: 'nina' }),
  );
  expect(size).toBe(input.length);
}, 60_000);

test('after a kill -9 among 16 writers all that was acknowledged is there once, and the facts are right', async () => {
  const acknowledged = new Map<string, number>();
  for (let round = 0; round < 2; round += 1) {
    const { server, url } = await start();
    const token = (await readFile(join(folder, 'admin-token'), 'utf8')).trim();
    const post = async (body: unknown) => {
      const response = await fetch(`${url}/v1/main/developments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return response.status === 201 ? ((await response.json()) as Receipt & { items?: Receipt[] }) : undefined;
    };
    if (round === 0) expect(await post(cast())).toBeDefined();
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let turn = 0; ; turn += 1) {
        const answer = await post(turn % 3 ? detained({ occurred: '2022-01' }) : [detained(), released()]).catch(
          () => undefined,
        );
        if (answer === undefined) return writer;
        for (const { id, position } of answer.items ?? [answer]) acknowledged.set(id, position);
      }
    });
    const enough = acknowledged.size + 100;
    while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 50));
    server.kill('SIGKILL');
    await once(server, 'exit');
    await Promise.all(writers);
  }
  const { server, url } = await start();
  const response = await fetch(`${url}/v1/main/persons/ada-orlov`);
  expect(response.status, await response.clone().text()).toBe(200);
  const postgres = await openEmbeddedPostgres(folder);
  const connection = openConnection({
    connectionString: postgres.connectionString,
    role: RUNTIME_ROLE,
    maximumConnections: 2,
  });
  while ((await projectStep(connection, 'main')).developments > 0);
  const rows = await connection
    .selectFrom('development')
    .select(['id', 'position'])
    .where('workspace', '=', 'main')
    .orderBy('position')
    .execute();
  const positions = new Map(rows.map(({ id, position }) => [id, position]));
  expect([...acknowledged].filter(([id, position]) => positions.get(id) !== position)).toEqual([]);
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
  expect((await compareWithLog(connection, 'main')).differences).toEqual([]);
  await connection.destroy();
  server.kill('SIGTERM');
  await once(server, 'exit');
  await postgres.release();
}, 120_000);
