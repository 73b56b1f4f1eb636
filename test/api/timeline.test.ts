// What a reader looks for on a timeline: filters, both orders, pages and counts, held against the whole.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { families } from '../../src/catalogue/families.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
let whole: readonly Entry[];
const CASE = '/v1/fiction/cases/halmeny-bridge/timeline';
const PERSON = '/v1/main/persons/karim-masimov/timeline';

beforeAll(async () => {
  server = await openTestServer({ corpus: true, fiction: true });
  whole = await entriesOf('');
}, 120_000);
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly occurred?: string | null;
  readonly recordedAt: string;
  readonly latest: string;
  readonly earliest: string | null;
  readonly summary?: string;
  readonly sources: readonly { readonly source: string; readonly quote?: string }[];
}
interface Facet {
  readonly value: string;
  readonly count: number;
}
interface Page {
  readonly items: readonly Entry[];
  readonly next: string | null;
  readonly facets?: Readonly<Record<'named' | 'sources' | 'types' | 'years', readonly Facet[]>> & { total: number };
}

async function ask(query: string, path = CASE): Promise<Page> {
  const { status, body, text } = await server.get<Page>(`${path}?${query}`);
  expect(status, text).toBe(200);
  return body;
}

/** All pages of an answer. */
async function entriesOf(query: string, limit = 500, path = CASE): Promise<Entry[]> {
  const items: Entry[] = [];
  for (let cursor = ''; ; ) {
    const page = await ask(`${query}&limit=${limit}${cursor}`, path);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** Only the day of recording ends its date. */
const isUndated = ({ occurred, latest, recordedAt }: Entry) =>
  (occurred ?? null) === null && latest === recordedAt.slice(0, 10);
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const names = (entry: Entry, subject: string) => JSON.stringify(entry).includes(`"${subject}"`);

describe('the developments of a case', () => {
  test('the newest come first, and those that only the day of recording dates last', async () => {
    const all = await entriesOf('', 500, PERSON);
    const newest = await entriesOf('order=newest', 500, PERSON);
    const [dated, undated] = [newest.filter((it) => !isUndated(it)), newest.filter(isUndated)];
    expect(undated.length).toBeGreaterThan(2);
    expect(newest).toEqual([...dated, ...undated]);
    expect(idsOf(dated)).toEqual(idsOf(all.filter((it) => !isUndated(it)).toReversed()));
    const days = dated.map(({ latest }) => latest);
    expect(days).toEqual([...days].sort().reverse());
    expect(idsOf(await entriesOf('order=newest', 1, PERSON))).toEqual(idsOf(newest));
  });

  test.each(['order=newest', 'order=oldest', 'order=newest&naming=person:davrin-khozhurel', 'q=bridge'])(
    'pages of %s hold each once',
    async (query) => {
      const all = await entriesOf(query);
      expect(all.length).toBeGreaterThan(5);
      expect(idsOf(await entriesOf(query, 3))).toEqual(idsOf(all));
    },
  );

  test('of a person, of two, and of a source', async () => {
    const [minister, deputy] = ['person:davrin-khozhurel', 'person:irmela-tashvar'];
    const own = await entriesOf(`naming=${minister}`);
    const both = await entriesOf(`naming=${minister},${deputy}`);
    expect(own.length).toBeGreaterThan(both.length);
    expect(both.length).toBeGreaterThan(0);
    for (const it of both) expect([names(it, minister), names(it, deputy)]).toEqual([true, true]);
    const [source = ''] = whole.flatMap((it) => it.sources.map((cited) => cited.source));
    const cited = whole.filter((it) => it.sources.some((one) => one.source === source));
    const found = idsOf(await entriesOf(`source=${source}`));
    // A corroboration brings further sources: what it confirms is found by them, too.
    expect(found).toEqual(expect.arrayContaining(idsOf(cited)));
    expect(await entriesOf(`naming=${source}`)).toEqual(await entriesOf(`source=${source}`));
  });

  test.each(families.map(({ name }) => name))('of the family %s', async (name) => {
    const types = families.find((it) => it.name === name)?.types.map((it) => it.name) ?? [];
    const expected = whole.filter(({ type }) => types.some((own) => own === type));
    expect(idsOf(await entriesOf(`family=${name}`))).toEqual(idsOf(expected));
  });

  test('of types, in a family that has only one of them', async () => {
    const expected = whole.filter(({ type }) => type === 'person.released');
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await entriesOf('types=person.released,verdict.delivered&family=custody'))).toEqual(idsOf(expected));
    expect(await entriesOf('types=verdict.delivered&family=custody')).toEqual([]);
  });

  test('of a period: whatever may have happened in it', async () => {
    const [from, to] = ['2022-01-01', '2022-12-31'];
    const expected = whole.filter((it) => it.latest >= from && (it.earliest === null || it.earliest <= to));
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await entriesOf(`occurredFrom=${from}&occurredTo=${to}`))).toEqual(idsOf(expected));
  });

  test('that hold words, or words like them', async () => {
    const found = await entriesOf('q=released');
    const exact = whole.filter(({ summary = '' }) => / released\b/.test(summary));
    expect(exact.length).toBeGreaterThan(0);
    expect(idsOf(found)).toEqual(expect.arrayContaining(idsOf(exact)));
    expect(found.length).toBeLessThan(whole.length);
  });

  test('are counted by whom they name, by source, type and year', async () => {
    const { facets } = await ask('facets=true&limit=1');
    const countOf = (facet: readonly Facet[] = []) => Object.fromEntries(facet.map((it) => [it.value, it.count]));
    expect(facets?.total).toBe(whole.length);
    for (const { value, count } of facets?.named ?? []) expect(await entriesOf(`naming=${value}`)).toHaveLength(count);
    for (const { value, count } of facets?.sources ?? [])
      expect(await entriesOf(`source=${value}`)).toHaveLength(count);
    const tally = (texts: readonly string[]) =>
      Object.fromEntries([...new Set(texts)].map((text) => [text, texts.filter((it) => it === text).length]));
    expect(countOf(facets?.types)).toEqual(tally(whole.map(({ type }) => type)));
    const years = whole.filter((it) => !isUndated(it)).map(({ latest }) => latest.slice(0, 4));
    expect(countOf(facets?.years)).toEqual(tally(years));
    expect((facets?.years ?? []).map(({ value }) => value)).toEqual([...new Set(years)].sort().reverse());
    expect((await ask('limit=1')).facets).toBeUndefined();
  });
});

describe('what cannot be read is refused, with its parameter', () => {
  test.each([
    ['naming=nobody-here', 'naming'],
    ['source=x', 'source'],
    ['family=crimes', 'family'],
    ['types=person.flew', 'types'],
    ['q=%20', 'q'],
    ['q=%2C', 'q'],
    ['occurredFrom=2022-02-30', 'occurredFrom'],
    ['occurredFrom=2023-01-01&occurredTo=2022-01-01', 'occurredFrom'],
    ['order=random', 'order'],
  ])('%s', async (query, parameter) => {
    const { status, body } = await server.get<{ errors: { path: string }[] }>(`${CASE}?${query}`);
    expect(status).toBe(400);
    expect(body.errors.map(({ path }) => path)).toEqual([parameter]);
  });

  test('the cursor of another question', async () => {
    const { next } = await ask('order=newest&limit=1');
    const { status } = await server.get(`${CASE}?limit=1&cursor=${encodeURIComponent(next ?? '')}`);
    expect(status).toBe(400);
  });
});

test('one who is not registered is named nowhere', async () => {
  expect(await entriesOf('naming=person:never-registered')).toEqual([]);
});
