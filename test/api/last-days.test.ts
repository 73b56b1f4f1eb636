// Last days of terms and of ends, and particulars of people, as states, lists, periods, diffs and pages say them.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADA, BO, cast, register } from '../support/drafts.ts';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { visit } from '../support/visit.ts';

const [CY, DI, POLICE] = ['person:cy-venn', 'person:di-amar', 'organization:harbour-police'];
const [EL, FLO, GUS, HAL] = ['person:el-ostrom', 'person:flo-marsh', 'person:gus-hale', 'person:hal-orr'];
const COURT = 'organization:quay-court';
const reported = {
  summary: 'It happened.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: 'source:harbour-gazette-1' }],
};
const office = (person: string) => ({ person, organization: POLICE, title: 'judge' });
const assumed = (person: string, occurred: string, until?: string) => ({
  type: 'office.assumed',
  occurred,
  data: { ...office(person), ...(until ? { until } : {}) },
  ...reported,
});
const left = (person: string, occurred: string, lastDay?: true) => ({
  type: 'office.left',
  occurred,
  data: { ...office(person), manner: 'term_ended', ...(lastDay ? { lastDay } : {}) },
  ...reported,
});
const TITLES = [
  { text: 'секретарь', lang: 'ru' },
  { text: 'clerk', lang: 'en' },
];
const sits = (person: string, occurred: string, more: object = {}) =>
  happened('office.assumed', { person, organization: COURT, title: 'judge', ...more }, { occurred });
const happened = (type: string, data: object, more: object = {}) => ({ type, data, ...reported, ...more });

const tag = { subject: 'case:harbour-fire', tag: 'arson', kind: 'theme' };

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const batches = [
    [...cast(), ...[CY, DI, EL, FLO, GUS, HAL, COURT].flatMap((it) => register(it))],
    [
      assumed(ADA, '2020-01-01', '2024-12-31'),
      // A later report that does not repeat the last day, and one that begins after it.
      assumed(ADA, '2022-05', undefined),
      assumed(BO, '2020-01-01'),
      left(BO, '2021-03-31', true),
      assumed(BO, '2021-04-01'),
      left(BO, '2022-06-30', true),
      assumed(CY, '2020-01-01'),
      left(CY, '2021-03-31'),
      assumed(DI, '2020-01-01', '2020-12'),
      assumed(DI, '2023-01-01', '2025-12-31'),
      // Appointed again on the last day: without a last day of the new term, with one, and with a gap between.
      sits(EL, '2020-01-01', { until: '2024-12-31' }),
      sits(EL, '2024-12-31'),
      sits(FLO, '2020-01-01', { until: '2024-12-31' }),
      sits(FLO, '2024-12-31', { until: '2029-12-31' }),
      sits(GUS, '2020-01-01', { until: '2021-12-31' }),
      sits(GUS, '2023-01-01'),
      // The same office under a new title, and left under its title in another language.
      happened('office.assumed', { person: ADA, organization: COURT, title: TITLES }, { occurred: '2015' }),
      happened(
        'office.assumed',
        { person: ADA, organization: COURT, title: 'chief clerk', office: 'секретарь', acting: true },
        { occurred: '2017-01-01' },
      ),
      happened(
        'office.left',
        { person: ADA, organization: COURT, title: 'clerk', office: 'секретарь', manner: 'resigned', lastDay: true },
        { occurred: '2018-12-31' },
      ),
      // An election that is annulled.
      happened('office.assumed', { person: HAL, organization: COURT, title: 'president' }, { occurred: '2021-03-01' }),
      happened(
        'mandate.changed',
        { person: HAL, organization: COURT, title: 'president', step: 'annulled' },
        { occurred: '2021-06-01' },
      ),
      happened('person.described', { person: ADA, born: '1979-04', sex: 'female' }, { occurred: '2024-01-01' }),
      happened('citizenship.changed', { person: ADA, country: 'KZ', change: 'held' }, { occurred: '2000' }),
      happened('citizenship.changed', { person: ADA, country: 'PL', change: 'acquired' }, { occurred: '2010-02-03' }),
      happened('citizenship.changed', { person: ADA, country: 'KZ', change: 'renounced' }, { occurred: '2012-05-06' }),
      happened(
        'person.treated',
        { person: BO, treatment: 'hunger_strike', change: 'began' },
        { occurred: '2021-02-01' },
      ),
      happened(
        'person.treated',
        { person: BO, treatment: 'hunger_strike', change: 'ended', lastDay: true },
        { occurred: '2021-02-20' },
      ),
      happened(
        'person.treated',
        { person: BO, treatment: 'ill_treatment', change: 'happened', by: POLICE },
        { occurred: '2021-02-05', attribution: { by: BO, standing: 'alleged' } },
      ),
      happened('tag.changed', { ...tag, change: 'added', by: POLICE }, { occurred: '2021-01-01' }),
      happened('tag.changed', { ...tag, change: 'added', by: ADA }, { occurred: '2021-01-01' }),
      happened('tag.changed', { ...tag, change: 'removed', by: ADA }, { occurred: '2022-01-01' }),
      happened('organization.described', {
        organization: POLICE,
        kind: 'court',
        place: 'the harbour',
        country: 'KZ',
        coordinates: { latitude: '43.2389', longitude: '76.8897' },
      }),
    ],
  ];
  for (const batch of batches) {
    const { status, text } = await server.post('/v1/main/developments', batch, { token: ADMIN_TOKEN });
    expect(status, text).toBe(201);
  }
});
afterAll(async () => {
  await server.close();
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
});

