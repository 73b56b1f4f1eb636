/** annalist witness serve: a co-signer of logs. It needs no database. */

import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { createWitnessApp } from '../api/witness.ts';
import { listen } from '../app.ts';
import { readPort } from '../config.ts';
import { openWitness } from '../proof/cosign.ts';
import { formatVerifier, parseVerifier, type Verifier } from '../tree/note.ts';
import { defineCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { readText } from './files.ts';
import type { Terminal } from './output.ts';
import { anyText, maybeText, option } from './parameters.ts';
import { explainAddress, untilAskedToStop } from './serving.ts';

interface WitnessOptions {
  readonly dir: string;
  readonly name: string;
  readonly log: readonly string[] | undefined;
  readonly logs: string | undefined;
  readonly port: string;
  readonly host: string;
}

export const witnessCommand = defineCommand({
  name: 'serve',
  group: 'witness',
  text: ({ witness }) => witness.serve,
  takes: {
    dir: option('<folder>', anyText, ({ witness }) => witness.dir),
    name: option('<name>', anyText, ({ witness }) => witness.name),
    log: option('<vkey...>', z.array(anyText).optional(), ({ witness }) => witness.log),
    logs: option('<file>', maybeText, ({ witness }) => witness.logs),
    port: { ...option('<port>', anyText, ({ witness }) => witness.port), standard: '8081' },
    host: { ...option('<host>', anyText, ({ witness }) => witness.host), standard: '127.0.0.1' },
  },
  run: serveWitness,
});

/** Serves a witness until it is asked to stop. */
async function serveWitness(options: WitnessOptions, terminal: Terminal): Promise<void> {
  const { host, name } = options;
  const { out, info, words } = terminal;
  const port = readPort('--port', options.port);
  if (!/^[^\s+\p{Cc}]{1,200}$/u.test(name)) throw new CommandFailure(words.witness.badName({ name }));
  const logs = await readLogs(options, terminal);
  const witness = await openWitness({ folder: await makeFolder(options.dir, terminal), name, logs, nowSeconds });
  const app = createWitnessApp({
    witness,
    language: terminal.language,
    onMisfit: (misfit) => info(words.witness.misfit(misfit)),
    onError: (error) => console.error(error),
  });
  const http = await listen(app, { port, host }).catch((error) => {
    throw explainAddress(error, { host, port, names: { host: '--host', port: '--port' } }, terminal);
  });
  for (const verifier of witness.verifiers) out(formatVerifier(verifier));
  info(words.witness.ready({ name, url: http.url, count: new Set(logs.map((log) => log.name)).size }));
  await untilAskedToStop();
  info(words.serve.stopping);
  await http.close();
}

const nowSeconds = () => Math.floor(Date.now() / 1_000);

async function makeFolder(dir: string, { words }: Terminal): Promise<string> {
  const folder = resolve(dir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw new CommandFailure(words.witness.noFolder({ folder, code }));
  });
  return folder;
}

async function readLogs({ log = [], logs: file }: WitnessOptions, terminal: Terminal): Promise<Verifier[]> {
  const named = log.map((text) => ({ text, place: '--log' }));
  const listed = file === undefined ? [] : await readLogsFile(file, terminal);
  const logs = [...named, ...listed].map((line) => parseLog(line, terminal));
  if (logs.length > 0) return logs;
  throw new CommandFailure(terminal.words.witness.noLogs);
}

interface LogLine {
  readonly text: string;
  readonly place: string;
}

/** A key a line; empty lines and those that begin with `#` say nothing. */
async function readLogsFile(file: string, { words: { witness } }: Terminal): Promise<LogLine[]> {
  const text = await readText(file, witness.unreadableLogs);
  return text
    .split('\n')
    .map((line, index): LogLine => ({ text: line.trim(), place: witness.line({ line: index + 1, file }) }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}

function parseLog({ text, place }: LogLine, { words: { witness } }: Terminal): Verifier {
  const verifier = parseVerifier(text);
  if (verifier?.kind === 'note') return verifier;
  throw new CommandFailure((verifier ? witness.witnessKey : witness.notALogKey)({ place, given: text.slice(0, 200) }));
}
