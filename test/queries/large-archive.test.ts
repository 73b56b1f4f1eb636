// A State that is party to many cases, the court that hears them, and people in the same record: what an answer reads
// and holds is bounded, and what its pages hold together is all there is. Sizes are counted; no clock is asserted.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readState, readSubject } from '../../src/queries/state.ts';
import { readWhole } from '../../src/service/page.ts';
import { listSubjects, showSubject } from '../../src/service/subjects.ts';
import type { Certainty } from '../../src/state/attributed-value.ts';
import type { SubjectState } from '../../src/state/state.ts';
import { goesOn } from '../../src/state/state-page.ts';
import type { Day } from '../../src/time/day.ts';
import { openTestEngine } from '../support/database.ts';
import { COURT, LONG_CASE, recordArchive, STATE } from '../support/large-archive.ts';
import { valueIn } from '../support/outcome.ts';

const SIZE = { cases: 1_200, casesOfState: 900, judges: 260, people: 400, entries: 1_200 };
const ASKED = { workspace: 'main', asOf: '2025-06-01' as Day } as const;

let engine: Awaited<ReturnType<typeof openTestEngine>>;
let last = -1;
beforeAll(async () => {
  engine = await openTestEngine();
  last = await recordArchive(engine.appender, 'main', SIZE);
  for (let tries = 0; !(await engine.projector.waitFor('main', last, 60_000)); tries += 1)
    if (tries > 5) throw new Error('the facts do not come');
}, 300_000);
afterAll(() => engine?.close());

const momentOn = (asOf: Day): Snapshot => ({
  workspace: 'main',
  asOf,
  knowledge: { position: last, recordedAt: null },
});

/** How many statements a question takes, and how many rows these give. */
async function countReading(ask: () => Promise<unknown>): Promise<{ statements: number; rows: number }> {
  const counted = { statements: 0, rows: 0 };
  const { query } = pg.Client.prototype;
  const count = (result: unknown) => {
    counted.statements += 1;
    counted.rows += (result as pg.QueryResult | undefined)?.rows?.length ?? 0;
  };
  pg.Client.prototype.query = function counting(this: pg.Client, ...given: unknown[]) {
    const at = given.findLastIndex((it) => typeof it === 'function');
    const answer = given[at] as ((error: unknown, result: unknown) => void) | undefined;
    if (answer)
      given[at] = (error: unknown, result: unknown) => {
        count(result);
        answer(error, result);
      };
    const found: unknown = Reflect.apply(query, this, given);
    if (!answer && found instanceof Promise) void found.then(count);
    return found;
  } as typeof query;
  try {
    await ask();
  } finally {
    pg.Client.prototype.query = query;
  }
  return counted;
}

test.each([STATE, COURT])('a state of %s reads and holds the page that is asked for', async (subject) => {
  const ask = { ...ASKED, subject: subject as SubjectId, limit: 50 };
  await showSubject(engine, ask);
  const { statements, rows } = await countReading(() => showSubject(engine, ask));
  // The answer counts, so lists that are no longer than 2,000 are read whole for it.
  expect(statements).toBeLessThanOrEqual(8);
  expect(rows).toBeLessThan(1_200);
  const { state, next } = valueIn(await showSubject(engine, ask));
  expect(JSON.stringify(state).length).toBeLessThan(60_000);
  expect(next).not.toBeNull();
});

/** All pages of a state, as one. */
async function readPages(subject: SubjectId, { asOf, certainty }: { asOf: Day; certainty: Certainty }) {
  const lists: Record<string, unknown[]> = { possible: [], ended: [] };
  const totals: Record<string, number>[] = [];
  for (let from = 0; ; from += 90) {
    const page = { from, limit: 90 };
    const state = await readState(engine.connection, momentOn(asOf), { subject, certainty, page });
    if (!state) throw new Error(`${subject} is not registered`);
    const held = Object.entries(state.state).filter(([, value]) => Array.isArray(value));
    for (const [name, items] of [...held, ['possible', state.possible], ['ended', state.ended]] as const)
      lists[name] = [...(lists[name] ?? []), ...(items as unknown[])];
    totals.push(state.totals);
    if (!goesOn(state)) return { lists, totals };
  }
}

const inAnyOrder = (items: unknown) => (items as unknown[]).map((it) => JSON.stringify(it)).sort();

test.each(['possible', 'stated', 'certain'] as const)(
  'pages hold together what is %s, and count it',
  async (certainty) => {
    for (const [subject, asOf] of [
      [STATE, '1991-03-04'],
      [STATE, '2025-06-01'],
      [COURT, '1999-03-04'],
    ] as const) {
      const facts = await readSubject(engine.connection, momentOn(asOf as Day), { subject });
      expect(facts.counted?.size ?? 0).toBe(0);
      const all = (await readState(engine.connection, momentOn(asOf as Day), { subject, certainty })) as SubjectState;
      const { lists, totals } = await readPages(subject, { asOf: asOf as Day, certainty });
      for (const name of ['parties', 'holders'])
        expect(inAnyOrder(lists[name] ?? []), name).toEqual(inAnyOrder(all.state[name] ?? []));
      expect(inAnyOrder(lists.possible)).toEqual(inAnyOrder(all.possible));
      expect(inAnyOrder(lists.ended)).toEqual(inAnyOrder(all.ended));
      const [first] = totals;
      const many = subject === STATE ? 'parties' : 'holders';
      expect(first).toMatchObject({ [many]: (all.state[many] as unknown[]).length, ended: all.ended.length });
    }
  },
);

test('the list of a State’s cases has as many as its state says, and so has the whole of its pages', async () => {
  const { state } = valueIn(await showSubject(engine, { ...ASKED, subject: STATE }));
  const ask = { ...ASKED, kind: 'case', filters: [{ attribute: 'party', label: STATE }], limit: 500 } as const;
  const listed = valueIn(await listSubjects(engine, { ...ask, counts: true }));
  expect(listed.total).toBe(state.totals.parties);
  const whole = valueIn(
    await readWhole(
      (cursor) => showSubject(engine, { ...ASKED, subject: STATE, cursor }),
      (page) => page.state.state.parties as unknown[],
    ),
  );
  expect(whole.items).toHaveLength(listed.total ?? -1);
});

test('the first page has the newest, what holds before what has ended', async () => {
  const { state } = valueIn(await showSubject(engine, { ...ASKED, subject: STATE, limit: 20 }));
  const shown = state.state.parties as { readonly since: { readonly latest: string } }[];
  const days = shown.map(({ since }) => since.latest);
  expect((days.sort()[0] ?? '') >= '1992-05-01').toBe(true);
  expect(state.ended).toEqual([]);
  expect(state.more.parties).toBe((state.totals.parties ?? 0) - 20);
});

test('a status that no one can have is not looked for among all who have acts', async () => {
  const filters = [{ attribute: 'legalStatus', label: 'acquitted' }];
  const { statements, rows } = await countReading(() => listSubjects(engine, { ...ASKED, kind: 'person', filters }));
  expect(statements).toBeLessThanOrEqual(6);
  expect(rows).toBeLessThan(10);
});

test('a long docket is bounded in the state of its case', async () => {
  const { state } = valueIn(await showSubject(engine, { ...ASKED, subject: LONG_CASE, limit: 50 }));
  expect(JSON.stringify(state).length).toBeLessThan(120_000);
  expect(state.totals).toMatchObject({
    hearings: SIZE.entries / 6,
    motions: SIZE.entries / 6,
    orders: SIZE.entries / 6,
  });
});