interface List {
  readonly items: readonly { readonly id: string }[];
}

async function listed(filter: string, asOf: string, certainty = 'stated'): Promise<string[]> {
  const { body } = await server.get<List>(`/v1/main/${filter}&asOf=${asOf}&certainty=${certainty}`);
  return body.items.map(({ id }) => id);
}
const holders = (asOf: string, certainty?: string) => listed(`persons?office=${POLICE}`, asOf, certainty);

test('an office is held on its first and its last day, and not on the day after', async () => {
  expect(await holders('2019-12-31')).toEqual([]);
  expect(await holders('2020-01-01')).toEqual([ADA, BO, CY, DI]);
  // The end of a term in December 2020 is not clear before its last day.
  expect(await holders('2020-12-31', 'certain')).toEqual([ADA, BO, CY]);
  expect(await holders('2020-12-31')).toEqual([ADA, BO, CY, DI]);
  expect(await holders('2021-01-01')).toEqual([ADA, BO, CY]);
  // Without `lastDay` the date of an end is the first day without it.
  expect(await holders('2021-03-30')).toEqual([ADA, BO, CY]);
  expect(await holders('2021-03-31')).toEqual([ADA, BO]);
  expect(await holders('2021-04-01')).toEqual([ADA, BO]);
  expect(await holders('2022-06-30')).toEqual([ADA, BO]);
  expect(await holders('2022-07-01')).toEqual([ADA]);
  expect(await holders('2022-12-31')).toEqual([ADA]);
  expect(await holders('2023-01-01')).toEqual([ADA, DI]);
  expect(await holders('2024-12-31')).toEqual([ADA, DI]);
  expect(await holders('2025-01-01')).toEqual([DI]);
  expect(await holders('2025-12-31')).toEqual([DI]);
  expect(await holders('2026-01-01')).toEqual([]);
});

const sitting = (asOf: string, certainty?: string) => listed(`persons?office=${COURT}`, asOf, certainty);

