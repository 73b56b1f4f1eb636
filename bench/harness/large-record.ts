// The small and the large record: imported by the product’s own command, once in a run, and shared by rows that read.
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Bench } from './bench.ts';
import { type CommandOutcome, runCommands } from './children.ts';
import { type Draft, largeRecord } from './corpus.ts';
import { makeWorkspace, openProduct, openRunning, type RunningProduct } from './product.ts';
import { addressOf, createDatabase, type DatabaseAddress, withClient } from './server.ts';

/** The workspace of every such database. */
export const RECORD = 'record';

/** How far an import had come. */
export interface Sample {
  /** Since the first development was there. */
  readonly atMs: number;
  readonly recorded: number;
  /** In the facts. */
  readonly visible: number;
}

export interface Import {
  readonly database: DatabaseAddress;
  readonly outcome: CommandOutcome;
  readonly samples: readonly Sample[];
  readonly developments: number;
  /** The last of its samples, when all was in the facts. */
  readonly seconds: number;
  /** What was read: a file with a development a line; or, where that is not read, a folder of atomic batches. */
  readonly form: 'NDJSON' | 'folder';
}

/** The record of `size` developments, projected. It is imported where no row before has done so. */
export async function openRecord(bench: Bench, size: number): Promise<RunningProduct> {
  const isThere = await stat(markOf(bench, size)).catch(() => undefined);
  if (!isThere) await importRecord(bench, size);
  return openRunning(recordOf(bench, size));
}

export function recordOf({ server }: Bench, size: number): DatabaseAddress {
  return addressOf(server, `record_${size}`);
}

/** A file that is there once the record is whole. */
function markOf({ folder }: Bench, size: number): string {
  return join(folder, `record_${size}.whole`);
}

/** Imports the record into a new database, and waits until all of it is in the facts. */
export async function importRecord(bench: Bench, size: number): Promise<Import> {
  const { server, folder, plan } = bench;
  const database = await createDatabase(server, `record_${size}`);
  const product = await openProduct(database);
  await makeWorkspace(product, RECORD);
  await product.close();
  for (const form of ['NDJSON', 'folder'] as const) {
    const path = join(folder, `record_${size}.${form === 'NDJSON' ? 'ndjson' : 'folder'}`);
    const developments = await (form === 'NDJSON' ? writeLines : writeBatches)(path, size);
    const ending = new AbortController();
    const sampling = takeSamples(database, ending.signal);
    const commands = [['import', path, '--workspace', RECORD]];
    const outcome = await runCommands({ database, folder, commands, limitMs: plan.rowLimitMs });
    if (outcome.code === 0) await projectTo(database, developments - 1);
    ending.abort();
    const samples = await sampling;
    await rm(path, { recursive: true });
    if (outcome.code === 0) {
      await writeFile(markOf(bench, size), '');
      const seconds = (samples.at(-1)?.atMs ?? Number.NaN) / 1_000;
      return { database, outcome, samples, developments, seconds, form };
    }
    if (form === 'folder' || (samples.at(-1)?.recorded ?? 0) > 0)
      throw new Error(`the import ended with ${outcome.code}: ${outcome.said.slice(-500)}`);
  }
  throw new Error('nothing was imported');
}

/** Has everything projected where the command left some of it to the next server. */
async function projectTo(database: DatabaseAddress, last: number): Promise<void> {
  const { engine, close } = await openRunning(database);
  while (!(await engine.projector.waitFor(RECORD, last, 60_000)));
  await close();
}

async function writeLines(path: string, size: number): Promise<number> {
  let count = 0;
  const lines = largeRecord(size).map((draft) => {
    count += 1;
    return `${JSON.stringify(draft)}\n`;
  });
  await pipeline(Readable.from(lines), createWriteStream(path));
  return count;
}

const IN_A_BATCH = 500;

async function writeBatches(path: string, size: number): Promise<number> {
  await mkdir(path);
  let count = 0;
  let batch: Draft[] = [];
  const flush = () =>
    writeFile(join(path, `${String(count).padStart(9, '0')}.json`), JSON.stringify(batch)).then(() => {
      batch = [];
    });
  for (const draft of largeRecord(size)) {
    count += 1;
    batch.push(draft);
    if (batch.length === IN_A_BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return count;
}

/** Looks ten times a second until it is ended, and once more then. */
function takeSamples({ ownerUrl }: DatabaseAddress, ending: AbortSignal): Promise<Sample[]> {
  return withClient(ownerUrl, async (client) => {
    const samples: Sample[] = [];
    let startedAtMs: number | undefined;
    const look = async () => {
      const counts = await readCounts(client);
      if (counts.recorded === 0) return;
      startedAtMs ??= performance.now();
      samples.push({ atMs: performance.now() - startedAtMs, ...counts });
    };
    while (!ending.aborted) {
      await look();
      await sleep(100, undefined, { signal: ending }).catch(() => undefined);
    }
    await look();
    return samples;
  });
}

async function readCounts(client: pg.Client): Promise<Omit<Sample, 'atMs'>> {
  const { rows } = await client.query<{ recorded: string; visible: string }>(
    `select h.size as recorded, p.next_position as visible
     from head h join projection p on p.workspace = h.workspace where h.workspace = $1`,
    [RECORD],
  );
  return { recorded: Number(rows[0]?.recorded ?? 0), visible: Number(rows[0]?.visible ?? 0) };
}

/** As if the facts had been made by the rules of an earlier version. */
export async function makeOutdated({ ownerUrl }: DatabaseAddress, workspace: string): Promise<void> {
  await withClient(ownerUrl, (client) =>
    client.query(
      `update projection p set facts_version = p.facts_version - 1, next_position = h.size
       from head h where h.workspace = p.workspace and p.workspace = $1`,
      [workspace],
    ),
  );
}
