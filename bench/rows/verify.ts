// Verifying: `annalist verify` of an export of the large record, in processor time of its process.
//
// A small export is verified several times in one process, each time from the files, so that the time that the process
// needs to start, which is taken off, is a small part of what is measured. None of the peers has anything to verify.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../harness/bench.ts';
import { type CommandOutcome, runCommands } from '../harness/children.ts';
import { ANNALIST } from '../harness/contestants.ts';
import { measured } from '../harness/figure.ts';
import { makeRecord, RECORD } from '../harness/large-record.ts';

/** At least so many developments in one process. */
const IN_A_PROCESS = 200_000;

export const verify: Row = {
  name: 'verify',
  what: 'verify an export',
  goal: '≥ 100,000 developments a second a core',
  async run(bench) {
    const { plan, folder } = bench;
    const database = await makeRecord(bench, plan.size);
    const exported = join(await mkdtemp(join(folder, 'verify-')), RECORD);
    const run = async (...commands: readonly (readonly string[])[]): Promise<CommandOutcome> => {
      const outcome = await runCommands({ database, folder, commands, limitMs: plan.rowLimitMs });
      if (outcome.code !== 0) throw new Error(`it ended with ${outcome.code}: ${outcome.said.slice(-300)}`);
      return outcome;
    };
    await run(['sealed', RECORD], ['export', '--workspace', RECORD, exported]);
    const times = Math.ceil(IN_A_PROCESS / plan.size);
    const again = Array.from({ length: times }, () => ['verify', exported]);
    const rates: number[] = [];
    const peaks: number[] = [];
    for (let round = 0; round < plan.rounds; round += 1) {
      const idle = await run(['verify', '--help']);
      const { cpuSeconds, peakMb } = await run(...again);
      rates.push((times * plan.size) / Math.max(0.001, cpuSeconds - idle.cpuSeconds));
      peaks.push(peakMb);
    }
    bench.report({
      name: `${plan.size} developments, a core`,
      unit: 'per second',
      reached: { [ANNALIST]: measured(rates) },
      goal: { of: ANNALIST, atLeast: 100_000 },
      note: `${times} times in a process; memory at most ${Math.round(Math.max(...peaks))} MB`,
    });
    await rm(join(exported, '..'), { recursive: true });
  },
};
