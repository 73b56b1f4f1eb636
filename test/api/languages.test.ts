// Names, titles and summaries in the language that a caller asks for.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detained, FIRE } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { arrest, inLanguages, QUAY, quay } from '../support/in-languages.ts';

let server: TestServer;
let token: string;
let base: string;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server?.close());

async function freshWorkspace() {
  const workspace = `w-${randomUUID().slice(0, 8)}`;
  await server.makeWorkspace(workspace, true);
  token = await server.makeToken('nina', 'recorder', workspace);
  base = `/v1/${workspace}`;
  await append(inLanguages());
}

async function append(body: unknown) {
  const answer = await server.post(`${base}/developments`, body, { token });
  expect(answer.status, answer.text.slice(0, 400)).toBe(201);
}

interface Body {
  readonly name: string;
  readonly items: readonly { readonly id: string; readonly name: string; readonly [key: string]: unknown }[];
  readonly [key: string]: unknown;
}

async function get(path: string, acceptLanguage?: string) {
  const answer = await server.raw(base + path, {
    headers: acceptLanguage ? { 'accept-language': acceptLanguage } : {},
  });
  expect(breachesOf(answer)).toEqual([]);
  return { ...answer, body: answer.body as Body };
}

const nameOf = async (path: string, acceptLanguage?: string) => (await get(path, acceptLanguage)).body.name;

test('a title comes in the language asked for, else in its base language, else in the original', async () => {
  await freshWorkspace();
  const at = (lang: string) => nameOf(`/cases/quay-nine?lang=${lang}`);
  expect(await at('en')).toBe('The blaze at quay nine');
  expect(await at('en-GB')).toBe('The blaze at quay nine');
  expect(await at('kk')).toBe('Айлақтағы өрт');
  expect(await at('fr')).toBe('Пожар на причале');
  expect(await nameOf('/cases/quay-nine')).toBe('Пожар на причале');
  expect(await nameOf('/sources/quay-report?lang=en')).toBe('The blaze at quay nine');
});

test('the browser’s languages count where the address names none, and the answer says so', async () => {
  await freshWorkspace();
  expect(await nameOf('/cases/quay-nine', 'fr, en-GB;q=0.8, ru;q=0.9')).toBe('Пожар на причале');
  expect(await nameOf('/cases/quay-nine', 'fr, en-GB;q=0.9, ru;q=0')).toBe('The blaze at quay nine');
  const { headers, body } = await get('/cases/quay-nine?lang=kk', 'en');
  expect(body.name).toBe('Айлақтағы өрт');
  expect([headers.get('content-language'), headers.get('vary')]).toEqual(['kk, en', 'accept-language']);
  const refused = await get('/cases/quay-nine?lang=english!');
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('is not a language tag');
});

test('one text that names no language is the same content as the plain text', async () => {
  await freshWorkspace();
  const id = randomUUID();
  const plain = { ...quay(id), data: { case: 'case:two', kind: 'civil', title: 'Two' } };
  await append(plain);
  const send = (given: unknown) =>
    server.post(`${base}/developments`, { ...plain, data: { ...plain.data, title: given } }, { token });
  expect((await send([{ text: 'Two' }])).status).toBe(200);
  expect((await send([{ text: 'Two', lang: 'en' }])).status).toBe(409);
  const recorded = await server.get<{ data: object }>(`${base}/developments/${id}`);
  expect(recorded.body.data).toEqual(plain.data);
});

test('each further text needs a language of its own', async () => {
  await freshWorkspace();
  const faulty = [{ text: 'One', lang: 'en' }, { text: 'Un' }, { text: 'Uno', lang: 'EN' }];
  const answer = await server.post<{ errors: { path: string }[] }>(
    `${base}/developments`,
    { ...quay(), data: { case: 'case:three', kind: 'civil', title: faulty } },
    { token },
  );
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({ path }) => path)).toEqual(['/data/title/1/lang', '/data/title/2/lang']);
});

test('lists and search name what they find in the language asked for; search finds it in any', async () => {
  await freshWorkspace();
  const list = await get('/cases?lang=kk-Latn');
  expect(list.body.items.map(({ id, name }) => [id, name])).toEqual([
    [FIRE, 'harbour-fire'],
    [QUAY, 'Айлақтағы өрт'],
  ]);
  for (const words of ['blaze quay', 'пожар причале', 'айлақтағы']) {
    const { body } = await get(`/search?lang=en&kind=case&q=${encodeURIComponent(words)}`);
    expect(body.items[0], words).toMatchObject({ id: QUAY, name: 'The blaze at quay nine', former: false });
  }
});

