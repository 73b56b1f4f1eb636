// Rotated keys and new origins of a log.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLog } from '../../src/log/read.ts';
import { readCheckpoint, readOrigins, readVerifiers } from '../../src/proof/checkpoints.ts';
import { giveNewOrigin } from '../../src/proof/new-origin.ts';
import { rotateKey } from '../../src/proof/rotation.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { parseNote, parseVerifier, verifyNote } from '../../src/tree/note.ts';
import { openTestEngine } from '../support/database.ts';
import { cast, corrected, detained, retracted } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { outcomeOf, recordedIn } from '../support/outcome.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
let folder: string;
beforeEach(async () => {
  engine = await openTestEngine();
  folder = await makeTestFolder();
  await append(cast());
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function append(input: object) {
  recordedIn(await engine.appender.append({ workspace: 'main', input, recordedBy: 'nina' }));
}

const settings = () => ({ folder, originBase: 'harbour.example' });
const seal = () => sealWorkspace(engine.connection, 'main', settings());
const restart = () =>
  giveNewOrigin(engine.connection, { workspace: 'main', reason: 'The disk failed.', recordedBy: 'olga' }, settings());

async function signers(): Promise<string[]> {
  const checkpoint = await readCheckpoint(engine.connection, 'main');
  const verifiers = (await readVerifiers(engine.connection, 'main')).flatMap((line) => parseVerifier(line) ?? []);
  const note = parseNote(checkpoint?.note ?? '');
  return (note && verifyNote(note, verifiers)?.map(({ verifier }) => verifier.publicKey.toString('hex'))) ?? [];
}

async function newest() {
  const { development, recordedBy } =
    (await readLog(engine.connection, { workspace: 'main', from: 0, limit: 100 })).at(-1) ?? {};
  return { type: development?.type, data: development?.data, recordedBy };
}

/** What an old backup holds: the first `size` developments. */
async function restoreBackup(size: number): Promise<void> {
  const owner = new pg.Client({ connectionString: engine.database.url });
  await owner.connect();
  const tables = ['development', 'subject_index', 'head', 'checkpoint'];
  await owner.query(tables.map((table) => `alter table ${table} disable trigger all`).join('; '));
  await owner.query(`
    delete from development where position >= ${size}; delete from subject_index where position >= ${size};
    update head set size = ${size} where workspace = 'main'; delete from checkpoint where size > ${size}`);
  await owner.end();
}

describe('a key of the log', () => {
  test('is followed by another, which signs beside it until it retires; the log says both', async () => {
    await seal();
    const [first] = await signers();
    await rotateKey(engine.connection, { folder, step: 'add', recordedBy: 'olga' });
    expect(await newest()).toMatchObject({
      type: 'log.key_rotated',
      recordedBy: 'olga',
      data: { added: [{}].map(() => expect.any(String)), retired: [] },
    });
    await seal();
    const both = await signers();
    expect(both).toHaveLength(2);
    expect(both[0]).toBe(first);
    await rotateKey(engine.connection, { folder, step: 'retire', recordedBy: 'olga' });
    expect(await newest()).toMatchObject({
      type: 'log.key_rotated',
      data: { added: [], retired: [expect.any(String)] },
    });
    await seal();
    expect(await signers()).toEqual([both[1]]);
    expect(await readdir(join(folder, 'keys'))).toEqual(['1.pem.retired', '2.pem']);
    expect(await readVerifiers(engine.connection, 'main')).toHaveLength(2);
  });

  test('does not retire where it is the only one', async () => {
    await seal();
    expect(await rotateKey(engine.connection, { folder, step: 'retire', recordedBy: 'olga' })).toBe(undefined);
    expect(await signers()).toHaveLength(1);
  });
});

describe('a log that can no longer be sealed', () => {
  test('gets a new name at an operator’s word, and names what was signed before', async () => {
    await seal();
    await append([detained(), detained()]);
    await seal();
    const lost = await readCheckpoint(engine.connection, 'main');
    await restoreBackup(6);
    expect(await seal()).toMatchObject({ kind: 'refused' });
    const previous = lost?.note.split('\n\n')[0];
    expect(await restart()).toEqual({ kind: 'restarted', origin: 'harbour.example/main/2', previous: `${previous}\n` });
    expect(await newest()).toEqual({
      type: 'log.restarted',
      recordedBy: 'olga',
      data: { origin: 'harbour.example/main/2', previous: `${previous}\n`, reason: 'The disk failed.' },
    });
    expect(await seal()).toEqual({ kind: 'sealed', size: 7 });
    expect(await readCheckpoint(engine.connection, 'main')).toMatchObject({
      origin: 'harbour.example/main/2',
      size: 7,
    });
    expect(await readOrigins(engine.connection, 'main')).toMatchObject([{ number: 1, previous: null }, { number: 2 }]);
    await append(detained());
    expect(await seal()).toEqual({ kind: 'sealed', size: 8 });
  });

  test('keeps its name where nothing is wrong', async () => {
    await seal();
    expect(await restart()).toEqual({ kind: 'not_needed' });
    expect((await newest()).type).toBe('source.registered'.replace('source', 'case'));
  });

  test('gets a new name also where its state is lost, a second time, and after that broke off in between', async () => {
    await seal();
    await rm(join(folder, 'state'), { recursive: true });
    expect(await restart()).toMatchObject({ kind: 'restarted', origin: 'harbour.example/main/2' });
    expect(await seal()).toEqual({ kind: 'sealed', size: 7 });
    await rm(join(folder, 'state'), { recursive: true });
    expect(await seal()).toMatchObject({ kind: 'refused' });
    expect(await restart()).toMatchObject({ kind: 'restarted', origin: 'harbour.example/main/3' });
    expect(await seal()).toEqual({ kind: 'sealed', size: 8 });
    await restoreBackup(7);
    await engine.connection
      .insertInto('log_origin')
      .values({ workspace: 'main', number: 4, origin: 'harbour.example/main/4', previous: 'half done' })
      .execute();
    expect(await restart()).toMatchObject({ kind: 'restarted', origin: 'harbour.example/main/4' });
    expect(await seal()).toEqual({ kind: 'sealed', size: 7 });
  });
});

test('what the service records about the record is not for others to send, to amend or to follow', async () => {
  await seal();
  await rotateKey(engine.connection, { folder, step: 'add', recordedBy: 'olga' });
  const log = await readLog(engine.connection, { workspace: 'main', from: 0, limit: 100 });
  const id = log.at(-1)?.development.id ?? '';
  const sent = { type: 'log.key_rotated', data: { added: [], retired: [] } };
  const codes = [];
  for (const input of [sent, retracted(id), corrected(id, detained()), detained({ after: [id] })]) {
    const outcome = await engine.appender.append({ workspace: 'main', input, recordedBy: 'nina' });
    codes.push(outcomeOf(outcome));
  }
  expect(codes).toEqual(['invalid', 'unfit_target', 'unfit_target', 'unknown_predecessor']);
});
