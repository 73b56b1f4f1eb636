// The invented lists of Tamrin: who is held on each census day, by region, theme, medium, article and place.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { visit } from '../support/visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ fiction: true });
}, 120_000);
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

interface List {
  readonly items: readonly { readonly id: string }[];
  readonly mayMatch?: number;
}
type Filters = Readonly<Record<string, string>>;

const CODE = 'Criminal Code of Tamrin (fiction), article';
const JOURNALISTS = { occupation: 'journalist', custody: 'in_custody' };
const PRISONERS = { recognition: 'political_prisoner', custody: 'in_custody' };
const inCustody = { custody: 'in_custody' };

async function ask(filters: Filters, asOf: string): Promise<List> {
  const query = new URLSearchParams({ ...filters, asOf, limit: '500' });
  const { status, body, text } = await server.get<List>(`/v1/fiction/persons?${query}`);
  expect(status, text).toBe(200);
  return body;
}

/** The people of Tamrin who are listed, without “person:”. The other invented stories are elsewhere. */
async function listOn(filters: Filters, asOf: string): Promise<string[]> {
  const { items } = await ask(filters, asOf);
  return items.filter(({ id }) => tamrin.has(id)).map(({ id }) => id.replace('person:', ''));
}

const tamrin = new Set(
  [
    'ilse-marrovan oren-talvik ulric-tammerin rhea-maldane tobin-astrel yara-fenwisk corin-wexlow sunniva-kerrow',
    'halla-brinkar mika-dornel jonas-imrel senna-ilvane bram-oldery dov-karrindel petra-solvane lisbet-cranow',
    'edda-rowanne',
  ]
    .join(' ')
    .split(' ')
    .map((slug) => `person:${slug}`),
);

const censuses = [
  { year: 2018, journalists: ['oren-talvik'], prisoners: ['oren-talvik', 'ulric-tammerin'] },
  {
    year: 2019,
    journalists: ['ilse-marrovan', 'oren-talvik', 'tobin-astrel'],
    prisoners: ['ilse-marrovan', 'oren-talvik', 'ulric-tammerin'],
  },
  {
    year: 2020,
    journalists: ['ilse-marrovan', 'oren-talvik'],
    prisoners: ['corin-wexlow', 'ilse-marrovan', 'oren-talvik', 'ulric-tammerin'],
  },
  {
    year: 2021,
    journalists: ['bram-oldery', 'ilse-marrovan', 'sunniva-kerrow'],
    prisoners: ['corin-wexlow', 'halla-brinkar', 'ilse-marrovan', 'ulric-tammerin'],
  },
  {
    year: 2022,
    journalists: ['petra-solvane', 'yara-fenwisk'],
    prisoners: ['corin-wexlow', 'dov-karrindel', 'halla-brinkar', 'yara-fenwisk'],
  },
  {
    year: 2023,
    journalists: ['edda-rowanne', 'yara-fenwisk'],
    prisoners: ['corin-wexlow', 'halla-brinkar', 'yara-fenwisk'],
  },
];

describe.each(censuses)('on 1 December $year', ({ year, journalists, prisoners }) => {
  const day = `${year}-12-01`;

  test('the journalists in custody', async () => {
    expect(await listOn(JOURNALISTS, day)).toEqual(journalists);
  });

  test('the political prisoners in custody', async () => {
    expect(await listOn(PRISONERS, day)).toEqual(prisoners);
  });

  test('the same in the file', async () => {
    const query = new URLSearchParams({ ...JOURNALISTS, asOf: day });
    const { text } = await visit(server, `/fiction/persons.csv?${query}`);
    const rows = [...text.matchAll(/person:[a-z-]+/g)].map(([id]) => id).filter((id) => tamrin.has(id));
    expect([...new Set(rows)].sort()).toEqual(journalists.map((slug) => `person:${slug}`));
  });
});

test('on 1 December 2020 one more may have been arrested already', async () => {
  const day = '2020-12-01';
  const may = await listOn({ ...JOURNALISTS, certainty: 'possible' }, day);
  expect(may).toEqual(['ilse-marrovan', 'oren-talvik', 'sunniva-kerrow']);
  expect((await ask(JOURNALISTS, day)).mayMatch).toBe(1);
  expect(await listOn({ ...JOURNALISTS, certainty: 'certain' }, day)).not.toContain('sunniva-kerrow');
});

