// The service of a witness: what it cosigns, and what it refuses.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  cosignText,
  formatNote,
  formatVerifier,
  parseNote,
  parseSignatures,
  parseVerifier,
  signText,
  verifyNote,
} from '../../src/tree/note.ts';
import { formatSubmission } from '../../src/tree/submission.ts';
import { makeTestFolder } from '../support/folder.ts';
import { makeLog, makeSigner, startWitness, type TestLog, WITNESS } from '../support/witness.ts';

type TestWitness = Awaited<ReturnType<typeof startWitness>>;
let folder: string;
let log: TestLog;
let witness: TestWitness;
beforeEach(async () => {
  folder = await makeTestFolder();
  log = makeLog();
  witness = await startWitness({ folder, logs: [log.verifier] });
});
afterEach(async () => {
  await witness.close();
  expect(witness.errors).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function post(body: string | Uint8Array<ArrayBuffer>, { url } = witness) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** What the witness says that it cosigned last of the log. */
async function knownSize({ note } = log): Promise<number> {
  const { status, text } = await post(`old 99\n\n${note(99)}`);
  expect(status).toBe(409);
  return Number(text);
}

/** Everything on disk. */
async function readState(): Promise<string[]> {
  const files = (await readdir(join(folder, 'state'), { recursive: true, withFileTypes: true }).catch(() => [])).filter(
    (entry) => entry.isFile(),
  );
  return Promise.all(
    files.map(async ({ parentPath, name }) => `${name} ${await readFile(join(parentPath, name), 'utf8')}`),
  );
}

describe('a witness', () => {
  test('cosigns a log as it grows', async () => {
    for (const [from, to] of [
      [0, 7],
      [7, 8],
      [8, 8],
      [8, 99],
    ] as const) {
      const beforeSeconds = Math.floor(Date.now() / 1_000);
      const { status, type, text } = await post(log.growth(from, to));
      expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
      const note = parseNote(log.note(to) + text);
      const verified = note && verifyNote(note, [log.verifier, witness.verifier]);
      expect(verified).toMatchObject([
        { verifier: log.verifier },
        { verifier: { name: WITNESS, kind: 'cosignature' } },
      ]);
      expect(verified?.[1]?.atSeconds).toBeGreaterThanOrEqual(beforeSeconds);
    }
    expect(witness.misfits).toEqual([]);
  });

  test('cosigns the empty log, and then its growth', async () => {
    expect(await post(log.growth(0, 0))).toMatchObject({ status: 200 });
    expect(await post(log.growth(0, 3))).toMatchObject({ status: 200 });
  });

  test('cosigns once more what it cosigned last, and does not move', async () => {
    await post(log.growth(0, 7));
    const state = await readState();
    expect(await post(log.growth(7, 7))).toMatchObject({ status: 200 });
    expect(await readState()).toEqual(state);
  });

  test('publishes its key, and says that it answers', async () => {
    const key = await fetch(`${witness.url}/vkey`);
    expect(parseVerifier((await key.text()).trimEnd())).toEqual(witness.verifier);
    expect((await fetch(`${witness.url}/healthz`)).status).toBe(200);
    const elsewhere = await fetch(`${witness.url}/checkpoint`);
    expect([elsewhere.status, await elsewhere.text()]).toEqual([404, expect.stringContaining('POST /add-checkpoint')]);
  });

  test('keeps its key and what it cosigned over a restart', async () => {
    await post(log.growth(0, 7));
    const { verifier } = witness;
    await witness.close();
    witness = await startWitness({ folder, logs: [log.verifier] });
    expect(witness.verifier).toEqual(verifier);
    expect(await post(log.fork(3).growth(0, 7))).toMatchObject({ status: 409, text: '7\n' });
    expect(await post(log.fork(3).growth(7, 9))).toMatchObject({ status: 422 });
    expect(await post(log.growth(7, 9))).toMatchObject({ status: 200 });
  });

  test('knows several logs, each by itself', async () => {
    const other = makeLog(makeSigner('quay.example/main'));
    await witness.close();
    witness = await startWitness({ folder, logs: [log.verifier, other.verifier] });
    expect(await post(log.growth(0, 9))).toMatchObject({ status: 200 });
    expect(await post(other.growth(0, 4))).toMatchObject({ status: 200 });
    expect(await Promise.all([knownSize(log), knownSize(other)])).toEqual([9, 4]);
    expect(await post(formatSubmission({ oldSize: 9, proof: [], note: other.note(9) }))).toMatchObject({ status: 409 });
  });

  test('takes any of the keys that it knows of a log, and says nothing of others', async () => {
    const next = makeSigner(log.signer.name);
    const text = parseNote(log.note(5))?.text ?? '';
    const signedBy = (...signers: (typeof next)[]) =>
      formatNote({ text, signatures: signers.map((signer) => signText(text, signer)) });
    const send = (note: string) => post(formatSubmission({ oldSize: 0, proof: [], note }));
    expect(await send(signedBy(next))).toMatchObject({ status: 403 });
    expect(await send(signedBy(next, log.signer, makeSigner('else.example')))).toMatchObject({ status: 200 });
  });
});

describe('a witness refuses', () => {
  beforeEach(async () => {
    expect(await post(log.growth(0, 7))).toMatchObject({ status: 200 });
  });
  afterEach(async () => {
    expect(await knownSize()).toBe(7);
  });

  test('another old size than it knows, and tells its own', async () => {
    for (const from of [0, 6, 8])
      expect(await post(log.growth(from, 9))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '7\n' });
    expect(await post(log.growth(5, 6))).toMatchObject({ status: 409, text: '7\n' });
  });

  test('another log of the same size, and keeps the evidence', async () => {
    expect(await post(log.fork(3).growth(7, 7))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '7\n' });
    expect(witness.misfits).toEqual(['harbour.example/main signed two different logs of 7 entries.']);
  });

  test('another log that is larger', async () => {
    const state = await readState();
    for (const at of [0, 3, 6]) expect(await post(log.fork(at).growth(7, 12))).toMatchObject({ status: 422 });
    expect(await readState()).toEqual(state);
    expect(witness.misfits).toHaveLength(3);
    expect(await post(log.fork(7).growth(7, 7))).toMatchObject({ status: 200 });
  });

  test('a proof that is too long, too short, or of something else', async () => {
    const good = log.proof(7, 12);
    for (const proof of [[], good.slice(1), [...good, ...good], good.toReversed(), log.proof(6, 12)])
      expect(await post(formatSubmission({ oldSize: 7, proof, note: log.note(12) }))).toMatchObject({ status: 422 });
    expect(await post(formatSubmission({ oldSize: 7, proof: good, note: log.note(7) }))).toMatchObject({ status: 422 });
  });

  test('a log that it does not know', async () => {
    const stranger = makeLog(makeSigner('stranger.example/main'));
    expect(await post(stranger.growth(0, 7))).toMatchObject({
      status: 404,
      text: expect.stringContaining('stranger.example/main'),
    });
  });

  test('what is not signed by a key of the log, or falsely', async () => {
    const stranger = makeLog(makeSigner(log.signer.name));
    expect(await post(stranger.growth(7, 9))).toMatchObject({ status: 403 });
    const [good = '', other = ''] = [log.note(9), log.note(8)].map((note) => note.slice(note.indexOf('—')));
    const forged = log.growth(7, 9).replace(good, other);
    expect(await post(forged)).toMatchObject({ status: 403 });
    expect(await post(`${log.growth(7, 9)}${other}`)).toMatchObject({ status: 403 });
    const text = parseNote(log.note(9))?.text ?? '';
    const asWitness = formatNote({ text, signatures: [cosignText(text, log.signer, 1)] });
    const body = formatSubmission({ oldSize: 7, proof: log.proof(7, 9), note: asWitness });
    expect(await post(body)).toMatchObject({ status: 403 });
  });

  test('what is malformed, and says what to send', async () => {
    const good = log.growth(7, 9);
    for (const body of [
      '',
      'old 7\n',
      good.replace('old', 'new'),
      good.replace('old 7', 'old 07'),
      good.replace('\n\n', '\n'),
      good.replace('\n\n', '\n\n\n'),
      good.slice(0, -1),
      good.replace('—', '-'),
      `old 10\n\n${log.note(9)}`,
      `old 7\n${`${log.proof(7, 9)[0]?.toString('base64')}\n`.repeat(64)}\n${log.note(9)}`,
      `﻿${good}`,
    ])
      expect(await post(body), JSON.stringify(body)).toMatchObject({
        status: 400,
        text: expect.stringContaining('old <size>'),
      });
    expect(await post(new Uint8Array([...Buffer.from(good), 0xff]))).toMatchObject({ status: 400 });
  });

  test('a body that is too large, whether it says so or not', async () => {
    expect(await post('x'.repeat(64 * 1024 + 1))).toMatchObject({ status: 413 });
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(`${witness.url}/add-checkpoint`, { method: 'POST' }, ({ statusCode }) => {
        resolve(statusCode);
        outgoing.destroy();
      });
      outgoing.on('error', reject);
      for (let at = 0; at < 100; at += 1) outgoing.write('x'.repeat(1_024));
    });
    expect(status).toBe(413);
  });

  test('its own good submission with any byte of it changed', async () => {
    const good = Buffer.from(log.growth(7, 9));
    for (let at = 0; at < good.length; at += 1) {
      const damaged = new Uint8Array(good);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      const { status } = await post(damaged);
      expect([400, 403, 404, 409, 422], `byte ${at}`).toContain(status);
    }
  });

  test('anything at random', async () => {
    const piece = fc.constantFrom(
      'old ',
      '7',
      '0',
      '\n',
      '\n\n',
      '—',
      ' ',
      log.note(9),
      log.note(7),
      '=',
      'A'.repeat(43),
    );
    const texts = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(texts, async (pieces) => {
        const { status } = await post(pieces.join(''));
        expect([400, 403, 404, 409, 422]).toContain(status);
      }),
      { numRuns: 80 },
    );
  });
});

