// Pages and files in the language of the page; a form that takes a text in several.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../src/words/en.ts';
import { makeLanguage } from '../../src/words/language.ts';
import { controlsOf } from '../support/form-fields.ts';
import { openTestServer, type TestServer } from '../support/http.ts';
import { inLanguages } from '../support/in-languages.ts';
import { record, visit } from '../support/visit.ts';

let english: TestServer;
let russian: TestServer;
let cookie: string;
beforeAll(async () => {
  english = await openTestServer();
  // Its messages are English, so that only names and texts of the record differ.
  russian = await openTestServer({ language: makeLanguage('ru', en, 'en-GB') });
  for (const server of [english, russian]) {
    await server.makeWorkspace('quay', true);
    await record(server, 'quay', inLanguages());
  }
  cookie = `annalist_token=${await english.makeToken('editor', 'recorder', 'quay')}`;
});
afterAll(async () => {
  await english?.close();
  await russian?.close();
});

const pages = ['persons/vera-lind', 'persons/vera-lind/dossier', 'cases/quay-nine', 'cases', 'persons', 'audit'];
/** Nothing there lists all names of a subject. */
const withoutOthers = ['cases', 'persons', 'audit'];

test.each(pages)('%s names people and cases in the language of the page', async (page) => {
  const [inEnglish, inRussian] = await Promise.all(
    [english, russian].map(async (server) => (await visit(server, `/quay/${page}`)).text),
  );
  const name = page.includes('person') ? ['Vera Lind', 'Вера Линд'] : ['The blaze at quay nine', 'Пожар на причале'];
  expect(inEnglish).toContain(name[0]);
  expect(inRussian).toContain(name[1]);
  if (withoutOthers.includes(page)) expect(inRussian).not.toContain(`>${name[0]}<`);
});

test('the page of a subject shows the original beside its name, each with its language', async () => {
  const { text } = await visit(english, '/quay/cases/quay-nine');
  expect(text).toContain('<h1><bdi lang="en">The blaze at quay nine</bdi></h1>');
  expect(text).toContain('In the original: <bdi lang="ru">Пожар на причале</bdi>');
  expect(text).toContain('Also: <bdi lang="kk-Cyrl">Айлақтағы өрт</bdi>');
  const original = await visit(russian, '/quay/cases/quay-nine');
  expect(original.text).toContain('<h1><bdi lang="ru">Пожар на причале</bdi></h1>');
  expect(original.text).not.toContain('In the original');
});

test('a summary and the title of an office stand in the language of the page; the development shows all', async () => {
  const page = await visit(english, '/quay/persons/vera-lind');
  expect(page.text).toContain('Police detained Vera Lind.');
  expect(page.text).not.toContain('Веру Линд задержали.');
  expect(page.text).toContain('harbour warden');
  const { body } = await english.get<{ items: { id: string }[] }>('/v1/quay/developments?type=person.detained');
  const id = body.items[0]?.id;
  const own = await visit(english, `/quay/developments/${id}`);
  expect(own.text).toContain('<bdi lang="ru">Веру Линд задержали.</bdi> (Russian)');
});

test('files name people and cases in the language of the page', async () => {
  const csv = async (server: TestServer, file: string) => (await visit(server, `/quay/${file}.csv`)).text;
  expect(await csv(english, 'cases')).toContain('The blaze at quay nine');
  expect(await csv(russian, 'cases')).toContain('Пожар на причале');
  expect(await csv(russian, 'persons/vera-lind/timeline')).toContain('Веру Линд задержали.');
  expect(await csv(english, 'persons/vera-lind/timeline')).toContain('Police detained Vera Lind.');
});

test('search finds a case by its title in any language and shows the one of the page', async () => {
  const { text } = await visit(english, `/quay/search?q=${encodeURIComponent('айлақтағы')}`);
  expect(text).toContain('The blaze at quay nine');
});

/** Presses a button of the form, as a browser without scripts does. */
async function press(path: string, fields: Iterable<readonly [string, string]>, button: string) {
  return visit(english, path, { cookie, form: { ...Object.fromEntries(fields), do: button } });
}

test('a form asks for one title, then for others with their languages, without any script', async () => {
  const path = '/quay/add/case.registered';
  const first = await visit(english, path, { cookie });
  const sent = controlsOf(first.text);
  expect([...sent.keys()].filter((name) => name.startsWith('data.title'))).toEqual(['data.title']);
  expect(first.text).toContain('Add another language');
  sent.set('data.case', 'The mill case');
  sent.set('data.kind', 'civil');
  sent.set('data.title', 'Дело о мельнице');
  const second = controlsOf((await press(path, sent, 'more:data.title')).text);
  second.set('data.title.0.lang', 'ru');
  second.set('data.title.1.text', 'The mill case');
  const faulty = await press(path, second, 'preview');
  expect(faulty.status).toBe(422);
  expect(faulty.text).toContain('href="#f-data.title.1.lang"');
  second.set('data.title.1.lang', 'en');
  const preview = await press(path, second, 'preview');
  expect(preview.text).toContain('The case “The mill case” was added to the record.');
  const recorded = await press(path, controlsOf(preview.text, 'name="do" value="record"'), 'record');
  expect(recorded.status).toBe(303);
  const { body } = await english.get<{ name: string }>('/v1/quay/cases/the-mill-case?lang=ru');
  expect(body.name).toBe('Дело о мельнице');
});

test('a correction begins with every language that was recorded', async () => {
  const { body } = await english.get<{ items: { id: string; type: string; data: { case: string } }[] }>(
    '/v1/quay/developments?type=case.registered',
  );
  const id = body.items.find(({ data }) => data.case === 'case:quay-nine')?.id;
  const form = await visit(english, `/quay/developments/${id}/correct`, { cookie });
  const sent = controlsOf(form.text);
  const typed = [...sent].filter(([name]) => name.includes('.title')).map(([, text]) => text);
  expect(typed).toEqual(['Пожар на причале', 'ru', 'The blaze at quay nine', 'en', 'Айлақтағы өрт', 'kk-Cyrl']);
});
