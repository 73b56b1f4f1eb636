// The command line for proofs: exporting, verifying, erasing, rotating keys, a new origin.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, detained, retracted } from '../support/drafts.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  engine = await openTestEngine();
  folder = await mkdtemp(join(tmpdir(), 'annalist-proof-'));
  process.env.DATABASE_URL = engine.database.url;
  process.env.ANNALIST_SEAL_DIR = join(folder, 'seal');
  process.env.ANNALIST_LOG_ORIGIN = 'harbour.example';
});
afterAll(async () => {
  process.env = environment;
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...words: readonly string[]) {
  const lines: { out: string[]; info: string[] } = { out: [], info: [] };
  const code = await runCommand(words, {
    out: (text) => void lines.out.push(text),
    info: (text) => void lines.info.push(text),
    progress: () => undefined,
  });
  return { code, out: lines.out.join('\n'), info: lines.info.join('\n') };
}

const append = (input: object, recordedBy = 'nina') => engine.appender.append({ workspace: 'main', input, recordedBy });
const seal = () =>
  sealWorkspace(engine.connection, 'main', { folder: join(folder, 'seal'), originBase: 'harbour.example' });

test('nothing is exported before it is signed; then it is, and verifies', async () => {
  await append(cast());
  const place = join(folder, 'export');
  expect(await run('export', place)).toMatchObject({
    code: 2,
    info: expect.stringContaining('Nothing of main is signed yet'),
  });
  await seal();
  expect(await run('export', place)).toMatchObject({ code: 0, out: expect.stringContaining('6 developments are in') });
  expect(await run('verify', place, '--replay')).toMatchObject({
    code: 0,
    out: expect.stringContaining('6 developments are what was signed'),
  });
  const json = JSON.parse((await run('verify', place, '--json')).out);
  expect(json).toMatchObject({ checkpoint: { origin: 'harbour.example/main', size: 6 }, tamperings: [], doubts: [] });
  expect(await run('export', folder)).toMatchObject({
    code: 2,
    info: expect.stringContaining('Choose another folder'),
  });
  expect(await run('export', place, '--workspace', 'none')).toMatchObject({ code: 2 });
});

test('the log is shown as it was recorded, by whom, about whom; and what each append changed', async () => {
  const told = detained({ occurred: '2024-03-05' });
  await append(told);
  await append(detained({ occurred: '2024-03-06' }, BO), 'omar');
  await append(retracted(told.id));
  const all = JSON.parse((await run('log', '--json')).out);
  expect(all.map((it: { position: number }) => it.position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await run('log', '--by', 'omar')).out).toMatch(/7[^\n]*omar[^\n]*person\.detained/);
  expect(JSON.parse((await run('log', '--subject', ADA, '--type', 'person.detained', '--json')).out)).toHaveLength(1);
  expect(await run('log', '--limit', '2')).toMatchObject({ code: 0, info: expect.stringContaining('There are more') });
  for (const words of [
    ['--limit', 'x'],
    ['--subject', 'ada'],
    ['--type', 'person.flown'],
    ['--from', 'noon'],
  ])
    expect((await run('log', ...words)).code).toBe(2);
  const changes = await run('changes', told.id);
  expect(changes).toMatchObject({
    code: 0,
    out: expect.stringMatching(/\+[^\n]*person:ada-orlov[^\n]*act[^\n]*5 March 2024[^\n]*measure/),
  });
  const [retraction] = JSON.parse((await run('log', '--type', 'development.retracted', '--json')).out);
  const { points, withdrawn } = JSON.parse((await run('changes', retraction.development.id, '--json')).out);
  expect([points, withdrawn]).toMatchObject([
    [],
    [{ subject: ADA, attribute: 'act', value: { act: 'measure', kind: 'detained' } }],
  ]);
  expect((await run('changes', 'nothing')).code).toBe(2);
  expect((await run('changes', '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f')).code).toBe(2);
});

test('developments are erased by their ids, or all that name somebody', async () => {
  const told = detained({ occurred: '2024-05-05' });
  await append(told);
  expect((await run('redact', '--reason', 'x')).code).toBe(2);
  expect((await run('redact', told.id)).code).toBe(2);
  expect((await run('redact', 'nothing', '--reason', 'x')).code).toBe(2);
  expect((await run('redact', '--subject', 'bo', '--reason', 'x')).code).toBe(2);
  expect((await run('redact', '--subject', 'person:nobody', '--reason', 'x')).code).toBe(2);
  expect(await run('redact', told.id, '--reason', 'Asked for.', '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 development would be erased'),
  });
  expect(await run('redact', told.id, '--reason', 'Asked for.')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 development erased'),
  });
  expect(await run('redact', told.id, '--reason', 'Asked for.')).toMatchObject({
    code: 2,
    info: expect.stringContaining('already erased'),
  });
  const { erased } = JSON.parse((await run('redact', '--subject', BO, '--reason', 'Asked for.', '--json')).out);
  expect(erased.map(({ type }: { type: string }) => type)).toEqual(['person.detained', 'person.registered']);
  await writeFile(join(folder, 'told.json'), JSON.stringify(told));
  expect((await run('append', join(folder, 'told.json'))).code).toBe(2);
  await mkdir(join(folder, 'corpus'));
  await writeFile(join(folder, 'corpus/told.json'), JSON.stringify(told));
  expect(await run('import', join(folder, 'corpus'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('or erased since'),
  });
  expect((await run('state', BO)).code).toBe(2);
  expect((await run('log')).out).toContain('Asked for.');
  expect((await run('history', told.id)).out).toMatch(/erased by/);
  expect(await run('check')).toMatchObject({ code: 0 });
  await seal();
  await run('export', join(folder, 'erased'));
  expect(await run('verify', join(folder, 'erased'), '--replay')).toMatchObject({
    code: 0,
    out: expect.stringContaining('3 developments were erased'),
  });
});

test('keys are rotated and retired; a log gets a new name only where it must', async () => {
  expect(await run('key', 'retire')).toMatchObject({ code: 2, info: expect.stringContaining('only one key') });
  expect(await run('key', 'rotate')).toMatchObject({
    code: 0,
    out: expect.stringContaining('main: also signed by harbour.example/main+'),
  });
  expect(await run('key', 'retire', '--json')).toMatchObject({ code: 0 });
  expect(await readdir(join(folder, 'seal/keys'))).toEqual(['1.pem.retired', '2.pem']);
  const restart = ['seal', '--new-origin', '--reason', 'The folder was lost.'];
  expect((await run('seal', '--new-origin')).code).toBe(2);
  expect(await run(...restart)).toMatchObject({ code: 2, info: expect.stringContaining('signed as it is') });
  await run('export', join(folder, 'before'));
  await rm(join(folder, 'seal/state'), { recursive: true });
  expect(await run(...restart)).toMatchObject({ code: 0, out: expect.stringContaining('harbour.example/main/2') });
  await seal();
  await run('export', join(folder, 'after'));
  const kept = join(folder, 'before/checkpoint');
  expect(await run('verify', join(folder, 'after'))).toMatchObject({ code: 0 });
  expect(await run('verify', join(folder, 'after'), '--since', kept)).toMatchObject({
    code: 3,
    info: expect.stringContaining('was given a new name since'),
  });
  await writeFile(join(folder, 'nonsense'), 'nonsense');
  expect((await run('verify', join(folder, 'after'), '--since', join(folder, 'nonsense'))).code).toBe(2);
});