test('who is appointed again on the last day of a term holds the office on, and surely', async () => {
  expect(await sitting('2024-12-31', 'certain')).toEqual([EL, FLO, GUS]);
  expect(await sitting('2025-01-01', 'certain')).toEqual([EL, FLO, GUS]);
  expect(await sitting('2029-12-31')).toEqual([EL, FLO, GUS]);
  expect(await sitting('2030-01-01')).toEqual([EL, GUS]);
  // Between two terms, and in the second: the first is no other date of that.
  expect(await sitting('2021-12-31', 'certain')).toContain(GUS);
  expect(await sitting('2022-01-01', 'possible')).not.toContain(GUS);
  const { body } = await server.get<{ state: { offices: { since: { edtf: string }; otherDates: object[] }[] } }>(
    '/v1/main/persons/gus-hale?asOf=2024-01-01',
  );
  expect(body.state.offices).toMatchObject([{ certainty: 'certain', since: { edtf: '2023-01-01' }, otherDates: [] }]);
  const terms = await server.get<{ items: { from: string; to: string | null }[] }>(
    '/v1/main/persons/flo-marsh/periods?attribute=office',
  );
  expect(terms.body.items.map(({ from, to }) => [from, to])).toEqual([
    ['2020-01-01', '2024-12-30'],
    ['2024-12-31', '2029-12-31'],
  ]);
});

test('an office under another title is the same office where the record says so', async () => {
  const titlesOn = async (asOf: string) => {
    const { body } = await server.get<{ state: { offices: { value: { title: string; acting: boolean } }[] } }>(
      `/v1/main/persons/ada-orlov?asOf=${asOf}`,
    );
    return body.state.offices.map(({ value }) => [value.title, value.acting]);
  };
  expect(await titlesOn('2016-06-01')).toEqual([['секретарь', null]]);
  expect(await titlesOn('2018-12-31')).toEqual([['chief clerk', true]]);
  expect(await titlesOn('2019-01-01')).toEqual([]);
  const page = await visit(server, '/main/persons/ada-orlov?asOf=2018-12-31');
  expect(page.text).toContain('chief clerk</bdi> · acting');
});

test('who was elected holds the office until the election is annulled, and not from that day on', async () => {
  expect(await sitting('2021-05-31')).toContain(HAL);
  expect(await sitting('2021-06-01')).not.toContain(HAL);
  const page = await visit(server, '/main/persons/hal-orr?asOf=2021-06-01');
  expect(page.text).toContain('appointment or election annulled');
});

test('refuses a last day of what only begins, and an end of what ends', async () => {
  for (const [type, data, field] of [
    ['sanction.changed', { target: ADA, programme: 'list', change: 'listed', lastDay: true }, 'lastDay'],
    ['sanction.changed', { target: ADA, programme: 'list', change: 'delisted', until: '2030' }, 'until'],
    ['person.treated', { person: ADA, treatment: 'attack', change: 'happened', until: '2030' }, 'until'],
    ['wanted.declared', { person: ADA, lastDay: true }, 'lastDay'],
    ['mandate.changed', { person: ADA, step: 'not_removed', until: '2030' }, 'until'],
    ['mandate.changed', { person: ADA, step: 'suspended', until: '2019' }, 'until'],
  ] as const) {
    const { status, text } = await server.post('/v1/main/developments', [happened(type, data, { occurred: '2024' })], {
      token: ADMIN_TOKEN,
    });
    expect(status, text).toBe(422);
    expect(text).toContain(`/data/${field}`);
  }
});

test('a state of emergency ends with its last day', async () => {
  const id = randomUUID();
  const ordered = { case: 'case:harbour-fire', kind: 'curfew_imposed' };
  const drafts = [
    { id, ...happened('measure.ordered', ordered, { occurred: '2022-01-05' }) },
    happened('measure.ordered', { ...ordered, until: '2022-01-31' }, { occurred: '2022-01-05' }),
    happened('measure.lifted', { case: ordered.case, measure: id, lastDay: true }, { occurred: '2022-01-20' }),
  ];
  expect((await server.post('/v1/main/developments', drafts, { token: ADMIN_TOKEN })).status).toBe(201);
  const countOn = async (asOf: string) => {
    const { body } = await server.get<{ state: { measures: object[] } }>(`/v1/main/cases/harbour-fire?asOf=${asOf}`);
    return body.state.measures.length;
  };
  expect([await countOn('2022-01-20'), await countOn('2022-01-21')]).toEqual([2, 1]);
  expect([await countOn('2022-01-31'), await countOn('2022-02-01')]).toEqual([1, 0]);
});

