// Appending to the log: numbering, order, what is refused, and what is stored.
import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppender } from '../../src/log/append.ts';
import { readPositions } from '../../src/log/read.ts';
import type { Recording } from '../../src/log/record.ts';
import type { Instant } from '../../src/time/instant.ts';
import type { Result } from '../../src/words/problem.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, detained, GAZETTE, register, released, retracted } from '../support/drafts.ts';
import { outcomeOf, valueIn } from '../support/outcome.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
  await record(cast());
});
afterAll(() => engine.close());

function record(input: unknown, options: { workspace?: string; unchangedSince?: number } = {}) {
  return engine.appender.append({ workspace: 'main', recordedBy: 'nina', input, ...options });
}

function receiptsOf(outcome: Result<Recording>) {
  return valueIn(outcome).receipts;
}

async function sizeOf(workspace = 'main'): Promise<number> {
  const row = await engine.connection
    .selectFrom('head')
    .select('size')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return row.size;
}

/** Appends that must not be recorded, with the code of the refusal. */
async function refusals(...inputs: readonly unknown[]) {
  const before = await sizeOf();
  const outcomes = await Promise.all(inputs.map((input) => record(input)));
  expect(await sizeOf()).toBe(before);
  return outcomes.map(outcomeOf);
}

describe('an append', () => {
  test('by 16 writers at once leaves positions without gaps and moments that only grow', async () => {
    await createWorkspace(engine.connection, { name: 'busy', isPublic: false });
    await record(cast(), { workspace: 'busy' });
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      const receipts = [];
      for (let turn = 0; turn < 25; turn += 1) {
        const input = turn % 5 === 0 ? [detained(), released(), detained({}, BO)] : detained({}, writer % 2 ? ADA : BO);
        receipts.push(...receiptsOf(await record(input, { workspace: 'busy' })));
      }
      return receipts;
    });
    const acknowledged = (await Promise.all(writers)).flat();
    const rows = await engine.connection
      .selectFrom('development')
      .selectAll()
      .where('workspace', '=', 'busy')
      .orderBy('position')
      .execute();
    expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index));
    expect(rows.length).toBe(await sizeOf('busy'));
    const requests = rows.filter((row) => row.position === row.batch_end);
    const moments = requests.map((row) => row.recorded_at);
    expect(moments).toEqual([...new Set(moments)].sort());
    for (const { id, position, recordedAt, batchEnd } of acknowledged) {
      expect(rows[position]).toMatchObject({ id, recorded_at: recordedAt, batch_end: batchEnd });
    }
  });

  test('keeps each part verbatim with its salt, and a leaf that commits to them and names nobody', async () => {
    const [receipt] = receiptsOf(await record(detained({ note: 'ask Bo' })));
    const row = await engine.connection
      .selectFrom('development')
      .selectAll()
      .where('workspace', '=', 'main')
      .where('position', '=', receipt?.position ?? -1)
      .executeTakeFirstOrThrow();
    const leaf = JSON.parse(row.leaf);
    expect(Object.keys(leaf).sort()).toEqual(['batchEnd', 'id', 'parts', 'recordedAt', 'v']);
    expect(row.leaf).toBe(canonicalize(leaf));
    expect(row.leaf).not.toMatch(/ada-orlov|"nina"|person\.detained/);
    for (const part of ['meta', 'statement', 'sources', 'note'] as const) {
      const [text, salt] = [row[part] ?? '', row[`${part}_salt`] ?? Buffer.alloc(0)];
      expect(salt.length).toBe(16);
      expect(leaf.parts[part]).toBe(createHash('sha256').update(salt).update(text).digest('base64url'));
      expect(text).toBe(canonicalize(JSON.parse(text)));
    }
    expect(JSON.parse(row.meta ?? '')).toEqual({ type: 'person.detained', version: 2, recordedBy: 'nina' });
    expect(JSON.parse(row.note ?? '')).toBe('ask Bo');
  });

  test('repeated with the same content gives the first receipt, whoever sends it and in whatever order', async () => {
    const draft = detained({ occurred: '2022-01-05' });
    const first = await record(draft);
    const reordered = Object.fromEntries(Object.entries(draft).reverse());
    const second = await engine.appender.append({ workspace: 'main', recordedBy: 'omar', input: reordered });
    expect(valueIn(second)).toEqual({ kind: 'repeated', receipts: receiptsOf(first) });
  });

  test('repeated many times at once is recorded once', async () => {
    const draft = detained();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => record(draft)));
    expect(outcomes.map(outcomeOf).sort()).toEqual(['recorded', ...Array(19).fill('repeated')]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(receiptsOf(outcome)))).size).toBe(1);
  });

  test('is recognised as a repeat even where the subject has changed since', async () => {
    const draft = detained();
    const [receipt] = receiptsOf(await record(draft, { unchangedSince: (await sizeOf()) - 1 }));
    await record(released());
    expect(outcomeOf(await record(draft, { unchangedSince: (receipt?.position ?? 0) - 1 }))).toBe('repeated');
  });

  test('with another content under a recorded id is refused', async () => {
    const draft = detained();
    await record(draft);
    expect(await refusals({ ...draft, summary: 'Something else.' }, { ...released(), id: draft.id })).toEqual([
      'other_content',
      'other_content',
    ]);
  });

  test('is refused where a subject changed since, and of 64 that vie exactly one is recorded', async () => {
    const unchangedSince = (await sizeOf()) - 1;
    const outcomes = await Promise.all(Array.from({ length: 64 }, () => record(detained(), { unchangedSince })));
    const kinds = outcomes.map(outcomeOf);
    expect(kinds.filter((kind) => kind === 'recorded')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'changed_since')).toHaveLength(63);
    expect(outcomeOf(await record(detained({}, BO), { unchangedSince }))).toBe('recorded');
  });

  test('of a batch is all or nothing, and shares one moment', async () => {
    expect(await refusals([detained(), detained({}, 'person:nobody-here')], [detained(), 'nonsense'])).toEqual([
      'unregistered_subject',
      'invalid',
    ]);
    const receipts = receiptsOf(await record([detained(), released(), detained({}, BO)]));
    expect(new Set(receipts.map(({ recordedAt }) => recordedAt)).size).toBe(1);
    expect(new Set(receipts.map(({ batchEnd }) => batchEnd))).toEqual(new Set([receipts.at(-1)?.position]));
  });

  test('of a batch that is repeated whole is recognised, and in part is refused', async () => {
    const batch = [detained(), released()];
    const first = receiptsOf(await record(batch));
    expect(valueIn(await record(batch))).toEqual({ kind: 'repeated', receipts: first });
    expect(await refusals([batch[0], detained()])).toEqual(['partly_recorded']);
  });

  test('finds subjects that the same batch registers, in any order, and none twice', async () => {
    const [cy] = register('person:cy-venn');
    expect(outcomeOf(await record([detained({}, 'person:cy-venn'), cy]))).toBe('recorded');
    expect(await refusals(register('person:cy-venn'), register('person:di-elm', 'person:di-elm'))).toEqual([
      'already_registered',
      'already_registered',
    ]);
  });

  test('refuses an order that names what is not recorded, or runs in a circle', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    expect(
      await refusals(
        detained({ after: [randomUUID()] }),
        detained({ id: a, after: [a] }),
        [detained({ id: a, after: [c] }), detained({ id: b, after: [a] }), detained({ id: c, after: [b] })],
        [detained({ id: a }), detained({ id: a })],
      ),
    ).toEqual(['unknown_predecessor', 'invalid', 'invalid', 'invalid']);
  });

  test('refuses an open end that begins in the future, and takes an explicit future date', async () => {
    expect(await refusals(detained({ occurred: '2999/..' }), detained({ occurred: '[2999..]' }))).toEqual([
      'invalid',
      'invalid',
    ]);
    expect(outcomeOf(await record(detained({ occurred: '2999-01-01' })))).toBe('recorded');
  });

  test('refuses too much at once, and more than the queue holds, without harm to the others', async () => {
    expect(
      await refusals(
        detained({ note: 'x'.repeat(4_001) }),
        Array.from({ length: 1_001 }, () => detained()),
      ),
    ).toEqual(['invalid', 'too_large']);
    const small = createAppender({
      connection: engine.connection,
      limits: { developmentsInGroup: 5, queuedRequests: 10, queuedBytes: 1_000_000, busyLogs: 4 },
    });
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => small.append({ workspace: 'main', recordedBy: 'nina', input: detained() })),
    );
    expect(outcomes.filter((outcome) => outcomeOf(outcome) === 'recorded')).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcomeOf(outcome) === 'busy')).toHaveLength(20);
  });

  test('that says more than can be projected at once is refused', async () => {
    const persons = Array.from({ length: 200 }, (_, index) => `person:crowd-${index}`);
    const outcomes = persons.map((person) => ({ person, outcome: 'convicted' }));
    const { data: _, ...told } = detained();
    const verdict = () => ({
      ...told,
      id: randomUUID(),
      type: 'verdict.delivered',
      data: { case: 'case:harbour-fire', outcomes },
    });
    expect(outcomeOf(await record(register(...persons)))).toBe('recorded');
    expect(await refusals(Array.from({ length: 60 }, verdict))).toEqual(['too_large']);
    expect(outcomeOf(await record(Array.from({ length: 20 }, verdict)))).toBe('recorded');
    expect(await engine.projector.waitFor('main', (await sizeOf()) - 1)).toBe(true);
  });

  test('of a bad one never fails its neighbours in the same transaction', async () => {
    const outcomes = await Promise.all([
      record(detained()),
      record(detained({}, 'person:nobody-here')),
      record({}),
      record(detained({}, BO)),
    ]);
    expect(outcomes.map(outcomeOf)).toEqual(['recorded', 'unregistered_subject', 'invalid', 'recorded']);
  });

  test('to a workspace that is not there says so', async () => {
    expect(outcomeOf(await record(detained(), { workspace: 'nowhere' }))).toBe('not_found');
  });

  test('gets a later moment than any that was asked for, also where the clock is behind', async () => {
    await createWorkspace(engine.connection, { name: 'ahead', isPublic: false });
    await record(cast(), { workspace: 'ahead' });
    const settled = '2999-01-01T00:00:00.000000Z' as Instant;
    await engine.connection.updateTable('head').set({ settled_at: settled }).where('workspace', '=', 'ahead').execute();
    const [first, second] = [
      await record(detained(), { workspace: 'ahead' }),
      await record(released(), { workspace: 'ahead' }),
    ];
    expect(receiptsOf(first)[0]?.recordedAt).toBe('2999-01-01T00:00:00.000001Z');
    expect(receiptsOf(second)[0]?.recordedAt).toBe('2999-01-01T00:00:00.000002Z');
  });

  test('survives that the database drops its connections in the middle of it', async () => {
    const appends = Array.from({ length: 200 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 5));
      return record(detained()).then(outcomeOf, () => 'unknown' as const);
    });
    const owner = new pg.Client({ connectionString: engine.database.url });
    await owner.connect();
    for (let round = 0; round < 20; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'annalist' and datname = current_database()`,
      );
    }
    await owner.end();
    const kinds = await Promise.all(appends);
    expect(kinds.filter((kind) => kind === 'recorded').length).toBeGreaterThan(10);
    // A connection that was just dropped may not be known to be gone.
    await expect.poll(() => record(detained()).then(outcomeOf, () => 'unknown')).toBe('recorded');
    const rows = await engine.connection
      .selectFrom('development')
      .select('position')
      .where('workspace', '=', 'main')
      .orderBy('position')
      .execute();
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
  });

  test('of a development over 64 KiB is refused', async () => {
    const sources = Array.from({ length: 50 }, () => ({
      source: 'source:harbour-gazette-1',
      quote: 'й'.repeat(300),
      translation: 'й'.repeat(300),
      locator: 'й'.repeat(200),
    }));
    expect(await refusals({ ...detained(), sources })).toEqual(['too_large']);
  });
});

describe('what was recorded in an older version of its type', () => {
  const incident = (count: unknown) => ({
    id: '7d0f7a52-3f0e-4f0a-9d55-5f6a0b1c2d3e',
    type: 'unrest.incident_reported',
    occurred: '2024-03-05',
    data: { case: 'case:harbour-fire', kind: 'injury', count },
    summary: 'People were hurt.',
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: GAZETTE }],
  });

  /** Has the log hold an incident as version 1 of its type wrote it: with a plain number. */
  async function recordOldIncident() {
    const old = await openTestEngine();
    const append = (input: unknown) => old.appender.append({ workspace: 'main', recordedBy: 'nina', input });
    await append(cast());
    const [receipt] = receiptsOf(await append(incident({ least: 40, most: 40 })));
    const owner = new pg.Client({ connectionString: old.database.url });
    await owner.connect();
    await owner.query(`alter table development disable trigger user;
      update development set meta = replace(meta, '"version":2', '"version":1'),
        statement = replace(statement, '{"least":40,"most":40}', '40') where position = ${receipt?.position};
      alter table development enable always trigger development_is_append_only`);
    await owner.end();
    return { ...old, append, position: receipt?.position ?? -1 };
  }

  test('is read, projected and recognised in the terms of the current one', async () => {
    const { append, position, connection, projector, close } = await recordOldIncident();
    try {
      const { rows } = await sql<{ statement: string }>`
        select statement from development where position = ${position}`.execute(connection);
      expect(rows[0]?.statement).toContain('"count":40');
      const [recorded] = await readPositions(connection, 'main', [position]);
      expect(recorded?.development).toMatchObject({ version: 2, data: { count: { least: 40, most: 40 } } });
      expect(await projector.waitFor('main', position)).toBe(true);
      expect(outcomeOf(await append(incident({ least: 40, most: 40 })))).toBe('repeated');
      expect(outcomeOf(await append(incident({ least: 40 })))).toBe('other_content');
      expect(outcomeOf(await append(incident(40)))).toBe('repeated');
    } finally {
      await close();
    }
  });
});

describe('what is recorded', () => {
  beforeAll(async () => {
    const first = detained();
    await record([first, released({ after: [first.id] }), retracted(first.id)]);
  });
  const statements = (table: string, column: string) => [
    `update ${table} set ${column} = ${column}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ];
  const attempts = [
    ...statements('development', 'leaf'),
    ...statements('subject_index', 'subject'),
    ...statements('subject', 'subject'),
    ...statements('amendment', 'amends'),
    ...statements('after_edge', 'followed'),
    'delete from head',
    'truncate head',
    'update head set size = size - 1',
    "update head set recorded_at = recorded_at - interval '1 hour'",
    "update head set settled_at = settled_at - interval '1 hour'",
    'set session_replication_role = replica; delete from development',
  ];

  test.each(attempts)('withstands its database’s owner: %s', async (statement) => {
    const owner = new pg.Client({ connectionString: engine.database.url });
    await owner.connect();
    try {
      const { rows: before } = await owner.query('select count(*), max(position) from development');
      await expect(owner.query(statement)).rejects.toThrow(/append-only|only grows/);
      await owner.query('reset session_replication_role');
      expect((await owner.query('select count(*), max(position) from development')).rows).toEqual(before);
    } finally {
      await owner.end();
    }
  });

  test.each([
    ...attempts.slice(0, 17),
    'drop table development',
    'alter table development disable trigger all',
    'update workspace set public = true',
  ])('withstands the server’s own role: %s', async (statement) => {
    await expect(sql.raw(statement).execute(engine.connection)).rejects.toThrow(/permission denied|must be owner/);
  });
});
