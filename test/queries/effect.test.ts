// What each append changed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACT, isInternal } from '../../src/catalogue/points.ts';
import type { PlacedPoint } from '../../src/facts/placed-point.ts';
import { createAppender } from '../../src/log/append.ts';
import { readLog } from '../../src/log/read.ts';
import { readPages } from '../../src/projection/compare.ts';
import { projectStep } from '../../src/projection/project.ts';
import { readEffect } from '../../src/queries/effect.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { outcomeOf } from '../support/outcome.ts';
import { randomHistory } from '../support/random-history.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('what each append changed leads from what was known before to what was known after', async () => {
  const { connection } = database;
  let changes = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const workspace = `effect-${seed}`;
    await createWorkspace(connection, { name: workspace, isPublic: true });
    const appender = createAppender({ connection });
    for (const batch of randomHistory(seed, 40)) {
      const outcome = await appender.append({ workspace, recordedBy: 'nina', input: batch });
      expect(outcomeOf(outcome)).toBe('recorded');
    }
    while ((await projectStep(connection, workspace)).developments > 0);
    const pages = await Array.fromAsync(readPages(connection, { workspace, generation: 1 }, 1_000));
    const facts = pages.flat().filter(({ attribute }) => attribute === ACT || !isInternal(attribute));
    const knownAt = (position: number) =>
      facts
        .filter(({ knownFrom, knownTo }) => knownFrom <= position && (knownTo === null || knownTo > position))
        .map(nameOf);
    let before: readonly string[] = [];
    for (const recorded of await readLog(connection, { workspace, from: 0, limit: 1_000 })) {
      if (recorded.position !== recorded.batchEnd) continue;
      const { points, withdrawn, batch } = await readEffect(connection, workspace, recorded);
      expect(batch.every(({ batchEnd }) => batchEnd === recorded.batchEnd)).toBe(true);
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
