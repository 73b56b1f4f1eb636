// What answers and pages say of how sure a value and its date are: reports of one event, no date, looking ahead.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADA, COURIER, cast, detained, FIRE, officeAssumed } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { textsOf } from '../support/page-text.ts';

interface Value {
  readonly value: unknown;
  readonly since: { readonly edtf: string | null; readonly earliest: string | null; readonly latest: string | null };
  readonly certainty: string;
  readonly dating: string;
  readonly because: readonly string[];
  readonly sources: readonly string[];
  readonly otherDates: readonly { readonly id: string }[];
}
interface State {
  readonly looksAhead?: true;
  readonly state: { readonly custody: Value | null; readonly offices: readonly Value[]; readonly life: Value | null };
  readonly possible: readonly (Value & { readonly attribute: string })[];
  readonly ended: readonly (Value & { readonly attribute: string })[];
}
interface Items<Item> {
  readonly looksAhead?: true;
  readonly items: readonly Item[];
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

let workspaces = 0;
/** A workspace of its own, and ways to tell of Ada and to ask about her. */
async function openRecord() {
  workspaces += 1;
  const workspace = `record-${workspaces}`;
  await server.makeWorkspace(workspace, true);
  const token = await server.makeToken('vera', 'recorder', workspace);
  async function tell<Draft extends object>(draft: Draft): Promise<Draft> {
    const { status, text } = await server.post(`/v1/${workspace}/developments`, draft, { token });
    expect(status, text).toBe(201);
    return draft;
  }
  async function get<Body>(path: string): Promise<Body> {
    const { status, body, text } = await server.get<Body>(`/v1/${workspace}/${path}`);
    expect(status, text).toBe(200);
    return body;
  }
  await tell(cast());
  const state = (query: string) => get<State>(`persons/ada-orlov?${query}`);
  return { workspace, tell, get, state };
}

const confirmed = (target: string, data: object = {}) => ({
  id: crypto.randomUUID(),
  type: 'development.corroborated',
  data: { target, ...data },
  sources: [{ source: COURIER, quote: 'as was seen' }],
});
const died = (occurred: string) => ({ ...detained({ occurred }), type: 'person.died', data: { person: ADA } });

describe('reports of one event', () => {
  test('agree on January, until one says February', async () => {
    const { workspace, tell, state, get } = await openRecord();
    const day = await tell(detained({ occurred: '2022-01-05' }));
    const month = await tell(detained({ occurred: '2022-01' }));
    for (const asOf of ['2022-01-10', '2022-01-31', '2024-01-01']) {
      const { custody } = (await state(`asOf=${asOf}`)).state;
      expect(custody).toMatchObject({ certainty: 'certain', since: { edtf: '2022-01-05' }, otherDates: [] });
      expect(custody?.because.toSorted()).toEqual([day.id, month.id].sort());
    }
    const certain = 'persons?custody=detained&certainty=certain&asOf=2024-01-01';
    expect((await get<Items<unknown>>(certain)).items).toHaveLength(1);
    const later = await tell(detained({ occurred: '2022-02' }));
    expect((await get<Items<unknown>>(certain)).items).toEqual([]);
    expect((await state('asOf=2022-01-31')).state.custody).toMatchObject({ certainty: 'certain' });
    const { custody } = (await state('asOf=2024-01-01')).state;
    expect(custody).toMatchObject({ certainty: 'stated', dating: 'stated', because: [later.id] });
    expect(custody?.otherDates.map(({ id }) => id)).toEqual([day.id, month.id]);
    const { text } = await server.get(`/${workspace}/persons/ada-orlov?asOf=2024-01-01`);
    expect(textsOf(text).join(' ')).toContain(
      'Another report gives 5 January 2022. Another report gives January 2022.',
    );
  });

  test('may be a corroboration with a date of its own', async () => {
    const { tell, state } = await openRecord();
    const month = await tell(detained({ occurred: '2022-01' }));
    await tell(confirmed(month.id, { happened: '2022-01-02', standing: 'alleged' }));
    expect((await state('asOf=2022-01-20')).state.custody).toMatchObject({ value: { group: 'not_clear' } });
    const day = await tell(confirmed(month.id, { happened: '2022-01-05' }));
    const { custody } = (await state('asOf=2022-01-20')).state;
    expect(custody).toMatchObject({ certainty: 'certain', since: { edtf: '2022-01-05', earliest: '2022-01-05' } });
    expect(custody?.because).toContain(day.id);
    expect(custody?.sources).toContain(COURIER);
    const other = await tell(confirmed(month.id, { happened: '2022-03', standing: 'official' }));
    expect((await state('asOf=2022-02-20')).state.custody).toMatchObject({ certainty: 'certain' });
    expect((await state('asOf=2022-03-20')).state.custody).toMatchObject({
      certainty: 'stated',
      otherDates: [{ id: other.id }],
    });
  });

  test('make one sentence; without one of them the other keeps its date', async () => {
    const { workspace, tell, get } = await openRecord();
    const imposed = (occurred: string, more: object = {}) => {
      const data = {
        case: FIRE,
        person: ADA,
        components: [{ part: 'prison', kind: 'imprisonment', term: 'P5Y', ...more }],
      };
      return { ...detained({ occurred }), id: crypto.randomUUID(), type: 'sentence.imposed', data };
    };
    const day = await tell(imposed('2022-03-05'));
    const month = await tell({ ...imposed('2022-03', { regime: 'general' }), sources: [{ source: COURIER }] });
    interface Sentenced {
      readonly state: Record<'sentences' | 'toServe', Record<string, Value>>;
    }
    const read = () => get<Sentenced>('persons/ada-orlov?asOf=2022-03-20');
    const { sentences, toServe } = (await read()).state;
    expect(Object.values(toServe)).toMatchObject([
      { value: { least: 'P5Y', most: 'P5Y' }, since: { edtf: '2022-03-05' } },
    ]);
    expect(Object.values(sentences)).toMatchObject([
      { certainty: 'certain', because: [day.id, month.id], sources: expect.arrayContaining([COURIER]) },
    ]);
    const listed = await get<Items<unknown>>('persons?toServe=imprisonment&certainty=certain&asOf=2022-03-05');
    expect(listed.items).toHaveLength(1);
    const retraction = { type: 'development.retracted', data: { target: day.id, reason: 'wrong' }, sources: [] };
    await tell({ id: crypto.randomUUID(), ...retraction });
    expect(Object.values((await read()).state.sentences)).toEqual([]);
    const later = await get<Sentenced>('persons/ada-orlov?asOf=2022-04-01');
    expect(Object.values(later.state.sentences)).toMatchObject([{ since: { edtf: '2022-03' }, because: [month.id] }]);
    const { status } = await server.get(`/${workspace}/persons/ada-orlov?asOf=2022-04-01`);
    expect(status).toBe(200);
  });

  test('name what gave a bound, in the history too, and on the page', async () => {
    const { workspace, tell, get, state } = await openRecord();
    const office = await tell({ ...officeAssumed({ occurred: '2022-01-03' }), sources: [{ source: COURIER }] });
    const arrest = await tell(detained({ occurred: '2022-01', after: [office.id] }));
    const { custody } = (await state('asOf=2022-02-01')).state;
    expect(custody).toMatchObject({ because: [arrest.id, office.id], since: { earliest: '2022-01-03' } });
    expect(custody?.sources).toContain(COURIER);
    const history = (query = '') => get<{ knownAt: { position: number } }>(`developments/${arrest.id}/history${query}`);
    const since = { earliest: '2022-01-03', latest: '2022-01-31' };
    const narrowed = await history();
    expect(narrowed).toMatchObject({ date: { since, because: [arrest.id, office.id] } });
    const { text } = await server.get(`/${workspace}/developments/${arrest.id}`);
    expect(textsOf(text).join(' ')).toContain('between 3 and 31 January 2022, because of:');
    const retraction = { type: 'development.retracted', data: { target: office.id, reason: 'wrong' }, sources: [] };
    await tell({ id: crypto.randomUUID(), ...retraction });
    const alone = { since: { earliest: '2022-01-01', latest: since.latest }, because: [arrest.id] };
    expect(await history()).toMatchObject({ date: alone });
    expect(await history(`?knownAt=position:${narrowed.knownAt.position}`)).toEqual(narrowed);
  });
});

test('a death ends what it ends on the day of its first report', async () => {
  const { tell, state, get } = await openRecord();
  await tell(officeAssumed({ occurred: '2022-01-05' }));
  const [first, second] = [await tell(died('2022-03-05')), await tell(died('2022-03-07'))];
  await tell(detained({ occurred: '2022-03-10' }));
  const { state: held, ended } = await state('asOf=2022-04-01');
  expect(held.custody).toBeNull();
  expect(held.life).toMatchObject({ certainty: 'stated', because: [first.id], otherDates: [{ id: second.id }] });
  expect(ended).toMatchObject([{ attribute: 'office', because: [first.id], otherDates: [{ id: second.id }] }]);
  expect((await state('asOf=2022-03-06')).ended).toMatchObject([{ certainty: 'certain', otherDates: [] }]);
  const diff = (days: string) => get<{ changes: { attribute: string }[] }>(`persons/ada-orlov/diff?${days}`);
  const changed = async (days: string) => (await diff(days)).changes.map(({ attribute }) => attribute);
  expect(await changed('from=2022-03-08&to=2022-03-12')).toEqual([]);
  expect(await changed('from=2022-03-01&to=2022-03-06')).toEqual(['life', 'office']);
});

test('what has no date is not said to have happened before it was recorded', async () => {
  const { workspace, tell, state, get } = await openRecord();
  const { id } = await tell(detained());
  expect((await state('asOf=2022-01-05')).possible).toMatchObject([{ attribute: 'custody', dating: 'unknown' }]);
  const today = new Date().toISOString().slice(0, 10);
  expect((await state(`asOf=${today}`)).state.custody).toMatchObject({ certainty: 'certain', dating: 'certain' });
  const { items: listed } = await get<Items<{ readonly matches: readonly Value[] }>>(
    'persons?custody=detained&certainty=possible&asOf=2022-01-05',
  );
  expect(listed[0]?.matches).toMatchObject([{ certainty: 'possible', dating: 'unknown' }]);
  const { items } = await get<Items<Value>>('persons/ada-orlov/timeline?asOf=2022-01-05');
  expect(items).toMatchObject([{ certainty: 'possible', dating: 'unknown' }]);
  const diff = await get<{ changes: { because: object[] }[] }>(`persons/ada-orlov/diff?from=2022-01-05&to=${today}`);
  expect(diff.changes).toMatchObject([{ because: [{ effect: 'undated', id }] }]);
  const { text } = await server.get(`/${workspace}/persons/ada-orlov?asOf=2022-01-05`);
  expect(textsOf(text).join(' ')).toContain('Date not known');
});

test('an answer for a day beyond what can be known says that it looks ahead', async () => {
  const { workspace, tell, state, get } = await openRecord();
  await tell(detained({ occurred: '2022-01-05' }));
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  expect(await state('')).not.toHaveProperty('looksAhead');
  expect(await state(`asOf=${tomorrow}`)).toMatchObject({ looksAhead: true });
  expect(await get<Items<unknown>>(`persons?asOf=${tomorrow}`)).toMatchObject({ looksAhead: true });
  const { from, to } = await get<{ from: object; to: object }>(`persons/ada-orlov/diff?from=2022-01-01&to=${tomorrow}`);
  expect([from, to]).toMatchObject([{ asOf: '2022-01-01' }, { looksAhead: true }]);
  expect(from).not.toHaveProperty('looksAhead');
  const { text } = await server.get(`/${workspace}/persons/ada-orlov?asOf=${tomorrow}`);
  expect(textsOf(text).join(' ')).toContain('This date is later than what we knew.');
});
