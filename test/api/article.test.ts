// The article’s corpus through the API: states, timelines and lists on chosen days.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attribute, listableOf } from '../../src/catalogue/attributes.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { holdersIn, type Leaf, leavesOf, type State } from '../support/states.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total?: number;
}
interface Development {
  readonly id: string;
  readonly type: string;
  readonly occurred: string | null;
  readonly earliest: string | null;
  readonly latest: string;
  readonly certainty: string;
}

const masimov = '/v1/main/persons/karim-masimov';
const committee = 'organization:national-security-committee';
const pressService = 'organization:national-security-committee-press-service';
const withDeputies = 'case:karim-masimov-and-deputies';
const [first, second] = ['case:karim-masimov-november-2023-first', 'case:karim-masimov-november-2023-second'];
const today = new Date().toISOString().slice(0, 10);
const days = ['0001-01-01', '2021-12-31', '2022-01-01', '2022-01-02', '2022-01-15', '2022-01-31', '2022-02-01'];
const allDays = [...days, '2023-10-31', '2023-11-15', '2023-11-30', today, '9999-12-31'];
const kinds = ['person', 'case', 'organization', 'source'] as const;

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true });
});
afterAll(() => server?.close());

async function ask<Body>(path: string): Promise<Body> {
  const { status, body, text } = await server.get<Body>(path);
  expect(status, `${path} ${text.slice(0, 500)}`).toBe(200);
  return body;
}

const stateOf = (asOf?: string, certainty = 'possible') =>
  ask<State>(`${masimov}?certainty=${certainty}${asOf ? `&asOf=${asOf}` : ''}`);
const leaves = (value: unknown) => value as readonly Leaf[];
const head = { organization: committee, title: 'head', by: null };
const onTrack = (attribute: string) => (leaf: Leaf) => leaf.attribute === attribute;

