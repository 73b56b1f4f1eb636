// What was signed last of one log, in a folder outside the database: a compare-and-swap on disk. Witnesses keep it so,
// a folder for each log; the sealer moves many logs at once (seal-journal.ts).
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
  const number = (await listNumbers(folder)).at(-1);
  if (number === undefined) return undefined;
  const file = fileOf(folder, number);
  const checkpoint = parseCheckpoint(await readFile(file, 'utf8'));
  if (!checkpoint) throw new Error(`${file} is not a checkpoint; restore it from a backup of this folder`);
  return { number, checkpoint };
}

/**
 * Puts `checkpoint` in the place of the state `from` (undefined: none), on disk before it returns; throws where another
 * process was first.
 */
export async function moveSealState(
  folder: string,
  from: SealState | undefined,
  checkpoint: Checkpoint,
): Promise<void> {
  const number = (from?.number ?? 0) + 1;
  await putNumbered(folder, number, formatCheckpoint(checkpoint));
  // The newest two stay, so that a process that has just listed the folder still finds what it saw.
  for (const older of await listNumbers(folder))
    if (older < number - 1) await unlink(fileOf(folder, older)).catch(() => undefined);
}

/**
 * Makes the file of the next number in a folder, on disk before it returns; throws where another process was first.
 * The file is made whole and then linked under its number: only one process can do that.
 */
export async function putNumbered(folder: string, number: number, text: string): Promise<void> {
  await makeSynced(folder);
  const made = join(folder, `.${randomBytes(8).toString('hex')}`);
  await writeSynced(made, text);
  try {
    await link(made, fileOf(folder, number));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StateMoved(`another process moved the state in ${folder}`);
  } finally {
    await unlink(made);
  }
  await syncFolder(folder);
  // The number may have been free only because it was cleared: then a later one is there.
  if ((await listNumbers(folder)).at(-1) !== number)
    throw new StateMoved(`another process moved the state in ${folder}`);
}

/** The numbers of the files in a folder, in order; none where there is no such folder. */
export async function listNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => NAME.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

export function fileOf(folder: string, number: number): string {
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
