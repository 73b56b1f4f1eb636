// Import: `annalist import` of the large record from a file of lines, until its facts are there.
//
// Raw Postgres: the rows of all tables that the import wrote, inserted again by `unnest` into tables with the same
// constraints and indexes, in as many transactions. Nothing is read, checked, ordered, hashed or derived.
import type { Row } from '../harness/bench.ts';
import { ANNALIST } from '../harness/contestants.ts';
import { measured } from '../harness/figure.ts';
import { type Import, importRecord, RECORD, type Sample } from '../harness/large-record.ts';
import { prove } from '../harness/proofs.ts';
import { insertSameRows } from '../harness/same-rows.ts';

const RAW = 'raw unnest';
const IN_A_TRANSACTION = 500;

export const importing: Row = {
  name: 'import',
  what: 'import of 1,000,000, facts included',
  goal: '0.4 × raw `unnest`; rate at the end ≥ 0.8 × that of the first tenth; < 600 MB',
  async run(bench) {
    const done = await importRecord(bench, bench.plan.size);
    const { database, developments, seconds, outcome } = done;
    reportPace(bench, done);
    bench.report({
      name: 'memory of the command, most',
      unit: 'MB',
      reached: { [ANNALIST]: measured([outcome.peakMb]) },
      goal: { of: ANNALIST, atMost: 600 },
    });
    const rewriting = { url: database.ownerUrl, workspace: RECORD };
    const raw = await insertSameRows(rewriting, Math.ceil(developments / IN_A_TRANSACTION));
    bench.report({
      name: `${developments} developments`,
      unit: 'per second',
      reached: { [ANNALIST]: measured([developments / seconds]), [RAW]: measured([developments / raw]) },
      goal: { of: ANNALIST, to: RAW, atLeast: 0.4 },
    });
    await prove(bench, database, [RECORD]);
  },
};

/** How the last tenth went beside the first. */
function reportPace(bench: Parameters<Row['run']>[0], { samples, developments }: Import): void {
  const [first, last] = ['first tenth', 'last tenth'];
  const begin = rateBetween(samples, 0, developments / 10);
  const end = rateBetween(samples, developments * 0.9, developments);
  bench.report({
    name: 'rate at the end',
    unit: 'per second',
    reached: { [first]: measured([begin]), [last]: measured([end]) },
    goal: { of: last, to: first, atLeast: 0.8 },
  });
}

/** Developments a second that became visible, from one number of them to another. */
function rateBetween(samples: readonly Sample[], from: number, to: number): number {
  const start = samples.find(({ visible }) => visible >= from);
  const end = samples.find(({ visible }) => visible >= to);
  if (!start || !end || end.atMs <= start.atMs) return Number.NaN;
  return ((end.visible - start.visible) / (end.atMs - start.atMs)) * 1_000;
}