test('the holders of an organization end alike', async () => {
  const titles = async (asOf: string) => {
    const { body } = await server.get<{ state: { holders: { value: { person: string } }[] } }>(
      `/v1/main/organizations/harbour-police?asOf=${asOf}`,
    );
    return body.state.holders.map(({ value }) => value.person).sort();
  };
  expect(await titles('2021-04-01')).toEqual([ADA, BO]);
  expect(await titles('2024-12-31')).toEqual([ADA, DI]);
  expect(await titles('2026-01-01')).toEqual([]);
});

test('periods, diffs and pages say the last day', async () => {
  const { body } = await server.get<{ items: { from: string; to: string | null }[] }>(
    '/v1/main/persons/bo-tarn/periods?attribute=office',
  );
  // The second term began on the day after the last one of the first.
  expect(body.items.map(({ from, to }) => [from, to])).toEqual([['2020-01-01', '2022-06-30']]);
  const diff = await server.get<{ changes: { attribute: string; change: string; because: { id: string }[] }[] }>(
    '/v1/main/persons/ada-orlov/diff?from=2024-12-31&to=2025-01-01',
  );
  expect(diff.body.changes).toMatchObject([{ attribute: 'office', change: 'removed' }]);
  expect(diff.body.changes[0]?.because.length).toBeGreaterThan(0);
  const page = await visit(server, '/main/persons/ada-orlov?asOf=2025-02-01');
  expect(page.text).toContain('held until and including 31 December 2024');
  const earlier = await visit(server, '/main/persons/bo-tarn?asOf=2023-01-01');
  expect(earlier.text).toContain('held until and including 30 June 2022');
  expect(earlier.text).toContain('This was so until and including 30 June 2022.');
});

test('a last day before the beginning is refused, and so is one without an end', async () => {
  for (const until of ['2019-12-31', '2019/..']) {
    const { status, text } = await server.post('/v1/main/developments', [assumed(ADA, '2020-01-01', until)], {
      token: ADMIN_TOKEN,
    });
    expect(status).toBe(422);
    expect(text).toContain('until');
  }
});

test('particulars are listed as of a day; birth and sex hold always', async () => {
  expect(await listed('persons?born=1979', '1900-01-01')).toEqual([ADA]);
  expect(await listed('persons?sex=female', '2024-01-01')).toEqual([ADA]);
  expect(await listed('persons?citizenship=KZ', '2012-05-05')).toEqual([ADA]);
  expect(await listed('persons?citizenship=KZ', '2012-05-06')).toEqual([]);
  expect(await listed('persons?citizenship=PL', '2012-05-06')).toEqual([ADA]);
  expect(await listed('persons?condition=hunger_strike', '2021-02-20')).toEqual([BO]);
  expect(await listed('persons?condition=hunger_strike', '2021-02-21')).toEqual([]);
  expect(await listed('organizations?organizationKind=court', '2000-01-01')).toEqual([POLICE]);
});

test('a tag is of the one who gave it, and another may take away only their own', async () => {
  expect(await listed('cases?tag=arson', '2021-06-01')).toEqual(['case:harbour-fire']);
  expect(await listed('cases?tag=arson', '2022-06-01')).toEqual(['case:harbour-fire']);
  const { body } = await server.get<{ state: { tags: { value: object }[] } }>(
    '/v1/main/cases/harbour-fire?asOf=2022-06-01',
  );
  expect(body.state.tags.map(({ value }) => value)).toEqual([{ tag: 'arson', kind: 'theme', by: POLICE }]);
});

test('what a person alleges is a claim, and no treatment', async () => {
  expect(await listed('persons?treatment=any', '2024-01-01')).toEqual([]);
  expect(await listed('persons?claim=alleged', '2024-01-01')).toEqual([BO]);
  const page = await visit(server, '/main/persons/bo-tarn?asOf=2024-01-01');
  expect(page.text).toContain('Alleged by');
});
