// Search through the API: names in any spelling, and the words of developments.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { likenessOf, SAME_NAME } from '../../src/names/likeness.ts';
import { corrected, GAZETTE, register, retracted } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { readPairs } from '../support/name-pairs.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await openTestServer({ corpus: true });
  for (const workspace of ['harbour', 'names']) await server.makeWorkspace(workspace, true);
  token = await server.makeToken('nina', 'recorder', 'harbour');
});
afterAll(() => server?.close());

interface Found {
  readonly what: 'subject' | 'development';
  readonly id: string;
  readonly name?: string;
  readonly matched?: string;
  readonly former?: boolean;
  readonly snippet?: string | null;
  readonly certainty?: string;
  readonly quotes?: readonly { readonly quote: string | null }[];
}
interface Page {
  readonly items: readonly Found[];
  readonly next: string | null;
}

async function search(workspace: string, q: string, more = ''): Promise<Page> {
  const { status, body, text } = await server.get<Page>(`/v1/${workspace}/search?q=${encodeURIComponent(q)}${more}`);
  expect(status, text.slice(0, 300)).toBe(200);
  return body;
}

async function append(body: unknown): Promise<number> {
  const answer = await server.post<{ position: number; items?: { position: number }[] }>(
    '/v1/harbour/developments',
    body,
    { token },
  );
  expect(answer.status, answer.text.slice(0, 400)).toBe(201);
  return answer.body.items?.at(-1)?.position ?? answer.body.position;
}

const person = (subject: string, names: readonly string[], more: object = {}) => ({
  id: randomUUID(),
  type: 'person.registered',
  data: { person: subject, names: names.map((text) => ({ text })), ...more },
});
const tell = (summary: string, occurred: string, more: object = {}) => ({
  id: randomUUID(),
  type: 'person.detained',
  occurred,
  data: { person: 'person:ada-orlov' },
  summary,
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: GAZETTE, quote: 'taken from her house at dawn' }],
  ...more,
});

describe('a name', () => {
  test.each(['Masimov', 'Massimov', 'Мәсімов', 'Масимов', 'MASIMOV Karim', 'karim masim'])(
    '“%s” finds one man first',
    async (q) => {
      const { items } = await search('main', q);
      expect(items[0]).toMatchObject({ what: 'subject', id: 'person:karim-masimov', name: 'Karim Masimov' });
      expect(items.filter(({ what, id }) => what === 'subject' && id.startsWith('person:'))).toHaveLength(1);
    },
  );

  test.each(['Ergozhin', 'Yergozhin', 'Ерғожин', 'Daulet Yergozhin'])('“%s” finds another', async (q) => {
    expect((await search('main', q, '&kind=person')).items.map(({ id }) => id)).toEqual(['person:daulet-ergozhin']);
  });

  test('that nobody bears finds nobody', async () => {
    for (const q of ['Sergeyeva', 'Ivanov', 'Qqqqq', '王小明'])
      expect((await search('main', q, '&kind=person')).items).toEqual([]);
  });

  test('is found in any spelling among all others of the labelled pairs: the right person first', async () => {
    const persons = gatherPersons();
    const writer = await server.makeToken('importer', 'recorder', 'names');
    const drafts = persons.map(([name = ''], index) => person(`person:p-${index}`, [name]));
    expect((await server.post('/v1/names/developments', drafts, { token: writer })).status).toBe(201);
    let [first, among, asked] = [0, 0, 0];
    for (const [index, [registered = '', ...spellings]] of persons.entries()) {
      for (const spelling of spellings) {
        const { items } = await search('names', spelling, '&kind=person');
        // Pairs are not labelled with one another: another spelling of the registered name is as right.
        const isRight = ({ matched = '' }: Found) => likenessOf(matched, registered) >= SAME_NAME;
        const at = items.findIndex((it) => it.id === `person:p-${index}` || isRight(it));
        asked += 1;
        if (at === 0) first += 1;
        if (at >= 0 && at < 5) among += 1;
      }
    }
    console.info(
      `of ${asked} spellings among ${persons.length} persons ${first} found theirs first, ${among} among five`,
    );
    expect(asked).toBeGreaterThan(100);
    expect(first / asked).toBeGreaterThanOrEqual(0.95);
    expect(among / asked).toBeGreaterThanOrEqual(0.97);
  }, 120_000);
});

