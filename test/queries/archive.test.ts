// An invented archive of courts and commissions: lists say on every day exactly what its stories say.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWhole } from '../../src/service/page.ts';
import { listSubjects } from '../../src/service/subjects.ts';
import type { Day } from '../../src/time/day.ts';
import { makeArchive } from '../support/archive/archive.ts';
import { shift } from '../support/archive/days.ts';
import type { Draft, Truth } from '../support/archive/pen.ts';
import { openTestEngine } from '../support/database.ts';
import { diceOf } from '../support/dice.ts';
import { valueIn } from '../support/outcome.ts';

const TODAY = '2026-06-30';
const archive = makeArchive(17);

let engine: Awaited<ReturnType<typeof openTestEngine>>;
/** The last position before the late facts. */
let beforeLate = -1;
beforeAll(async () => {
  engine = await openTestEngine();
  await record([...archive.registry, ...archive.early]);
  beforeLate = archive.registry.length + archive.early.length - 1;
  await record(archive.late);
}, 120_000);
afterAll(() => engine?.close());

async function record(drafts: readonly Draft[]): Promise<void> {
  for (let from = 0; from < drafts.length; from += 500) {
    const input = drafts.slice(from, from + 500);
    expect(valueIn(await engine.appender.append({ workspace: 'main', recordedBy: 'importer', input })).kind).toBe(
      'recorded',
    );
  }
}

type Asked = Pick<Truth, 'list' | 'filter' | 'label'>;
type Known = 'before' | 'after';

const kinds = { persons: 'person', cases: 'case', organizations: 'organization' } as const;

/** What the service lists on a day. */
async function listed({ list, filter, label }: Asked, asOf: string | undefined, known: Known): Promise<string[]> {
  const ask = {
    workspace: 'main',
    kind: kinds[list],
    filters: [{ attribute: filter, label }],
    ...(asOf ? { asOf: asOf as Day } : {}),
    ...(known === 'before' ? { knownAt: { kind: 'position', position: beforeLate } as const } : {}),
    limit: 500,
  };
  const service = { ...engine, today: () => TODAY };
  const whole = await readWhole(
    (cursor) => listSubjects(service, { ...ask, cursor }),
    (page) => page.items,
  );
  return valueIn(whole).items.map(({ id }) => id);
}

const keyOf = ({ list, filter, label }: Asked) => `${list}?${filter}=${label}`;
const truthsOf = Map.groupBy(archive.truths, keyOf);

/** What the stories say of a day. */
function expectedOn(asked: Asked, day: string, known: Known): string[] {
  const true_ = (truthsOf.get(keyOf(asked)) ?? []).filter(
    (it) => it.first <= day && (it.last === null || day <= it.last) && (it.known ?? known) === known,
  );
  return [...new Set(true_.map(({ subject }) => subject))].sort();
}

/** The first and the last days of these truths, with the days before and after them. */
function edgesOf(truths: readonly Truth[]): string[] {
  const edges = truths.flatMap(({ first, last }) => (last === null ? [first] : [first, last]));
  const days = edges.flatMap((day) => [-1, 0, 1].map((by) => shift(day, by)));
  return [...new Set(days)].filter((day) => day >= '0001').sort();
}

/** In what a list differs from the stories; empty: in nothing. */
async function differences(asked: Asked, days: readonly string[], known: Known = 'after'): Promise<object[]> {
  const differing: object[] = [];
  for (const day of days) {
    const [found, expected] = [await listed(asked, day, known), expectedOn(asked, day, known)];
    const wrong = found.filter((id) => !expected.includes(id));
    const missing = expected.filter((id) => !found.includes(id));
    if (wrong.length + missing.length === 0) continue;
    differing.push({ day, known, wrong: wrong.slice(0, 5), missing: missing.slice(0, 5) });
  }
  return differing;
}

const ofTerms = archive.truths.filter(({ filter }) => filter === 'office' || filter === 'holder');

