/** Imports of lines: from files, folders and the standard input, with bad lines, and killed at any moment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareWithLog } from '../../src/projection/compare.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestCommands, type TestCommands } from '../support/commands.ts';
import { cast, corroborated, detained, released } from '../support/drafts.ts';

const program = join(import.meta.dirname, '../../src/main.ts');
let commands: TestCommands;
let { database, folder, run } = {} as TestCommands;
beforeAll(async () => {
  commands = await openTestCommands();
  ({ database, folder, run } = commands);
});
afterAll(() => commands?.close());

let made = 0;
async function makeWorkspace(): Promise<string> {
  made += 1;
  await createWorkspace(database.connection, { name: `lines-${made}`, isPublic: true });
  return `lines-${made}`;
}

/** An import of the standard input, in a process of its own. */
function startFromPipe(workspace: string) {
  return spawn(process.execPath, [program, 'import', '-', '--workspace', workspace], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: 'pipe',
  });
}

async function write(name: string, lines: readonly (object | string)[]): Promise<string> {
  const file = join(folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, toLines(lines));
  return file;
}

function toLines(lines: readonly (object | string)[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** The ids of a log, in its order; and what `annalist check` would find. */
async function readLog(workspace: string) {
  const rows = await database.connection
    .selectFrom('development')
    .select(['id', 'position'])
    .where('workspace', '=', workspace)
    .orderBy('position')
    .execute();
  const projection = await database.connection
    .selectFrom('projection')
    .select('next_position')
    .where('workspace', '=', workspace)
    .executeTakeFirst();
  const { differences } = await compareWithLog(database.connection, workspace);
  return { ids: rows.map(({ id }) => id), visible: projection?.next_position, differences };
}

const days = Array.from({ length: 28 }, (_, index) => `2022-02-${String(index + 1).padStart(2, '0')}`);
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const occurred = days[index % days.length] ?? '';
    return index % 2 === 0 ? detained({ occurred }) : released({ occurred });
  });
const idsOf = (drafts: readonly { readonly id: string }[]) => drafts.map(({ id }) => id);
const withoutId = ({ id: _, ...draft }: { readonly id: string }) => draft;