async function everything<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ; ) {
    const page = await ask<Page<Item>>(`${path}${path.includes('?') ? '&' : '?'}limit=7${cursor}`);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

describe('Karim Masimov', () => {
  test('is possibly head of the committee on 2021-12-31; no office is stated', async () => {
    const { state, possible, ended } = await stateOf('2021-12-31');
    expect(state.offices).toEqual([]);
    expect(state.custody).toBeNull();
    expect(ended).toEqual([]);
    expect(possible.filter(onTrack('office'))).toMatchObject([{ holds: true, value: head, certainty: 'possible' }]);
  });

  test('is certainly head of the committee on 2022-01-01, and in no custody', async () => {
    const { state, possible } = await stateOf('2022-01-01');
    expect(state.offices).toMatchObject([{ value: head, certainty: 'certain', standing: 'reported', by: 'author' }]);
    expect(state.offices).toHaveLength(1);
    expect(state.custody).toBeNull();
    expect(state.counts).toEqual([]);
    expect(possible.filter(onTrack('custody')), 'the dismissal followed the unrest of 2 January').toEqual([]);
  });

  test('is on 2022-01-15 what he was, with dismissal, suspicion and detention possible', async () => {
    const { state, possible, ended } = await stateOf('2022-01-15');
    expect(state.offices).toMatchObject([{ value: head, certainty: 'stated' }]);
    expect(state.custody).toMatchObject({ value: { group: 'not_clear', groups: ['in_custody'] } });
    expect(state.counts).toEqual([]);
    expect(state.legalStatus).toEqual({});
    expect(ended).toEqual([]);
    const said = possible.map(({ attribute, holds, value }) => ({ attribute, holds, value }));
    expect(said).toContainEqual({ attribute: 'office', holds: false, value: expect.anything() });
    expect(said).toContainEqual({
      attribute: 'custody',
      holds: true,
      value: expect.objectContaining({ group: 'in_custody', kind: 'detained' }),
    });
    expect(said).toContainEqual({
      attribute: 'counts',
      holds: true,
      value: expect.objectContaining({ offence: 'treason', status: 'suspected' }),
    });
    expect(said).toContainEqual({
      attribute: 'legalStatus',
      holds: true,
      value: expect.objectContaining({ status: 'suspect' }),
    });
  });

  test('is dismissed, detained and suspected of treason on 2022-02-01, certainly, and not sentenced', async () => {
    const { state, ended, possible, findings } = await stateOf('2022-02-01');
    expect(state.offices).toEqual([]);
    expect(ended).toMatchObject([{ attribute: 'office', certainty: 'certain', standing: 'reported' }]);
    expect(ended[0]?.value).toMatchObject({ by: 'person:tokayev', manner: 'dismissed' });
    expect(state.custody).toMatchObject({
      value: { kind: 'detained' },
      certainty: 'certain',
      since: { edtf: '2022-01', earliest: '2022-01-02', latest: '2022-01-31' },
    });
    expect(state.counts).toMatchObject([
      {
        certainty: 'certain',
        value: { case: withDeputies, offence: 'treason', status: 'suspected', claim: { by: 'unstated' } },
      },
    ]);
    expect(state.counts).toHaveLength(1);
    expect(state.sentences).toEqual([]);
    expect(state.legalStatus).toMatchObject({ [withDeputies]: { value: { status: 'suspect' }, certainty: 'stated' } });
    expect(possible.filter(onTrack('sentences')), 'he may have been sentenced by then').not.toEqual([]);
    // Who accuses is a question about the case, and is asked there.
    expect(findings.map(({ rule }) => rule)).not.toContain('accuser_not_named');
  });

  test('keeps what is not certain out where only the certain is asked for', async () => {
    const [certain, stated] = [await stateOf('2022-02-01', 'certain'), await stateOf('2022-02-01', 'stated')];
    expect(certain.state.custody).toMatchObject({ value: { kind: 'detained' } });
    expect(certain.state.legalStatus).toEqual({});
    expect(certain.possible).toEqual([]);
    expect(stated.state.legalStatus).toMatchObject({ [withDeputies]: { value: { status: 'suspect' } } });
    expect(stated.possible).toEqual([]);
  });

  test('is convicted today, with 18 years, confiscation and a ban for life', async () => {
    const { state } = await stateOf();
    expect(state.legalStatus).toMatchObject({
      [withDeputies]: { value: { status: 'convicted' } },
      unstated: { value: { status: 'suspect' } },
    });
    const said = leaves(state.sentences).map(({ value }) => value);
    expect(said).toHaveLength(3);
    expect(said).toContainEqual(expect.objectContaining({ kind: 'imprisonment', term: 'P18Y', case: withDeputies }));
    expect(said).toContainEqual(expect.objectContaining({ kind: 'confiscation', amount: null, scope: 'property' }));
    expect(said).toContainEqual(expect.objectContaining({ kind: 'office_ban', term: 'life' }));
    expect(state.custody).toMatchObject({ value: { kind: 'detained' } });
    expect(state.offices).toEqual([]);
  });

  test('is a defendant in two further cases today; bribe and laundering are only suspicions', async () => {
    const { state, findings } = await stateOf();
    const roles = leaves(state.parties).map(({ value }) => value as { case: string; role: string });
    expect(roles.map((it) => `${it.case} ${it.role}`).sort()).toEqual(
      [withDeputies, first, second].map((name) => `${name} defendant`).sort(),
    );
    const later = leaves(state.counts).filter(({ value }) => /brib|launder/.test(JSON.stringify(value)));
    expect(later).toHaveLength(2);
    for (const { value, standing, by } of later) {
      expect(value).toMatchObject({
        case: null,
        status: 'suspected',
        claim: { by: pressService, standing: 'alleged' },
      });
      expect({ standing, by }).toEqual({ standing: 'official', by: pressService });
    }
    const rest = JSON.stringify({ ...state, counts: [] });
    expect(rest).not.toMatch(/brib|launder/);
    expect(Object.keys(state.legalStatus as object).sort()).toEqual([withDeputies, 'unstated']);
    expect(findings.map(({ rule }) => rule)).toContain('roles_conflict');
  });

  test('is accused by Asylov, and supposed to have a motive, in claims only', async () => {
    const { claims, unknowns } = await stateOf();
    expect(claims.map(({ value }) => value)).toContainEqual(
      expect.objectContaining({ by: 'person:berik-asylov', standing: 'alleged' }),
    );
    expect(claims.map(({ value }) => value)).toContainEqual(expect.objectContaining({ standing: 'speculation' }));
    expect(unknowns).toHaveLength(2);
  });
});

describe('the case with the deputies', () => {
  const deputies = ['anuar-sadykulov', 'daulet-ergozhin', 'marat-osipov'].map((slug) => `person:${slug}`);

  test('has four defendants, each sentenced: one to 18 years, three to a term not stated', async () => {
    const { state, findings } = await ask<State>('/v1/main/cases/karim-masimov-and-deputies');
    const defendants = leaves(state.parties).map(({ value }) => value as { party: string; role: string });
    expect(defendants.map(({ role }) => role)).toEqual(Array(4).fill('defendant'));
    expect(defendants.map(({ party }) => party).sort()).toEqual([...deputies, 'person:karim-masimov'].sort());
    const sentences = leaves(state.sentences).map(
      ({ value }) => value as { person: string; kind: string; term: string },
    );
    const terms = sentences.filter(({ kind }) => kind === 'imprisonment');
    expect(new Set(sentences.map(({ person }) => person)).size).toBe(4);
    expect(terms).toHaveLength(4);
    expect(
      terms
        .filter(({ term }) => term === null)
        .map(({ person }) => person)
        .sort(),
    ).toEqual(deputies);
    expect(terms.filter(({ term }) => term === 'P18Y').map(({ person }) => person)).toEqual(['person:karim-masimov']);
    expect(findings.map(({ rule }) => rule)).toContain('single_source');
    expect(state.stage).toMatchObject({ value: 'verdict' });
    expect(state.classification).toMatchObject({ value: 'classified' });
  });

  test.each(deputies)('%s is convicted and no deputy head any more', async (person) => {
    const { state, ended } = await ask<State>(`/v1/main/persons/${person.slice('person:'.length)}`);
    expect(state.legalStatus).toMatchObject({ [withDeputies]: { value: { status: 'convicted' } } });
    expect(state.offices).toEqual([]);
    expect(ended.filter(onTrack('office'))).toHaveLength(1);
    expect(
      leaves(state.sentences)
        .map(({ value }) => (value as { kind: string }).kind)
        .sort(),
    ).toEqual(['awards_revoked', 'confiscation', 'imprisonment', 'rank_stripped']);
  });
});

describe('the timelines', () => {
  test('of the four cases together run from 2022-01-02 to November 2023, as far as a date is stated', async () => {
    const { items: cases } = await ask<Page<State>>('/v1/main/cases');
    expect(cases).toHaveLength(4);
    const entries = await Promise.all(
      cases.map(({ id }) => everything<Development>(`/v1/main/cases/${id.slice('case:'.length)}/timeline`)),
    );
    const dated = entries.flat().filter(({ occurred, certainty }) => occurred !== null && certainty === 'certain');
    const inOrder = dated.sort((a, b) => (a.latest < b.latest ? -1 : 1));
    expect(inOrder.at(0)).toMatchObject({ type: 'unrest.started', occurred: '2022-01-02', latest: '2022-01-02' });
    expect(inOrder.at(-1)?.latest).toBe('2023-11-30');
    expect(inOrder.filter(({ latest }) => latest === '2023-11-30').map(({ occurred }) => occurred)).toContain(
      '2023-11',
    );
    expect(dated.map(({ earliest }) => earliest).filter((day) => day !== null && day < '2022-01-01')).toEqual([]);
  });

  test('mark as possible what may come after the day asked of, and leave out what surely does', async () => {
    const entries = await everything<Development>(`${masimov}/timeline?asOf=2022-01-15`);
    expect(entries.find(({ type }) => type === 'office.left')?.certainty).toBe('possible');
    expect(entries.filter(({ occurred }) => occurred === '2023-11')).toEqual([]);
    const certain = await everything<Development>(`${masimov}/timeline?asOf=2022-01-15&certainty=certain`);
    expect(certain.map(({ type }) => type)).toContain('office.assumed');
    expect(certain.filter(({ certainty }) => certainty !== 'certain')).toEqual([]);
  });

  test('come in the order of their latest days, paged or not', async () => {
    const whole = await ask<Page<Development>>(`${masimov}/timeline?limit=500`);
    const paged = await everything<Development>(`${masimov}/timeline`);
    expect(paged).toEqual(whole.items);
    expect(whole.items.map(({ latest }) => latest)).toEqual(whole.items.map(({ latest }) => latest).sort());
  });
});

describe('every leaf of every state', () => {
  test('tells its developments, its sources and its standing; no legal one rests on an allegation', async () => {
    const developments = new Map(
      (await everything<Development>('/v1/main/developments')).map((development) => [development.id, development]),
    );
    const [seen, faults] = [new Set<string>(), [] as string[]];
    for (const asOf of allDays) {
      for (const kind of kinds) {
        for (const { id } of await everything<State>(`/v1/main/${kind}s?asOf=${asOf}&certainty=possible`)) {
          const { body: subject } = await server.get<State>(`/v1/main/${id.replace(':', 's/')}?asOf=${asOf}`);
          for (const { path, name, leaf } of leavesOf(subject)) {
            const where = `${asOf} ${path}`;
            const types = leaf.because.map((id) => developments.get(id)?.type);
            const isRegistry = types.every((type) => /\.(registered|corrected)$/.test(type ?? ''));
            seen.add(name);
            if (leaf.because.length === 0 || types.includes(undefined)) faults.push(`${where}: because`);
            if (leaf.sources.length === 0 && !types.includes('source.registered')) faults.push(`${where}: sources`);
            if ((leaf.standing === null) !== isRegistry) faults.push(`${where}: standing ${leaf.standing}`);
            if (attribute(name).isLegal && !['reported', 'official'].includes(leaf.standing ?? ''))
              faults.push(`${where}: a legal state that is ${leaf.standing}`);
          }
        }
      }
    }
    expect(faults).toEqual([]);
    for (const name of [
      'custody',
      'office',
      'counts',
      'sentences',
      'legalStatus',
      'party',
      'stage',
      'claim',
      'unknown',
    ])
      expect(seen).toContain(name);
  });
});

describe('lists', () => {
  const ids = async (path: string) => (await everything<State>(path)).map(({ id }) => id);

  test('find who is detained, who holds an office of the committee, and whose cases', async () => {
    expect(await ids('/v1/main/persons?custody=detained&asOf=2022-02-01')).toEqual(['person:karim-masimov']);
    expect(await ids('/v1/main/persons?custody=detained&asOf=2022-01-15')).toEqual([]);
    expect(await ids('/v1/main/persons?custody=detained&asOf=2022-01-15&certainty=possible')).toEqual([
      'person:karim-masimov',
    ]);
    expect(await ids(`/v1/main/persons?office=${committee}&asOf=2022-01-01`)).toEqual(['person:karim-masimov']);
    expect(await ids(`/v1/main/persons?office=${committee}&asOf=2022-02-01`)).toEqual([]);
    expect(await ids('/v1/main/cases?party=person:karim-masimov')).toEqual([withDeputies, first, second]);
    expect(await ids('/v1/main/cases?stage=verdict')).toEqual([withDeputies]);
    expect(await ids('/v1/main/cases?stage=verdict&asOf=2022-02-01')).toEqual([]);
  });

  test('join filters by “and”', async () => {
    expect(await ids('/v1/main/persons?custody=detained&sentence=office_ban')).toEqual(['person:karim-masimov']);
    expect(await ids('/v1/main/persons?custody=detained&sentence=rank_stripped')).toEqual([]);
  });

  test.each(kinds)('count the %ss and give each once, page by page', async (kind) => {
    const whole = await ask<Page<State>>(`/v1/main/${kind}s?total=true`);
    expect(whole.total).toBe({ person: 7, case: 4, organization: 5, source: 1 }[kind]);
    const paged: State[] = [];
    let pages = 0;
    for (let cursor = ''; ; pages += 1) {
      const page = await ask<Page<State>>(`/v1/main/${kind}s?limit=1&total=true${cursor}`);
      expect(page.total).toBe(whole.total);
      paged.push(...page.items);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(pages + 1).toBe(whole.total);
    expect(paged).toEqual(whole.items);
  });

  test('refuse a cursor of another question', async () => {
    const { next } = await ask<Page<State>>('/v1/main/persons?limit=1&legal_status=convicted&asOf=2024-01-01');
    expect(next).not.toBeNull();
    const own = '/v1/main/persons?limit=1&legal_status=convicted';
    expect((await server.get(`${own}&cursor=${next}`)).body).toMatchObject({ asOf: '2024-01-01' });
    for (const other of [
      `/v1/main/cases?limit=1&cursor=${next}`,
      `/v1/main/persons?limit=1&cursor=${next}`,
      `/v1/main/persons?limit=1&legal_status=suspect&cursor=${next}`,
      `${own}&certainty=possible&cursor=${next}`,
      `${own}&asOf=2024-01-02&cursor=${next}`,
      `${own}&knownAt=position:3&cursor=${next}`,
      `${masimov}/timeline?cursor=${next}`,
      `/v1/main/developments?cursor=${next}`,
    ]) {
      const { status, body } = await server.get(other);
      expect({ other, status, body }).toMatchObject({
        other,
        status: 400,
        body: { code: 'invalid_query', errors: [{ path: 'cursor' }] },
      });
    }
  });

  test('hold exactly the subjects whose state holds what is asked, at each certainty', async () => {
    let asked = 0;
    for (const kind of kinds) {
      const listable = listableOf(kind).map(({ name }) => name);
      for (const [turn, certainty] of ['certain', 'stated', 'possible'].entries()) {
        for (const asOf of allDays.filter((_, index) => (index + turn) % 2 === 0)) {
          const snapshot = `asOf=${asOf}&certainty=${certainty}`;
          const all = await everything<State>(`/v1/main/${kind}s?${snapshot}`);
          const own = await Promise.all(
            all.map(({ id }) => ask<State>(`/v1/main/${kind}s/${id.slice(kind.length + 1)}?${snapshot}`)),
          );
          const holders = holdersIn(own);
          // A closed list of labels refuses what is none of them.
          for (const name of listable) if (!attribute(name).labels) holders.set(`${name}=no-such-label`, new Set());
          for (const [filter, expected] of holders) {
            const [name = '', label = ''] = filter.split(/=(.*)/s);
            if (!listable.includes(name)) continue;
            const path = `/v1/main/${kind}s?${snapshot}&total=true&${name}=${encodeURIComponent(label)}`;
            const page = await ask<Page<State>>(path);
            expect(
              page.items.map(({ id }) => id),
              path,
            ).toEqual([...expected].sort());
            expect(page.total, path).toBe(expected.size);
            asked += 1;
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(500);
  }, 120_000);
});

test('every answer is as /openapi.json says', () => {
  expect(server.answers.length).toBeGreaterThan(1000);
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
});
