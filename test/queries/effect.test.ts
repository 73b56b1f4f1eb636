// What each append changed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACT, DOCKET, isInternal } from '../../src/catalogue/points.ts';
import type { Connection } from '../../src/database/connection.ts';
import type { PlacedPoint } from '../../src/facts/placed-point.ts';
import { createAppender } from '../../src/log/append.ts';
import type { Receipt } from '../../src/log/log-view.ts';
import { readLog } from '../../src/log/read.ts';
import { readPages } from '../../src/projection/compare.ts';
import { projectStep } from '../../src/projection/project.ts';
import { readBatch, readEffect, type SubjectFinding } from '../../src/queries/effect.ts';
import { listFindings } from '../../src/queries/findings.ts';
import { readPreview } from '../../src/queries/preview.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { utcDayOf } from '../../src/time/instant.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { ADA, cast, officeAssumed } from '../support/drafts.ts';
import { recordedIn, valueIn } from '../support/outcome.ts';
import { randomHistory } from '../support/random-history.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('a dry run shows what each append changes: it leads from what was known to what is known then', async () => {
  const { connection } = database;
  let changes = 0;
  const told = { notes: 0, others: 0 };
  for (let seed = 1; seed <= 8; seed += 1) {
    const workspace = `effect-${seed}`;
    await createWorkspace(connection, { name: workspace, isPublic: true });
    const appender = createAppender({ connection });
    for (const input of randomHistory(seed, 40)) {
      const request = { workspace, recordedBy: 'nina', input };
      const { developments, size, now } = valueIn(await appender.dryRun(request));
      const question = { workspace, developments, position: size, now, isRepeated: false };
      const { snapshot, alike: _, ...preview } = await readPreview(connection, question);
      const notesBefore = await countNotes(connection, snapshot);
      const [receipt] = recordedIn(await appender.append(request));
      while ((await projectStep(connection, workspace)).developments > 0);
      const batch = await readBatch(connection, workspace, receipt as Receipt);
      const effect = await readEffect(connection, snapshot, batch);
      expect(jsonOf(preview), `seed ${seed} ${size}`).toEqual(jsonOf(effect));
      const after = { ...snapshot, knowledge: { ...snapshot.knowledge, position: size + batch.length - 1 } };
      const notesAfter = await countNotes(connection, after);
      const news = [...notesAfter].flatMap(([note, count]) =>
        Array<string>(Math.max(0, count - (notesBefore.get(note) ?? 0))).fill(note),
      );
      expect(preview.findings.map(noteOf).sort(), `seed ${seed} ${size}`).toEqual(news.sort());
      told.notes += news.length;
      told.others += preview.others.length;
    }
    const pages = await Array.fromAsync(readPages(connection, { workspace, generation: 1 }, 1_000));
    const isSaid = (name: string) => name === ACT || name === DOCKET || !isInternal(name);
    const facts = pages.flat().filter(({ attribute }) => isSaid(attribute));
    const knownAt = (position: number) =>
      facts
        .filter(({ knownFrom, knownTo }) => knownFrom <= position && (knownTo === null || knownTo > position))
        .map(nameOf);
    let before: readonly string[] = [];
    for (const recorded of await readLog(connection, { workspace, from: 0, limit: 1_000 })) {
      if (recorded.position !== recorded.batchEnd) continue;
      const batch = await readBatch(connection, workspace, recorded);
      expect(batch.every(({ batchEnd }) => batchEnd === recorded.batchEnd)).toBe(true);
      const knowledge = { position: (batch[0]?.position ?? 0) - 1, recordedAt: recorded.recordedAt };
      const then = { workspace, asOf: utcDayOf(recorded.recordedAt), knowledge };
      const { points, withdrawn } = await readEffect(connection, then, batch);
      const after = knownAt(recorded.batchEnd);
      const gone = new Set(withdrawn.map(nameOf));
      expect(
        [...before.filter((name) => !gone.has(name)), ...points.map(nameOf)].sort(),
        `seed ${seed} ${recorded.position}`,
      ).toEqual([...after].sort());
      expect(withdrawn.map(nameOf).filter((name) => !before.includes(name))).toEqual([]);
      changes += points.length + withdrawn.length;
      before = after;
    }
  }
  expect(changes).toBeGreaterThan(500);
  expect(told.notes).toBeGreaterThan(100);
  expect(told.others).toBeGreaterThan(20);
}, 300_000);

const CASE = 'case:harbour-fire';

test.each([
  ['an amnesty', { type: 'clemency.granted', data: { person: ADA, kind: 'amnesty' } }, ['legalStatus', 'stage']],
  ['a death', { type: 'person.died', data: { person: ADA } }, ['stage']],
])('%s, which is of no case, changes what follows in the cases of the person', async (name, draft, changed) => {
  const { connection } = database;
  const workspace = name.replace(' ', '-');
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const requestOf = (input: unknown) => ({ workspace, recordedBy: 'nina', input });
  const charges = [{ charge: 'arson', offence: 'arson' }];
  const outcomes = [{ person: ADA, charges: [{ charge: 'arson' }], outcome: 'convicted' }];
  const claim = { by: 'unstated', standing: 'alleged' };
  const story = [
    ['charge.filed', '2024-01-10', { case: CASE, persons: [ADA], charges }],
    ['verdict.delivered', '2024-03-10', { case: CASE, outcomes }],
  ].map(([type, occurred, data]) => ({
    ...officeAssumed(),
    type,
    occurred,
    data,
    ...(type === 'charge.filed' ? { claim } : {}),
  }));
  recordedIn(await appender.append(requestOf([...cast(), ...story])));
  while ((await projectStep(connection, workspace)).developments > 0);
  const input = { ...officeAssumed({ occurred: '2025-01-10' }), ...draft };
  const { developments, size, now } = valueIn(await appender.dryRun(requestOf(input)));
  const question = { workspace, developments, position: size, now, isRepeated: false };
  const { derived } = await readPreview(connection, question);
  const inCase = derived.filter(({ subject }) => subject === CASE).map(({ attribute }) => attribute);
  expect(inCase.sort()).toEqual(changed);
});

function nameOf({
  subject,
  attribute,
  key,
  position,
  index,
  earliest,
  latest,
  holds,
  value,
  cause,
}: PlacedPoint): string {
  const { development, correction, corroborations } = cause;
  return JSON.stringify([
    subject,
    attribute,
    key,
    position,
    index,
    earliest,
    latest,
    holds,
    sorted(value),
    development,
    correction,
    corroborations,
  ]);
}

/** `jsonb` keeps the fields of a value in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, it]) => [name, sorted(it)]),
  );
}

/** How often there is each review note, of all subjects. */
async function countNotes(connection: Connection, snapshot: Snapshot): Promise<Map<string, number>> {
  const { items } = await listFindings(connection, snapshot, { after: undefined, limit: 10_000 });
  const notes = items.filter(({ dismissal }) => dismissal === null).map(noteOf);
  return new Map([...Map.groupBy(notes, (note) => note)].map(([note, own]) => [note, own.length]));
}

function noteOf({ subject, rule, message }: SubjectFinding): string {
  return JSON.stringify([subject, rule, message]);
}

function jsonOf(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
