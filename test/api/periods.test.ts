// Questions over a period: when a value held between two days, when two held at once, and of whom.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADA, BO, cast, detained, officeAssumed, register, released } from '../support/drafts.ts';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';

interface Period {
  readonly attribute: string;
  readonly value: unknown;
  readonly from: string | null;
  readonly to: string | null;
  readonly dating: string;
  readonly because: readonly string[];
  readonly with: { readonly attribute: string } | null;
}
interface Answer {
  readonly from: string | null;
  readonly to: string;
  readonly items: readonly (Period & { readonly id: string; readonly periods: readonly Period[] })[];
  readonly next: string | null;
}

const CY = 'person:cy-venn';
let server: TestServer;
const arrest = detained({ occurred: '[2022-01-02..2022-01-31]' });
const release = released({ occurred: '[2022-01-20..2022-02-10]', after: [arrest.id] });
const again = detained({ occurred: '2023-05-05' });
const office = officeAssumed({ occurred: '2022-02-01' });
beforeAll(async () => {
  server = await openTestServer();
  const ofBo = [detained({ occurred: '2021-06-05' }, BO), released({ occurred: '2021-07-01' }, BO)];
  const ofCy = [officeAssumed({ occurred: '2010-01-01' }, CY), detained({ occurred: '2022-01-10' }, CY)];
  for (const batch of [
    [...cast(), ...register(CY)],
    [arrest, release, again, office, ...ofBo, ...ofCy],
  ]) {
    const { status, text } = await server.post('/v1/main/developments', batch, { token: ADMIN_TOKEN });
    expect(status, text).toBe(201);
  }
});
afterAll(async () => {
  await server.close();
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
});

const ask = (query: string) => server.get<Answer>(`/v1/main/${query}`);
const spans = (items: readonly Period[]) => items.map(({ from, to, dating }) => [from, to, dating]);

test('shows when a value held, with the days on which it really began and ended', async () => {
  const { status, body } = await ask('persons/ada-orlov/periods?attribute=custody&from=2022-01-15&to=2023-12-31');
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: ADA, from: '2022-01-15', to: '2023-12-31', next: null });
  expect(spans(body.items)).toEqual([
    ['2022-01-02', '2022-01-19', 'possible'],
    ['2022-01-02', '2022-01-30', 'possible'],
    ['2022-01-20', '2022-01-30', 'possible'],
    ['2022-01-20', '2022-02-09', 'possible'],
    ['2022-01-31', '2022-02-09', 'possible'],
    ['2022-01-31', '2022-02-09', 'possible'],
    ['2022-02-10', '2023-05-04', 'certain'],
    ['2023-05-05', null, 'certain'],
  ]);
  expect(body.items[0]?.value).toMatchObject({ group: 'not_clear', groups: ['in_custody'] });
  expect(body.items[6]?.value).toMatchObject({ group: 'released' });
  expect(body.items[0]).toMatchObject({ attribute: 'custody', because: [arrest.id], with: null });
  const early = await ask('persons/ada-orlov/periods?attribute=custody&to=2022-01-01');
  expect(early.body).toMatchObject({ from: null, items: [] });
});

test('each certainty leaves out what is less sure', async () => {
  const of = async (certainty: string) =>
    (await ask(`persons/ada-orlov/periods?attribute=custody&certainty=${certainty}`)).body.items.length;
  expect([await of('possible'), await of('stated'), await of('certain')]).toEqual([8, 5, 2]);
});

test('takes the former name of an attribute', async () => {
  const { status, body } = await ask('persons/ada-orlov/periods?attribute=legal_status');
  expect([status, body]).toEqual([200, (await ask('persons/ada-orlov/periods?attribute=legalStatus')).body]);
});

test('shows when two values held at once, as surely as the weaker of the two', async () => {
  const { body } = await ask('persons/ada-orlov/periods?attribute=office&with=custody');
  expect(spans(body.items)).toEqual([
    ['2022-02-01', '2022-02-09', 'possible'],
    ['2022-02-01', '2022-02-09', 'possible'],
    ['2022-02-01', '2022-02-09', 'possible'],
    ['2022-02-10', '2023-05-04', 'certain'],
    ['2023-05-05', null, 'certain'],
  ]);
  expect(body.items[0]).toMatchObject({ attribute: 'office', because: [office.id], with: { attribute: 'custody' } });
  expect(body.items[4]?.with).toMatchObject({ because: [again.id] });
});

test('lists whom a value held of on a day of the period, and of whom two held at once', async () => {
  const listed = async (query: string) =>
    (await ask(`periods/persons?${query}`)).body.items.map(({ id, periods }) => [id, ...spans(periods)]);
  expect(await listed('custody=detained&from=2021-06-20&to=2022-01-15')).toEqual([
    [BO, ['2021-06-05', '2021-06-30', 'certain']],
    [CY, ['2022-01-10', null, 'certain']],
  ]);
  expect(await listed('custody=detained&office=any&from=2022-01-01&to=2022-02-05')).toEqual([
    [CY, ['2022-01-10', null, 'certain']],
  ]);
  expect(await listed('custody=detained&office=any&to=2022-01-31&certainty=possible')).toEqual([
    [CY, ['2022-01-10', null, 'certain']],
  ]);
  const page = (await ask('periods/persons?custody=detained&limit=2')).body;
  expect(page.items.map(({ id }) => id)).toEqual([ADA, BO]);
  const rest = (await ask(`periods/persons?custody=detained&limit=2&cursor=${page.next}`)).body;
  expect(rest).toMatchObject({ items: [{ id: CY }], next: null });
});

test('answers as it was known at a moment', async () => {
  const before = await ask('persons/bo-tarn/periods?attribute=custody&knownAt=position:6');
  expect(before.body.items).toEqual([]);
  expect((await ask('persons/bo-tarn/periods?attribute=custody')).body.items).toHaveLength(2);
});

test('pages through many periods', async () => {
  const first = (await ask('persons/ada-orlov/periods?attribute=custody&limit=5')).body;
  const second = (await ask(`persons/ada-orlov/periods?attribute=custody&limit=5&cursor=${first.next}`)).body;
  expect([...first.items, ...second.items]).toHaveLength(8);
  expect(second.next).toBeNull();
});

test('refuses what it cannot answer, with the remedy', async () => {
  const wrong = [
    'persons/ada-orlov/periods',
    'persons/ada-orlov/periods?attribute=banana',
    'persons/ada-orlov/periods?attribute=custody&with=proceedings',
    'persons/ada-orlov/periods?attribute=custody&from=2023-01-01&to=2022-01-01',
    'persons/ada-orlov/periods?attribute=custody&asOf=2022-01-01',
    'periods/persons?from=2022-01-01',
    'periods/persons?custody=banana',
    'periods/persons?custody=any&office=any&charge=any',
    'periods/persons?custody=any&from=9999-12-31',
  ];
  for (const query of wrong)
    expect(await ask(query), query).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  expect(await ask('persons/no-such/periods?attribute=custody')).toMatchObject({ status: 404 });
});

test('cases, organizations and sources are asked alike', async () => {
  expect(await ask('cases/harbour-fire/periods?attribute=party')).toMatchObject({ status: 200, body: { items: [] } });
  expect((await ask('organizations/harbour-police/periods?attribute=holder&with=holder')).status).toBe(200);
  expect((await ask('periods/organizations?holder=any')).body.items.map(({ id }) => id)).toEqual([
    'organization:harbour-police',
  ]);
});
