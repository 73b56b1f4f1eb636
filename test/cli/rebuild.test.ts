// The command line for facts: rebuilding, also where it is killed, and checking.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAppender } from '../../src/log/append.ts';
import { projectStep } from '../../src/projection/project.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { ADA, BO, cast, corroborated, detained, released, retracted } from '../support/drafts.ts';
import { outcomeOf } from '../support/outcome.ts';

const program = join(import.meta.dirname, '../../src/main.ts');
const workspace = 'main';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const append = (input: unknown) => appender.append({ workspace, recordedBy: 'nina', input });
  await append(cast());
  for (let round = 0; round < 4; round += 1) {
    const all = Array.from({ length: 200 }, (_, index) => {
      const day = new Date(Date.UTC(2000 + round, 0, 1 + index)).toISOString().slice(0, 10);
      const arrest = detained({ occurred: day }, index % 2 === 0 ? ADA : BO);
      const release = released({ occurred: day.slice(0, 7) }, ADA);
      return [arrest, release, corroborated(arrest.id), retracted(release.id)];
    });
    expect(outcomeOf(await append(all.flat()))).toBe('recorded');
  }
  while ((await projectStep(connection, workspace)).developments > 0);
});
afterAll(() => database.close());

/** Runs the program as a process of its own, which is killed after a while where that is given. */
async function run(
  words: readonly string[],
  killAfterMs?: number,
): Promise<{ code: number | null; out: string; info: string }> {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, info] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    info += chunk;
  });
  const exited = once(child, 'exit');
  if (killAfterMs !== undefined) {
    await Promise.race([sleep(killAfterMs), exited]);
    child.kill('SIGKILL');
  }
  const [code] = (await exited) as [number | null];
  return { code, out, info };
}

async function readRows(): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select (to_jsonb(f) - 'generation')::text as row from fact f join projection using (workspace, generation)
    where f.workspace = ${workspace}
    union all
    select (to_jsonb(f) - 'generation')::text from event f join projection using (workspace, generation)
    where f.workspace = ${workspace}
    order by 1`.execute(database.connection);
  return rows.map(({ row }) => row);
}

test('a rebuild that is killed leaves the facts that serve, and the next one clears what it left', async () => {
  const before = await readRows();
  const startedAtMs = performance.now();
  expect(await run(['rebuild'])).toMatchObject({ code: 0, out: expect.stringMatching(/3206 developments rebuilt/) });
  const wholeMs = performance.now() - startedAtMs;
  for (const share of [0.5, 0.7, 0.9]) {
    await run(['rebuild'], wholeMs * share);
    expect(await readRows()).toEqual(before);
  }
  // Postgres may need a moment to see that the last process is gone.
  await expect.poll(async () => (await run(['rebuild'])).code, { timeout: 20_000, interval: 500 }).toBe(0);
  expect(await readRows()).toEqual(before);
  const { rows } = await sql<{ count: number }>`select count(distinct generation) as count from fact`.execute(
    database.connection,
  );
  expect(rows).toEqual([{ count: 1 }]);
  expect(await run(['check'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/agree with the log \(3206 developments\)/),
  });
});

test('a check lists what differs and ends with code 2', async () => {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(
    `update fact set label = 'death'
     where ctid = (select min(ctid) from fact where attribute = 'act' and known_to is null)`,
  );
  await owner.end();
  const told = await run(['check', '--all']);
  expect(told).toMatchObject({ code: 2, info: expect.stringMatching(/2 differences\. .*annalist rebuild/) });
  expect(told.out).toMatch(/not in the log\s+│ person:/);
  const json = await run(['check', '--json']);
  expect(JSON.parse(json.out)).toMatchObject({ workspace, differences: [{ kind: 'missing' }, { kind: 'unexpected' }] });
  expect(await run(['rebuild', '--all', '--json'])).toMatchObject({ code: 0 });
  expect(await run(['check'])).toMatchObject({ code: 0 });
});

test('of a workspace that is not there is refused', async () => {
  for (const name of ['rebuild', 'check']) {
    expect(await run([name, '--workspace', 'nowhere'])).toMatchObject({
      code: 2,
      info: expect.stringMatching(/no workspace/),
    });
  }
});