/** Each person of the labelled pairs by all spellings, the one under which they are registered first. */
function gatherPersons(): string[][] {
  const persons: Set<string>[] = [];
  const personOf = (name: string) => persons.find((names) => names.has(name));
  for (const { label, a, b } of readPairs()) {
    const [one, other] = [personOf(a) ?? new Set([a]), personOf(b) ?? new Set([b])];
    for (const known of [one, other]) if (!persons.includes(known)) persons.push(known);
    if (label !== 'same' || one === other) continue;
    for (const name of other) one.add(name);
    persons.splice(persons.indexOf(other), 1);
  }
  return persons.map((names) => [...names]);
}

describe('in a record of its own', () => {
  beforeAll(async () => {
    await append([
      ...register(GAZETTE),
      person('person:ada-orlov', ['Ada Orlov', 'Ада Орлова'], { ids: [{ scheme: 'iin', id: '780101' }] }),
    ]);
  });

  test('numbers and ids are found to the letter', async () => {
    await append({
      type: 'case.registered',
      data: { case: 'case:fire', kind: 'criminal', title: 'The fire', number: 'K-117/24' },
    });
    expect((await search('harbour', 'K-117/24')).items[0]).toMatchObject({ id: 'case:fire', matched: 'K-117/24' });
    expect((await search('harbour', '780101')).items[0]).toMatchObject({ id: 'person:ada-orlov' });
    expect((await search('harbour', 'iin:780101')).items[0]).toMatchObject({ id: 'person:ada-orlov' });
    expect((await search('harbour', 'person:ada-orlov')).items[0]).toMatchObject({ id: 'person:ada-orlov' });
    const draft = tell('Ada Orlov was seen.', '2024-01-01');
    await append(draft);
    expect((await search('harbour', draft.id)).items[0]).toMatchObject({ what: 'development', id: draft.id });
  });

  test('former names are found and marked; later ones only from their day on, once they are known', async () => {
    const known = await append(person('person:bo-tarn', ['Bo Tarn']));
    const renamed = {
      id: randomUUID(),
      type: 'subject.renamed',
      occurred: '2024-06-01',
      data: { subject: 'person:bo-tarn', names: [{ text: 'Bohdan Velik' }] },
      summary: 'Bo Tarn took another name.',
      attribution: { by: 'author', standing: 'reported' },
      sources: [{ source: GAZETTE }],
    };
    await append(renamed);
    const of = async (q: string, more = '') => (await search('harbour', q, `&kind=person${more}`)).items;
    expect(await of('Velik')).toMatchObject([{ id: 'person:bo-tarn', name: 'Bohdan Velik', former: false }]);
    expect(await of('Tarn')).toMatchObject([
      { id: 'person:bo-tarn', name: 'Bohdan Velik', matched: 'Bo Tarn', former: true },
    ]);
    expect(await of('Velik', '&asOf=2024-05-31')).toEqual([]);
    expect(await of('Tarn', '&asOf=2024-05-31')).toMatchObject([{ name: 'Bo Tarn', former: false }]);
    expect(await of('Velik', `&knownAt=position:${known}`)).toEqual([]);
    await append(retracted(renamed.id));
    expect(await of('Velik')).toEqual([]);
  });

  test('words of summaries and quotes are found in any script, with how they stand, and as known then', async () => {
    const rumour = tell('Rumour has it that Ada Orlov hid lanterns.', '2024-02-01', {
      attribution: { by: 'unstated', standing: 'speculation' },
    });
    const before = await append(rumour);
    const { items } = await search('harbour', 'Орлов lanterns', '&kind=development');
    expect(items).toMatchObject([
      {
        id: rumour.id,
        snippet: 'Speculation (the source does not say whose): Rumour has it that Ada Orlov hid lanterns.',
      },
    ]);
    const quoted = await search('harbour', 'dawn house', '&kind=development');
    expect(quoted.items.map(({ id }) => id)).toContain(rumour.id);
    expect(quoted.items[0]?.quotes).toMatchObject([{ quote: 'taken from her house at dawn' }]);
    const correction = corrected(rumour.id, { ...rumour, summary: 'Rumour has it that Ada Orlov hid candles.' });
    await append(correction);
    expect((await search('harbour', 'lanterns', '&kind=development')).items).toEqual([]);
    expect((await search('harbour', 'candles', '&kind=development')).items).toMatchObject(
      [{ id: rumour.id, snippet: /candles/ }].map(({ id }) => ({ id })),
    );
    expect((await search('harbour', 'lanterns', `&kind=development&knownAt=position:${before}`)).items).toHaveLength(1);
    expect((await search('harbour', 'candles', '&kind=development&asOf=2024-01-31')).items).toEqual([]);
    await append(retracted(rumour.id));
    expect((await search('harbour', 'candles', '&kind=development')).items).toEqual([]);
  });

  test('what may have happened is found, and says so', async () => {
    await append(tell('Ada Orlov visited the observatory.', '2024-03'));
    const { items } = await search('harbour', 'observatory', '&asOf=2024-03-10');
    expect(items).toMatchObject([{ what: 'development', certainty: 'possible' }]);
  });

  test('a page leads to the next, each development once, the whole words first', async () => {
    const drafts = Array.from({ length: 25 }, (_, index) =>
      tell(`Ada Orlov spoke of the zeppelin ${index}.`, `2024-04-${String(index + 1).padStart(2, '0')}`),
    );
    await append(drafts);
    const found: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await search('harbour', 'zeppelin', `&kind=development&limit=7${cursor}`);
      found.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(found).toEqual(drafts.map(({ id }) => id).toReversed());
  });

  test('one who may be there already is told of in a dry run', async () => {
    const dryRun = async (names: readonly string[]) =>
      (
        await server.post<{ alike: object[] }>('/v1/harbour/developments?dryRun=true', person('person:new', names), {
          token,
        })
      ).body.alike;
    expect(await dryRun(['Ада Орлов'])).toMatchObject([{ subject: 'person:new', like: 'person:ada-orlov' }]);
    expect(await dryRun(['Ida Orlik'])).toEqual([]);
  });
});

