// Runs rows one after the other on one Postgres server, each in a process of its own, and writes what they reached.
//
//     node run.ts [--quick] [--rows append,state] [--size 100000] [--label before]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planOf, type Row } from './harness/bench.ts';
import { readMachine } from './harness/machine.ts';
import type { Report, RowReport } from './harness/report.ts';
import { runRow } from './harness/run-row.ts';
import { openServer, readSettings, type Server } from './harness/server.ts';
import { openFolder } from './harness/temporary.ts';
import { drawReport } from './report/svg.ts';
import { describeRow } from './report/text.ts';
import { rows } from './rows.ts';

const results = join(import.meta.dirname, 'results');

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rows: { type: 'string' },
    size: { type: 'string' },
    label: { type: 'string' },
  },
});
const plan = planOf({ isQuick: values.quick, size: readSize(values.size) });
const chosen = chooseRows(values.rows);
const machine = await readMachine();
const folder = await openFolder();
const server = await openServer(folder.path).catch(async (error: unknown) => {
  await folder.remove();
  throw error;
});
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
try {
  const reports = await runAll(server);
  if (reports.length > 0) await write(reports);
  const isSound = reports.every(({ status, proofs }) => status === 'done' && proofs.every(({ holds }) => holds));
  process.exitCode = isSound ? 0 : 1;
} finally {
  await server.close();
  await folder.remove();
}

function readSize(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1_000) throw new Error('--size takes a whole number of at least 1000');
  return size;
}

function chooseRows(text: string | undefined): readonly Row[] {
  const names = text?.split(',') ?? rows.map(({ name }) => name);
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0)
    throw new Error(`unknown rows: ${unknown.join(', ')}; known ones: ${rows.map(({ name }) => name).join(', ')}`);
  return rows.filter(({ name }) => names.includes(name));
}

async function runAll({ address, clear }: Server): Promise<RowReport[]> {
  const reports: RowReport[] = [];
  const endsAtMs = performance.now() + plan.limitMs;
  for (const { name, what, goal } of chosen) {
    const limitMs = Math.min(plan.rowLimitMs, endsAtMs - performance.now());
    if (stopping.signal.aborted) break;
    const task = { row: name, plan, server: address, folder: folder.path };
    const outcome = await runRow(task, { limitMs, signal: stopping.signal });
    const report = { name, what, goal, ...outcome };
    reports.push(report);
    console.log(describeRow(report));
    await clear();
  }
  return reports;
}

async function write(reports: readonly RowReport[]): Promise<void> {
  const report: Report = { ...machine, plan, postgres: await readSettings(server.address), rows: reports };
  const name = `${machine.date.slice(0, 10)}-${values.label ?? (values.quick ? 'quick' : 'full')}`;
  await mkdir(results, { recursive: true });
  await writeFile(join(results, `${name}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(join(results, `${name}.svg`), drawReport(report));
  console.log(`written: bench/results/${name}.json and ${name}.svg`);
}
