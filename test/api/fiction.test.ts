// The corpus of fiction through the API: what its story shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listableOf } from '../../src/catalogue/attributes.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { holdersIn, type State } from '../support/states.ts';

let server: TestServer;
/** The position of each development, by its file: those of a batch share one. */
let positions: ReadonlyMap<string, number>;
beforeAll(async () => {
  server = await openTestServer({ fiction: true });
  const { items } = await ask<{ items: { id: string; position: number }[] }>('developments?limit=500');
  positions = new Map(items.map(({ id, position }) => [id, position]));
});
afterAll(() => server?.close());

const [minister, deputy, builder] = ['persons/davrin-khozhurel', 'persons/irmela-tashvar', 'persons/selmur-drachani'];
const master = 'persons/davrin-khozhurel-ships-master';

async function ask<Body = Record<string, unknown>>(path: string): Promise<Body> {
  const { status, body, text } = await server.get<Body>(`/v1/fiction/${path}`);
  expect(status, `${path} ${text.slice(0, 300)}`).toBe(200);
  return body;
}

async function stateOf(subject: string, asOf: string, position?: number): Promise<Record<string, unknown>> {
  const known = position === undefined ? '' : `&knownAt=position:${position}`;
  return (await ask<{ state: Record<string, unknown> }>(`${subject}?asOf=${asOf}${known}`)).state;
}

const custodyOf = async (subject: string, asOf: string, position?: number) =>
  ((await stateOf(subject, asOf, position)).custody as { value: { kind: string | null } } | null)?.value.kind ?? null;

