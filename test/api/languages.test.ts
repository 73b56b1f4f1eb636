// Names, titles and summaries in the language that a caller asks for.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast, detained, FIRE, register } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';

const QUAY = 'case:quay-nine';
const REPORT = 'source:quay-report';
const title = [
  { text: 'Пожар на причале', lang: 'ru' },
  { text: 'The blaze at quay nine', lang: 'en' },
  { text: 'Айлақтағы өрт', lang: 'kk-Cyrl' },
];

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
  await append([...cast(), quay(), report()]);
}

const quay = (id: string = randomUUID()) => ({
  id,
  type: 'case.registered',
  data: { case: QUAY, kind: 'criminal', title },
});
const report = () => ({ id: randomUUID(), type: 'source.registered', data: { source: REPORT, title } });

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
  const person = 'person:vera-lind';
  const names = [
    { text: 'Вера Линд', lang: 'ru' },
    { text: 'Vera Lind', lang: 'en' },
  ];
  await append([
    { ...register(person)[0], data: { person, names } },
    { ...detained({ occurred: '2024-03-01' }, person), data: { person, case: QUAY } },
  ]);
  const { body } = await get('/persons/vera-lind/timeline?lang=ru');
  expect(body.items[0]?.sentence).toContain('Вера Линд');
  const english = await get('/persons/vera-lind/timeline?lang=en');
  expect(english.body.items[0]?.sentence).toContain('Vera Lind');
  const log = await get('/developments?lang=en&type=case.registered');
  expect(log.body.items.map(({ sentence }) => sentence)).toContain(
    'The case “The blaze at quay nine” was added to the record.',
  );
});

test('a summary comes in the language asked for, beside all that were recorded', async () => {
  await freshWorkspace();
  const summary = [
    { text: 'Аду Орлову задержали.', lang: 'ru' },
    { text: 'Police detained Ada Orlov.', lang: 'en' },
  ];
  await append({ ...detained({ occurred: '2024-03-01' }), summary });
  const read = async (lang: string) => (await get(`/persons/ada-orlov/timeline?lang=${lang}`)).body.items[0];
  expect(await read('en')).toMatchObject({ summary: 'Police detained Ada Orlov.', lang: 'en', summaries: summary });
  expect(await read('kk')).toMatchObject({ summary: 'Аду Орлову задержали.', lang: 'ru' });
  for (const words of ['задержали', 'police']) {
    const { body } = await get(`/search?lang=en&q=${encodeURIComponent(words)}`);
    expect(body.items.map(({ snippet }) => snippet).join(), words).toContain('Police detained Ada Orlov.');
  }
});

test('answers that nobody asks for in a language are as they were', async () => {
  await freshWorkspace();
  await append(detained({ occurred: '2024-03-01' }));
  const { body } = await get('/persons/ada-orlov/timeline');
  expect(body.items[0]).not.toHaveProperty('summaries');
  const state = await get('/cases/harbour-fire');
  expect(state.text).not.toContain('others');
});
