// Erasures: as if the erased had never been said, in every row and statistic.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isInternal } from '../../src/catalogue/points.ts';
import { trackKey } from '../../src/facts/placed-point.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import { createAppender } from '../../src/log/append.ts';
import { readLog } from '../../src/log/read.ts';
import { listNaming } from '../../src/projection/choose-erased.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { projectStep } from '../../src/projection/project.ts';
import { rebuildFacts } from '../../src/projection/rebuild.ts';
import { type RedactionRequest, redactDevelopments } from '../../src/projection/redact.ts';
import { exportFacts } from '../../src/projection/replay.ts';
import { exportLog } from '../../src/proof/export.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { openTree } from '../../src/proof/tree.ts';
import { rootOf } from '../../src/tree/tiles.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, readFacts, type TestDatabase } from '../support/database.ts';
import { ADA, BO, cast, corrected, corroborated, detained, released, retracted } from '../support/drafts.ts';
import { describeJudgement, judgeAlone } from '../support/judged.ts';
import * as oracle from '../support/oracle.ts';
import { outcomeOf, recordedIn, valueIn } from '../support/outcome.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { toOracle } from '../support/recorded.ts';

/** Each of them is compared with the log again and again. */
const histories = inject('effort').projected.histories / 2;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

let workspaces = 0;

/** A workspace of its own with the cast in it, and what can be done there. */
async function openRecord({ people = true } = {}) {
  const { connection } = database;
  workspaces += 1;
  const workspace = `record-${workspaces}`;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const append = async (input: object) => {
    return recordedIn(await appender.append({ workspace, recordedBy: 'nina', input }));
  };
  const project = async () => {
    while ((await projectStep(connection, workspace)).developments > 0);
  };
  if (people) await append(cast());
  return {
    workspace,
    append,
    project,
    redact: (targets: readonly string[], more: Partial<RedactionRequest> = {}) =>
      redactDevelopments(connection, {
        workspace,
        targets,
        alone: false,
        reason: 'It was asked for.',
        recordedBy: 'admin',
        isDryRun: false,
        ...more,
      }),
    read: () => readLog(connection, { workspace, from: 0, limit: 2_000 }),
    differences: async () => (await compareWithLog(connection, workspace)).differences,
    async custody(asOf: string, knownAt: number) {
      const snapshot = { workspace, asOf: asOf as never, knowledge: { position: knownAt, recordedAt: null } };
      const points = await readFacts(connection, snapshot, [ADA]);
      const { stated } = judgeTrack(
        points.filter(({ attribute }) => attribute === 'act'),
        asOf as never,
      );
      return stated ? { value: stated.point.value, because: stated.point.cause.development } : null;
    },
    async root() {
      const { rows } = await sql<{ size: number }>`select size from head where workspace = ${workspace}`.execute(
        connection,
      );
      return (size = Number(rows[0]?.size)) => rootOf(openTree(connection, { workspace, size }));
    },
  };
}