/** The lessons of events/README.md: what the service answers to the same question at different moments of knowledge. */
describe('the story shows', () => {
  test('a correction: was the minister in custody on 17 June 2021?', async () => {
    expect(await custodyOf(minister, '2021-06-17', 31)).toBeNull();
    expect(await custodyOf(minister, '2021-06-17', 32)).toBe('detained');
  });

  test('a late fact: what was the deputy when the bridge fell?', async () => {
    expect(await stateOf(deputy, '2021-06-03', 93)).toMatchObject({
      offices: [{ value: { title: 'deputy minister' } }],
    });
    expect(await stateOf(deputy, '2021-06-03', 94)).toMatchObject({ offices: [] });
    const inOffice = async (position: number) =>
      (
        await ask<{ items: object[] }>(
          `persons?office=organization:ministry-of-roads&asOf=2021-06-03&knownAt=position:${position}`,
        )
      ).items.length;
    expect([await inOffice(93), await inOffice(94)]).toEqual([2, 1]);
  });

  test('a retraction, a retraction of one, and a late fact: how was the minister held?', async () => {
    expect(await custodyOf(minister, '2021-10-01', 42)).toBe('remanded');
    expect(await custodyOf(minister, '2021-10-01', 43)).toBe('bail');
    expect(await custodyOf(minister, '2021-10-01', 44)).toBe('remanded');
    expect(await custodyOf(minister, '2022-06-01', 107)).toBe('remanded');
    expect(await custodyOf(minister, '2022-06-01', 108)).toBe('house_arrest');
    expect(await custodyOf(builder, '2022-03-10', 67)).toBe('detained');
    expect(await custodyOf(builder, '2022-03-10', 68)).toBeNull();
    expect(await custodyOf(builder, '2022-03-10', 73)).toBe('detained');
  });

  test('an appeal that changes a sentence, known with its batch; and an acquittal', async () => {
    const prison = async (position: number) => {
      const { state } = await ask<{ state: { toServe: { value: { kind: string; least: string } }[] } }>(
        `${minister}?asOf=2023-07-01&knownAt=position:${position}`,
      );
      return state.toServe.find(({ value }) => value.kind === 'imprisonment')?.value.least;
    };
    expect([await prison(89), await prison(93)]).toEqual(['P9Y', 'P7Y']);
    const { legalStatus, counts, sentences } = await stateOf(deputy, '2023-07-01');
    expect(legalStatus).toMatchObject({ 'case:halmeny-bridge': { value: { status: 'acquitted' } } });
    expect(counts).toMatchObject([{ value: { status: 'acquitted' } }]);
    expect(sentences).toEqual([]);
  });

  test('a split: whose yacht is it?', async () => {
    expect(await stateOf(minister, '2022-09-01', 103)).toMatchObject({ assets: [{ value: { measure: 'frozen' } }] });
    expect(await stateOf(minister, '2022-09-01', 104)).toMatchObject({ assets: [] });
    expect(await stateOf(master, '2022-09-01', 104)).toMatchObject({ assets: [{ value: { measure: 'frozen' } }] });
    expect(await stateOf(master, '2026-01-01')).toMatchObject({ assets: [{ value: { measure: 'returned' } }] });
  });

  test('a merge: the builder is one man, found by each of his names in each script', async () => {
    const { status, headers } = await server.get('/v1/fiction/persons/salmour-drachany');
    expect({ status, location: headers.get('location') }).toEqual({
      status: 308,
      location: '/v1/fiction/persons/selmur-drachani',
    });
    for (const q of ['Drachani', 'Salmour Drachany', 'S. Drachany', 'سلمور دراچانی']) {
      const { items } = await ask<{ items: { id: string }[] }>(`search?kind=person&q=${encodeURIComponent(q)}`);
      expect(items[0]?.id, q).toBe('person:selmur-drachani');
    }
  });

  test('a sanction that ends, a commutation, a release and a case that is closed', async () => {
    expect(await stateOf(deputy, '2023-01-01')).toMatchObject({ sanctions: [{ value: { status: 'listed' } }] });
    expect(await stateOf(deputy, '2026-01-01')).toMatchObject({ sanctions: [] });
    expect(await stateOf(minister, '2026-01-01')).toMatchObject({
      custody: { value: { group: 'released' } },
      clemency: [{ value: { kind: 'commutation' } }],
    });
    expect(await stateOf('cases/halmeny-bridge', '2026-01-01')).toMatchObject({ stage: { value: 'verdict' } });
  });

  test('what death ends, and what it leaves open', async () => {
    const { findings } = await ask<{ findings: { rule: string }[] }>('persons/maruk-olvesh?asOf=2022-01-20');
    expect(findings.map(({ rule }) => rule)).toContain('pending_after_death');
    expect(await stateOf('persons/maruk-olvesh', '2026-01-01')).toMatchObject({
      life: { value: { status: 'dead' } },
      custody: null,
    });
  });

  test('findings worth a question, one of them set aside with a reason', async () => {
    const { items } = await ask<{ items: { rule: string; subject: string; dismissal: object | null }[] }>(
      'findings?dismissed=true&limit=500',
    );
    const open = new Set(items.filter(({ dismissal }) => dismissal === null).map(({ rule }) => rule));
    expect([...open].sort()).toEqual([
      'accuser_not_named',
      'amount_not_stated',
      'conviction_not_final',
      'dates_differ',
      'day_not_stated',
      'ground_ended',
      'inferred',
      'no_answer_recorded',
      'no_word_for_six_months',
      'open_unknown',
      'remand_over_a_year',
      'sentence_past_its_end',
      'single_source',
    ]);
    const dismissed = items.filter(({ dismissal }) => dismissal !== null);
    expect(new Set(dismissed.map(({ rule }) => rule))).toEqual(new Set(['protected_person_named']));
  });
});

test('its facts are those of its log, and known from their positions on', async () => {
  expect((await compareWithLog(server.connection, 'fiction')).differences).toEqual([]);
  expect(positions.size).toBeGreaterThan(100);
});

test('its lists hold exactly the subjects whose states do', async () => {
  for (const [kind, path] of [
    ['person', 'persons'],
    ['case', 'cases'],
    ['organization', 'organizations'],
  ] as const) {
    for (const asOf of ['2021-06-20', '2022-12-01', '2026-01-01']) {
      const { items } = await ask<{ items: State[] }>(`${path}?limit=500&asOf=${asOf}`);
      const states = await Promise.all(
        items.map(({ id }) => ask<State>(`${id.replace(':', 's/')}?asOf=${asOf}&certainty=stated`)),
      );
      const listable = listableOf(kind).map(({ name }) => name);
      const checks = [...holdersIn(states)].map(async ([filter, expected]) => {
        const [name = '', label = ''] = filter.split(/=(.*)/s);
        if (!listable.includes(name as never)) return;
        const listed = await ask<{ items: State[] }>(
          `${path}?limit=500&asOf=${asOf}&${name}=${encodeURIComponent(label)}`,
        );
        expect(
          listed.items.map(({ id }) => id),
          `${asOf} ${filter}`,
        ).toEqual([...expected].sort());
      });
      await Promise.all(checks);
    }
  }
}, 300_000);

test('every answer is as /openapi.json says', () => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
});
