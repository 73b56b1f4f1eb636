// What a run was made on: the machine, the code, and the peers.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Machine {
  /** ISO 8601, in UTC. */
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryMb: number;
  /** Processes that wanted a core in the minute before the run: what else the machine did. */
  readonly load: number;
  readonly node: string;
  /** Of this repository; `+` where files differ from it. */
  readonly commit: string;
  /** Peers and their versions. */
  readonly peers: Readonly<Record<string, string>>;
}

export async function readMachine(): Promise<Machine> {
  const manifest = await readFile(join(import.meta.dirname, '../package.json'), 'utf8');
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  const peers = Object.entries(dependencies).filter(([name]) => name.startsWith('@'));
  const [first] = cpus();
  return {
    date: new Date().toISOString(),
    cores: cpus().length,
    processor: first?.model ?? 'unknown',
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.version,
    commit: await readCommit(),
    peers: Object.fromEntries(peers),
  };
}

const run = promisify(execFile);

async function readCommit(): Promise<string> {
  try {
    const cwd = import.meta.dirname;
    const { stdout: commit } = await run('git', ['rev-parse', '--short', 'HEAD'], { cwd });
    const { stdout: changes } = await run('git', ['status', '--porcelain', '--untracked-files=no'], { cwd });
    return `${commit.trim()}${changes.trim() === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
