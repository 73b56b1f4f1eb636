// The log through the API: checkpoints, tiles, receipts, waiting for a signature, and erasures.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { startSealer } from '../../src/proof/sealer.ts';
import { parseCheckpoint } from '../../src/tree/checkpoint.ts';
import { hashLeaf, isConsistent } from '../../src/tree/merkle.ts';
import { parseNote, parseVerifier, verifyNote } from '../../src/tree/note.ts';
import { parseReceipt, verifyReceipt } from '../../src/tree/receipt.ts';
import { decodeEntries } from '../../src/tree/tiles.ts';
import { cast, corrected, detained, retracted } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
let folder: string;
let token: string;
let reader: string;

beforeAll(async () => {
  server = await openTestServer();
  folder = await makeTestFolder();
  token = await server.makeToken('nina');
  reader = await server.makeToken('rae', 'reader');
});
afterAll(async () => {
  for (const answer of server.answers) expect(breachesOf(answer)).toEqual([]);
  expect(server.errors).toEqual([]);
  await server.close();
  await rm(folder, { recursive: true });
});

const settings = () => ({ folder: join(folder, 'seal'), originBase: 'harbour.example' });
const seal = (workspace = 'main') => sealWorkspace(server.connection, workspace, settings());
const record = (body: object, headers = {}) =>
  server.post<Record<string, string>>('/v1/main/developments', body, { token, headers });
const bytesOf = async (path: string) => Buffer.from(await (await fetch(server.url + path)).arrayBuffer());

async function readSigned(path = '/log/main/checkpoint') {
  const note = parseNote((await server.get(path)).text);
  const verifiers = (await server.get('/log/main/keys')).text.split('\n').flatMap((line) => parseVerifier(line) ?? []);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) throw new Error('there is no checkpoint');
  expect(verifyNote(note, verifiers)?.length).toBeGreaterThan(0);
  return { ...checkpoint, verifiers };
}

describe('before anything is signed', () => {
  test('checkpoint, keys, consistency and receipts say so', async () => {
    const told = cast();
    await record(told);
    for (const path of [
      '/log/main/checkpoint',
      '/log/main/keys',
      '/log/main/consistency?from=0',
      `/v1/main/developments/${told[0]?.id}/receipt`,
    ])
      expect(await server.get(path)).toMatchObject({ status: 503, body: { code: 'not_sealed_yet' } });
    expect(await server.get('/log/main/tile/0/000.p/6')).toMatchObject({ status: 404 });
    expect(await server.get('/log/main/developments/000.p/6')).toMatchObject({ status: 404 });
  });
});

