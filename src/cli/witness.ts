import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createWitnessApp } from '../api/witness.ts';
import { listen } from '../app.ts';
import { readPort } from '../config.ts';
import { openWitness } from '../proof/cosign.ts';
import { formatVerifier, parseVerifier, type Verifier } from '../tree/note.ts';
import { type Output, UsageError } from './output.ts';
import { explainAddress, untilAskedToStop } from './serve.ts';

export interface WitnessOptions {
  readonly dir: string;
  readonly name: string;
  readonly log?: readonly string[];
  readonly logs?: string;
  readonly port: string;
  readonly host: string;
}

/** Serves a witness until it is told to stop. It needs no database. */
export async function witnessCommand(options: WitnessOptions, output: Output): Promise<void> {
  const { host, name } = options;
  const port = readPort('--port', options.port);
  requireName(name);
  const logs = await readLogs(options);
  const witness = await openWitness({ folder: await makeFolder(options.dir), name, logs, nowSeconds });
  const app = createWitnessApp({
    witness,
    onMisfit: ({ reason, note }) => output.info(`FORK, or a false proof: ${reason}. Keep what was sent:\n${note}`),
    onError: (error) => console.error(error),
  });
  const http = await listen(app, { port, host }).catch((error) => {
    throw explainAddress(error, { host, port, names: { host: '--host', port: '--port' } });
  });
  for (const verifier of witness.verifiers) output.out(formatVerifier(verifier));
  output.info(
    `The witness ${name} serves at ${http.url}; logs that it knows: ${new Set(logs.map((log) => log.name)).size}`,
  );
  await untilAskedToStop();
  output.info('Stopping');
  await http.close();
}

const nowSeconds = () => Math.floor(Date.now() / 1_000);

function requireName(name: string): void {
  if (/^[^\s+\p{Cc}]{1,200}$/u.test(name)) return;
  throw new UsageError(
    `--name “${name}” is no name of a witness; write an address without its scheme, such as witness.example/w1, without spaces and plus signs`,
  );
}

async function makeFolder(dir: string): Promise<string> {
  const folder = resolve(dir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--dir ${folder} cannot be made (${error.code}); name a folder that this user may write to`);
  });
  return folder;
}

async function readLogs({ log = [], logs: file }: WitnessOptions): Promise<Verifier[]> {
  const given = log.map((text) => ({ text, place: '--log' }));
  const logs = [...given, ...(file === undefined ? [] : await readLogsFile(file))].map(parseLog);
  if (logs.length > 0) return logs;
  throw new UsageError(
    'it knows no log; name one with --log <vkey> or --logs <file>, as /log/<workspace>/keys gives them',
  );
}

interface LogLine {
  readonly text: string;
  readonly place: string;
}

/** A key a line; empty lines and those that begin with `#` say nothing. */
async function readLogsFile(file: string): Promise<LogLine[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--logs ${file} cannot be read (${error.code}); name a file with a key a line`);
  });
  return text
    .split('\n')
    .map((line, index): LogLine => ({ text: line.trim(), place: `line ${index + 1} of ${file}` }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}

function parseLog({ text, place }: LogLine): Verifier {
  const verifier = parseVerifier(text);
  if (verifier?.kind === 'note') return verifier;
  const fault = verifier ? 'is the key of a witness, not of a log' : 'is not the key of a log';
  throw new UsageError(`${place}: “${text.slice(0, 200)}” ${fault}; copy a line of /log/<workspace>/keys`);
}