test('a new title replaces the old one in all its languages', async () => {
  await freshWorkspace();
  await append({
    ...detained(),
    type: 'subject.renamed',
    occurred: '2024-05-01',
    data: { subject: QUAY, names: [{ text: 'The quay trial', lang: 'en' }] },
  });
  expect(await nameOf('/cases/quay-nine?lang=ru&asOf=2024-05-01')).toBe('The quay trial');
  expect(await nameOf('/cases/quay-nine?lang=ru&asOf=2024-04-30')).toBe('Пожар на причале');
  const { body } = await get(`/search?kind=case&q=${encodeURIComponent('айлақтағы')}`);
  expect(body.items[0]).toMatchObject({ id: QUAY, matched: 'Айлақтағы өрт', former: true });
});

test('sentences name people and titles in the language asked for', async () => {
  await freshWorkspace();
  const sentences = async (lang: string) =>
    (await get(`/persons/vera-lind/timeline?lang=${lang}`)).body.items.map(({ sentence }) => sentence).join();
  expect(await sentences('ru')).toMatch(/Вера Линд was смотритель порта .*Вера Линд was detained/);
  expect(await sentences('en')).toMatch(/Vera Lind was harbour warden .*Vera Lind was detained/);
  const log = await get('/developments?lang=en&type=case.registered');
  expect(log.body.items.map(({ sentence }) => sentence)).toContain(
    'The case “The blaze at quay nine” was added to the record.',
  );
});

test('a summary comes in the language asked for, beside all that were recorded', async () => {
  await freshWorkspace();
  const read = async (lang: string) => (await get(`/cases/quay-nine/timeline?lang=${lang}`)).body.items[0];
  expect(await read('en')).toMatchObject({ summary: 'Police detained Vera Lind.', lang: 'en', summaries: arrest });
  expect(await read('kk')).toMatchObject({ summary: 'Веру Линд задержали.', lang: 'ru' });
  for (const words of ['задержали', 'police']) {
    const { body } = await get(`/search?lang=en&q=${encodeURIComponent(words)}`);
    expect(body.items.map(({ snippet }) => snippet).join(), words).toContain('Police detained Vera Lind.');
  }
});

test('whoever follows the log gets it in the language asked for, also of a page that another just read', async () => {
  await freshWorkspace();
  const read = async (lang: string) =>
    (await get(`/developments?after=-1&limit=500&lang=${lang}`)).body.items.map(({ sentence }) => sentence).join();
  expect(await read('ru')).toContain('Вера Линд was detained');
  expect(await read('en')).toContain('Vera Lind was detained');
});

test('answers about texts in one language are as they were', async () => {
  await freshWorkspace();
  await append(detained({ occurred: '2024-03-01' }));
  const { body } = await get('/persons/ada-orlov/timeline');
  expect(body.items[0]).not.toHaveProperty('summaries');
  const state = await get('/cases/harbour-fire');
  expect(state.text).not.toContain('otherLanguages');
});

const tags = ['en', 'en-GB', 'kk', 'ru', 'ru-KZ'];

test('whatever is given and asked for, a title falls back to its base language, else the original', async () => {
  await freshWorkspace();
  const subsets = Array.from({ length: 2 ** tags.length - 1 }, (_, index) =>
    tags.filter((_tag, bit) => ((index + 1) >> bit) % 2 === 1),
  ).map((given, index) => (index % 2 === 0 ? given : given.toReversed()));
  await append(
    subsets.map((given, index) => ({
      id: randomUUID(),
      type: 'case.registered',
      data: { case: `case:c-${index}`, kind: 'civil', title: given.map((lang) => ({ text: `in ${lang}`, lang })) },
    })),
  );
  const expected = (given: readonly string[], asked: string) => {
    const base = asked.slice(0, 2);
    return [asked, base].find((it) => given.includes(it)) ?? given.find((it) => it.startsWith(base)) ?? given[0];
  };
  for (const asked of [...tags, 'kk-Latn', 'fr', 'ru-RU']) {
    const { body } = await get(`/cases?lang=${asked}&limit=500`);
    const names = new Map(body.items.map(({ id, name }) => [id, name]));
    for (const [index, given] of subsets.entries())
      expect(names.get(`case:c-${index}`), `${given} ${asked}`).toBe(`in ${expected(given, asked)}`);
  }
});
