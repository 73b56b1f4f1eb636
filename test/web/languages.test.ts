// Pages and files in the language of the page; a form that takes a text in several.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../src/words/en.ts';
import { makeLanguage } from '../../src/words/language.ts';
import { controlsOf } from '../support/form-fields.ts';
import { openTestServer, type TestServer } from '../support/http.ts';
import { inLanguages, QUAY } from '../support/in-languages.ts';
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
    await record(server, 'quay', vocabulary);
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

/** What the record calls things, in two languages. */
const floods = [
  { text: 'паводки', lang: 'ru' },
  { text: 'floods', lang: 'en' },
];
const texts = (ru: string, en: string) => [
  { text: ru, lang: 'ru' },
  { text: en, lang: 'en' },
];
const VERA = 'person:vera-lind';
const told = (type: string, data: object, more: object = {}) => ({
  type,
  occurred: '2022-01-05',
  data,
  summary: 'It happened.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: 'source:quay-report' }],
  ...more,
});
const arson = {
  charge: 'arson',
  offence: texts('поджог', 'arson'),
  law: texts('ст. 167 УК', 'Criminal Code, art. 167'),
};
const vocabulary = [
  told('tag.changed', { subject: VERA, tag: floods, kind: 'theme', change: 'added' }),
  told('tag.changed', { subject: QUAY, tag: 'floods', kind: 'theme', change: 'added' }),
  told('occupation.changed', { person: VERA, occupation: texts('поэт', 'poet'), change: 'began' }),
  told('person.recognized', {
    person: VERA,
    recognition: 'other',
    title: texts('узник слова', 'prisoner of the word'),
    change: 'granted',
    basis: texts('За стихи.', 'For poems.'),
  }),
  told('sanction.changed', { target: VERA, programme: texts('список Нагорья', 'Upland list'), change: 'listed' }),
  told('relationship.reported', { from: VERA, to: 'person:bo-tarn', kind: texts('сестра', 'sister') }),
  told(
    'charge.filed',
    { case: QUAY, persons: [VERA], charges: [arson] },
    { claim: { by: 'unstated', standing: 'alleged' } },
  ),
  told('document.filed', { case: QUAY, kind: 'minutes', title: texts('Протокол', 'Record of the hearing') }),
  told('order.progressed', {
    case: QUAY,
    kind: 'order',
    step: 'made',
    content: texts('закрыть склад', 'close the store'),
  }),
  told('motion.progressed', { case: QUAY, step: 'filed', request: texts('новая экспертиза', 'a new report') }),
];

/** Each in English and in Russian, by the page that shows it. */
const shown: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'persons/vera-lind': [
    ['floods', 'паводки'],
    ['poet', 'поэт'],
    ['prisoner of the word', 'узник слова'],
    ['Upland list', 'список Нагорья'],
    ['sister', 'сестра'],
    ['arson', 'поджог'],
    ['Criminal Code, art. 167', 'ст. 167 УК'],
  ],
  'cases/quay-nine': [
    ['arson', 'поджог'],
    ['Record of the hearing', 'Протокол'],
    ['close the store', 'закрыть склад'],
    ['a new report', 'новая экспертиза'],
  ],
};

test.each(Object.entries(shown))(
  '%s says what the record calls things in the reader’s language',
  async (page, words) => {
    const [inEnglish, inRussian, asked] = await Promise.all([
      visit(english, `/quay/${page}`),
      visit(russian, `/quay/${page}`),
      visit(english, `/quay/${page}?lang=ru-RU`),
    ]);
    for (const [en, ru] of words) {
      expect(inEnglish.text).toContain(en);
      expect(inRussian.text).toContain(ru);
      expect(asked.text).toContain(ru);
    }
    // Links keep the language; an unknown one falls back, and what is none is refused.
    expect(asked.text).toContain('lang=ru-RU');
    expect((await visit(english, `/quay/${page}?lang=fr`)).text).toContain(words[0]?.[0]);
    expect((await visit(english, `/quay/${page}?lang=no language`)).status).toBe(400);
  },
);

test('a list finds a value by its spelling in any language, whichever is the original', async () => {
  const idsOf = async (path: string) => {
    const { body, status, text } = await english.get<{ items: { id: string }[] }>(`/v1/quay/${path}`);
    expect(status, text).toBe(200);
    return body.items.map(({ id }) => id);
  };
  for (const tag of ['floods', 'паводки']) {
    for (const certainty of ['certain', 'stated', 'possible'])
      expect(await idsOf(`persons?tag=${encodeURIComponent(tag)}&certainty=${certainty}`)).toEqual([VERA]);
  }
  expect(await idsOf('cases?tag=floods')).toEqual([QUAY]);
  expect(await idsOf(`cases?tag=${encodeURIComponent('паводки')}`)).toEqual([]);
  expect(await idsOf('persons?occupation=poet&tag=floods')).toEqual([VERA]);
  expect(await idsOf('persons?occupation=poet&tag=storms')).toEqual([]);
  expect(await idsOf('persons?relationship=sister')).toEqual(['person:bo-tarn', VERA]);
  expect(await idsOf('persons?tag=floods&asOf=2022-01-04')).toEqual([]);
  const file = await visit(english, '/quay/persons.csv?tag=floods&lang=ru');
  expect(file.text).toContain('паводки');
  const { body } = await english.get<{ total: number }>('/v1/quay/persons?tag=floods&count=true');
  expect(body.total ?? 1).toBe(1);
});

test('a tag is taken away by its original text alone, and its state keeps every language', async () => {
  const { body } = await english.get<{ state: { tags: { key: string; value: object }[] } }>(
    '/v1/quay/persons/vera-lind',
  );
  expect(body.state.tags).toMatchObject([
    { key: 'unstated/theme/паводки', value: { tag: 'паводки', tags: floods, kind: 'theme' } },
  ]);
  await english.makeWorkspace('bank', true);
  await record(english, 'bank', [
    ...inLanguages(),
    told('tag.changed', { subject: VERA, tag: floods, kind: 'theme', change: 'added' }),
    told(
      'tag.changed',
      { subject: VERA, tag: 'паводки', kind: 'theme', change: 'removed' },
      { occurred: '2022-02-01' },
    ),
  ]);
  const after = await english.get<{ state: { tags: object[] } }>('/v1/bank/persons/vera-lind');
  expect(after.body.state.tags).toEqual([]);
});

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
  expect(own.text).toContain('<bdi lang="ru">Веру Линд задержали.</bdi> (<bdi>Russian</bdi>)');
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
