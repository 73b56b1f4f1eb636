// The command line: what each command prints, and its exit code.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../src/cli/output.ts';
import { runCommand } from '../../src/cli/program.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cast, corrected, detained, released } from '../support/drafts.ts';

let database: TestDatabase;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'annalist-cli-'));
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  process.env = environment;
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command; what it wrote, and its exit code. */
async function run(...words: string[]): Promise<{ code: number; out: string; info: string }> {
  const lines = { out: [] as string[], info: [] as string[] };
  const output: Output = {
    out: (text) => lines.out.push(text),
    info: (text) => lines.info.push(text),
    progress: () => undefined,
  };
  const code = await runCommand(words, output);
  return { code, out: lines.out.join('\n'), info: lines.info.join('\n') };
}

async function write(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the command line', () => {
  test('makes a workspace and shows its token once', async () => {
    const made = await run('workspace', 'create', 'harbour', '--token', 'nina', '--json');
    expect(made).toMatchObject({ code: 0 });
    expect(JSON.parse(made.out)).toMatchObject({
      workspace: 'harbour',
      public: false,
      token: { name: 'nina', token: expect.stringMatching(/^annalist_/) },
    });
    expect(await run('workspace', 'create', 'harbour')).toMatchObject({
      code: 2,
      info: expect.stringMatching(/already exists/),
    });
    expect(await run('workspace', 'create', 'v1')).toMatchObject({ code: 2, info: expect.stringMatching(/reserved/) });
    expect(await run('workspace', 'create', 'Not Good')).toMatchObject({
      code: 2,
      info: expect.stringMatching(/lower-case/),
    });
  });

  test('lets search engines into a public workspace, and keeps them out again', async () => {
    await run('workspace', 'create', 'quay', '--public');
    expect(await run('workspace', 'index', 'quay')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/may now list/),
    });
    expect(await run('workspace', 'index', 'quay', '--off')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/asked not to/),
    });
    expect(await run('workspace', 'index', 'harbour')).toMatchObject({
      code: 2,
      info: expect.stringMatching(/tokens/),
    });
    expect(await run('workspace', 'index', 'nowhere')).toMatchObject({
      code: 2,
      info: expect.stringMatching(/no workspace/),
    });
  });

  test('makes further tokens, each name once', async () => {
    const made = await run('token', 'create', 'omar', '--workspace', 'harbour', '--role', 'reader', '--json');
    expect(JSON.parse(made.out)).toMatchObject({ workspace: 'harbour', token: { name: 'omar', role: 'reader' } });
    expect(await run('token', 'create', 'omar', '--workspace', 'harbour')).toMatchObject({
      code: 2,
      info: expect.stringMatching(/already/),
    });
    expect(await run('token', 'create', 'omar', '--role', 'king')).toMatchObject({ code: 2 });
  });

  test('imports a folder in the order of its names, once', async () => {
    await write('corpus/001-cast.json', cast());
    await write('corpus/010/002-released.json', released({ occurred: '2022-03-01' }));
    await write('corpus/002-detained.json', detained({ occurred: '2022-01' }));
    await write('corpus/notes.txt', 'not a development');
    const corpus = join(folder, 'corpus');
    expect(await run('import', corpus, '--workspace', 'harbour')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^8 recorded, 0 skipped/),
    });
    const again = await run('import', corpus, '--workspace', 'harbour', '--json');
    const skippedFiles = ['001-cast.json', '002-detained.json', '010/002-released.json'];
    expect(JSON.parse(again.out)).toEqual({ recorded: 0, skipped: 8, skippedFiles });
    expect((await run('import', corpus, '--workspace', 'harbour')).out).toMatch(
      /^skipped 001-cast\.json: already recorded/,
    );
  });

  test('shows a state and a timeline as tables and as JSON, as of a date and as known at a position', async () => {
    const state = await run('state', 'person:ada-orlov', '--workspace', 'harbour', '--as-of', '2022-02-01');
    expect(state).toMatchObject({
      code: 0,
      out: expect.stringMatching(/custody\s+│ in custody; detained/),
    });
    const json = JSON.parse((await run('state', 'person:ada-orlov', '--workspace', 'harbour', '--json')).out);
    expect(json).toMatchObject({
      state: { custody: { value: { group: 'released' } } },
      knownAt: { position: 7 },
    });
    const early = await run(
      'state',
      'person:ada-orlov',
      '--workspace',
      'harbour',
      '--known-at',
      'position:6',
      '--json',
    );
    expect(JSON.parse(early.out)).toMatchObject({ state: { custody: { value: { kind: 'detained' } } } });
    const timeline = JSON.parse((await run('timeline', 'person:ada-orlov', '--workspace', 'harbour', '--json')).out);
    expect(timeline.map(({ type }: { type: string }) => type)).toEqual(['person.detained', 'person.released']);
    expect((await run('timeline', 'person:ada-orlov', '--workspace', 'harbour')).out).toMatch(/person\.detained/);
  });

  test('shows when a value held, as a table and as JSON', async () => {
    const words = ['periods', 'person:ada-orlov', '--workspace', 'harbour', '--attribute', 'custody'];
    expect((await run(...words)).out).toMatch(/\d{4} +│ [^│]+\d{4} +│ [^│]+│ custody: in custody/);
    expect(JSON.parse((await run(...words, '--json')).out)).toMatchObject([
      { dating: 'possible', value: { group: 'in_custody' } },
      { dating: 'possible', value: { group: 'not_clear' } },
      { attribute: 'custody', value: { group: 'in_custody' }, to: '2022-02-28', dating: 'certain' },
      { dating: 'certain', value: { group: 'released' }, to: null },
    ]);
    expect((await run(...words, '--with', 'office')).out).toMatch(/No periods/);
    expect((await run(...words.slice(0, 4), '--attribute', 'banana')).code).toBe(2);
  });

  test('shows the difference between two days or moments of knowledge, and the history of a development', async () => {
    await write('amended/001-cast.json', cast());
    const arrest = detained({ occurred: '2022-01-05' });
    const correction = corrected(arrest.id, detained({ occurred: '2022-01-07' }));
    await write('amended/002-detained.json', arrest);
    await write('amended/003-corrected.json', correction);
    await run('workspace', 'create', 'amended');
    await run('import', join(folder, 'amended'), '--workspace', 'amended');
    const diff = (...words: string[]) => run('diff', 'person:ada-orlov', '--workspace', 'amended', ...words);
    expect((await diff('--from', '2022-01-06', '--to', '2022-01-07')).out).toMatch(
      /custody\s+│ added\s+│ –\s+│ in custody/,
    );
    expect((await diff('--from', '2022-01-01', '--to', '2022-01-06')).out).toMatch(/Nothing differs/);
    const learned = await diff('--known-from', 'position:6', '--as-of', '2022-01-06', '--json');
    expect(JSON.parse(learned.out)).toMatchObject({
      changes: [{ attribute: 'custody', change: 'removed', because: [{ effect: 'corrected', id: correction.id }] }],
    });
    const history = await run('history', arrest.id, '--workspace', 'amended');
    expect(history.out).toMatch(/occurred: 2022-01-05 → 2022-01-07/);
    expect(history.out).toContain(`in the words of ${correction.id}`);
  });

  test.each([
    [['diff', 'person:ada-orlov'], /--from: The start is missing/],
    [
      ['diff', 'person:ada-orlov', '--from', '2022-01-01', '--known-from', 'position:0'],
      /--known-from: .*Ask one of them/,
    ],
    [['diff', 'person:ada-orlov', '--from', '2022-01-01', '--as-of', '2022-01-01'], /--as-of: .*Write “to” instead/],
    [['diff', 'person:ada-orlov', '--from', '2022-02-01', '--to', '2022-01-01'], /Swap them/],
    [['diff', 'person:ada-orlov', '--known-from', 'position:5', '--known-to', 'position:4'], /Swap them/],
    [['diff', 'person:ada-orlov', '--from', 'yesterday'], /--from: “yesterday” is not a day/],
    [['diff', 'person:nobody', '--from', '2022-01-01'], /is not registered/],
    [['history', 'x'], /no development “x”/],
    [['history', '018f2c1e-0000-7000-8000-000000000001'], /no development/],
  ])('refuses %j', async (words, remedy) => {
    expect(await run(...words, '--workspace', 'amended')).toMatchObject({
      code: 2,
      info: expect.stringMatching(remedy),
    });
  });

  test('appends a file, and says what it did before', async () => {
    const file = await write('one.json', detained());
    expect(await run('append', file, '--workspace', 'harbour')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^recorded .* as log entry 8/),
    });
    expect(await run('append', file, '--workspace', 'harbour')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^already recorded/),
    });
  });

  test('prints the schema of developments, and help', async () => {
    expect(JSON.parse((await run('schema')).out)).toHaveProperty('$defs.NewDevelopment');
    expect((await run('migrate')).out).toMatch(/nothing to do/);
  });

  test.each([
    [['state', 'karim'], /is not the id of a person/],
    [['state', 'person:nobody', '--workspace', 'harbour'], /is not registered/],
    [['state', 'person:ada-orlov', '--workspace', 'harbour', '--as-of', 'yesterday'], /--as-of: “yesterday”/],
    [['state', 'person:ada-orlov', '--workspace', 'harbour', '--known-at', '2022'], /--known-at: “2022”/],
    [
      ['state', 'person:ada-orlov', '--workspace', 'harbour', '--known-at', 'position:999'],
      /--known-at: Log entry 999 does not exist yet/,
    ],
    [['state', 'person:ada-orlov', '--workspace', 'nowhere'], /no workspace “nowhere”/],
    [['import', '/no/such/folder', '--workspace', 'harbour'], /cannot be read/],
    [['append', '/no/such/file.json', '--workspace', 'harbour'], /cannot be read/],
    [['append', 'FILE:{"a":1,"a":2}', '--workspace', 'harbour'], /appears twice/],
    [
      ['append', 'FILE:{"type":"person.flew"}', '--workspace', 'harbour'],
      /bad\.json \/type: “person.flew” is not a type/,
    ],
  ])('answers %j with exit code 2 and the remedy', async (words, message) => {
    const given = await Promise.all(
      words.map((word) => (word.startsWith('FILE:') ? write('bad.json', word.slice(5)) : word)),
    );
    expect(await run(...given)).toMatchObject({ code: 2, info: expect.stringMatching(message) });
  });

  test('refuses settings that cannot be used, naming them', async () => {
    for (const [name, value, message] of [
      ['DATABASE_URL', 'mysql://x', /DATABASE_URL/],
      ['PORT', 'eighty', /PORT/],
      ['ANNALIST_ADMIN_TOKEN', 'short', /ANNALIST_ADMIN_TOKEN/],
    ] as const) {
      process.env[name] = value;
      expect(await run('serve')).toMatchObject({ code: 2, info: expect.stringMatching(message) });
      delete process.env[name];
    }
    process.env.DATABASE_URL = database.url;
  });
});