test('random histories with random erasures answer as if what is erased had never been said', async () => {
  const { connection } = database;
  let erasures = 0;
  for (let seed = 1; seed <= histories; seed += 1) {
    const record = await openRecord({ people: false });
    for (const batch of randomHistory(seed, 40)) {
      await record.append(batch);
      if (seed % 3 === 0) await record.project();
    }
    const said = (await record.read()).filter(({ development }) => !development.type.endsWith('.registered'));
    for (const [index, { development }] of said.entries()) {
      if ((index * 13 + seed * 7) % 6 !== 0) continue;
      const outcome = await record.redact([development.id], { alone: (index + seed) % 2 === 0 });
      expect(['recorded', 'redacted']).toContain(outcomeOf(outcome));
      if (outcome.ok) erasures += outcome.value.erased.length;
      if (index % 12 === 0) expect(await record.differences(), `seed ${seed}`).toEqual([]);
    }
    expect(await record.differences(), `seed ${seed}`).toEqual([]);
    const history = toOracle(await record.read());
    const tracks = oracle.tracksOf(history).filter((track) => !isInternal(track.attribute));
    const subjects = [...new Set(tracks.map(({ subject }) => subject))] as never[];
    for (const [index, asOf] of askedDays().entries()) {
      if (index % 3 !== seed % 3) continue;
      const position = (index * 11 + seed) % history.length;
      const snapshot = { workspace: record.workspace, asOf: asOf as never, knowledge: { position, recordedAt: null } };
      const recorded = (await readFacts(connection, snapshot, subjects)).filter((it) => !isInternal(it.attribute));
      const facts = Map.groupBy(recorded, trackKey);
      const strays = [...facts.keys()].filter((key) => !tracks.some((track) => trackKey(track as never) === key));
      expect(strays).toEqual([]);
      for (const track of tracks) {
        const judged = describeJudgement(
          judgeAlone(facts.get(trackKey(track as never)) ?? [], asOf as never),
          asOf as never,
        );
        const expected = oracle.judgeTrack(history, track, { asOf, knownAt: position });
        if (!isDeepStrictEqual(judged, expected))
          expect(judged, `seed ${seed} as of ${asOf} at ${position} ${JSON.stringify(track)}`).toEqual(expected);
      }
    }
  }
  console.info(`seeds 1 to ${histories}: ${erasures} developments erased`);
  expect(erasures).toBeGreaterThan(histories);
}, 3_600_000);

