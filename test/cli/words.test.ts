/** The command line in the pseudo-language: nothing in it is English but names, codes and what was typed. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cast, detained } from '../support/drafts.ts';
import { pseudo } from '../support/pseudo.ts';

let database: TestDatabase;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  process.stdout.columns = 400; // So that no recorded text is broken over lines.
  database = await openTestDatabase();
  process.env.DATABASE_URL = database.url;
  await createWorkspace(database.connection, { name: 'main', isPublic: true });
  folder = await mkdtemp(join(tmpdir(), 'annalist-words-'));
  await writeFile(join(folder, 'good.json'), JSON.stringify([...cast(), detained({ occurred: '2022-01' })]));
  await writeFile(join(folder, 'bad.json'), JSON.stringify({ type: 'person.detained', data: { person: 5 }, x: 1 }));
});
afterAll(async () => {
  process.env = environment;
  await database.close();
});

async function run(...words: readonly string[]) {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const code = await runCommand(words, { out: write, info: write, progress: write }, pseudo);
  return { code, text: lines.join('\n') };
}

/** Words of English side by side, outside of quotes, options, names and recorded texts. */
function plainWordsIn(text: string): readonly string[] {
  const own = text
    .replace(/“[^”]*”/gs, '')
    .replaceAll('person.detained is told.', '')
    .replace(/annalist [a-z]+( [a-z]+)?/g, '')
    .replace(/<[a-z]+>/g, '');
  return own.match(/\b[a-z]{2,} [a-z]{2,}\b/gi) ?? [];
}

const groups = ['key', 'list', 'workspace', 'token', 'witness'];
const commands = [
  'serve migrate import append state timeline periods search findings diff history log follow changes'.split(' '),
  'rebuild check export verify redact seal schema catalogue'.split(' '),
  groups,
  ['list persons', 'list cases', 'key rotate', 'workspace create', 'workspace index', 'token create', 'witness serve'],
].flat();

describe('help is in the language of its reader:', () => {
  test.each(['', ...commands])('annalist %s --help', async (words) => {
    const { code, text } = await run(...words.split(' ').filter((word) => word !== ''), '--help');
    expect(code).toBe(0);
    expect(text.length).toBeGreaterThan(80);
    expect(plainWordsIn(text)).toEqual([]);
  });
});

describe('so is what stands in the way:', () => {
  test.each([
    [['frob'], 2],
    [['state'], 2],
    [['serve', '--frob'], 2],
    [['changes', 'a', 'b'], 2],
    [['list', 'persons', '--certainty', 'sure'], 2],
    [['list', 'persons', '--custody', 'banana'], 2],
    [['state', 'ada'], 2],
    [['state', 'person:ada-orlov', '--workspace', 'nowhere'], 2],
    [['state', 'person:nobody-here'], 2],
    [['state', 'person:ada-orlov', '--known-at', 'position:99'], 2],
    [['diff', 'person:ada-orlov'], 2],
    [['history', 'x'], 2],
    [['log', '--limit', 'x'], 2],
    [['search', '…'], 2],
    [['import', '/no/such/folder'], 2],
    [['append', 'BAD'], 2],
    [['redact', '--reason', 'x'], 2],
    [['workspace', 'create', 'v1'], 2],
    [['token', 'create', '–'], 2],
    [['seal', '--new-origin'], 2],
    [['verify', '/no/such/place', '--since', '/no/such/file'], 2],
    [['witness', 'serve', '--dir', '/tmp', '--name', 'w 1'], 2],
  ] as const)('annalist %j', async (words, code) => {
    const given = words.map((word) => (word === 'BAD' ? join(folder, 'bad.json') : word));
    const answer = await run(...given);
    expect(answer.code).toBe(code);
    expect(answer.text).not.toBe('');
    expect(plainWordsIn(answer.text)).toEqual([]);
  });
});

test('so are answers', async () => {
  for (const words of [
    ['append', join(folder, 'good.json')],
    ['append', join(folder, 'good.json')],
    ['list', 'persons', '--custody', 'any', '--certainty', 'possible'],
    ['state', 'person:ada-orlov', '--as-of', '2022-01-10'],
    ['timeline', 'person:ada-orlov', '--as-of', '2022-01-10'],
    ['periods', 'person:ada-orlov', '--attribute', 'custody', '--to', '2022-01-10'],
    ['diff', 'person:ada-orlov', '--from', '2021-12-01', '--to', '2022-03-01'],
    ['log', '--type', 'person.detained'],
    ['check'],
    ['rebuild'],
    ['migrate'],
  ]) {
    const { code, text } = await run(...words);
    expect([words, code]).toEqual([words, 0]);
    expect([words, plainWordsIn(text)]).toEqual([words, []]);
  }
});