describe('on 1 December 2021, who is held', () => {
  const day = '2021-12-01';

  test.each([
    ['Osk Coast', ['bram-oldery', 'halla-brinkar', 'sunniva-kerrow', 'ulric-tammerin']],
    ['Velm Highlands', ['ilse-marrovan']],
    ['Tamrin City', ['corin-wexlow']],
  ])('from the region %s', async (tag, expected) => {
    expect(await listOn({ ...inCustody, tag }, day)).toEqual(expected);
  });

  test.each([
    ['corruption', ['ilse-marrovan']],
    ['human rights', ['halla-brinkar', 'sunniva-kerrow']],
    ['freedom of assembly', ['corin-wexlow', 'ulric-tammerin']],
  ])('under the theme %s', async (tag, expected) => {
    expect(await listOn({ ...inCustody, tag }, day)).toEqual(expected);
  });

  test.each([
    ['print', ['ilse-marrovan']],
    ['radio', ['bram-oldery']],
    ['photography', ['sunniva-kerrow']],
    ['internet', []],
  ])('of the medium %s', async (tag, expected) => {
    expect(await listOn({ ...JOURNALISTS, tag }, day)).toEqual(expected);
  });

  test.each([
    ['112', ['halla-brinkar', 'ilse-marrovan']],
    ['140', ['corin-wexlow', 'sunniva-kerrow', 'ulric-tammerin']],
    ['205', ['corin-wexlow']],
    ['231', []],
  ])('under article %s', async (article, expected) => {
    expect(await listOn({ ...inCustody, counts: `law:${CODE} ${article}` }, day)).toEqual(expected);
  });

  test.each([
    ['Greyholt Remand Prison (fiction)', ['halla-brinkar', 'sunniva-kerrow']],
    ['Colony 4 at Ebbe (fiction)', ['ilse-marrovan']],
    ['Colony 9 at Velm (fiction)', ['corin-wexlow', 'ulric-tammerin']],
  ])('in %s', async (place, expected) => {
    expect(await listOn({ custody: `place:${place}` }, day)).toEqual(expected);
  });
});

test('a law or a place that is not on record finds no one; another word is refused', async () => {
  expect(await listOn({ counts: 'law:article 999' }, '2021-12-01')).toEqual([]);
  expect(await listOn({ custody: 'place:Colony 40' }, '2021-12-01')).toEqual([]);
  for (const query of ['counts=lawful', 'custody=prison:Colony 4'])
    expect((await server.get(`/v1/fiction/persons?${query}`)).status, query).toBe(400);
});

test.each([
  ['ilse-marrovan', 'a prison term', '2022-03-13', '2022-03-14'],
  ['halla-brinkar', 'a reduced prison term', '2024-02-04', '2024-02-05'],
  ['bram-oldery', 'an administrative arrest', '2021-12-09', '2021-12-10'],
  ['jonas-imrel', 'an administrative arrest', '2021-05-15', '2021-05-16'],
])('%s is in custody on the last day of %s, and no longer', async (slug, _, last, next) => {
  expect(await listOn(inCustody, last)).toContain(slug);
  expect(await listOn(inCustody, next)).not.toContain(slug);
});

test('releases, an exchange, parole and house arrest are told apart', async () => {
  expect(await listOn({ custody: 'exchanged' }, '2023-09-14')).toEqual(['petra-solvane']);
  expect(await listOn({ custody: 'restricted' }, '2022-12-01')).toEqual([
    'jonas-imrel',
    'lisbet-cranow',
    'ulric-tammerin',
  ]);
  expect(await listOn({ custody: 'parole' }, '2022-12-01')).toEqual(['ulric-tammerin']);
  expect(await listOn({ custody: 'house_arrest' }, '2022-12-01')).toEqual(['lisbet-cranow']);
  expect(await listOn({ recognition: 'political_prisoner' }, '2022-01-14')).toContain('jonas-imrel');
  expect(await listOn({ recognition: 'political_prisoner' }, '2022-01-15')).not.toContain('jonas-imrel');
});

test('health, treatment and a death in custody', async () => {
  expect(await listOn({ condition: 'hunger_strike' }, '2021-02-20')).toEqual(['oren-talvik']);
  expect(await listOn({ condition: 'hunger_strike' }, '2021-02-21')).toEqual([]);
  expect(await listOn({ condition: 'punishment_cell' }, '2021-11-16')).toEqual(['corin-wexlow']);
  expect(await listOn({ condition: 'punishment_cell' }, '2021-11-17')).toEqual([]);
  expect(await listOn({ treatment: 'property_damaged' }, '2021-12-01')).toEqual(['mika-dornel']);
  expect(await listOn({ condition: 'entry_denied' }, '2021-12-01')).toEqual(['mika-dornel']);
  expect(await listOn({ life: 'dead' }, '2021-04-05')).toEqual(['oren-talvik']);
  expect(await listOn(JOURNALISTS, '2021-04-05')).not.toContain('oren-talvik');
});

test('what is only alleged moves nothing, and is shown as a claim', async () => {
  const { body } = await server.get<{ state: { custody: unknown }; claims: { value: { kind: string } }[] }>(
    '/v1/fiction/persons/yara-fenwisk?asOf=2021-12-01',
  );
  expect(body.state.custody).toBeNull();
  expect(body.claims.map(({ value }) => value)).toContainEqual(
    expect.objectContaining({ kind: 'custody.measure_set', by: 'person:osmund-fenwisk', standing: 'alleged' }),
  );
  for (const treatment of ['attack', 'ill_treatment', 'care_denied'])
    expect(await listOn({ treatment }, '2024-03-01')).toEqual([]);
});