describe('an erasure', () => {
  test('of a development takes it from every moment, and leaves those around it', async () => {
    const record = await openRecord();
    const [first, second] = [detained({ occurred: '2024-03-05' }), released({ occurred: '2024-03-09' })];
    await record.append(first);
    await record.append(second);
    await record.project();
    expect(await record.custody('2024-03-06', 7)).toMatchObject({ because: first.id });
    expect(valueIn(await record.redact([first.id]))).toMatchObject({
      kind: 'recorded',
      erased: [{ id: first.id, type: 'person.detained' }],
    });
    expect(await record.custody('2024-03-06', 6)).toBe(null);
    expect(await record.custody('2024-03-06', 8)).toBe(null);
    expect(await record.custody('2024-03-10', 8)).toMatchObject({ because: second.id });
    const erased = (await record.read())[6];
    expect(erased).toMatchObject({
      recordedBy: null,
      isErased: true,
      development: { id: first.id, type: 'person.detained', data: {}, sources: [] },
      erasure: { recordedBy: 'admin', reason: 'It was asked for.' },
    });
  });

  test('takes all that was said about it, unless it is to be alone', async () => {
    const record = await openRecord();
    const first = detained({ occurred: '2024-03-05' });
    const correction = corrected(first.id, detained({ occurred: '2024-03-04' }));
    const support = corroborated(correction.id);
    await record.append([first, correction, support]);
    const alone = valueIn(await record.redact([first.id], { alone: true }));
    expect(alone).toMatchObject({ kind: 'recorded', erased: [{ id: first.id }] });
    expect(await record.custody('2024-03-04', 9)).toMatchObject({ because: first.id });
    const both = valueIn(await record.redact([correction.id]));
    expect(both).toMatchObject({ erased: [{ id: correction.id }, { id: support.id }] });
    expect(await record.custody('2024-03-04', 10)).toBe(null);
    expect(await record.differences()).toEqual([]);
  });

  test('of a correction or a retraction does not bring back what it took out', async () => {
    const record = await openRecord();
    const [first, second] = [detained({ occurred: '2024-03-05' }), detained({ occurred: '2024-04-05' }, BO)];
    const correction = corrected(first.id, detained({ occurred: '2024-03-04' }));
    const retraction = retracted(second.id);
    await record.append([first, second, correction, retraction]);
    await record.redact([correction.id, retraction.id]);
    expect(await record.custody('2024-03-06', 11)).toBe(null);
    const { rows } = await sql`select from fact where workspace = ${record.workspace} and attribute = 'act'`.execute(
      database.connection,
    );
    expect(rows).toEqual([]);
    expect(await record.differences()).toEqual([]);
  });

  test('lets the dates of what followed it go back to their own', async () => {
    const record = await openRecord();
    const first = detained({ occurred: '2024-03-05' });
    const second = released({ occurred: '2024', after: [first.id] });
    await record.append(first);
    await record.append(second);
    await record.redact([first.id]);
    const { rows } = await sql<{ earliest: string }>`
      select earliest from fact where workspace = ${record.workspace} and attribute = 'act'`.execute(
      database.connection,
    );
    expect(rows).toEqual([{ earliest: '2024-01-01' }]);
    expect(await record.differences()).toEqual([]);
  });

  test('of a registration waits until nothing else names its subject, which may be registered again then', async () => {
    const record = await openRecord();
    const told = detained({ occurred: '2024-03-05' }, BO);
    await record.append(told);
    const [registration] = (await record.read()).filter(({ development }) => development.data.person === BO);
    const id = registration?.development.id ?? '';
    const message = { key: 'faults.erasures.namedElsewhere', values: { subject: BO, count: 1 } };
    expect(await record.redact([id])).toMatchObject({ problem: { code: 'unfit_target', faults: [{ message }] } });
    const naming = await listNaming(database.connection, { workspace: record.workspace, subject: BO });
    expect(naming).toEqual([told.id, id]);
    expect(valueIn(await record.redact(naming))).toMatchObject({ kind: 'recorded', receipts: [{}, {}] });
    expect(await listNaming(database.connection, { workspace: record.workspace, subject: BO })).toEqual([]);
    await record.append({ type: 'person.registered', data: { person: BO, names: [{ text: 'Bo' }] } });
    expect(await record.differences()).toEqual([]);
  });

  test('is told first, is recognised when it is sent again, and is refused for what cannot be erased', async () => {
    const record = await openRecord();
    const told = detained();
    await record.append(told);
    const id = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
    expect(valueIn(await record.redact([told.id], { isDryRun: true }))).toEqual({
      kind: 'previewed',
      receipts: [],
      erased: [{ id: told.id, type: 'person.detained', position: 6 }],
    });
    const first = valueIn(await record.redact([told.id], { id }));
    expect(first).toMatchObject({ kind: 'recorded', receipts: [{ position: 7, id }] });
    expect(valueIn(await record.redact([told.id], { id }))).toEqual({ ...first, kind: 'repeated' });
    const codes = await Promise.all(
      [
        record.redact([told.id], { id, reason: 'Another.' }),
        record.redact([told.id]),
        record.redact(['01930c5e-7d3a-7b41-9c55-000000000000']),
        record.redact([id]),
      ].map(async (it) => outcomeOf(await it)),
    );
    expect(codes).toEqual(['other_content', 'redacted', 'unknown_target', 'unfit_target']);
    expect(outcomeOf(await record.redact([told.id], { workspace: 'nowhere' }))).toBe('not_found');
  });

  test('goes through nothing but its function, and that only beside its record', async () => {
    const record = await openRecord();
    const told = detained();
    await record.append(told);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const parts = ['meta', 'statement', 'sources', 'note'];
    const none = parts.map((part) => `${part} = null, ${part}_salt = null`).join(', ');
    const sixth = `where workspace = '${record.workspace}' and position = 6`;
    for (const statement of [
      `update development set ${none} where workspace = '${record.workspace}'`,
      `update development set note = '"x"' ${sixth}`,
      `delete from subject_index where workspace = '${record.workspace}'`,
      `delete from subject where workspace = '${record.workspace}'`,
      `insert into redaction values ('${record.workspace}', 6, 'person.detained', 7);
       update development set ${none} ${sixth}`,
    ])
      await expect(owner.query(statement), statement).rejects.toThrow(/append-only/);
    await owner.end();
    const runtime = database.connection;
    await expect(sql`update development set note = null`.execute(runtime)).rejects.toThrow(/permission denied/);
    await expect(sql`insert into redaction values (${record.workspace}, 6, 'x', 7)`.execute(runtime)).rejects.toThrow(
      /permission denied/,
    );
    await sql`select redact(${record.workspace}, 6)`.execute(runtime);
    await record.redact([told.id]);
    await expect(sql`select redact(${record.workspace}, 7)`.execute(runtime)).rejects.toThrow(/append-only/);
    expect((await record.read()).filter(({ isErased }) => isErased)).toHaveLength(1);
  });

  test('during a rebuild has that begin anew', async () => {
    const record = await openRecord();
    const drafts = Array.from({ length: 30 }, (_, index) =>
      detained({ occurred: `2024-03-${String(index + 1).padStart(2, '0')}` }),
    );
    for (const draft of drafts) await record.append(draft);
    await record.project();
    let erased = 0;
    await rebuildFacts(database.connection, record.workspace, {
      onProgress({ step }) {
        if (step !== 'folded' || erased > 0) return;
        erased += 1;
        void record.redact([drafts[3]?.id ?? '']);
      },
    });
    await expect.poll(async () => (await record.read()).filter(({ isErased }) => isErased)).toHaveLength(1);
    await record.project();
    expect(await record.differences()).toEqual([]);
    const { rows } = await sql`
      select from fact where workspace = ${record.workspace} and cause ->> 'development' = ${drafts[3]?.id}`.execute(
      database.connection,
    );
    expect(rows).toEqual([]);
  });
});