describe('lines are recorded in their order, and only once,', () => {
  test('from a file, whose facts are there at the end, with blank lines and Windows line ends between', async () => {
    const workspace = await makeWorkspace();
    const drafts = [...cast(), ...many(1_200)];
    const lines = drafts.map((draft) => `${JSON.stringify(draft)}\r`);
    const file = await write('blank.ndjson', ['', ...lines.slice(0, 700), '  ', ...lines.slice(700)]);
    const first = await run('import', file, '--workspace', workspace);
    expect(first).toMatchObject({ code: 0, out: '1206 recorded, 0 skipped' });
    const progress = /^\d+ %, \d+ recorded, 0 skipped, \d+ a second, \d+ min left$/;
    expect(first.progress.some((text) => progress.test(text))).toBe(true);
    expect(await readLog(workspace)).toEqual({ ids: idsOf(drafts), visible: 1_206, differences: [] });
    const again = await run('import', file, '--workspace', workspace, '--json');
    expect(JSON.parse(again.out)).toEqual({ recorded: 0, skipped: 1_206, skippedFiles: [file] });
  });

  test('from a file that has grown since, in the middle of what was one batch', async () => {
    const workspace = await makeWorkspace();
    const drafts = [...cast(), ...many(900)];
    const file = await write('growing.ndjson', drafts.slice(0, 600));
    await run('import', file, '--workspace', workspace);
    await appendFile(file, toLines(drafts.slice(600)));
    const { out } = await run('import', file, '--workspace', workspace);
    expect(out).toBe('306 recorded, 600 skipped');
    expect((await readLog(workspace)).ids).toEqual(idsOf(drafts));
  });

  test('from a file without ids, where equal lines are different developments', async () => {
    const workspace = await makeWorkspace();
    const arrest = withoutId(detained({ occurred: '2022-01-05' }));
    const file = await write('without.jsonl', [...cast().map(withoutId), arrest, arrest]);
    expect(await run('import', file, '--workspace', workspace)).toMatchObject({ out: '8 recorded, 0 skipped' });
    expect((await run('import', file, '--workspace', workspace)).out).toMatch(/^0 recorded, 8 skipped$/m);
  });

  test('from folders with files of both kinds, and lines that hold a batch', async () => {
    const workspace = await makeWorkspace();
    const [arrest, next, last] = [detained(), [released(), detained()], released()];
    await write('mixed/1.json', [cast()]);
    await write('mixed/2/lines.ndjson', [arrest, next]);
    await write('mixed/3.jsonl', [last]);
    await write('mixed/notes.txt', ['not a development']);
    const { code, out } = await run('import', join(folder, 'mixed'), '--workspace', workspace);
    expect({ code, out }).toEqual({ code: 0, out: '10 recorded, 0 skipped' });
    expect((await readLog(workspace)).ids.slice(6)).toEqual(idsOf([arrest, ...next, last]));
  });

  test('from the standard input', async () => {
    const workspace = await makeWorkspace();
    const drafts = [...cast(), ...many(700)];
    const child = startFromPipe(workspace);
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const text = toLines(drafts);
    child.stdin.write(text.slice(0, 100_000));
    await sleep(300);
    child.stdin.end(text.slice(100_000).trimEnd());
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(said).toBe('706 recorded, 0 skipped\n');
    expect(await readLog(workspace)).toEqual({ ids: idsOf(drafts), visible: 706, differences: [] });
  });

  test('from a standard input that stays open; a refused line ends the import', async () => {
    const workspace = await makeWorkspace();
    const child = startFromPipe(workspace);
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(toLines([...cast(), detained({ occurred: '2022-02-30' }), ...many(1_100)]));
    expect(await once(child, 'exit')).toEqual([2, null]);
    expect(said).toContain('standard input:7 /occurred');
    expect(child.stdin.writableEnded).toBe(false);
  });

  test('though some were recorded in another order, or erased since', async () => {
    const workspace = await makeWorkspace();
    const drafts = [...cast(), ...many(40)];
    const file = await write('erased.ndjson', drafts);
    await run('import', file, '--workspace', workspace);
    const gone = drafts[20]?.id ?? '';
    expect((await run('redact', gone, '--reason', 'a test', '--workspace', workspace)).code).toBe(0);
    await appendFile(file, toLines(many(3)));
    expect(await run('import', file, '--workspace', workspace)).toMatchObject({ out: '3 recorded, 45 skipped' });
    // What refers to the erased one is new, and not to be skipped in silence.
    await appendFile(file, toLines([corroborated(gone)]));
    const message = /:50 \/data\/target: .*erased/;
    expect(await run('import', file, '--workspace', workspace)).toMatchObject({
      code: 2,
      info: expect.stringMatching(message),
    });
    const alone = await write('alone.json', [corroborated(gone)]);
    expect((await run('import', alone, '--workspace', workspace)).code).toBe(2);
    await writeFile(alone, JSON.stringify(drafts));
    expect(await run('import', alone, '--workspace', workspace)).toMatchObject({ code: 0 });
  });
});

