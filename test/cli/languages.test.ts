// Commands that name subjects in the language asked for.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCommands, type TestCommands } from '../support/commands.ts';
import { inLanguages } from '../support/in-languages.ts';

let commands: TestCommands;
beforeAll(async () => {
  commands = await openTestCommands();
  await commands.run('workspace', 'create', 'quay');
  const file = join(commands.folder, 'quay.json');
  await writeFile(file, JSON.stringify(inLanguages()));
  const { code, info } = await commands.run('append', file, '--workspace', 'quay');
  expect([code, info]).toEqual([0, expect.anything()]);
});
afterAll(() => commands?.close());

const run = async (...words: readonly string[]) => (await commands.run(...words, '--workspace', 'quay')).out;

test.each([
  [['state', 'case:quay-nine'], 'Пожар на причале', 'The blaze at quay nine'],
  [['state', 'person:vera-lind'], 'смотритель порта', 'harbour warden'],
  [['timeline', 'person:vera-lind'], 'Веру Линд задержали.', 'Police detained Vera Lind.'],
  [['list', 'cases'], 'Пожар на причале', 'The blaze at quay nine'],
  [['search', 'айлақтағы'], 'Пожар на причале', 'The blaze at quay nine'],
  [['log'], 'Веру Линд задержали.', 'Police detained Vera Lind.'],
])('%s says the original, and with --lang that language', async (words, original, english) => {
  expect(await run(...words)).toContain(original);
  expect(await run(...words, '--lang', 'en-GB')).toContain(english);
});

test('refuses what is no language tag', async () => {
  const { code, info } = await commands.run('state', 'case:quay-nine', '--workspace', 'quay', '--lang', 'русский');
  expect(code).toBe(2);
  expect(info).toContain('--lang: “русский” is not a language tag.');
});
