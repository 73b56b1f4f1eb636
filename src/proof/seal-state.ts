// The state of a seal: what was signed last, in a folder outside the database. A compare-and-swap on disk.
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../tree/checkpoint.ts';

/** What was signed last, or is about to be. An older copy of the database cannot hide it. */
export interface SealState {
  /** Counts the moves. */
  readonly number: number;
  readonly checkpoint: Checkpoint;
}

/** Another process moved the state first. */
export class StateMoved extends Error {}

const NAME = /^\d{15}$/;

/** The newest state in a folder, if any. Throws where it is not readable: then nothing may be signed. */
export async function readSealState(folder: string): Promise<SealState | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const name = names
    .filter((it) => NAME.test(it))
    .sort()
    .at(-1);
  if (name === undefined) return undefined;
  const checkpoint = parseCheckpoint(await readFile(join(folder, name), 'utf8'));
  if (!checkpoint)
    throw new Error(`${join(folder, name)} is not a checkpoint; restore it from a backup of this folder`);
  return { number: Number(name), checkpoint };
}

/**
 * Puts `checkpoint` in the place of the state `from` (undefined: none), on disk before it returns; throws where another
 * process was first. Each state is a file of its own, made whole and then linked under the next number: only one
 * process can do that.
 */
export async function moveSealState(
  folder: string,
  from: SealState | undefined,
  checkpoint: Checkpoint,
): Promise<void> {
  await makeSynced(folder);
  const made = join(folder, `.${randomBytes(8).toString('hex')}`);
  const number = (from?.number ?? 0) + 1;
  await writeSynced(made, formatCheckpoint(checkpoint));
  try {
    await link(made, fileOf(folder, number));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StateMoved(`another process moved the state in ${folder}`);
  } finally {
    await unlink(made);
  }
  await syncFolder(folder);
  // The number may have been free only because it was cleared: then a later state is there.
  if ((await readSealState(folder))?.number !== number)
    throw new StateMoved(`another process moved the state in ${folder}`);
  await clearBefore(folder, number);
}

function fileOf(folder: string, number: number): string {
  return join(folder, String(number).padStart(15, '0'));
}

/** A folder is on disk only once the one that holds it is. */
async function makeSynced(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps the newest two, so that a process that has just listed the folder still finds what it saw. */
async function clearBefore(folder: string, number: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (NAME.test(name) && Number(name) < number - 1) await unlink(join(folder, name)).catch(() => undefined);
  }
}