describe('a signed log', () => {
  test('gives a checkpoint, tiles and entries that belong together', async () => {
    await record(Array.from({ length: 294 }, () => detained()));
    await seal();
    const { size, root, origin } = await readSigned();
    expect([origin, size]).toEqual(['harbour.example/main', 300]);
    const entries = [
      ...(decodeEntries(await bytesOf('/log/main/tile/entries/000')) ?? []),
      ...(decodeEntries(await bytesOf('/log/main/tile/entries/001.p/44')) ?? []),
    ];
    const tiles = Buffer.concat([await bytesOf('/log/main/tile/0/000'), await bytesOf('/log/main/tile/0/001.p/44')]);
    expect(Buffer.concat(entries.map((entry) => hashLeaf(entry)))).toEqual(tiles);
    expect(await bytesOf('/log/main/tile/1/000.p/1')).toHaveLength(32);
    expect(root).toHaveLength(32);
    expect(JSON.parse(entries[7]?.toString() ?? '')).not.toHaveProperty('type');
  });

  test('takes narrower tiles of those that have grown, and no others', async () => {
    expect((await bytesOf('/log/main/tile/0/000.p/7')).length).toBe(7 * 32);
    for (const tile of [
      '0/002.p/1',
      '0/001.p/45',
      '0/001',
      '2/000.p/1',
      '0/1',
      '0/x000/000',
      'entries/002.p/1',
      '64/000',
      '0/000.p/0',
    ])
      expect(await server.get(`/log/main/tile/${tile}`), tile).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    for (const bundle of ['001', '002.p/1', 'x', '000.p/256'])
      expect(await server.get(`/log/main/developments/${bundle}`), bundle).toMatchObject({ status: 404 });
  });

  test('proves that it begins with what was signed before', async () => {
    const older = await readSigned();
    await record(Array.from({ length: 300 }, () => detained()));
    await seal();
    const newer = await readSigned();
    const { body } = await server.get<{ proof: string[] }>(`/log/main/consistency?from=${older.size}`);
    expect(
      isConsistent(
        older,
        newer,
        body.proof.map((hash) => Buffer.from(hash, 'base64')),
      ),
    ).toBe(true);
    expect(await server.get('/log/main/consistency?from=0&to=0')).toMatchObject({ status: 200, body: { proof: [] } });
    expect(await server.get('/log/main/consistency?from=601')).toMatchObject({ status: 400 });
    expect(await server.get('/log/main/consistency?from=5&to=4')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'from' }] },
    });
    expect(await server.get('/log/main/consistency?from=5&to=9999')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'to' }] },
    });
    expect(await server.get('/log/main/consistency')).toMatchObject({ status: 400 });
  });

  test('gives receipts that can be checked without it, the note in them only for colleagues', async () => {
    const told = detained({ note: 'for colleagues' });
    await record(told);
    await seal();
    const { verifiers } = await readSigned();
    for (const [who, names] of [
      [undefined, ['meta', 'statement', 'sources']],
      [reader, ['meta', 'statement', 'sources', 'note']],
    ] as const) {
      const receipt = parseReceipt((await server.get(`/v1/main/developments/${told.id}/receipt`, who)).text);
      const { leaf, parts } = JSON.parse(receipt?.extra ?? '');
      expect(receipt && verifyReceipt(receipt, { leaf, verifiers })).toMatchObject({ ok: true });
      expect(Object.keys(parts)).toEqual(names);
    }
    for (const id of ['nothing', '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f'])
      expect(await server.get(`/v1/main/developments/${id}/receipt`)).toMatchObject({ status: 404 });
  });

  test('of a private workspace is for its tokens', async () => {
    await server.makeWorkspace('quay', false);
    await server.post('/v1/quay/developments', cast(), { token: ADMIN_TOKEN });
    await seal('quay');
    for (const path of [
      'checkpoint',
      'keys',
      'tile/0/000.p/6',
      'tile/entries/000.p/6',
      'developments/000.p/6',
      'consistency?from=1',
    ]) {
      expect(await server.get(`/log/quay/${path}`), path).toMatchObject({ status: 404 });
      expect(await server.get(`/log/quay/${path}`, ADMIN_TOKEN), path).toMatchObject({ status: 200 });
    }
  });

  test('is verified over HTTP by the command line', async () => {
    const out: string[] = [];
    const output = {
      out: (text: string) => void out.push(text),
      info: (text: string) => void out.push(text),
      progress: () => undefined,
    };
    expect(await runCommand(['verify', `${server.url}/log/main`], output)).toBe(0);
    expect(out.join('\n')).toMatch(/601 developments are what was signed[\s\S]*601 notes are hidden from you/);
    expect(await runCommand(['verify', `${server.url}/log/main`, '--token', token], output)).toBe(0);
    expect(await runCommand(['verify', `${server.url}/log/quay`], output)).toBe(3);
    expect(await runCommand(['verify', 'http://127.0.0.1:1/log/main'], output)).toBe(3);
    expect(await runCommand(['verify', `${server.url}/log/main`, '--replay'], output)).toBe(3);
  });
});

describe('Prefer: wait', () => {
  test('has the answer wait for the receipt, no longer than it says', async () => {
    const sealer = startSealer({
      connection: server.connection,
      ...settings(),
      intervalMs: 20,
      onRefused: (refusal) => server.errors.push(refusal),
      onLeft: (log) => server.errors.push(log),
      onError: (error) => server.errors.push(error),
    });
    await sealer.began;
    const { verifiers } = await readSigned();
    const one = await record(detained(), { prefer: 'wait=5' });
    expect([one.status, one.headers.get('preference-applied')]).toEqual([201, 'wait=5']);
    const receipt = parseReceipt(one.body.receipt ?? '');
    expect(receipt && verifyReceipt(receipt, { leaf: JSON.parse(receipt.extra ?? '').leaf, verifiers })).toMatchObject({
      ok: true,
    });
    const batch = await server.post<{ items: { receipt?: string }[] }>(
      '/v1/main/developments',
      [detained(), detained()],
      {
        token,
        headers: { prefer: 'respond-async, wait=5' },
      },
    );
    expect(batch.body.items.map((it) => parseReceipt(it.receipt ?? '') !== undefined)).toEqual([true, true]);
    await sealer.close();
    const late = await record(detained(), { prefer: 'wait=1' });
    expect([late.status, late.body.receipt]).toEqual([201, undefined]);
    expect(late.headers.get('preference-applied')).toBe('wait=1');
    expect((await record(detained(), { prefer: 'wait=soon' })).headers.get('preference-applied')).toBe(null);
  });
});

