// Notifying witnesses and files of checkpoints: late, wrong, forked or restarted ones too.
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm, truncate } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHttp } from '../../src/app.ts';
import { readCheckpoint, readReceipt, readVerifiers } from '../../src/proof/checkpoints.ts';
import type { WitnessFault } from '../../src/proof/notifier.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { readSealState } from '../../src/proof/seal-state.ts';
import { type Sealer, startSealer } from '../../src/proof/sealer.ts';
import {
  cosignText,
  formatSignatures,
  parseNote,
  parseVerifier,
  type Verifier,
  verifyNote,
} from '../../src/tree/note.ts';
import { parseReceipt } from '../../src/tree/receipt.ts';
import { parseSubmission } from '../../src/tree/submission.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { cast, detained } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { inEnglish, outcomeOf } from '../support/outcome.ts';
import { makeSigner, startWitness, WITNESS } from '../support/witness.ts';

type TestEngine = Awaited<ReturnType<typeof openTestEngine>>;
type TestWitness = Awaited<ReturnType<typeof startWitness>>;
const ORIGIN = 'harbour.example/main';
let engine: TestEngine;
let folder: string;
let faults: (Omit<WitnessFault, 'reason'> & { readonly reason: string })[];
/** Ended after each test, in this order. */
let open: { close(): Promise<void> }[];
beforeEach(async () => {
  engine = await openTestEngine();
  folder = await makeTestFolder();
  faults = [];
  open = [];
  await append(...cast());
  await seal();
});
afterEach(async () => {
  for (const it of open) await it.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function append(...inputs: readonly object[]): Promise<void> {
  const outcomes = await Promise.all(
    inputs.map((input) => engine.appender.append({ workspace: 'main', input, recordedBy: 'tester' })),
  );
  expect(outcomes.map(outcomeOf)).toEqual(inputs.map(() => 'recorded'));
}

/** Passes as soon as what is expected is so. */
const until = <Value>(read: () => Value) => expect.poll(read, { interval: 10, timeout: 5_000 });

const newestSize = async () => (await readCheckpoint(engine.connection, 'main'))?.size;

const many = (count: number) => Array.from({ length: count }, () => detained());

const seal = () =>
  sealWorkspace(engine.connection, 'main', { folder: join(folder, 'seal'), originBase: 'harbour.example' });

async function logVerifiers(): Promise<Verifier[]> {
  return (await readVerifiers(engine.connection, 'main')).flatMap((line) => parseVerifier(line) ?? []);
}

/** A witness that knows the log. */
async function witnessOfLog(port = 0): Promise<TestWitness> {
  const witness = await startWitness({ folder: join(folder, 'witness'), logs: await logVerifiers(), port });
  open.push(witness);
  return witness;
}

interface Telling {
  readonly witness?: { readonly verifier: Verifier; readonly url: string };
  readonly files?: readonly string[];
  readonly timeoutMs?: number;
}

/** What stops the first witness, in words. */
function faultIn(sealer: Sealer): string {
  const fault = sealer.status().witnesses[0]?.fault;
  return fault ? inEnglish(fault) : 'nothing';
}

/** A sealer that seals and tells as fast as it can. */
function startTold({ witness, files = [], timeoutMs = 5_000 }: Telling): Sealer {
  const sealer = startSealer({
    connection: engine.connection,
    folder: join(folder, 'seal'),
    originBase: 'harbour.example',
    intervalMs: 10,
    onLeft: () => undefined,
    onRefused: ({ reason }) => expect.unreachable(inEnglish(reason)),
    onError: (error) => expect.unreachable(String(error)),
    witnesses: {
      list: { witnesses: witness ? [{ verifier: witness.verifier, url: witness.url }] : [], files },
      onFault: (fault) => faults.push({ ...fault, reason: inEnglish(fault.reason) }),
      timeoutMs,
      retryMs: 10,
    },
  });
  open.unshift(sealer);
  return sealer;
}

/** Something on HTTP that is no good witness. */
async function startImpostor(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** When whom signed the newest checkpoint, as it is served. */
async function signersOfNewest(verifiers: readonly Verifier[]): Promise<string[]> {
  const note = parseNote((await readCheckpoint(engine.connection, 'main'))?.note ?? '');
  return note ? (verifyNote(note, verifiers) ?? []).map(({ verifier }) => verifier.name) : [];
}

async function cosignedSizes(): Promise<number[]> {
  const rows = await engine.connection.selectFrom('cosignature').select('size').orderBy('size').execute();
  return rows.map(({ size }) => size);
}

/** As the owner of the database: what a tamperer could do. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: engine.database.url });
  await owner.connect();
  try {
    const tables = ['development', 'subject_index', 'head', 'checkpoint', 'cosignature', 'tile'];
    await owner.query(tables.map((table) => `alter table ${table} disable trigger all`).join('; '));
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

/** Whoever has both the database and the folder of the sealer cuts the log off, and has it signed anew. */
async function cutOff(size: number): Promise<void> {
  await rm(join(folder, 'seal', 'state'), { recursive: true });
  await tamper(
    `delete from development where position >= ${size}`,
    `delete from subject_index where position >= ${size}`,
    `update head set size = ${size} where workspace = 'main'`,
    'delete from checkpoint',
    'delete from cosignature',
  );
}

describe('a sealer tells its witness', () => {
  test('of each checkpoint, and serves its cosignature with it', async () => {
    const witness = await witnessOfLog();
    const sealer = startTold({ witness });
    const known = [...(await logVerifiers()), witness.verifier];
    for (const size of [6, 7, 10, 40]) {
      await append(...many(size - ((await newestSize()) ?? 0)));
      await until(newestSize).toBe(size);
      await until(() => signersOfNewest(known)).toEqual([ORIGIN, WITNESS]);
    }
    expect(sealer.status().witnesses).toEqual([{ witness: WITNESS, workspace: 'main', size: 40, fault: undefined }]);
    const server = await startHttp({ engine, port: 0, host: '127.0.0.1', adminToken: 'x', onError: () => undefined });
    open.unshift(server);
    const served = await (await fetch(`${server.url}/log/main/checkpoint`)).text();
    expect(verifyNote(parseNote(served) ?? { text: '', signatures: [] }, known)).toHaveLength(2);
    const id = (await engine.connection.selectFrom('development').select('id').executeTakeFirstOrThrow()).id;
    const reading = await readReceipt(engine.connection, { workspace: 'main', id, showsNote: true });
    expect(reading.kind === 'receipt' && parseReceipt(reading.text)?.checkpoint).toBe(served);
    expect([faults, witness.misfits]).toEqual([[], []]);
  });

  test('of a checkpoint that was published before it began, and only once', async () => {
    const witness = await witnessOfLog();
    await startTold({ witness }).close();
    expect(await cosignedSizes()).toEqual([6]);
    await witness.close();
    await startTold({ witness }).close(); // It has that one, and is not asked.
    expect(faults).toEqual([]);
  });

  test('of what is new since its own last one, also where what is kept here says another', async () => {
    const witness = await witnessOfLog();
    await startTold({ witness }).close();
    await tamper('delete from cosignature');
    await append(...many(4));
    await seal();
    await startTold({ witness }).close();
    expect(await cosignedSizes()).toEqual([10]);
    await rm(join(folder, 'witness', 'state'), { recursive: true });
    await append(...many(1));
    await seal();
    await startTold({ witness }).close();
    expect([await cosignedSizes(), faults]).toEqual([[10, 11], []]);
  });

  test('and keeps what it signed, for the owner of the database too', async () => {
    await startTold({ witness: await witnessOfLog() }).close();
    const owner = new pg.Client({ connectionString: engine.database.url });
    await owner.connect();
    for (const statement of [
      "update cosignature set line = '— x\n'",
      'delete from cosignature',
      'truncate cosignature',
    ]) {
      await expect(sql.raw(statement).execute(engine.connection)).rejects.toThrow(/permission denied/);
      await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    }
    await owner.end();
    expect(await cosignedSizes()).toEqual([6]);
  });

  test('and ends what is under way when it is closed', async () => {
    const witness = await witnessOfLog();
    const url = await startImpostor(async (incoming, outgoing) => {
      const body = await Array.fromAsync(incoming);
      await sleep(300);
      const answer = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body: Buffer.concat(body) });
      outgoing.writeHead(answer.status).end(await answer.text());
    });
    const sealer = startTold({ witness: { ...witness, url } });
    await sealer.began;
    await sealer.close();
    expect(await cosignedSizes()).toEqual([6]);
  });

  test('of every workspace, and says which logs it does not know', async () => {
    await createWorkspace(engine.connection, { name: 'quay', isPublic: false });
    await engine.appender.append({ workspace: 'quay', input: cast(), recordedBy: 'tester' });
    const witness = await witnessOfLog();
    const sealer = startTold({ witness });
    await until(() => sealer.status().witnesses).toHaveLength(2);
    expect(faults).toMatchObject([
      { witness: WITNESS, workspace: 'quay', reason: expect.stringContaining('/log/quay/keys'), isFork: false },
    ]);
  });
});

describe('a witness that is', () => {
  /** The sealer goes on; the fault is told once, and seen in its status. */
  async function expectFault(sealer: Sealer, reason: RegExp): Promise<void> {
    await until(() => faults).toHaveLength(1);
    const sizeBefore = (await newestSize()) ?? 0;
    for (const size of [sizeBefore + 1, sizeBefore + 2]) {
      await append(...many(1));
      await until(newestSize).toBe(size);
    }
    await sleep(50);
    expect(faults).toEqual([
      { witness: WITNESS, workspace: 'main', reason: expect.stringMatching(reason), isFork: false },
    ]);
    expect(sealer.status()).toMatchObject({
      sealing: 'here',
      refusals: [],
      witnesses: [{ size: 0 }],
    });
    expect(faultIn(sealer)).toMatch(reason);
    expect(await cosignedSizes()).toEqual([]);
  }

  test('down does not stop sealing, is reported once, and catches up when it is back', async () => {
    const witness = await witnessOfLog();
    await startTold({ witness }).close();
    await witness.close();
    await tamper('delete from cosignature');
    const sealer = startTold({ witness });
    await expectFault(sealer, /cannot be reached \(ECONNREFUSED\)/);
    await witnessOfLog(Number(new URL(witness.url).port));
    await until(() => sealer.status().witnesses).toMatchObject([{ size: 8, fault: undefined }]);
    expect(faults).toHaveLength(1);
  });

  test('slow does not stop sealing, and is asked but once at a time', async () => {
    const witness = await witnessOfLog();
    let [underWay, most] = [0, 0];
    const url = await startImpostor((incoming, outgoing) => {
      underWay += 1;
      most = Math.max(most, underWay);
      outgoing.on('close', () => {
        underWay -= 1;
      });
      incoming.resume();
    });
    const sealer = startTold({ witness: { ...witness, url }, timeoutMs: 400 });
    await until(() => underWay).toBe(1);
    await append(...many(1));
    await until(newestSize).toBe(7);
    expect([underWay, faults]).toEqual([1, []]); // Sealed while the first request hangs.
    await expectFault(sealer, /in time/);
    expect(most).toBe(1);
  });

  test('answering rubbish does not stop sealing, and each kind of it is reported once', async () => {
    const witness = await witnessOfLog();
    const rubbish: readonly [RegExp, RequestListener][] = [
      [/not its signature/, (_, outgoing) => outgoing.end('— rubbish\n')],
      [/too much/, (_, outgoing) => void floodWith(outgoing)],
      [/status 500/, (_, outgoing) => outgoing.writeHead(500).end()],
      [/status 409/, (_, outgoing) => outgoing.writeHead(409).end('seven\n')],
      [/status 307/, (_, outgoing) => outgoing.writeHead(307, { location: '/elsewhere' }).end()],
      [/cannot be reached/, (_, outgoing) => outgoing.destroy()],
      [/not its signature/, (_, outgoing) => outgoing.end()],
    ];
    let answer: RequestListener = () => undefined;
    const url = await startImpostor((incoming, outgoing) => {
      incoming.resume();
      incoming.on('end', () => answer(incoming, outgoing));
    });
    const sealer = startTold({ witness: { ...witness, url }, timeoutMs: 1_000 });
    for (const [index, [reason, listener]] of rubbish.entries()) {
      answer = listener;
      await append(...many(1));
      await until(newestSize).toBe(7 + index);
      await until(() => faultIn(sealer)).toMatch(reason);
      expect(faults.map((fault) => fault.reason)).toHaveLength(index + 1);
    }
    expect(faults.every(({ isFork }) => !isFork)).toBe(true);
    expect(await cosignedSizes()).toEqual([]);
  });

  test('another than is listed, by its key, is not believed', async () => {
    const witness = await witnessOfLog();
    const stranger = makeSigner(WITNESS);
    const url = await startImpostor(async (incoming, outgoing) => {
      const submission = parseSubmission(Buffer.concat(await Array.fromAsync(incoming)).toString());
      const text = parseNote(submission?.note ?? '')?.text ?? '';
      outgoing.end(formatSignatures([cosignText(text, stranger, 1)]));
    });
    await expectFault(startTold({ witness: { ...witness, url } }), /not its signature/);
  });
});

async function floodWith(outgoing: Parameters<RequestListener>[1]): Promise<void> {
  while (!outgoing.closed) {
    outgoing.write('—'.repeat(10_000));
    await sleep(1);
  }
}

describe('where the log is not what a witness saw', () => {
  /** The whole log of ten developments is cosigned; then somebody cuts it off and has it signed anew. */
  async function forge(size: number, grown: number): Promise<TestWitness> {
    await append(...many(4));
    await seal();
    const witness = await witnessOfLog();
    await startTold({ witness }).close();
    expect(await cosignedSizes()).toEqual([10]);
    await cutOff(size);
    await append(...many(grown));
    await seal();
    return witness;
  }

  test.each([
    ['it has grown again to other developments', 6, 9, /not the beginning of the log here/, 1],
    ['it has grown again to the same size', 6, 4, /not the beginning of the log here/, 1],
    ['it is shorter', 6, 0, /signed 10 entries, and fewer are signed here/, 0],
  ])('it says so loudly where %s', async (_, size, grown, reason, misfits) => {
    const witness = await forge(size, grown);
    const state = join(folder, 'witness');
    const before = await stateOf(state);
    const sealer = startTold({ witness });
    await until(() => faults).toHaveLength(1);
    expect(faults).toEqual([
      { witness: WITNESS, workspace: 'main', reason: expect.stringMatching(reason), isFork: true },
    ]);
    expect(faultIn(sealer)).toMatch(reason);
    await sealer.close();
    expect(await stateOf(state)).toEqual(before);
    expect(before?.checkpoint.size).toBe(10);
    expect(await cosignedSizes()).toEqual([]);
    expect(new Set(witness.misfits).size).toBe(misfits);
  });
});

/** Of the only log that the witness knows. */
async function stateOf(witnessFolder: string) {
  return readSealState(join(witnessFolder, 'state', createHash('sha256').update(ORIGIN).digest('hex')));
}

describe('a file of checkpoints', () => {
  let file: string;
  beforeEach(() => {
    file = join(folder, 'checkpoints.txt');
  });

  /** Those that were published, as they should stand in the file. */
  async function published(from = 0): Promise<string> {
    const rows = await engine.connection
      .selectFrom('checkpoint')
      .select('note')
      .where('size', '>=', from)
      .orderBy('workspace')
      .orderBy('size')
      .execute();
    return rows.map(({ note }) => `${note}\n`).join('');
  }

  const read = () => readFile(file, 'utf8').catch(() => '');

  test('has every checkpoint once, over restarts, and is only added to', async () => {
    await startTold({ files: [file] }).close();
    let before = await read();
    for (let round = 0; round < 3; round += 1) {
      const sealer = startTold({ files: [file] });
      for (const count of [1, 3]) {
        await append(...many(count));
        await until(read).toBe(await publishedOnceSealed());
        const now = await read();
        expect(now.startsWith(before)).toBe(true);
        before = now;
      }
      await sealer.close();
      await append(...many(1));
      await seal(); // Sealed while nobody writes.
    }
    expect(faults).toEqual([]);
    const sealer = startTold({ files: [file] });
    await sealer.close();
    expect(await read()).toBe(await published());
  });

  async function publishedOnceSealed(): Promise<string> {
    const head = await engine.connection.selectFrom('head').select('size').executeTakeFirstOrThrow();
    await until(newestSize).toBe(head.size);
    return published();
  }

  test('goes on after one that a crash left unfinished', async () => {
    await startTold({ files: [file] }).close();
    const whole = await read();
    await append(...many(2));
    await seal();
    const newest = await published(8);
    for (const cut of [1, 2, 3, 40, newest.indexOf('\n\n') + 2, newest.length - 5]) {
      await truncate(file, 0);
      await appendFile(file, `${whole}${newest.slice(0, newest.length - cut)}`);
      await startTold({ files: [file] }).close();
      const now = await read();
      expect(now.startsWith(whole + newest.slice(0, newest.length - cut)), `cut ${cut}`).toBe(true);
      expect(now.endsWith(`\n\n${newest}`), `cut ${cut}`).toBe(true);
      await startTold({ files: [file] }).close();
      expect(await read()).toBe(now);
    }
  });

  test('that is made late begins with the newest checkpoint', async () => {
    await append(...many(2));
    await seal();
    await startTold({ files: [file] }).close();
    expect(await read()).toBe(await published(8));
  });

  test('holds several logs, each by itself', async () => {
    await createWorkspace(engine.connection, { name: 'abeam', isPublic: false });
    await engine.appender.append({ workspace: 'abeam', input: cast(), recordedBy: 'tester' });
    const sealer = startTold({ files: [file] });
    await until(() => sealer.status().witnesses.map(({ size }) => size)).toEqual([6, 6]);
    expect(await read()).toBe(await published());
    await sealer.close();
    await startTold({ files: [file] }).close();
    expect(await read()).toBe(await published());
  });

  test('is not added to where it has a checkpoint that the log cannot follow', async () => {
    await append(...many(4));
    await seal();
    await startTold({ files: [file] }).close();
    const before = await read();
    await cutOff(6);
    await append(...many(2));
    await seal();
    await startTold({ files: [file] }).close();
    await append(...many(2));
    await seal();
    await startTold({ files: [file] }).close();
    expect(faults).toMatchObject([
      { witness: file, isFork: true, reason: expect.stringContaining('checkpoint of 10 entries') },
      { witness: file, isFork: true, reason: expect.stringContaining('checkpoint of 10 entries') },
    ]);
    expect(await read()).toBe(before);
  });

  test('that cannot be written does not stop sealing, is reported once, and is written when it can be', async () => {
    await mkdir(file);
    const sealer = startTold({ files: [file] });
    await append(...many(1));
    await until(newestSize).toBe(7);
    await until(() => faults).toMatchObject([{ witness: file, reason: expect.stringContaining('EISDIR') }]);
    await sleep(50);
    expect(faults).toHaveLength(1);
    await rm(file, { recursive: true });
    await until(read).toBe(await published(7));
    await until(() => sealer.status().witnesses).toMatchObject([{ size: 7, fault: undefined }]);
  });
});
