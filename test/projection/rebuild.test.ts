// Rebuilding facts while the server works, and checking them.
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFolder } from '../../src/cli/import.ts';
import { createAppender } from '../../src/log/append.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { columnsOfFact } from '../../src/projection/fact-rows.ts';
import { RebuildUnderWay } from '../../src/projection/generations.ts';
import { projectStep } from '../../src/projection/project.ts';
import { type RebuildProgress, rebuildFacts } from '../../src/projection/rebuild.ts';
import { FACTS_VERSION, listOutdated } from '../../src/projection/version.ts';
import { readState } from '../../src/queries/state.ts';
import type { Day } from '../../src/time/day.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, corrected, detained, released, retracted } from '../support/drafts.ts';
import { recordedIn, silent } from '../support/outcome.ts';
import { randomHistory } from '../support/random-history.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
let owner: pg.Client;
beforeAll(async () => {
  engine = await openTestEngine();
  owner = new pg.Client({ connectionString: engine.database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await engine.close();
});

async function append(workspace: string, input: unknown): Promise<number> {
  const receipts = recordedIn(await engine.appender.append({ workspace, recordedBy: 'nina', input }));
  return receipts.at(-1)?.position ?? -1;
}

/** A workspace that holds a random history, projected. */
async function recordHistory(workspace: string, seed: number): Promise<void> {
  await createWorkspace(engine.connection, { name: workspace, isPublic: true });
  let last = -1;
  for (const batch of randomHistory(seed, 40)) last = await append(workspace, batch);
  expect(await engine.projector.waitFor(workspace, last)).toBe(true);
}

/** The rows that serve, but for their generation. */
async function readRows(workspace: string): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select (to_jsonb(f) - 'generation')::text as row from fact f join projection using (workspace, generation)
    where f.workspace = ${workspace}
    union all
    select (to_jsonb(f) - 'generation')::text from event f join projection using (workspace, generation)
    where f.workspace = ${workspace}
    order by 1`.execute(engine.connection);
  return rows.map(({ row }) => row);
}

async function countGenerations(workspace: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct generation) as count from fact where workspace = ${workspace}`.execute(engine.connection);
  return rows[0]?.count ?? 0;
}

async function custodyOf(workspace: string, person: string, position: number): Promise<unknown> {
  const snapshot = { workspace, asOf: '2023-01-01' as Day, knowledge: { position, recordedAt: null } };
  const subject = person as `person:${string}`;
  const state = await readState(engine.connection, snapshot, { subject, certainty: 'possible' });
  return state?.state.custody;
}

describe('a rebuild', () => {
  test('gives the rows that were projected step by step, and leaves no others', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const workspace = `history-${seed}`;
      await recordHistory(workspace, seed);
      const before = await readRows(workspace);
      const { facts, generation } = await rebuildFacts(engine.connection, workspace);
      expect(generation).toBe(2);
      expect(await readRows(workspace)).toEqual(before);
      expect(facts).toBe(before.length);
      expect(await countGenerations(workspace)).toBe(1);
      expect((await compareWithLog(engine.connection, workspace)).differences).toEqual([]);
    }
  });

  test('does so for the corpus, and tells how far it has come', async () => {
    await createWorkspace(engine.connection, { name: 'corpus', isPublic: true });
    const folder = join(import.meta.dirname, '../../events/main');
    await importFolder(engine, { workspace: 'corpus', folder, recordedBy: 'import' }, silent);
    expect(await engine.projector.waitFor('corpus', 85)).toBe(true);
    const before = await readRows('corpus');
    const told: RebuildProgress[] = [];
    await rebuildFacts(engine.connection, 'corpus', { onProgress: (progress) => told.push(progress) });
    expect(await readRows('corpus')).toEqual(before);
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['folded', 'indexed', 'caught up', 'cleared']);
    expect(told.find(({ step }) => step === 'folded')).toMatchObject({ done: 86, total: 86, secondsLeft: 0 });
  });

  test('of a large log gives it partitions of its own, which go when they are replaced', async () => {
    await recordHistory('large', 7);
    const before = await readRows('large');
    const listOwn = async () => {
      const { rows } = await owner.query("select relname from pg_class where relname ~ '^(fact|event)_[0-9]+$'");
      return rows.length;
    };
    const start = await listOwn();
    for (const [largeFrom, more] of [
      [1, 2],
      [1, 2],
      [1_000, 0],
    ] as const) {
      await rebuildFacts(engine.connection, 'large', { largeFrom });
      expect(await readRows('large')).toEqual(before);
      expect((await compareWithLog(engine.connection, 'large')).differences).toEqual([]);
      expect((await listOwn()) - start).toBe(more);
    }
    const { rows } = await owner.query("select from pg_class where relname like 'fold%'");
    expect(rows).toEqual([]);
  });

  test('of an empty record is soon done', async () => {
    await createWorkspace(engine.connection, { name: 'empty', isPublic: true });
    expect(await rebuildFacts(engine.connection, 'empty')).toMatchObject({ developments: 0, facts: 0 });
    await append('empty', cast());
    expect(await engine.projector.waitFor('empty', 5)).toBe(true);
    expect((await compareWithLog(engine.connection, 'empty')).differences).toEqual([]);
  });

  test('goes on while others append and read, whose answers do not change', async () => {
    const workspace = 'busy';
    await createWorkspace(engine.connection, { name: workspace, isPublic: true });
    const start = await append(workspace, cast());
    let isDone = false;
    let [appended, asked] = [0, 0];
    const writers = [ADA, BO, ADA, BO].map(async (person) => {
      for (let day = 1; !isDone || day < 10; day += 1) {
        const arrest = detained({ occurred: `2022-01-${String((day % 28) + 1).padStart(2, '0')}` }, person);
        await append(workspace, arrest);
        const release = released({ occurred: '2022-02', after: [arrest.id] }, person);
        await append(workspace, [release, corrected(arrest.id, detained({ occurred: '2022-01' }, person))]);
        await append(workspace, retracted(release.id));
        appended += 1;
      }
    });
    const position = await append(workspace, detained({ occurred: '2021-05-05' }));
    expect(await engine.projector.waitFor(workspace, position)).toBe(true);
    const known = await custodyOf(workspace, ADA, position);
    const reader = (async () => {
      while (!isDone) {
        expect(await custodyOf(workspace, ADA, position)).toEqual(known);
        expect(await custodyOf(workspace, ADA, start)).toBeNull();
        asked += 1;
      }
    })();
    // Into the partition that all share, into one of its own, and from there into another one.
    for (const largeFrom of [Number.MAX_SAFE_INTEGER, 1, 1])
      await rebuildFacts(engine.connection, workspace, { largeFrom });
    isDone = true;
    await Promise.all([...writers, reader]);
    expect(appended).toBeGreaterThan(20);
    expect(asked).toBeGreaterThan(20);
    const head = await append(workspace, detained({ occurred: '2020' }));
    expect(await engine.projector.waitFor(workspace, head)).toBe(true);
    expect(await compareWithLog(engine.connection, workspace)).toMatchObject({ size: head + 1, differences: [] });
    expect(await countGenerations(workspace)).toBe(1);
    expect(engine.errors).toEqual([]);
  });

  test('is done once at a time; the other is told', async () => {
    await recordHistory('twice', 9);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => rebuildFacts(engine.connection, 'twice')));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.every((reason) => reason instanceof RebuildUnderWay)).toBe(true);
    expect(refused.length).toBeLessThan(3);
    await rebuildFacts(engine.connection, 'twice');
    expect(await countGenerations('twice')).toBe(1);
    expect((await compareWithLog(engine.connection, 'twice')).differences).toEqual([]);
  });

  test('that breaks off leaves the old rows serving, and the next one goes on', async () => {
    await recordHistory('broken', 11);
    const before = await readRows('broken');
    for (const step of ['folded', 'indexed', 'caught up'] as const) {
      const breaking = rebuildFacts(engine.connection, 'broken', {
        onProgress(progress) {
          if (progress.step === step) throw new Error(`broken off when it had ${step}`);
        },
      });
      await expect(breaking).rejects.toThrow('broken off');
      expect(await readRows('broken')).toEqual(before);
    }
    await rebuildFacts(engine.connection, 'broken');
    expect(await readRows('broken')).toEqual(before);
    expect(await countGenerations('broken')).toBe(1);
  });
});

