// The small and the large record: imported by the product’s own command, once in a run, and shared by rows that read.
import { createWriteStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Bench } from './bench.ts';
import { type CommandOutcome, runCommands } from './children.ts';
import { largeRecord } from './corpus.ts';
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
}

/** The record of `size` developments, projected. It is imported where no row before has done so. */
export async function openRecord(bench: Bench, size: number): Promise<RunningProduct> {
  await makeRecord(bench, size);
  return openRunning(recordOf(bench, size));
}

/** Imports the record where no row before has done so. */
export async function makeRecord(bench: Bench, size: number): Promise<DatabaseAddress> {
  const mark = await readFile(markOf(bench, size), 'utf8').catch(() => undefined);
  if (mark === undefined) await importRecord(bench, size);
  else if (mark !== WHOLE) throw new Error(`the record of ${size} could not be imported before`);
  return recordOf(bench, size);
}

function recordOf({ server }: Bench, size: number): DatabaseAddress {
  return addressOf(server, `record_${size}`);
}

/** A file that is there once a record has been tried. */
function markOf({ folder }: Bench, size: number): string {
  return join(folder, `record_${size}`);
}

const WHOLE = 'whole';

/** Imports the record into a new database with `annalist import`, which ends when all of it is in the facts. */
export async function importRecord(bench: Bench, size: number): Promise<Import> {
  const { server, folder, plan } = bench;
  await writeFile(markOf(bench, size), 'begun');
  const database = await createDatabase(server, `record_${size}`);
  const product = await openProduct(database);
  await makeWorkspace(product, RECORD);
  await product.close();
  const path = join(folder, `record_${size}.ndjson`);
  const developments = await writeLines(path, size);
  const ending = new AbortController();
  const sampling = takeSamples(database, ending.signal);
  const commands = [['import', path, '--workspace', RECORD]];
  const outcome = await runCommands({ database, folder, commands, limitMs: plan.rowLimitMs });
  ending.abort();
  const samples = await sampling;
  await rm(path);
  if (outcome.code !== 0) throw new Error(`the import ended with ${outcome.code}: ${outcome.said.slice(-500)}`);
  if (samples.at(-1)?.visible !== developments) throw new Error('the import ended before the facts were there');
  await writeFile(markOf(bench, size), WHOLE);
  const seconds = (samples.at(-1)?.atMs ?? Number.NaN) / 1_000;
  return { database, outcome, samples, developments, seconds };
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
