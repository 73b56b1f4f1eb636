// Sealing: checkpoints and receipts, refusals, kills, and several sealers.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { listUnsealed, readCheckpoint, readReceipt, readVerifiers } from '../../src/proof/checkpoints.ts';
import { type SealOutcome, sealWorkspace, sealWorkspaces } from '../../src/proof/seal.ts';
import { SealJournal } from '../../src/proof/seal-journal.ts';
import { moveSealState, readSealState, StateMoved } from '../../src/proof/seal-state.ts';
import { startSealer } from '../../src/proof/sealer.ts';
import { consistencyProof, openTree, readLeaves } from '../../src/proof/tree.ts';
import { parseCheckpoint } from '../../src/tree/checkpoint.ts';
import { EMPTY_ROOT, type Hash, hashLeaf, hashNode, isConsistent } from '../../src/tree/merkle.ts';
import { parseNote, parseVerifier, verifyNote } from '../../src/tree/note.ts';
import { parseReceipt, verifyReceipt } from '../../src/tree/receipt.ts';
import { rootOf } from '../../src/tree/tiles.ts';
import { say } from '../../src/words/message.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { cast, detained } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { outcomeOf } from '../support/outcome.ts';

const KILLS = Math.ceil(50 * inject('effort').rest);

type TestEngine = Awaited<ReturnType<typeof openTestEngine>>;
let engine: TestEngine;
let folder: string;
beforeEach(async () => {
  engine = await openTestEngine();
  folder = await makeTestFolder();
  await append(...cast());
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const append = (...inputs: readonly object[]) => appendTo('main', ...inputs);

async function appendTo(workspace: string, ...inputs: readonly object[]): Promise<void> {
  const outcomes = await Promise.all(
    inputs.map((input) => engine.appender.append({ workspace, input, recordedBy: 'tester' })),
  );
  expect(outcomes.map(outcomeOf)).toEqual(inputs.map(() => 'recorded'));
}

const seal = (from = folder): Promise<SealOutcome> =>
  sealWorkspace(engine.connection, 'main', { folder: from, originBase: 'harbour.example' });

const many = (count: number) => Array.from({ length: count }, () => detained());

/** The definition of RFC 6962, over all leaves. */
function rootOfLeaves(leaves: readonly Hash[]): Hash {
  if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashNode(rootOfLeaves(leaves.slice(0, split)), rootOfLeaves(leaves.slice(split)));
}

async function newest() {
  const checkpoint = await readCheckpoint(engine.connection, 'main');
  if (!checkpoint) throw new Error('nothing is sealed');
  const verifiers = (await readVerifiers(engine.connection, 'main')).flatMap((line) => parseVerifier(line) ?? []);
  return { ...checkpoint, verifiers };
}

/** As the owner of the database: what a tamperer could do. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: engine.database.url });
  await owner.connect();
  try {
    const tables = ['development', 'subject_index', 'head', 'checkpoint'];
    await owner.query(tables.map((table) => `alter table ${table} disable trigger all`).join('; '));
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

describe('a sealed log', () => {
  test('has a checkpoint over all its leaves, signed by its key', async () => {
    expect(await seal()).toEqual({ kind: 'sealed', size: 6 });
    const { note, size, root, origin, verifiers } = await newest();
    const leaves = await readLeaves(engine.connection, { workspace: 'main', from: 0, to: size });
    expect(root).toEqual(rootOfLeaves(leaves.map(hashLeaf)));
    expect(origin).toBe('harbour.example/main');
    const read = parseNote(note);
    expect(read && verifyNote(read, verifiers)).toHaveLength(1);
    expect(await seal()).toEqual({ kind: 'unchanged', size: 6 });
  });

  test('has checkpoints each of which begins with the one before, over many tiles', async () => {
    const sizes: number[] = [];
    const trees = [];
    for (const count of [0, 1, 250, 300, 700]) {
      await append(...many(count));
      await seal();
      const { size, root } = await newest();
      sizes.push(size);
      trees.push({ size, root });
    }
    expect(sizes).toEqual([6, 7, 257, 557, 1257]);
    for (const [index, older] of trees.entries()) {
      for (const newer of trees.slice(index)) {
        const tree = openTree(engine.connection, { workspace: 'main', size: newer.size });
        expect(isConsistent(older, newer, await consistencyProof(tree, older.size))).toBe(true);
      }
    }
    const leaves = await readLeaves(engine.connection, { workspace: 'main', from: 0, to: 1257 });
    expect(trees.at(-1)?.root).toEqual(rootOfLeaves(leaves.map(hashLeaf)));
    const tiles = await sql<{
      level: number;
      index: number;
    }>`select level, index from tile order by level, index`.execute(engine.connection);
    expect(tiles.rows.map(({ level, index }) => [level, Number(index)])).toEqual(
      [0, 1, 2, 3].map((index) => [0, index]),
    );
  });

  test('gives a receipt for every development, that proves it', async () => {
    await append(...many(300));
    await seal();
    const { verifiers } = await newest();
    const { rows } = await sql<{
      id: string;
      leaf: string;
    }>`select id, leaf from development order by position`.execute(engine.connection);
    for (const [index, { id, leaf }] of rows.entries()) {
      if (index % 7 !== 0) continue;
      const reading = await readReceipt(engine.connection, { workspace: 'main', id, showsNote: true });
      const receipt = reading.kind === 'receipt' ? parseReceipt(reading.text) : undefined;
      expect(receipt?.index).toBe(index);
      expect(receipt && verifyReceipt(receipt, { leaf, verifiers })).toMatchObject({ ok: true });
      expect(JSON.parse(receipt?.extra ?? '').leaf).toBe(leaf);
    }
  });

  test('of several sealers at once has one line of checkpoints', async () => {
    for (let round = 0; round < 10; round += 1) {
      await append(...many(3));
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => seal()));
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StateMoved);
        else expect(['sealed', 'unchanged']).toContain(outcome.value.kind);
    }
    await expectOneLine();
  });
});

/**
 * Every checkpoint that was published, and the state, is of the log as it is; sizes are never signed twice differently.
 */
async function expectOneLine(workspace = 'main'): Promise<number> {
  const { rows } = await sql<{ note: string }>`
    select note from checkpoint where workspace = ${workspace} order by size`.execute(engine.connection);
  const checkpoints = rows.map(({ note }) => parseCheckpoint(parseNote(note)?.text ?? ''));
  const state = (await new SealJournal(folder).read()).get(workspace);
  for (const checkpoint of [...checkpoints, state?.checkpoint]) {
    if (!checkpoint) throw new Error('a checkpoint is not readable');
    const tree = openTree(engine.connection, { workspace, size: checkpoint.size });
    expect(checkpoint.root).toEqual(await rootOf(tree));
  }
  return checkpoints.length;
}

describe('sealing is refused', () => {
  test('where the database is an old copy', async () => {
    await seal();
    await append(...many(4));
    await seal();
    await tamper(
      'delete from development where position >= 6',
      "update head set size = 6 where workspace = 'main'",
      'delete from checkpoint where size > 6',
    );
    expect(await seal()).toEqual({
      kind: 'refused',
      reason: say('proof.seals.tooShort', { signed: 10, size: 6 }),
    });
  });

  test('where an old copy has grown again, to other developments', async () => {
    await append(...many(4));
    await seal();
    await tamper(
      'delete from development where position >= 6',
      'delete from subject_index where position >= 6',
      "update head set size = 6 where workspace = 'main'",
    );
    await append(...many(9));
    expect(await seal()).toMatchObject({
      kind: 'refused',
      reason: say('proof.seals.notTheFirst', { signed: 10, size: 15 }),
    });
  });

  test('where a development behind the last full tile was changed, and signs nothing', async () => {
    await append(...many(300));
    await seal();
    await tamper(`update development set leaf = replace(leaf, '"v":1', '"v":2') where position = 280`);
    await append(...many(1));
    expect(await seal()).toMatchObject({ kind: 'refused' });
    expect((await newest()).size).toBe(306);
  });

  test('where the folder of what was signed is lost', async () => {
    await seal();
    await rm(join(folder, 'state'), { recursive: true });
    expect(await seal()).toMatchObject({ kind: 'refused', reason: { key: 'proof.seals.forgotten' } });
  });

  test('to another installation, which leaves it alone', async () => {
    await seal();
    const other = await makeTestFolder();
    const outcome = await sealWorkspace(engine.connection, 'main', { folder: other, originBase: undefined });
    expect(outcome).toEqual({
      kind: 'elsewhere',
      reason: say('proof.seals.elsewhere', { origin: 'harbour.example/main' }),
    });
    await rm(other, { recursive: true });
  });
});

describe('what was signed of one log', () => {
  const at = (size: number) => ({ origin: 'a', size, root: hashLeaf(String(size)) });

  test('moves from one state to the next, for one of those who try', async () => {
    const place = join(folder, 'state', 'x');
    expect(await readSealState(place)).toBe(undefined);
    for (let size = 1; size <= 20; size += 1) {
      const from = await readSealState(place);
      const tries = await Promise.allSettled(Array.from({ length: 4 }, () => moveSealState(place, from, at(size))));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect(await readSealState(place)).toEqual({ number: 20, checkpoint: at(20) });
    expect(await readdir(place)).toHaveLength(2);
  });

  test('does not move from a state that is long past', async () => {
    const place = join(folder, 'state', 'x');
    await moveSealState(place, undefined, at(1));
    const old = await readSealState(place);
    for (let size = 2; size <= 9; size += 1) await moveSealState(place, await readSealState(place), at(size));
    await expect(moveSealState(place, old, at(99))).rejects.toThrow(StateMoved);
    expect((await readSealState(place))?.checkpoint.size).toBe(9);
  });
});

describe('the journal of what was signed', () => {
  const at = (size: number) => ({ origin: 'a', size, root: hashLeaf(String(size)) });
  const files = () => readdir(join(folder, 'state/.journal'));
  const sizesIn = async (journal: SealJournal) =>
    Object.fromEntries([...(await journal.read())].map(([name, { checkpoint }]) => [name, checkpoint.size]));

  test('moves many logs at once, for one of those who try', async () => {
    const journals = Array.from({ length: 4 }, () => new SealJournal(folder, 5));
    for (let size = 1; size <= 20; size += 1) {
      const tries = await Promise.allSettled(
        journals.map(async (journal, index) => {
          await journal.read();
          await journal.move(new Map(['x', 'y', `z-${size}-${index}`].map((name) => [name, at(size)])));
        }),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(journals.length);
      for (const it of tries) if (it.status === 'rejected') expect(it.reason).toBeInstanceOf(StateMoved);
    }
    const sizes = await Promise.all([...journals, new SealJournal(folder)].map(sizesIn));
    expect(sizes[0]).toMatchObject({ x: 20, y: 20 });
    for (const other of sizes) expect(other).toEqual(sizes[0]);
    expect((await files()).length).toBeLessThanOrEqual(6);
  });

  test('does not move from a state that is long past', async () => {
    const [journal, late] = [new SealJournal(folder, 2), new SealJournal(folder, 2)];
    for (const one of [journal, late]) await one.read();
    await journal.move(new Map([['x', at(1)]]));
    await late.read();
    for (let size = 2; size <= 9; size += 1) await journal.move(new Map([['x', at(size)]]));
    await expect(late.move(new Map([['x', at(99)]]))).rejects.toThrow(StateMoved);
    for (const one of [late, journal, new SealJournal(folder)]) expect(await sizesIn(one)).toEqual({ x: 9 });
  });

  test('takes over the folders of single logs, and what they say counts where it is newer', async () => {
    const older = (name: string) => join(folder, 'state', name);
    await moveSealState(older('x'), undefined, at(4));
    await moveSealState(older('x'), await readSealState(older('x')), at(5));
    const journal = new SealJournal(folder);
    expect(await sizesIn(journal)).toEqual({ x: 5 });
    await journal.move(new Map([['x', at(6)]]));
    expect((await journal.read()).get('x')?.number).toBe(3);
    await moveSealState(older('x'), undefined, at(1));
    await moveSealState(older('y'), undefined, at(2));
    expect(await sizesIn(new SealJournal(folder))).toEqual({ x: 6, y: 2 });
    expect(await readdir(join(folder, 'state'))).toEqual(['.journal']);
    expect(await sizesIn(journal)).toEqual({ x: 6, y: 2 });
  });

  test('that lacks a file, or holds one that is not whole, is not read', async () => {
    const journal = new SealJournal(folder);
    await journal.read();
    for (const size of [1, 2, 3]) await journal.move(new Map([['x', at(size)]]));
    const [, second = ''] = await files();
    await rm(join(folder, 'state/.journal', second));
    await expect(new SealJournal(folder).read()).rejects.toThrow('restore it from a backup');
  });
});

describe('a sealer', () => {
  test('seals what is appended, in every workspace, and waits while another does', async () => {
    await createWorkspace(engine.connection, { name: 'quay', isPublic: false });
    const errors: unknown[] = [];
    const settings = {
      connection: engine.connection,
      folder,
      originBase: undefined,
      intervalMs: 20,
      onRefused: (refusal: unknown) => errors.push(refusal),
      onLeft: (log: unknown) => errors.push(log),
      onError: (error: unknown) => errors.push(error),
    };
    const first = startSealer(settings);
    expect(await first.began).toBe(true);
    const second = startSealer(settings);
    expect(await second.began).toBe(false);
    expect([first.status().sealing, second.status().sealing]).toEqual(['here', 'elsewhere']);
    await append(...many(3));
    await engine.appender.append({ workspace: 'quay', input: cast(), recordedBy: 'tester' });
    await expect.poll(async () => (await readCheckpoint(engine.connection, 'main'))?.size).toBe(9);
    await expect.poll(async () => (await readCheckpoint(engine.connection, 'quay'))?.size).toBe(6);
    await first.close();
    await expect.poll(() => second.status().sealing).toBe('here');
    await append(...many(1));
    await expect.poll(async () => (await readCheckpoint(engine.connection, 'main'))?.size).toBe(10);
    await second.close();
    expect(errors).toEqual([]);
  });

  test('of another installation leaves the logs to the one that seals them, which goes on', async () => {
    await seal();
    const left: unknown[] = [];
    const other = await makeTestFolder();
    const options = {
      connection: engine.connection,
      intervalMs: 20,
      onRefused: () => undefined,
      onError: () => undefined,
    };
    const stranger = startSealer({ ...options, folder: other, originBase: undefined, onLeft: (log) => left.push(log) });
    expect(await stranger.began).toBe(false);
    const own = startSealer({ ...options, folder, originBase: 'harbour.example', onLeft: (log) => left.push(log) });
    await append(...many(3));
    await expect.poll(async () => (await readCheckpoint(engine.connection, 'main'))?.size).toBe(9);
    expect(left).toEqual([
      { workspace: 'main', reason: say('proof.seals.elsewhere', { origin: 'harbour.example/main' }) },
    ]);
    expect(stranger.status().sealing).toBe('elsewhere');
    await own.close();
    await stranger.close();
    await rm(other, { recursive: true });
  });

  test('says that it refuses an old copy, also where nothing is new', async () => {
    await append(...many(4));
    await seal();
    await tamper(
      'delete from development where position >= 6',
      "update head set size = 6 where workspace = 'main'",
      'delete from checkpoint',
    );
    const refusals: unknown[] = [];
    const sealer = startSealer({
      connection: engine.connection,
      folder,
      originBase: 'harbour.example',
      intervalMs: 20,
      onRefused: (refusal) => refusals.push(refusal),
      onLeft: () => undefined,
      onError: () => undefined,
    });
    await expect.poll(() => sealer.status().refusals).toHaveLength(1);
    await sleep(100);
    expect(refusals).toHaveLength(1);
    await sealer.close();
  });

  test('that is killed at any moment never leaves two checkpoints that disagree', { timeout: 3_600_000 }, async () => {
    const program = join(import.meta.dirname, '../support/seal-without-rest.ts');
    const workspaces = ['main', 'quay', 'pier'];
    for (const name of workspaces.slice(1)) {
      await createWorkspace(engine.connection, { name, isPublic: false });
      await appendTo(name, ...cast());
    }
    // As the version before left it.
    await moveSealState(join(folder, 'state', 'main'), undefined, await sealedBefore());
    let isOver = false;
    const appending = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        await appendTo(workspaces[turn % 3] ?? 'main', ...many(2));
        await sleep(3);
      }
    })();
    for (let round = 0; round < KILLS; round += 1) {
      const sealer = spawn(process.execPath, [program, engine.database.url, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(sealer.stdout, 'data');
      await sleep(Math.random() * 30);
      sealer.kill('SIGKILL');
      await once(sealer, 'exit');
    }
    isOver = true;
    await appending;
    for (const workspace of workspaces) {
      const outcome = await sealWorkspace(engine.connection, workspace, { folder, originBase: 'harbour.example' });
      expect(outcome).toMatchObject({ kind: expect.stringMatching(/sealed|unchanged/) });
      expect(await expectOneLine(workspace)).toBeGreaterThan(KILLS / 3);
    }
    expect(await readdir(join(folder, 'state'))).toEqual(['.journal']);
  });

  /** The first three developments, signed. */
  async function sealedBefore() {
    const tree = openTree(engine.connection, { workspace: 'main', size: 3 });
    return { origin: 'harbour.example/main', size: 3, root: await rootOf(tree) };
  }

  test('seals hundreds of logs together, those first to which something was added last', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `log-${index}`);
    for (const name of names) await createWorkspace(engine.connection, { name, isPublic: false });
    await Promise.all(names.map((name) => appendTo(name, { ...cast()[0] })));
    expect((await listUnsealed(engine.connection)).at(-1)).toBe('main');
    const journal = new SealJournal(folder);
    const settings = { folder, originBase: 'harbour.example' };
    const outcomes = await sealWorkspaces(engine.connection, { workspaces: names, settings, journal });
    expect(new Set([...outcomes.values()].map(({ kind }) => kind))).toEqual(new Set(['sealed']));
    expect(await readdir(join(folder, 'state/.journal'))).toHaveLength(1);
    expect(await listUnsealed(engine.connection)).toEqual(['main']);
  });

  test('seals the others where one log cannot be looked at', async () => {
    await createWorkspace(engine.connection, { name: 'quay', isPublic: false });
    await appendTo('quay', ...cast());
    await tamper(`delete from development where workspace = 'main' and position = 3`);
    const journal = new SealJournal(folder);
    const settings = { folder, originBase: undefined };
    const outcomes = await sealWorkspaces(engine.connection, { workspaces: ['main', 'quay'], settings, journal });
    expect(outcomes.get('quay')).toEqual({ kind: 'sealed', size: 6 });
    expect(outcomes.get('main')).toMatchObject({
      kind: 'failed',
      error: { message: 'the log of main lacks position 3' },
    });
  });
});
