// An invented archive of courts and commissions: lists say on every day exactly what its stories say.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWhole } from '../../src/service/page.ts';
import { listSubjects } from '../../src/service/subjects.ts';
import type { Day } from '../../src/time/day.ts';
import { makeArchive } from '../support/archive/archive.ts';
import { shift } from '../support/archive/days.ts';
import type { Draft, Truth } from '../support/archive/pen.ts';
import { openTestEngine } from '../support/database.ts';
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
  return [...new Set(edges.flatMap((day) => [-1, 0, 1].map((days) => shift(day, days))))].sort();
}

/** In what a list differs from the stories; empty: in nothing. */
async function differences(asked: Asked, days: readonly string[], known: Known = 'after'): Promise<object[]> {
  const differing: object[] = [];
  for (const day of days) {
    const [found, expected] = [await listed(asked, day, known), expectedOn(asked, day, known)];
    const wrong = found.filter((id) => !expected.includes(id));
    const missing = expected.filter((id) => !found.includes(id));
    if (wrong.length + missing.length > 0) differing.push({ asked: keyOf(asked), day, known, wrong, missing });
  }
  return differing;
}

const ofTerms = archive.truths.filter(({ filter }) => filter === 'office' || filter === 'holder');

test('the archive is as large as it should be', () => {
  expect(archive.terms.length).toBeGreaterThanOrEqual(150);
});

test('on each first and last day of a term, and beside it, exactly the holders then in office are listed', async () => {
  const any = { list: 'persons', filter: 'office', label: 'any' } as const;
  const days = edgesOf(ofTerms);
  expect(days.length).toBeGreaterThan(300);
  expect(await differences(any, days)).toEqual([]);
  expect(await differences(any, days, 'before')).toEqual([]);
});

test('so are those of each organization, of each office, and the organizations of each holder', async () => {
  for (const [key, own] of truthsOf) {
    const [asked] = own;
    if (!asked || !ofTerms.includes(asked) || asked.label === 'any') continue;
    expect(await differences(asked, edgesOf(own)), key).toEqual([]);
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
