// The history of a subject over all days, and how far it reaches.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readMarks, readReach, readSubjectHistory } from '../../src/queries/subject-history.ts';
import type { Day } from '../../src/time/day.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, detained, officeAssumed, released, retracted } from '../support/drafts.ts';
import { recordedIn } from '../support/outcome.ts';

const PERSON = ADA as SubjectId;
let engine: Awaited<ReturnType<typeof openTestEngine>>;
const arrest = detained({ occurred: '2024-03-05' });
const release = released({ occurred: '2024-04' });
const office = officeAssumed({});

beforeAll(async () => {
  engine = await openTestEngine();
  for (const input of [
    cast(),
    arrest,
    release,
    office,
    retracted(release.id),
    detained({ occurred: '2025-01-01' }, BO),
  ])
    await append(input);
  await append({ ...detained({ occurred: '2026-01-01' }), type: 'person.died', id: randomUUID() });
});
afterAll(() => engine?.close());

async function append(input: unknown): Promise<void> {
  const receipts = recordedIn(await engine.appender.append({ workspace: 'main', recordedBy: 'nina', input }));
  expect(await engine.projector.waitFor('main', receipts.at(-1)?.position ?? 0)).toBe(true);
}

const at = (position: number): Snapshot => ({
  workspace: 'main',
  asOf: '2020-01-01' as Day,
  knowledge: { position, recordedAt: null },
});

describe('the history of a person', () => {
  test('hold what is known of all days, whatever day is asked of', async () => {
    const { facts, lives } = await readSubjectHistory(engine.connection, at(12), {
      subjects: [PERSON],
      attributes: ['custody', 'office'],
    });
    expect(facts.map(({ attribute, label, holds }) => [attribute, label, holds])).toEqual([
      ['act', 'measure/detained', true],
      ['act', 'death', true],
      ['office', 'organization:harbour-police', true],
    ]);
    expect(lives.map(({ subject, label }) => [subject, label])).toEqual([[ADA, 'dead']]);
  });

  test('hold at an earlier moment what was known then', async () => {
    const { facts, lives } = await readSubjectHistory(engine.connection, at(7), {
      subjects: [PERSON],
      attributes: ['custody'],
    });
    expect(facts.map(({ label, latest }) => [label, latest])).toEqual([
      ['measure/detained', '2024-03-05'],
      ['released/released', '2024-04-30'],
    ]);
    expect(lives).toEqual([]);
  });

  test('of nobody are empty', async () => {
    expect(await readSubjectHistory(engine.connection, at(12), { subjects: [], attributes: ['custody'] })).toEqual({
      facts: [],
      lives: [],
    });
  });
});

test('what happened comes in its order, with how it stands and between which days', async () => {
  const { items, more } = await readMarks(engine.connection, at(8), PERSON);
  expect(more).toBe(0);
  expect(items.map(({ id, earliest, latest }) => [id, earliest, latest])).toEqual([
    [arrest.id, '2024-03-05', '2024-03-05'],
    [release.id, '2024-04-01', '2024-04-30'],
    [office.id, null, expect.any(String)],
  ]);
  expect(items[0]).toMatchObject({ type: 'person.detained', standing: 'reported', isContradicted: false });
});

describe('the reach', () => {
  test('of a subject goes from its first day to its last, as known at the moment', async () => {
    expect(await readReach(engine.connection, at(6), PERSON)).toMatchObject({
      first: '2024-03-05',
      last: '2024-03-05',
    });
    const { first, last, positions } = await readReach(engine.connection, at(12), PERSON);
    expect(first).toBe('2024-03-05');
    expect(last && last >= '2026-01-01').toBe(true);
    expect(positions).toEqual([5, 6, 7, 8, 9, 11]);
  });

  test('of the whole record has days, and no positions of its own', async () => {
    const { first, positions } = await readReach(engine.connection, at(12), undefined);
    expect(first).toBe('2024-03-05');
    expect(positions).toEqual([]);
  });

  test('of nothing is nothing', async () => {
    expect(await readReach(engine.connection, at(12), 'person:nobody')).toEqual({
      first: null,
      last: null,
      positions: [],
    });
  });
});