describe('an erasure', () => {
  const erase = (
    id: string,
    body: object,
    { who, query = '' }: { who?: string; query?: string } = { who: ADMIN_TOKEN },
  ) => server.post<Record<string, unknown>>(`/v1/main/developments/${id}/redaction${query}`, body, { token: who });

  const told = detained({ occurred: '2030-03-05', note: 'plumcake' });
  const correction = corrected(told.id, { ...detained({ occurred: '2030-03-04' }), summary: 'plumcake' });
  const id = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e50';

  test('is for the administrator, who may see first what it takes', async () => {
    await record([told, correction]);
    expect(await erase(told.id, { reason: 'x' }, {})).toMatchObject({ status: 401 });
    expect(await erase(told.id, { reason: 'x' }, { who: token })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await erase(told.id, {})).toMatchObject({ status: 422, body: { errors: [{ path: '/reason' }] } });
    expect(await erase(told.id, { reason: 'x', why: 1 })).toMatchObject({ status: 422 });
    expect(await erase('nothing', { reason: 'x' })).toMatchObject({ status: 404 });
    const erased = [told, correction].map(({ id, type }) => ({ id, type, position: expect.any(Number) }));
    expect(await erase(told.id, { reason: 'x' }, { who: ADMIN_TOKEN, query: '?dryRun=true' })).toMatchObject({
      status: 200,
      body: { erased },
    });
    expect((await server.get('/v1/main/persons/ada-orlov?asOf=2030-03-04')).text).toContain(told.id);

    expect(await erase(told.id, { reason: 'The person asked.', id })).toMatchObject({
      status: 201,
      body: { id, erased },
    });
    expect(await erase(told.id, { reason: 'The person asked.', id })).toMatchObject({
      status: 200,
      body: { id, erased },
    });
    expect(await erase(told.id, { reason: 'Again.' })).toMatchObject({ status: 410 });
    expect(await erase(id, { reason: 'Hide it.' })).toMatchObject({ status: 422, body: { code: 'unfit_target' } });
  });

  test('leaves its place, its type and who erased it, and nothing of what it said in any answer', async () => {
    const shown = await server.get(`/v1/main/developments/${told.id}`);
    expect(shown).toMatchObject({
      status: 410,
      body: {
        code: 'redacted',
        detail: expect.stringMatching(/person\.detained.*erased by admin at .*: The person asked\./),
      },
    });
    const history = await server.get<{ items: object[] }>(`/v1/main/developments/${told.id}/history`, token);
    expect(history.body.items).toMatchObject([
      {
        id: told.id,
        type: 'person.detained',
        summary: null,
        recordedBy: null,
        erasure: { development: id, recordedBy: 'admin' },
      },
      {
        id: correction.id,
        type: 'development.corrected',
        effect: 'corrected',
        changes: [],
        erasure: { reason: 'The person asked.' },
      },
    ]);
    expect(await record(told)).toMatchObject({ status: 410 });
    expect(await record(retracted(told.id))).toMatchObject({ status: 410 });
    expect(await record(detained({ after: [told.id] }))).toMatchObject({ status: 201 });
    const answers = [
      '/v1/main/developments?limit=500&order=occurred',
      '/v1/main/developments?recordedFrom=2026-01-01T00:00:00Z&limit=500',
      '/v1/main/persons/ada-orlov?asOf=2030-03-06',
      '/v1/main/persons/ada-orlov/timeline?asOf=2031-01-01',
      '/v1/main/persons/ada-orlov/diff?from=2030-01-01&to=2030-12-31',
      '/v1/main/persons/ada-orlov/diff?knownFrom=position:6&asOf=2030-12-31',
      `/v1/main/developments/${id}`,
    ];
    for (const path of answers) {
      const answer = await server.get(path, token);
      expect([path, answer.status, answer.text.includes('plumcake')]).toEqual([path, 200, false]);
    }
  });

  test('leaves a log that verifies once it is signed, and receipts without parts', async () => {
    await seal();
    const sealed = detained();
    await record(sealed);
    await seal();
    expect(await erase(sealed.id, { reason: 'x' })).toMatchObject({ status: 201 });
    const silent = { out: () => undefined, info: () => undefined, progress: () => undefined };
    expect(await runCommand(['verify', `${server.url}/log/main`], silent)).toBe(3);
    await seal();
    expect(await runCommand(['verify', `${server.url}/log/main`], silent)).toBe(0);
    const receipt = parseReceipt((await server.get(`/v1/main/developments/${told.id}/receipt`, token)).text);
    const { leaf, parts } = JSON.parse(receipt?.extra ?? '');
    expect(parts).toEqual({});
    expect(receipt && verifyReceipt(receipt, { leaf, ...(await readSigned()) })).toMatchObject({ ok: true });
  });
});
