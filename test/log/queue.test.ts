// The queue before the logs: what the database judges by itself, what the process judges, and who waits for whom.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createAppender } from '../../src/log/append.ts';
import { type PreparedDevelopment, prepare } from '../../src/log/prepare.ts';
import { AppendQueue } from '../../src/log/queue.ts';
import type { RecordedTexts } from '../../src/log/read.ts';
import { type Recording, recordGroup } from '../../src/log/record.ts';
import type { Result } from '../../src/words/problem.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { BO, cast, detained, released, retracted } from '../support/drafts.ts';
import { outcomeOf, valueIn } from '../support/outcome.ts';
import { randomHistory } from '../support/random-history.ts';

const HISTORIES = Math.ceil(30 * inject('effort').rest);
const limits = { developmentsInGroup: 500, queuedRequests: 5_000, queuedBytes: 64 * 1024 * 1024, busyLogs: 4 };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const openQueue = () => new AppendQueue({ connection: database.connection, limits, onRecorded: undefined });

interface Ask {
  readonly developments: readonly PreparedDevelopment[];
  readonly unchangedSince: number | undefined;
}

/** Numbers below `limit`, the same for the same seed. */
function diceOf(seed: number) {
  let state = seed + 1;
  return (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

/** A random history as requests, with what goes wrong: repeats, other content, parts of batches, strangers, rivals. */
function randomRequests(seed: number): Ask[] {
  const dice = diceOf(seed);
  const inputs: (readonly object[])[] = [];
  for (const batch of randomHistory(seed, 120)) {
    inputs.push(batch);
    const earlier = inputs[dice(inputs.length)] ?? [];
    const [first] = earlier;
    if (dice(12) === 0) inputs.push(earlier);
    if (dice(20) === 0 && first) inputs.push([{ ...first, note: 'Told otherwise.' }, ...earlier.slice(1)]);
    if (dice(20) === 0 && first) inputs.push([first, detained({}, 'person:cy-venn')]);
    if (dice(15) === 0) inputs.push([detained({}, 'person:not-registered')]);
    if (dice(15) === 0) inputs.push([detained({ occurred: '2999/..' }), released()]);
  }
  return inputs.flatMap((input, index) => {
    const preparation = prepare(input, { recordedBy: 'nina', makeId: randomUUID });
    if (!preparation.ok) return [];
    return [{ developments: preparation.value, unchangedSince: dice(4) === 0 && index > 0 ? dice(index) : undefined }];
  });
}

/** The same with what depends on the clock taken out; what must hold of that is checked. */
async function readRows(workspace: string) {
  const tables = ['development', 'subject_index', 'subject', 'identity', 'amendment', 'after_edge', 'head'] as const;
  const read = async (table: string) => {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} t where workspace = ${workspace} order by t`.execute(database.connection);
    return rows;
  };
  const all = Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await read(table)] as const)));
  const developments = all.development ?? [];
  const moments = developments.filter((row) => row.position === row.batch_end).map((row) => String(row.recorded_at));
  expect(moments).toEqual([...new Set(moments)].sort());
  expect(all.head?.[0]).toMatchObject({ size: developments.length, recorded_at: moments.at(-1) });
  for (const row of developments) {
    expect(String(row.leaf)).toContain(`"recordedAt":"${row.recorded_at}"`);
    row.leaf = String(row.leaf).replace(String(row.recorded_at), '');
  }
  const timeless = (row: Record<string, unknown>) => ({ ...row, workspace: '', recorded_at: '', settled_at: '' });
  return Object.entries(all).map(([table, rows]) => ({ table, rows: rows.map(timeless) }));
}

function withoutMoments(outcome: Result<Recording>) {
  if (!outcome.ok) return outcome.problem;
  return { ...outcome.value, receipts: outcome.value.receipts.map(({ recordedAt: _, ...rest }) => rest) };
}

test('what the database judges and what the process judges gives the same rows and the same refusals', async () => {
  const kinds = new Map<string, number>();
  for (let seed = 0; seed < HISTORIES; seed += 1) {
    const dice = diceOf(seed + 1_000_000);
    const histories = [0, 1, 2].map((number) => ({
      queued: `queued-${seed}-${number}`,
      judged: `judged-${seed}-${number}`,
      requests: randomRequests(3 * seed + number),
    }));
    for (const { queued, judged } of histories)
      for (const name of [queued, judged]) await createWorkspace(database.connection, { name, isPublic: false });
    const queue = openQueue();
    while (histories.some(({ requests }) => requests.length > 0)) {
      const asked = histories.map((history) => ({ ...history, requests: history.requests.splice(0, dice(20)) }));
      const outcomes = await Promise.all(
        asked.map(({ queued, requests }) =>
          Promise.all(requests.map((request) => queue.add({ workspace: queued, ...request }))),
        ),
      );
      for (const [index, { judged, requests }] of asked.entries()) {
        const expected = await recordGroup(
          database.connection,
          requests.map((request) => ({ workspace: judged, ...request })),
        );
        expect(outcomes[index]?.map(withoutMoments)).toEqual(expected.map(withoutMoments));
        for (const kind of expected.map(outcomeOf)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }
    for (const { queued, judged } of histories) expect(await readRows(queued)).toEqual(await readRows(judged));
  }
  expect([...kinds.keys()]).toEqual(
    expect.arrayContaining([
      'recorded',
      'repeated',
      'other_content',
      'unregistered_subject',
      'changed_since',
      'invalid',
    ]),
  );
}, 600_000);

describe('a log', () => {
  const append = (queue: AppendQueue, workspace: string, input: unknown) => {
    const developments = valueIn(prepare(input, { recordedBy: 'nina', makeId: randomUUID }));
    return queue.add({ workspace, developments, unchangedSince: undefined });
  };

  async function openLogs(...names: readonly string[]) {
    const queue = openQueue();
    for (const name of names) {
      await createWorkspace(database.connection, { name, isPublic: false });
      await append(queue, name, cast());
    }
    return queue;
  }

  test('that another process holds delays no other, and is recorded once it is free', async () => {
    const held = Array.from({ length: 8 }, (_, index) => `held-${index}`);
    const queue = await openLogs(...held, 'free');
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query(`select from head where workspace like 'held-%' for update`);
    const waiting = held.map((name) => append(queue, name, detained()).then(outcomeOf));
    for (let turn = 0; turn < 20; turn += 1) {
      expect(outcomeOf(await append(queue, 'free', detained({}, BO)))).toBe('recorded');
      expect(await Promise.race([...waiting, 'waits'])).toBe('waits');
    }
    await other.query('commit');
    await other.end();
    expect(await Promise.all(waiting)).toEqual(held.map(() => 'recorded'));
    await queue.close();
  });

  test('with a long queue leaves room for the others', async () => {
    const queue = await openLogs('long', 'short');
    let recorded = 0;
    const long = Array.from({ length: 4_000 }, () => append(queue, 'long', detained()).then(() => (recorded += 1)));
    expect(outcomeOf(await append(queue, 'short', detained()))).toBe('recorded');
    expect(recorded).toBeLessThan(2_000);
    await Promise.all(long);
  });

  test('that is full refuses, and takes nothing from the others', async () => {
    const queue = await openLogs('full', 'spare');
    const appender = createAppender({ connection: database.connection, limits: { ...limits, queuedRequests: 10 } });
    const ask = (workspace: string) => appender.append({ workspace, recordedBy: 'nina', input: detained() });
    const full = await Promise.all([...Array.from({ length: 15 }, () => ask('full')), ask('spare')]);
    expect(full.map(outcomeOf)).toEqual([...Array(10).fill('recorded'), ...Array(5).fill('busy'), 'recorded']);
    await queue.close();
  });

  test('loses only the request whose data Postgres refuses', async () => {
    const queue = await openLogs('picky', 'easy');
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(`alter table development add constraint picky check (note not like '%refused%')`);
    const ask = (workspace: string, note: string) =>
      append(queue, workspace, detained({ note })).then(outcomeOf, () => 'rejected');
    const outcomes = await Promise.all([
      ask('picky', 'taken'),
      ask('picky', 'refused'),
      ask('easy', 'taken'),
      ask('picky', 'taken'),
    ]);
    expect(outcomes).toEqual(['recorded', 'rejected', 'recorded', 'recorded']);
    await owner.query('alter table development drop constraint picky');
    await owner.end();
  });

  test('that is not there is refused beside those that are', async () => {
    const queue = await openLogs('there');
    const outcomes = await Promise.all(
      ['nowhere', 'there', 'no’where', '{a,"b"}'].map((name) => append(queue, name, detained())),
    );
    expect(outcomes.map(outcomeOf)).toEqual(['not_found', 'recorded', 'not_found', 'not_found']);
  });

  test('hands on what was recorded of it, as its rows say it, whoever judged it', async () => {
    const given: RecordedTexts[] = [];
    await createWorkspace(database.connection, { name: 'given', isPublic: false });
    const queue = new AppendQueue({
      connection: database.connection,
      limits,
      onRecorded: (workspace, recorded) => given.push(...(workspace === 'given' ? recorded : [])),
    });
    const first = detained();
    await append(queue, 'given', [...cast(), first]);
    const inputs = [first, retracted(first.id), detained({}, 'person:not-registered'), [detained(), released()]];
    await Promise.all(inputs.map((input) => append(queue, 'given', input)));
    const { rows } = await sql<RecordedTexts>`
      select position, id, recorded_at as "recordedAt", batch_end as "batchEnd",
        meta, statement, sources, note
      from development where workspace = 'given' order by position`.execute(database.connection);
    expect(rows).toHaveLength(cast().length + 4);
    expect(given).toEqual(rows);
  });

  test('is looked up by the right indexes, also where plans were made while it was empty', async () => {
    const own = await openTestDatabase();
    await createWorkspace(own.connection, { name: 'grown', isPublic: false });
    const queue = new AppendQueue({ connection: own.connection, limits, onRecorded: undefined });
    await append(queue, 'grown', cast());
    for (let turn = 0; turn < 300; turn += 1) await append(queue, 'grown', detained());
    await sql`select pg_stat_force_next_flush()`.execute(own.connection);
    const { rows } = await sql<{ index: string }>`
      select indexrelname as index from pg_stat_user_indexes
      where relname in ('development', 'subject_index') and idx_scan > 0`.execute(own.connection);
    expect(rows.map(({ index }) => index)).toEqual(['development_by_id']);
    await own.close();
  });
});