describe('of two forks that come at once, a witness', () => {
  /** Each round, all of them begin where the log stands, and the one that is cosigned is the log. */
  async function race(witnesses: readonly TestWitness[]): Promise<void> {
    let trunk = log;
    for (let size = 0; size < 32; size += 4) {
      const rivals = Array.from({ length: 6 }, (_, number) => trunk.fork(size, `branch ${size} ${number}`));
      const answers = await Promise.all(
        rivals.map((rival, number) => post(rival.growth(size, size + 4), witnesses[number % witnesses.length])),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      for (const { status, text } of answers) if (status === 409) expect(text).toBe(`${size + 4}\n`);
      const winner = answers.findIndex(({ status }) => status === 200);
      trunk = rivals[winner] ?? trunk;
      expect(await post(trunk.growth(size + 4, size + 4))).toMatchObject({ status: 200 });
    }
  }

  test('cosigns exactly one', async () => {
    await race([witness]);
  });

  test('cosigns exactly one, also where two of it share a folder', async () => {
    const second = await startWitness({ folder, logs: [log.verifier] });
    expect(second.verifier).toEqual(witness.verifier);
    await race([witness, second]);
    await second.close();
  });
});

test('a witness that cannot keep what it cosigns cosigns nothing', async () => {
  await writeFile(join(folder, 'state'), 'in the way');
  const { status, text } = await post(log.growth(0, 7));
  expect([status, parseSignatures(text)]).toEqual([500, undefined]);
  expect(witness.errors.splice(0)).toHaveLength(1);
  await rm(join(folder, 'state'));
  expect(await post(log.growth(0, 7))).toMatchObject({ status: 200 });
  expect(formatVerifier(witness.verifier)).toMatch(/^witness\.example\/w1\+/);
});
