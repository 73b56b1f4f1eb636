// annalist follow: one development a line, from a position on, also after the database was away; ends on SIGINT.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/app.ts';
import { runCommand } from '../../src/cli/program.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cast, detained, released } from '../support/drafts.ts';
import { recordedIn } from '../support/outcome.ts';

let database: TestDatabase;
const environment = { ...process.env };
beforeAll(async () => {
  database = await openTestDatabase();
  process.env.DATABASE_URL = database.url;
  await createWorkspace(database.connection, { name: 'main', isPublic: false });
});
afterAll(async () => {
  process.env = environment;
  await database.close();
});

/** Follows the log in this process. */
function follow(...words: readonly string[]) {
  const lines: { readonly position: number; readonly type: string; readonly note: unknown }[] = [];
  const info: string[] = [];
  const output = {
    out: (text: string) => void lines.push(JSON.parse(text)),
    info: (text: string) => void info.push(text),
    progress: () => undefined,
  };
  return { lines, info, code: runCommand(['follow', ...words], output) };
}

test('writes the log, then what comes, goes on after the database was away, and ends on SIGINT', async () => {
  const engine = startEngine(database.connection, () => undefined);
  const append = async (input: unknown) =>
    recordedIn(await engine.appender.append({ workspace: 'main', input, recordedBy: 'vera' }));
  await append(cast());
  await append(detained({ note: 'from a colleague' }));
  const { lines, code } = follow('--after', '4');
  await expect.poll(() => lines.map(({ position }) => position), { timeout: 10_000 }).toEqual([5, 6]);
  expect(lines[1]).toMatchObject({ type: 'person.detained', note: 'from a colleague' });
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await owner.end();
  await expect
    .poll(
      () =>
        append(released())
          .then(() => true)
          .catch(() => false),
      { timeout: 10_000 },
    )
    .toBe(true);
  await expect.poll(() => lines.at(-1)?.type, { timeout: 10_000 }).toBe('person.released');
  process.emit('SIGINT');
  expect(await code).toBe(0);
  expect(lines.map(({ position }) => position)).toEqual(lines.map((_, index) => index + 5));
  await engine.close();
});

test('refuses a position beyond the log', async () => {
  const { info, code } = follow('--after', '900');
  expect([await code, info.join()]).toEqual([2, expect.stringMatching(/--after: .*does not exist yet.*newest is/)]);
});
