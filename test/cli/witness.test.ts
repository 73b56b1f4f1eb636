// The command line of a witness.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { formatVerifier, parseNote, parseVerifier, verifierOf, verifyNote } from '../../src/tree/note.ts';
import { makeTestFolder } from '../support/folder.ts';
import { makeLog, makeSigner, startWitness, type TestLog, WITNESS } from '../support/witness.ts';

const program = join(import.meta.dirname, '../../src/main.ts');
let folder: string;
let log: TestLog;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await makeTestFolder();
  log = makeLog();
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** `annalist witness serve` as a process of its own, once it says what it prints. */
async function startProcess() {
  const words = [
    '--dir',
    join(folder, 'witness'),
    '--name',
    WITNESS,
    '--log',
    formatVerifier(log.verifier),
    '--port',
    '0',
  ];
  const child = spawn(process.execPath, [program, 'witness', 'serve', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const [[vkey], [serves]] = await Promise.all([
    once(createInterface(child.stdout), 'line'),
    once(createInterface(child.stderr), 'line'),
  ]);
  const url = /http:\S+:\d+/.exec(serves)?.[0] ?? '';
  return { child, vkey: String(vkey), url };
}

/** Undefined where the witness went away before it answered. */
async function post(url: string, body: string) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body }).catch(() => undefined);
  return response && { status: response.status, text: await response.text().catch(() => '') };
}

describe('annalist witness serve', () => {
  test('prints its key and address, cosigns, and stops when it is told to', async () => {
    const { child, vkey, url } = await startProcess();
    const verifier = parseVerifier(vkey);
    const answer = await post(url, log.growth(0, 7));
    const note = parseNote(log.note(7) + answer?.text);
    expect(note && verifier && verifyNote(note, [log.verifier, verifier])).toHaveLength(2);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('that is killed at any moment has kept whatever it cosigned', async () => {
    const vkeys = new Set<string>();
    let known = 0;
    for (let round = 0; round < 3; round += 1) {
      const { child, vkey, url } = await startProcess();
      vkeys.add(vkey);
      const exit = once(child, 'exit');
      for (let cosigned = 0; ; cosigned += 1) {
        const answer = await post(url, log.growth(known, known + 1));
        if (!answer) break;
        expect(answer.status).toBe(200);
        known += 1;
        if (cosigned === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 50);
      }
      await exit;
      known = await expectKept(known);
    }
    expect(vkeys.size).toBe(1);
  });
});

/**
 * The witness on that disk goes on from what it cosigned, or from one more that it could not answer; and takes no fork
 * of it.
 */
async function expectKept(cosigned: number): Promise<number> {
  const witness = await startWitness({ folder: join(folder, 'witness'), logs: [log.verifier] });
  const known = Number((await post(witness.url, log.growth(9_999, 9_999)))?.text);
  expect([cosigned, cosigned + 1]).toContain(known);
  expect(await post(witness.url, log.fork(0).growth(known, known))).toMatchObject({ status: 409 });
  expect(await post(witness.url, log.fork(0).growth(known, known + 1))).toMatchObject({ status: 422 });
  expect(await post(witness.url, log.growth(known, known))).toMatchObject({ status: 200 });
  await witness.close();
  return known;
}

async function run(...words: string[]) {
  const lines: string[] = [];
  const tell = (text: string) => void lines.push(text);
  const code = await runCommand(words, { out: tell, info: tell, progress: () => undefined });
  return { code, text: lines.join('\n') };
}

describe('annalist witness serve refuses', () => {
  const key = () => formatVerifier(log.verifier);
  const witnessKey = () => formatVerifier(verifierOf(makeSigner(WITNESS), 'cosignature'));

  test.each<[string, () => string[], RegExp]>([
    ['no log at all', () => [], /knows no log\. Name one with --log/],
    ['what is no key', () => ['--log', 'harbour'], /--log: “harbour” is not the key of a log\. Copy a line of/],
    ['a key with a letter changed', () => ['--log', key().replace('h', 'g')], /is not the key of a log/],
    ['the key of a witness', () => ['--log', witnessKey()], /is the key of a co-signer/],
    ['a name with a space', () => ['--log', key(), '--name', 'w 1'], /--name “w 1” cannot name .* without spaces/],
    ['a name with a plus sign', () => ['--log', key(), '--name', 'w+1'], /plus signs/],
    ['no name', () => ['--log', key(), '--name', ''], /cannot name/],
    ['a port that is none', () => ['--log', key(), '--port', 'eighty'], /--port is “eighty”\. Set a number/],
    ['a host that is none', () => ['--log', key(), '--port', '0', '--host', '192.0.2.1'], /Set --host to one/],
    ['a file that is not there', () => ['--logs', join(folder, 'none')], /cannot be read \(ENOENT\)/],
  ])('%s', async (_, words, message) => {
    const given = ['--dir', join(folder, 'witness'), '--name', WITNESS, ...words()];
    expect(await run('witness', 'serve', ...given)).toEqual({ code: 2, text: expect.stringMatching(message) });
  });

  test('a file of logs with a line that is none, and names it', async () => {
    const file = join(folder, 'logs');
    await writeFile(file, `# ours\n\n${key()}\nharbour\n`);
    expect(await run('witness', 'serve', '--dir', folder, '--name', WITNESS, '--logs', file)).toEqual({
      code: 2,
      text: expect.stringContaining(`line 4 of ${file}: “harbour” is not the key of a log`),
    });
    await writeFile(file, '# none yet\n');
    expect(await run('witness', 'serve', '--dir', folder, '--name', WITNESS, '--logs', file)).toMatchObject({
      code: 2,
    });
  });

  test('to begin without its folder or name', async () => {
    expect(await run('witness', 'serve', '--name', WITNESS)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/--dir/),
    });
    expect(await run('witness', 'serve', '--dir', folder)).toMatchObject({ code: 2 });
  });
});

test('a list of witnesses that cannot be used ends serve and seal, and names the line', async () => {
  const environment = { ...process.env };
  const file = join(folder, 'witnesses');
  await writeFile(file, '# told\nwitness x https://witness.example\n');
  try {
    for (const [list, message] of [
      [file, `ANNALIST_WITNESSES, line 2 of ${file}: This line has no readable key`],
      [join(folder, 'none'), `ANNALIST_WITNESSES: ${join(folder, 'none')} cannot be read (ENOENT)`],
    ] as const) {
      process.env.ANNALIST_WITNESSES = list;
      for (const command of ['serve', 'seal'])
        expect(await run(command)).toEqual({ code: 2, text: expect.stringContaining(message) });
    }
  } finally {
    process.env = environment;
  }
});
