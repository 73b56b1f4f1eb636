// After a row: the facts are those of the log, and the log verifies.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { type Commands, runCommands } from './children.ts';
import type { DatabaseAddress } from './server.ts';

/** So many logs of a database are signed, exported and verified. */
const VERIFIED = 2;

/** So many logs of a database are checked one by one; where there are more, all are. */
const CHECKED = 4;

/** `annalist check` of `workspaces`; `annalist export` and `annalist verify` of the first of them. */
export async function prove(bench: Bench, database: DatabaseAddress, workspaces: readonly string[]): Promise<void> {
  const { folder, plan } = bench;
  const run = async (what: 'check' | 'verify', commands: Commands['commands']) => {
    const { code, said } = await runCommands({ database, folder, commands, limitMs: plan.rowLimitMs });
    const last = said.trim().split('\n').at(-1) ?? '';
    bench.proved({ what, holds: code === 0, said: last.replaceAll(folder, '…').slice(0, 300) });
  };
  const checks = workspaces.map((workspace) => ['check', '--workspace', workspace]);
  await run('check', workspaces.length > CHECKED ? [['check', '--all']] : checks);
  const verified = workspaces.slice(0, VERIFIED);
  const exports = await mkdtemp(join(folder, 'export-'));
  await run('verify', [
    ['sealed', ...verified],
    ...verified.flatMap((workspace) => [
      ['export', '--workspace', workspace, join(exports, workspace)],
      ['verify', join(exports, workspace)],
    ]),
  ]);
  await rm(exports, { recursive: true });
}