describe('a search', () => {
  test('that cannot be answered is refused with the remedy', async () => {
    for (const query of [
      '',
      'q=',
      'q=—',
      `q=${'a'.repeat(201)}`,
      'q=a&kind=ship',
      'q=a&limit=0',
      'q=a&cursor=x',
      'q=a&x=1',
    ]) {
      const { status, body } = await server.get(`/v1/main/search?${query}`);
      expect({ query, status, body }).toMatchObject({ query, status: 400, body: { code: 'invalid_query' } });
    }
  });

  test('for the id of a development tells what became of it, and no certainty of its own', async () => {
    const told = tell('Ada Orlov was seen at the quay.', '2024-03-05');
    await append(told);
    const taken = retracted(told.id);
    await append(taken);
    const { items } = await search('harbour', told.id);
    expect(items).toMatchObject([{ what: 'development', id: told.id, certainty: null, retractedBy: taken.id }]);
  });

  test('of the absurd does no harm', async () => {
    const absurd = [
      '%',
      '_',
      '\\',
      "'; drop table fact; --",
      '<script>alert(1)</script>',
      '🙂 a',
      'а'.repeat(200),
      'x '.repeat(100),
      '\u202emasimov',
      '((((',
      'NULL',
    ];
    for (const q of absurd) {
      const { status } = await server.get(`/v1/main/search?q=${encodeURIComponent(q)}`);
      expect([200, 400]).toContain(status);
    }
    expect((await search('main', 'masimov')).items.length).toBeGreaterThan(0);
  });

  test('in a private workspace needs a token', async () => {
    await server.makeWorkspace('hidden', false);
    expect((await server.get('/v1/hidden/search?q=a')).status).toBe(404);
  });
});

test('every answer is as /openapi.json says', () => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
});