test('the archive is as large as it should be', () => {
  const all = [...archive.registry, ...archive.early, ...archive.late];
  const count = (...types: string[]) => all.filter(({ type }) => types.includes(type)).length;
  expect(archive.terms.length).toBeGreaterThanOrEqual(150);
  expect(count('case.registered')).toBeGreaterThanOrEqual(200);
  expect(count('judgment.delivered', 'order.progressed', 'document.filed')).toBeGreaterThanOrEqual(500);
  expect(count('petition.progressed', 'motion.progressed', 'hearing.held')).toBeGreaterThanOrEqual(500);
});

test('nearly every development has a type that says just what it is', () => {
  const { early, late, loose } = archive;
  const share = loose.length / (early.length + late.length);
  expect([...new Set(loose.map(([, really]) => really))].sort()).toEqual([
    'acting in an office',
    'appellant',
    'the record of an administrative offence',
    'who asks for an opinion',
  ]);
  expect(share).toBeLessThan(0.02);
});

test('on each first and last day of a term, and beside it, exactly the holders then in office are listed', async () => {
  const any = { list: 'persons', filter: 'office', label: 'any' } as const;
  const days = edgesOf(ofTerms);
  expect(days.length).toBeGreaterThan(300);
  expect(await differences(any, days)).toEqual([]);
  expect(await differences(any, someEdges(ofTerms, 100), 'before')).toEqual([]);
});

test('so are those of each organization, of each office, and the organizations of each holder', async () => {
  for (const [key, own] of truthsOf) {
    const [asked] = own;
    if (!asked || !ofTerms.includes(asked) || asked.label === 'any') continue;
    expect(await differences(asked, edgesOf(own)), key).toEqual([]);
  }
});

const dice = diceOf(4);
const ofCases = [...truthsOf.values()].filter(([it]) => it && !ofTerms.includes(it));
/** Whether it asks for one subject or one day, of which there are many. */
const isOfOne = ([it]: readonly Truth[]) => /[:\d]/.test(it?.label ?? '');

/** Some of the first and last days, and of the days beside them. */
const someEdges = (truths: readonly Truth[], count: number) => dice.shuffled(edgesOf(truths)).slice(0, count);

test.each([...new Set(ofCases.map(([it]) => it?.filter ?? ''))])(
  '%s: lists say what the stories say',
  async (filter) => {
    const own = ofCases.filter(([it]) => it?.filter === filter);
    const all = own.filter((it) => !isOfOne(it));
    const some = dice.shuffled(own.filter(isOfOne)).slice(0, 15);
    for (const truths of [...all, ...some]) {
      const [asked] = truths;
      if (asked) expect(await differences(asked, someEdges(truths, isOfOne(truths) ? 2 : 4)), keyOf(asked)).toEqual([]);
    }
  },
);

test('as known before the late facts, lists say what was known then', async () => {
  const lately = ofCases.filter((truths) => truths.some(({ known }) => known));
  expect(lately.length).toBeGreaterThan(5);
  for (const truths of dice.shuffled(lately).slice(0, 40)) {
    const [asked] = truths;
    const days = someEdges(
      truths.filter(({ known }) => known),
      4,
    );
    if (asked) expect(await differences(asked, days, 'before'), keyOf(asked)).toEqual([]);
  }
});

test('today only those hold an office whose term has not ended', async () => {
  const any = { list: 'persons', filter: 'office', label: 'any' } as const;
  const current = await listed(any, undefined, 'after');
  expect(current).toEqual(expectedOn(any, TODAY, 'after'));
  const over = archive.terms.filter(({ last }) => last !== null && last < TODAY).map(({ person }) => person);
  const again = archive.terms.filter(({ last }) => last === null || last >= TODAY).map(({ person }) => person);
  expect(current.filter((id) => over.includes(id) && !again.includes(id))).toEqual([]);
});
