// Projecting in a thread: fed from memory or reading back, fairly, and in spite of failures.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../src/app.ts';
import { createAppender } from '../../src/log/append.ts';
import type { RecordedTexts } from '../../src/log/read.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { startStepping } from '../../src/projection/stepping.ts';
import { FACTS_VERSION } from '../../src/projection/version.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cast, detained } from '../support/drafts.ts';
import { recordedIn } from '../support/outcome.ts';
import { randomHistory } from '../support/random-history.ts';

let database: TestDatabase;
let engine: Engine;
const errors: unknown[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  engine = startEngine(database.connection, (error) => errors.push(error), { hasThread: true });
});
afterAll(async () => {
  await engine.close();
  await database.close();
});

async function append(workspace: string, input: unknown): Promise<number> {
  const receipts = recordedIn(await engine.appender.append({ workspace, recordedBy: 'nina', input }));
  return receipts.at(-1)?.position ?? -1;
}

async function readTexts(workspace: string, from: number): Promise<RecordedTexts[]> {
  const { rows } = await sql<RecordedTexts>`
    select position, batch_end as "batchEnd", recorded_at as "recordedAt", id, meta, statement, sources, note
    from development where workspace = ${workspace} and position >= ${from} order by position`.execute(
    database.connection,
  );
  return rows;
}

test('random histories that are fed, partly fed or read back give the facts that the log gives', async () => {
  for (const seed of [21, 22, 23, 24, 25, 26]) {
    const workspace = `threaded-${seed}`;
    await createWorkspace(database.connection, { name: workspace, isPublic: true });
    let [last, next] = [-1, 0];
    for (const [index, batch] of randomHistory(seed, 40).entries()) {
      last = await append(workspace, batch);
      if ((index + seed) % 3 === 0) engine.projector.onRecorded(workspace, await readTexts(workspace, next));
      next = last + 1;
    }
    expect(await engine.projector.waitFor(workspace, last)).toBe(true);
    expect((await compareWithLog(database.connection, workspace)).differences).toEqual([]);
  }
  expect(errors).toEqual([]);
});

test('a workspace that is far behind does not delay another', async () => {
  const own = await openTestDatabase();
  const appender = createAppender({ connection: own.connection });
  for (const workspace of ['far', 'near']) {
    await createWorkspace(own.connection, { name: workspace, isPublic: true });
    await appender.append({ workspace, recordedBy: 'nina', input: cast() });
  }
  for (let batch = 0; batch < 5; batch += 1) {
    const input = Array.from({ length: 1_000 }, () => detained({ occurred: '2022-01' }));
    await appender.append({ workspace: 'far', recordedBy: 'nina', input });
  }
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const stepping = startStepping(own.connection, {
    onStep(workspace, { developments, nextPosition }) {
      if (developments > 0) order.push(workspace);
      if (workspace === 'far' && nextPosition === 5_006) resolve();
    },
    onFailure: (_, error) => errors.push(error),
    onRebuild: () => undefined,
  });
  for (const workspace of ['far', 'near']) stepping.wake(workspace);
  await promise;
  await stepping.close();
  expect(order.filter((workspace) => workspace === 'far').length).toBeGreaterThan(2);
  expect(order.indexOf('near')).toBeLessThan(2);
  await own.close();
});

test('facts of older rules have readers sent away at once, until they are made anew', async () => {
  await createWorkspace(database.connection, { name: 'older', isPublic: true });
  const last = await append('older', cast());
  expect(await engine.projector.waitFor('older', last)).toBe(true);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("update projection set facts_version = 1 where workspace = 'older'");
  await owner.end();
  const next = await append('older', detained());
  expect(await engine.projector.waitFor('older', next, 60_000)).toBe(false);
  await new Promise<void>((resolve) => {
    engine.projector.rebuildOutdated((workspace, news) => {
      if (workspace === 'older' && 'summary' in news) resolve();
    });
  });
  expect(await engine.projector.waitFor('older', next)).toBe(true);
  const { facts_version: version } = await database.connection
    .selectFrom('projection')
    .select('facts_version')
    .where('workspace', '=', 'older')
    .executeTakeFirstOrThrow();
  expect(version).toBe(FACTS_VERSION);
  expect(errors).toEqual([]);
});

test('a thread that ends is started again, and goes on with what it was asked', async () => {
  const own = await openTestDatabase();
  const workers: Worker[] = [];
  const note = (worker: Worker) => workers.push(worker);
  process.on('worker', note);
  const failures: unknown[] = [];
  const rebuilt = Promise.withResolvers<string>();
  const { appender, projector, close } = startEngine(own.connection, (error) => failures.push(error), {
    hasThread: true,
  });
  projector.rebuildOutdated((workspace, news) => {
    if ('summary' in news) rebuilt.resolve(workspace);
  });
  for (const workspace of ['main', 'older']) {
    await createWorkspace(own.connection, { name: workspace, isPublic: true });
    recordedIn(await appender.append({ workspace, recordedBy: 'nina', input: cast() }));
    expect(await projector.waitFor(workspace, 5, 20_000)).toBe(true);
  }
  await workers[0]?.terminate();
  const owner = new pg.Client({ connectionString: own.url });
  await owner.connect();
  await owner.query("update projection set facts_version = 1 where workspace = 'older'");
  await owner.end();
  const [receipt] = recordedIn(await appender.append({ workspace: 'main', recordedBy: 'nina', input: detained() }));
  expect(await projector.waitFor('main', receipt?.position ?? -1, 20_000)).toBe(true);
  expect(await rebuilt.promise).toBe('older');
  expect((await compareWithLog(own.connection, 'main')).differences).toEqual([]);
  expect(failures).toEqual([new Error('the projecting thread ended, and is started again')]);
  await workers[1]?.terminate();
  await close();
  await sleep(1_500);
  expect(workers).toHaveLength(2);
  process.off('worker', note);
  await own.close();
});

test('a step that fails is told to those who wait', async () => {
  await createWorkspace(database.connection, { name: 'newer', isPublic: true });
  const last = await append('newer', cast());
  expect(await engine.projector.waitFor('newer', last)).toBe(true);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("update projection set facts_version = 99 where workspace = 'newer'");
  await owner.end();
  await expect(engine.projector.waitFor('newer', last + 1)).rejects.toThrow(/stop this older version/);
});