describe('a check', () => {
  const standing = `workspace = 'damaged' and attribute = 'act' and known_to is null`;
  const one = `${standing} and ctid = (select min(ctid) from fact where ${standing})`;
  const columns = ['workspace', 'generation', ...columnsOfFact.map(({ name }) => name)].join(', ');

  test.each([
    ['a changed value', `update fact set value = '{"act": "death"}', label = 'death' where ${one}`],
    ['a changed day', `update fact set earliest = earliest - 1 where ${one}`],
    ['a changed cause', `update fact set cause = '["2020", "official"]' where ${one}`],
    ['a lost fact', `delete from fact where ${one}`],
    ['a fact that is known no more', `update fact set known_to = known_from + 1 where ${one}`],
    ['another successor', `update fact set next_latest = latest + 99 where ${one}`],
    ['a successor that was known earlier', `update fact set next_from = next_from - 1 where ${one}`],
    ['a changed event', `update event set latest = latest + 1 where workspace = 'damaged' and position = 6`],
    ['an event of other subjects', `update event set subjects = '{}' where workspace = 'damaged' and position = 6`],
    ['a lost event', `delete from event where workspace = 'damaged' and position = 6`],
    ['a fact that stands twice', `insert into fact (${columns}) select ${columns} from fact where ${one}`],
  ])('finds %s, and a rebuild mends it', async (_, damage) => {
    await createWorkspace(engine.connection, { name: 'damaged', isPublic: true });
    const appender = createAppender({ connection: engine.connection });
    const input = [...cast(), detained({ occurred: '2022-01-05' }), released({ occurred: '2022-01-09' })];
    await appender.append({ workspace: 'damaged', recordedBy: 'nina', input });
    expect(await engine.projector.waitFor('damaged', 5)).toBe(true);
    await rebuildFacts(engine.connection, 'damaged');
    expect((await compareWithLog(engine.connection, 'damaged')).differences).toEqual([]);
    const { rowCount } = await owner.query(damage);
    expect(rowCount).toBe(1);
    expect((await compareWithLog(engine.connection, 'damaged')).differences).not.toEqual([]);
    await rebuildFacts(engine.connection, 'damaged');
    expect((await compareWithLog(engine.connection, 'damaged')).differences).toEqual([]);
  });
});