test('what was erased stands in no row and no statistic, and the tree is what it was', async () => {
  const record = await openRecord();
  const secret = 'quillfeather';
  const drafts = Array.from({ length: 100 }, (_, index) => ({
    ...detained({ occurred: '2024-03-05', note: `${secret} ${index}` }),
    summary: `${secret} ${index} was detained.`,
  }));
  await record.append({ type: 'person.registered', data: { person: `person:${secret}`, names: [{ text: secret }] } });
  for (const draft of drafts) await record.append({ ...draft, data: { person: `person:${secret}` } });
  await record.project();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('analyze');
  expect(await countRows(owner, secret)).toBeGreaterThan(300);
  const root = await (await record.root())(107);
  const naming = await listNaming(database.connection, { workspace: record.workspace, subject: `person:${secret}` });
  expect(outcomeOf(await record.redact(naming))).toBe('recorded');
  expect(await countRows(owner, secret)).toBe(0);
  await owner.end();
  expect(await exportedText(record.workspace)).not.toContain(secret);
  expect(await (await record.root())(107)).toEqual(root);
  expect(await record.differences()).toEqual([]);
});

/** All that an export of the record holds. */
async function exportedText(workspace: string): Promise<string> {
  const { connection } = database;
  const folder = await mkdtemp(join(tmpdir(), 'annalist-redact-'));
  await sealWorkspace(connection, workspace, { folder: join(folder, 'seal'), originBase: 'harbour.example' });
  const place = join(folder, 'export');
  const outcome = await exportLog(connection, {
    workspace,
    folder: place,
    leavesOnly: false,
    exportedAt: '2026-11-23T00:00:00Z',
    exportFacts: (size, write) => exportFacts(connection, { workspace, size, write }),
  });
  expect(outcome.kind).toBe('exported');
  const files = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')));
  await rm(folder, { recursive: true });
  return texts.join('\n');
}

/** Rows of any table, and of the statistics, in whose text `word` stands. */
async function countRows(owner: pg.Client, word: string): Promise<number> {
  const tables = await owner.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'",
  );
  let count = 0;
  for (const name of [...tables.rows.map((row) => row.name as string), 'pg_stats']) {
    const { rows } = await owner.query(`select count(*) as count from ${name} t where t::text like '%' || $1 || '%'`, [
      word,
    ]);
    count += Number(rows[0].count);
  }
  return count;
}
