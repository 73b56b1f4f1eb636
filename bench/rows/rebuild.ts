// Rebuild: `annalist rebuild` of the large record, and the memory that it needs above a command that only opens the
// database. The time that the command needs to start is taken off.
//
// Raw Postgres: COPY of the same rows of facts into tables without indexes, then their indexes. Nothing is computed.
import type { Row } from '../harness/bench.ts';
import { runCommands } from '../harness/children.ts';
import { ANNALIST } from '../harness/contestants.ts';
import { measured } from '../harness/figure.ts';
import { makeRecord, RECORD } from '../harness/large-record.ts';
import { prove } from '../harness/proofs.ts';
import { copySameFacts } from '../harness/same-rows.ts';

const RAW = 'COPY and indexes';

export const rebuild: Row = {
  name: 'rebuild',
  what: 'rebuild; memory',
  goal: '≥ 0.5 × COPY and index build of the same rows; < 300 MB above idle',
  async run(bench) {
    const { plan, folder } = bench;
    const database = await makeRecord(bench, plan.size);
    const run = (command: readonly string[]) =>
      runCommands({ database, folder, commands: [command], limitMs: plan.rowLimitMs });
    const idle = await run(['migrate']);
    const { code, said, seconds, peakMb } = await run(['rebuild', '--workspace', RECORD]);
    bench.report({
      name: 'memory above idle',
      unit: 'MB',
      reached: { [ANNALIST]: measured([peakMb - idle.peakMb]) },
      goal: { of: ANNALIST, atMost: 300 },
      note: code === 0 ? undefined : `the rebuild ended with ${code} after ${seconds.toFixed(0)} s`,
    });
    if (code !== 0) throw new Error(`the rebuild ended with ${code}: ${said.slice(-300)}`);
    const raw = await copySameFacts({ url: database.ownerUrl, workspace: RECORD }, folder);
    bench.report({
      name: `${plan.size} developments, ${raw.rows} rows`,
      unit: 's',
      reached: { [ANNALIST]: measured([seconds - idle.seconds]), [RAW]: measured([raw.seconds]) },
      goal: { of: ANNALIST, to: RAW, atMost: 2 },
    });
    await prove(bench, database, [RECORD]);
  },
};
