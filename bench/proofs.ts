// What proofs cost: sealing a large log, receipts, and verifying an export.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportLog } from '../src/proof/export.ts';
import { sealWorkspace } from '../src/proof/seal.ts';
import { startSealer } from '../src/proof/sealer.ts';
import { verifyLog } from '../src/proof/verify.ts';
import { createWorkspace } from '../src/workspaces/workspaces.ts';
import { medianOf, openRecord, personOf, SOURCE, withDatabase } from './record.ts';

const { values } = parseArgs({
  options: { developments: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '20' } },
});
const [size, rounds] = [Number(values.developments), Number(values.rounds)];
const workspace = `bench-proofs-${Date.now()}`;
const folder = await mkdtemp(join(tmpdir(), 'annalist-bench-'));
const settings = { folder: join(folder, 'seal'), originBase: 'bench.example' };

const tell = (index: number) => ({
  type: 'person.detained',
  occurred: new Date(Date.UTC(1970, 0, 1 + (index % 20_000))).toISOString().slice(0, 10),
  data: { person: personOf(0) },
  summary: 'A witness of the fire at the harbour was detained by officers of the harbour police on that day.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: SOURCE, locator: 'page 1', quote: 'was detained on that day' }],
});

/** What sealing costs those who append, and how fast a log is exported and verified. */
await withDatabase(async (database) => {
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const record = openRecord(database, workspace);
  await record.append([
    { type: 'source.registered', data: { source: SOURCE, title: 'Gazette' } },
    { type: 'person.registered', data: { person: personOf(0), names: [{ text: 'Witness' }] } },
  ]);
  const times = { alone: [] as number[], sealed: [] as number[] };
  const each = Math.floor(size / rounds / 2 / 1_000) * 1_000;
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['alone', 'sealed'] as const) {
      const fault = (error: unknown) => {
        throw new Error('sealing failed', { cause: error });
      };
      const sealer =
        kind === 'sealed'
          ? startSealer({ connection, ...settings, onError: fault, onRefused: fault, onLeft: fault })
          : undefined;
      await sealer?.began;
      const startedAtMs = performance.now();
      for (let from = 0; from < each; from += 1_000)
        await record.append(Array.from({ length: 1_000 }, (_, index) => tell(from + index)));
      times[kind].push((performance.now() - startedAtMs) / each);
      await sealer?.close();
    }
  }
  const [alone, sealed] = [medianOf(times.alone), medianOf(times.sealed)];
  console.log(
    `append: ${perSecond(alone)} a second alone, ${perSecond(sealed)} beside a sealer: ` +
      `${(sealed / alone).toFixed(3)} ×`,
  );
  await sealWorkspace(connection, workspace, settings);
  const place = join(folder, 'export');
  const exportedMs = await time(() =>
    exportLog(connection, {
      workspace,
      folder: place,
      leavesOnly: false,
      exportedAt: new Date().toISOString(),
      exportFacts: async () => ({ version: 0, files: 0 }),
    }),
  );
  console.log(`export without facts: ${perSecond(exportedMs / size)} developments a second`);
  const memory: number[] = [];
  const read = (path: string) => readFile(join(place, path)).catch(() => undefined);
  for (let round = 0; round < 3; round += 1) {
    const verifiedMs = await time(async () => {
      const { tamperings, doubts } = await verifyLog(read, {
        verifiers: undefined,
        since: undefined,
        onProgress: (done) => {
          if (done % 12_800 === 0) memory.push(process.memoryUsage.rss());
        },
      });
      if (tamperings.length + doubts.length > 0) throw new Error('it does not verify');
    });
    console.log(`verify: ${perSecond(verifiedMs / size)} developments a second`);
  }
  const inMb = memory.map((bytes) => Math.round(bytes / 1024 / 1024));
  console.log(`memory while verifying: ${Math.min(...inMb)} to ${Math.max(...inMb)} MB (${inMb.join(', ')})`);
});
await rm(folder, { recursive: true });

function perSecond(ms: number): string {
  return Math.round(1_000 / ms).toLocaleString('en');
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}
