// Processes beside the benchmark: the product’s server and commands, a blank server, a proxy. All end with their row.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentOf } from './product.ts';
import type { DatabaseAddress } from './server.ts';

const children = join(import.meta.dirname, '../children');
const program = join(import.meta.dirname, '../../src/main.ts');

interface Child {
  readonly process: ChildProcess;
  /** What it wrote, the last part of it. */
  readonly said: () => string;
}

interface ChildOptions {
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

function start(file: string, { words = [], environment = {} }: ChildOptions = {}): Child {
  const child = fork(file, [...words], { env: { ...process.env, ...environment }, silent: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-1_000_000);
    });
  return { process: child, said: () => text };
}

/** Ends it, gently at first. */
async function stop({ process: child }: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}

/** What a process used. */
export interface Usage {
  readonly cpuSeconds: number;
  /** The most memory that it held. */
  readonly peakMb: number;
}

export interface CommandOutcome extends Usage {
  /** What the last command answered; null: the process was ended, or died. */
  readonly code: number | null;
  readonly said: string;
  readonly seconds: number;
}

export interface Commands {
  readonly database: DatabaseAddress;
  readonly folder: string;
  /** Each the words of one command of the product, one after the other; `sealed <workspace>…` signs these logs. */
  readonly commands: readonly (readonly string[])[];
  readonly limitMs: number;
}

/** Runs commands of the product in one process of their own, which is ended when the time is over. */
export async function runCommands({ database, folder, commands, limitMs }: Commands): Promise<CommandOutcome> {
  const startedAtMs = performance.now();
  const child = start(join(children, 'commands.ts'), {
    words: [JSON.stringify(commands)],
    environment: environmentOf(database, folder),
  });
  let usage: Usage = { cpuSeconds: 0, peakMb: 0 };
  child.process.on('message', (message) => {
    usage = message as Usage;
  });
  const timer = setTimeout(() => child.process.kill('SIGKILL'), limitMs);
  const [code] = (await once(child.process, 'exit')) as [number | null];
  clearTimeout(timer);
  return { ...usage, code, said: child.said(), seconds: (performance.now() - startedAtMs) / 1_000 };
}

export interface ServedProduct {
  readonly url: string;
  /** From the start of the process until it answered. */
  readonly secondsToListen: number;
  close(): Promise<void>;
}

export interface Serving {
  readonly database: DatabaseAddress;
  readonly folder: string;
  readonly limitMs: number;
}

/** `annalist serve` with its own settings: it projects and seals. */
export async function serveProduct({ database, folder, limitMs }: Serving): Promise<ServedProduct> {
  const port = await findFreePort();
  const startedAtMs = performance.now();
  const child = start(program, {
    words: ['serve'],
    environment: { ...environmentOf(database, folder), PORT: String(port) },
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const isUp = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    const elapsedMs = performance.now() - startedAtMs;
    if (isUp) return { url, secondsToListen: elapsedMs / 1_000, close: () => stop(child) };
    const { exitCode, signalCode } = child.process;
    if (exitCode !== null || signalCode !== null || elapsedMs > limitMs) {
      await stop(child);
      const why = elapsedMs > limitMs ? 'it did not listen in time' : `it ended (${exitCode ?? signalCode})`;
      throw new Error(`annalist serve: ${why}; it said: ${child.said().slice(-500)}`);
    }
    await sleep(25);
  }
}

export interface Helper {
  readonly port: number;
  close(): Promise<void>;
}

/** A server that answers every request with the same few bytes. */
export function serveBlank(): Promise<Helper> {
  return startHelper('blank-server.ts', []);
}

/** Passes on to the server of `url`, whose answers arrive `delayMs` later. */
export function startProxy(url: string, delayMs: number): Promise<Helper> {
  const { hostname, port } = new URL(url);
  return startHelper('delay-proxy.ts', [hostname, port || '5432', String(delayMs)]);
}

async function startHelper(file: string, words: readonly string[]): Promise<Helper> {
  const child = start(join(children, file), { words });
  const [port] = (await Promise.race([once(child.process, 'message'), once(child.process, 'exit')])) as [unknown];
  if (typeof port !== 'number' || child.process.exitCode !== null) throw new Error(`${file} ended: ${child.said()}`);
  return { port, close: () => stop(child) };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