describe('a bad line stops an import, which says where, what helps and what is recorded:', () => {
  const arrests = many(560);
  const unknown = detained({}, 'person:not-registered');
  test.each([
    [
      'that is no JSON',
      '{"type": "person.detained", }',
      /:527 \/: This is not valid JSON\. Fix it at line 527, column/,
    ],
    ['of an unknown type', '{"type":"person.flew"}', /:527 \/type: “person.flew” is not a type/],
    ['with a bad field', JSON.stringify({ ...detained(), occurred: 'soon' }), /:527 \/occurred: “soon” /],
    ['of someone who is not registered', JSON.stringify(unknown), /:527 \/data\/person: .*not-registered/],
    ['with a key twice', '{"a":1,"a":2}', /:527 \/a: .*twice/],
  ])('one %s', async (_, bad, message) => {
    const workspace = await makeWorkspace();
    const drafts = [...cast(), ...arrests];
    const lines: (object | string)[] = [...drafts];
    lines.splice(526, 0, bad);
    const file = await write('bad.ndjson', lines);
    const stopped = await run('import', file, '--workspace', workspace);
    expect(stopped).toMatchObject({ code: 2, out: '', info: expect.stringMatching(message) });
    expect(stopped.info).toContain('Before it 526 developments were recorded.');
    expect(await readLog(workspace)).toMatchObject({ ids: idsOf(drafts.slice(0, 526)), visible: 526 });
    await write('bad.ndjson', drafts);
    expect(await run('import', file, '--workspace', workspace)).toMatchObject({ out: '40 recorded, 526 skipped' });
    expect(await readLog(workspace)).toEqual({ ids: idsOf(drafts), visible: 566, differences: [] });
  });

  test('one with an id that another line has, with other content', async () => {
    const workspace = await makeWorkspace();
    const [arrest, next] = many(2) as [ReturnType<typeof detained>, ReturnType<typeof released>];
    const file = await write('twins.ndjson', [...cast(), arrest, arrest, { ...next, id: arrest.id }, next]);
    expect(await run('import', file, '--workspace', workspace)).toMatchObject({
      code: 2,
      info: expect.stringMatching(/:9 \/id: .*\n.* Before it 7 developments were recorded, and 1 had been recorded/),
    });
  });

  test('one that is not UTF-8, and one that never ends', async () => {
    const workspace = await makeWorkspace();
    const file = join(folder, 'latin.ndjson');
    await writeFile(file, Buffer.concat([Buffer.from(toLines(cast())), Buffer.from([0x22, 0xe9, 0x22, 0x0a])]));
    const { code, info } = await run('import', file, '--workspace', workspace);
    expect(code).toBe(2);
    expect(info).toMatch(/:7 \/: This is not UTF-8\. Save the file in UTF-8\.\n/);
    await writeFile(file, Buffer.alloc(17 * 1024 * 1024, ' '));
    const endless = await run('import', file, '--workspace', workspace);
    expect(endless).toMatchObject({
      code: 2,
      info: expect.stringMatching(/:1 \/: This line has more than 16777216 bytes/),
    });
  });
});

test('an import that is killed at any moment goes on where it was: nothing is lost, nothing is twice', async () => {
  const workspace = await makeWorkspace();
  const drafts = [...cast(), ...many(2_500)];
  const file = await write('killed.ndjson', drafts);
  const start = () =>
    spawn(process.execPath, [program, 'import', file, '--workspace', workspace], {
      env: { ...process.env, DATABASE_URL: database.url },
      stdio: 'ignore',
    });
  for (let kill = 0, size = 0; kill < 5; kill += 1) {
    const child = start();
    const exited = once(child, 'exit');
    // By turns at any moment since the start, and soon after something was recorded.
    const moment = kill % 2 === 0 ? sleep(Math.random() * 1_500) : waitForMore(workspace, size, exited);
    await moment;
    child.kill('SIGKILL');
    await exited;
    const { ids, differences } = await readLog(workspace);
    expect([ids, differences]).toEqual([idsOf(drafts.slice(0, ids.length)), []]);
    size = ids.length;
  }
  const last = start();
  expect(await once(last, 'exit')).toEqual([0, null]);
  expect(await readLog(workspace)).toEqual({ ids: idsOf(drafts), visible: drafts.length, differences: [] });
}, 300_000);

/** Waits until a log holds more than `size`, and a random moment longer; not longer than the import lasts. */
async function waitForMore(workspace: string, size: number, exited: Promise<unknown>): Promise<void> {
  let hasExited = false;
  exited.then(() => {
    hasExited = true;
  });
  while (!hasExited) {
    const head = await database.connection
      .selectFrom('head')
      .select('size')
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    if (head && head.size > size) return sleep(Math.random() * 300);
    await sleep(20);
  }
}