test('facts that older rules made are found; those of newer rules are refused', async () => {
  await recordHistory('old-rules', 13);
  expect(await listOutdated(engine.connection)).not.toContain('old-rules');
  await owner.query(`update projection set facts_version = 1 where workspace = 'old-rules'`);
  expect(await listOutdated(engine.connection)).toContain('old-rules');
  await rebuildFacts(engine.connection, 'old-rules');
  expect(await listOutdated(engine.connection)).not.toContain('old-rules');
  await owner.query(`update projection set facts_version = 99 where workspace = 'old-rules'`);
  await expect(listOutdated(engine.connection)).rejects.toThrow(/newer program/);
});

test.each([
  ['newer', 99, /stop this older version/],
  ['older', 1, /annalist rebuild/],
])('a server adds nothing to facts that %s rules made, and says what helps', async (name, version, remedy) => {
  const workspace = `made-by-${name}-rules`;
  await createWorkspace(engine.connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection: engine.connection });
  await appender.append({ workspace, recordedBy: 'nina', input: cast() });
  expect(await engine.projector.waitFor(workspace, 4)).toBe(true);
  await owner.query('update projection set facts_version = $1 where workspace = $2', [version, workspace]);
  await appender.append({ workspace, recordedBy: 'nina', input: detained({ occurred: '2022-01-05' }) });
  await expect(projectStep(engine.connection, workspace)).rejects.toThrow(remedy);
  await appender.close();
  await rebuildFacts(engine.connection, workspace).catch(() => undefined);
  await owner.query('update projection set facts_version = $1 where workspace = $2', [FACTS_VERSION, workspace]);
});
