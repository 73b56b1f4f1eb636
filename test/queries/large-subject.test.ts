// A subject with very many developments.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInternal } from '../../src/catalogue/points.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readState, readSubject } from '../../src/queries/state.ts';
import { readMarks } from '../../src/queries/subject-history.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import type { TimelinePlace } from '../../src/queries/timeline-place.ts';
import type { TimelineQuestion } from '../../src/queries/timeline-question.ts';
import { listOverPeriod, showPeriods } from '../../src/service/periods.ts';
import { showSubject } from '../../src/service/subjects.ts';
import type { Day } from '../../src/time/day.ts';
import { say } from '../../src/words/message.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, detained, GAZETTE } from '../support/drafts.ts';
import { outcomeOf } from '../support/outcome.ts';

const DEVELOPMENTS = 4_000;

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
  await append(cast());
  const drafts = Array.from({ length: DEVELOPMENTS }, (_, index) => draft(index));
  for (let from = 0; from < DEVELOPMENTS; from += 1_000) await append(drafts.slice(from, from + 1_000));
  for (let tries = 0; !(await engine.projector.waitFor('main', DEVELOPMENTS, 60_000)); tries += 1)
    if (tries > 5) throw new Error('the facts do not come');
}, 300_000);
afterAll(() => engine?.close());

async function append(input: unknown): Promise<void> {
  expect(outcomeOf(await engine.appender.append({ workspace: 'main', recordedBy: 'nina', input }))).toBe('recorded');
}

/** Of one person: every third a claim, the others custody, offices, transfers and sentences in turn. */
function draft(index: number): object {
  const day = new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
  const told = (type: string, data: object, more: object = {}) => ({
    id: randomUUID(),
    type,
    occurred: day,
    data,
    summary: `On ${day} something was told of Ada Orlov that a state has to weigh.`,
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: GAZETTE, locator: 'page 1', quote: 'a few words, verbatim' }],
    ...more,
  });
  const claim = { claim: { by: BO, standing: 'alleged' } };
  const office = { person: ADA, organization: 'organization:harbour-police', title: `chief ${index % 40}` };
  switch (index % 6) {
    case 0:
    case 3:
      return told('conduct.alleged', { about: [ADA], conduct: 'stood by' }, claim);
    case 1:
      return told('person.detained', { person: ADA });
    case 2:
      return told('person.released', { person: ADA });
    case 4:
      return index % 12 === 4 ? told('office.assumed', office) : told('office.left', { ...office, manner: 'resigned' });
    default:
      return told('custody.measure_set', { person: ADA, measure: 'transfer', place: 'the island' });
  }
}

/** What follows from acts needs all of them. */
const isRecorded = ({ attribute }: { readonly attribute: string }) => !isInternal(attribute);

const momentAt = (position: number): Snapshot => ({
  workspace: 'main',
  asOf: '2026-01-01' as Day,
  knowledge: { position, recordedAt: null },
});

test(`a state of a subject with ${DEVELOPMENTS} developments is bounded`, async () => {
  const snapshot = momentAt(DEVELOPMENTS + 5);
  const page = { from: 0, limit: 200 };
  const state = await readState(engine.connection, snapshot, { subject: ADA, certainty: 'possible', page });
  expect(JSON.stringify(state).length).toBeLessThan(500_000);
  expect(state?.claims).toHaveLength(200);
  expect(state?.more).toMatchObject({ claims: Math.ceil(DEVELOPMENTS / 3) - 200, transfers: expect.any(Number) });
  expect(state?.findings.length).toBeGreaterThan(0);
});

test('but for acts, a state rests on less than three times the facts of a quarter of the developments', async () => {
  const factsAt = async (position: number) =>
    (await readSubject(engine.connection, momentAt(position), { subject: ADA })).facts.filter(isRecorded).length;
  expect(await factsAt(DEVELOPMENTS + 5)).toBeLessThan((await factsAt(DEVELOPMENTS / 4 + 5)) * 3);
});

test('what follows from thousands of acts is not read on every day; what is recorded is', async () => {
  const ask = { workspace: 'main', subject: ADA } as const;
  const startedAtMs = performance.now();
  const custody = await showPeriods(engine, { ...ask, attribute: 'custody' });
  expect(custody.ok ? null : custody.problem.code).toBe('invalid_query');
  const filters = [{ attribute: 'custody', label: 'any' }];
  const listed = await listOverPeriod(engine, { workspace: 'main', kind: 'person', filters });
  expect(listed.ok ? null : listed.problem.detail).toEqual(say('problems.parameters.tooManyActs', { subject: ADA }));
  expect(performance.now() - startedAtMs).toBeLessThan(20_000);
  expect((await showPeriods(engine, { ...ask, attribute: 'office' })).ok).toBe(true);
});

describe('a timeline of a subject with more than 5,000 developments', () => {
  const before = 1_200;
  const last = DEVELOPMENTS + before + 5;
  beforeAll(async () => {
    const earlier = Array.from({ length: before }, (_, index) => ({
      ...detained({ occurred: `1980-01-${String(1 + (index % 28)).padStart(2, '0')}` }),
    }));
    for (let from = 0; from < before; from += 600) await append(earlier.slice(from, from + 600));
    expect(await engine.projector.waitFor('main', last, 60_000)).toBe(true);
  }, 60_000);

  const readAll = async (question: Partial<TimelineQuestion>) => {
    const positions: number[] = [];
    for (let after: TimelinePlace | undefined; ; ) {
      const asked = { subject: GAZETTE, certainty: undefined, after, limit: 700, ...question } as const;
      const page = await readTimeline(engine.connection, momentAt(last), { ...asked, after });
      positions.push(...page.items.map(({ recorded }) => recorded.position));
      if (!page.next) return positions;
      after = page.next;
    }
  };

  test('is that of the whole record where all of it names the subject, page by page', async () => {
    const own = await readAll({});
    expect(own).toHaveLength(DEVELOPMENTS + before);
    expect(own).toEqual(await readAll({ subject: undefined }));
    expect((await readMarks(engine.connection, momentAt(last), GAZETTE)).more).toBe(own.length - 5_000);
  });

  test('finds the few of a type that lie far behind', async () => {
    const own = await readAll({ type: 'office.left', limit: 10 });
    expect(own).toHaveLength(Math.ceil((DEVELOPMENTS - 10) / 12));
    expect(own).toEqual(await readAll({ type: 'office.left', subject: undefined }));
  });
});

test('a subject that was merged leads to the other, however much was recorded of it', { timeout: 60_000 }, async () => {
  const ask = { workspace: 'main', subject: ADA, certainty: 'possible' } as const;
  const before = await showSubject(engine, ask);
  await append({
    id: randomUUID(),
    type: 'subject.merged',
    data: { from: ADA, into: BO },
    summary: 'They are one person.',
    sources: [],
  });
  const { position } = before.ok ? before.value.snapshot.knowledge : { position: -1 };
  expect(await engine.projector.waitFor('main', position + 1, 60_000)).toBe(true);
  expect(await showSubject(engine, ask)).toMatchObject({ ok: true, value: { subject: BO } });
  const again = await showSubject(engine, { ...ask, knownAt: { kind: 'position', position } });
  expect(again).toMatchObject({ ok: true, value: { subject: ADA } });
});
