// Writes a log as files: leaves, tiles, checkpoints, keys, developments and facts.
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Connection } from '../database/connection.ts';
import { countErasures } from '../log/read.ts';
import { encodeEntries, encodeTile, formatTilePath, TILE_WIDTH, tilesOf } from '../tree/tiles.ts';
import { type Message, say } from '../words/message.ts';
import { bundlePath, type Manifest, readBundle, readManifest } from './archive.ts';
import { readNewestNote, readOrigin, readOrigins, readVerifiers } from './checkpoints.ts';
import { openTree, readLeaves } from './tree.ts';

export interface ExportOptions {
  readonly workspace: string;
  readonly folder: string;
  /** Leave out everything but what a public log shows: leaves, tiles, checkpoints, keys. */
  readonly leavesOnly: boolean;
  readonly exportedAt: string;
  /** Writes the facts as known at the end of a log of `size`. */
  readonly exportFacts: (size: number, write: WriteFile) => Promise<NonNullable<Manifest['facts']>>;
  readonly onProgress?: (done: number, total: number) => void;
}

export type WriteFile = (path: string, content: string | Buffer) => Promise<void>;

export type ExportOutcome =
  | { readonly kind: 'exported'; readonly size: number; readonly isResumed: boolean }
  | { readonly kind: 'not_sealed' }
  /** The folder holds something else. */
  | { readonly kind: 'other_content'; readonly reason: Message };

/**
 * Writes a log as files, up to its newest checkpoint. Whatever the database holds is written as it is, gaps too: to
 * judge it is for those who verify it. Each file is written whole or not at all. An export that broke off is resumed,
 * and ends with the checkpoint that it began with.
 */
export async function exportLog(connection: Connection, options: ExportOptions): Promise<ExportOutcome> {
  const { workspace, folder, leavesOnly, exportedAt } = options;
  const started = await readStarted(folder);
  if (started.kind === 'other') return { kind: 'other_content', reason: started.reason };
  const { manifest: earlier } = started;
  if (earlier && earlier.workspace !== workspace)
    return {
      kind: 'other_content',
      reason: say('proof.exports.otherWorkspace', { folder, workspace: earlier.workspace }),
    };
  const erasures = await countErasures(connection, workspace);
  const newest = await readNewestNote(connection, workspace);
  const { origin = '' } = (await readOrigin(connection, workspace)) ?? {};
  if (!newest) return { kind: 'not_sealed' };
  const lastErasure = await readLastErasure(connection, workspace);
  const isResumed =
    earlier !== undefined &&
    lastErasure < earlier.size &&
    !earlier.isComplete &&
    earlier.leavesOnly === leavesOnly &&
    earlier.origin === origin;
  const note = isResumed ? await readFile(join(folder, 'checkpoint'), 'utf8') : newest.note;
  const size = isResumed ? earlier.size : newest.size;
  const manifest: Manifest = { v: 1, workspace, origin, size, leavesOnly, facts: null, isComplete: false, exportedAt };
  const write: WriteFile = (path, content) => writeWhole(join(folder, path), content);
  await write('checkpoint', note);
  await write(MANIFEST, formatManifest(manifest));
  await write('keys', (await readVerifiers(connection, workspace)).map((line) => `${line}\n`).join(''));
  await write('checkpoints.jsonl', await readCheckpointLines(connection, workspace, size));
  await write(
    'origins.jsonl',
    (await readOrigins(connection, workspace)).map((it) => `${JSON.stringify(it)}\n`).join(''),
  );
  await writeBundles(connection, {
    ...options,
    size,
    write,
    isKept: isResumed ? await listWritten(folder) : new Set(),
  });
  await writeTiles(connection, { workspace, size, write });
  const facts = leavesOnly ? null : await options.exportFacts(size, write);
  if ((await countErasures(connection, workspace)) !== erasures)
    throw new ChangedMeanwhile('something was erased meanwhile; export again');
  await write(MANIFEST, formatManifest({ ...manifest, facts, isComplete: true }));
  return { kind: 'exported', size, isResumed };
}

/** What was being exported has changed: run it again. */
export class ChangedMeanwhile extends Error {}

const MANIFEST = 'export.json';

function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

type Started =
  | { readonly kind: 'none' | 'export'; readonly manifest: Manifest | undefined }
  | { readonly kind: 'other'; readonly reason: Message };

async function readStarted(folder: string): Promise<Started> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return { kind: 'none', manifest: undefined };
  if (!names.includes(MANIFEST) && !names.includes('checkpoint'))
    return { kind: 'other', reason: say('proof.exports.otherContent', { folder }) };
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  const manifest = readManifest(text);
  return { kind: 'export', manifest };
}

async function listWritten(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return new Set(
    files.map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    ),
  );
}

/** Every checkpoint of the origin that signs now, up to a size, oldest first: a line of JSON each. */
async function readCheckpointLines(connection: Connection, workspace: string, size: number): Promise<string> {
  const rows = await connection
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .where('workspace', '=', workspace)
    .where('size', '<=', size)
    .where('origin_number', '=', (the) =>
      the
        .selectFrom('log_origin')
        .select((of) => of.fn.max('number').as('number'))
        .where('workspace', '=', workspace),
    )
    .orderBy('size')
    .execute();
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

interface Writing {
  readonly workspace: string;
  readonly size: number;
  readonly write: WriteFile;
}

async function writeBundles(
  connection: Connection,
  {
    workspace,
    size,
    write,
    leavesOnly,
    isKept,
    onProgress,
  }: ExportOptions & Writing & { readonly isKept: ReadonlySet<string> },
): Promise<void> {
  const erased = await listErasedBundles(connection, workspace);
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const from = index * TILE_WIDTH;
    const to = Math.min(size, from + TILE_WIDTH);
    const [entries, developments] = [bundlePath('entries', index, size), bundlePath('developments', index, size)];
    if (!isKept.has(entries))
      await write(entries, encodeEntries(await readLeaves(connection, { workspace, from, to, missing: 'empty' })));
    if (!leavesOnly && (!isKept.has(developments) || erased.has(index)))
      await write(developments, await readBundle(connection, { workspace, index, size, showsNote: true }));
    onProgress?.(to, size);
  }
}

/** The position of the newest record of an erasure; -1: there is none. */
async function readLastErasure(connection: Connection, workspace: string): Promise<number> {
  const { last } = await connection
    .selectFrom('redaction')
    .select((the) => the.fn.max<number | null>('recorded_at_position').as('last'))
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return last === null ? -1 : Number(last);
}

/** The bundles with erased developments: an earlier run may have written them before the erasure. */
async function listErasedBundles(connection: Connection, workspace: string): Promise<ReadonlySet<number>> {
  const rows = await connection.selectFrom('redaction').select('position').where('workspace', '=', workspace).execute();
  return new Set(rows.map(({ position }) => Math.floor(position / TILE_WIDTH)));
}

async function writeTiles(connection: Connection, { workspace, size, write }: Writing): Promise<void> {
  for (const tile of tilesOf(size)) {
    const tree = openTree(connection, { workspace, size, missing: 'empty' });
    await write(`tile/${formatTilePath(tile)}`, encodeTile(await tree.readTile(tile)));
  }
}

/** Writes a file beside its place and then moves it there, so that it is whole or missing. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made = join(dirname(file), `.${process.pid}.tmp`);
  const handle = await open(made, 'w', 0o600);
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
  await rename(made, file);
}
