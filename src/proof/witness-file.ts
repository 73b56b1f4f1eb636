// Notifies a file: every checkpoint is added to its end.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Connection } from '../database/connection.ts';
import { type Checkpoint, parseCheckpoint } from '../tree/checkpoint.ts';
import { parseSignatures } from '../tree/note.ts';
import { type Message, say } from '../words/message.ts';
import { readCheckpoint } from './checkpoints.ts';
import type { NotificationStatus } from './notifier.ts';

/**
 * A file that is only ever added to: each checkpoint as its log signed it, the whole note, and an empty line. It begins
 * with the checkpoint that is the newest when it is made, and has every later one. Call it for one workspace at a time.
 */
export function openWitnessFile(
  connection: Connection,
  file: string,
): (workspace: string) => Promise<NotificationStatus> {
  /** The last one of each origin; undefined: to be read. */
  let written: Map<string, Checkpoint> | undefined;
  return async (workspace) => {
    const newest = await readCheckpoint(connection, workspace);
    if (!newest) return { kind: 'notified', size: 0 };
    try {
      written ??= await readWritten(file);
      const last = written.get(newest.origin);
      if (last && !canFollow(last, newest)) return { kind: 'forked', reason: sayFork(last) };
      if (!last) await appendNotes(file, [newest.ownNote]);
      for (let from = last?.size ?? newest.size; from < newest.size; ) {
        const { originNumber } = newest;
        const following = await readFollowing(connection, { workspace, originNumber, from, to: newest.size });
        await appendNotes(
          file,
          following.map(({ note }) => note),
        );
        from = following.at(-1)?.size ?? newest.size;
      }
      written.set(newest.origin, newest);
      return { kind: 'notified', size: newest.size };
    } catch (error) {
      written = undefined;
      throw error;
    }
  };
}

function canFollow(last: Checkpoint, { size, root }: Checkpoint): boolean {
  return last.size < size || (last.size === size && last.root.equals(root));
}

function sayFork({ size }: Checkpoint): Message {
  return say('proof.witnesses.otherFile', { size });
}

const NOTES_AT_ONCE = 1_000;

async function readFollowing(
  connection: Connection,
  { workspace, originNumber, from, to }: { workspace: string; originNumber: number; from: number; to: number },
): Promise<{ readonly size: number; readonly note: string }[]> {
  return connection
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .where('workspace', '=', workspace)
    .where('origin_number', '=', originNumber)
    .where('size', '>', from)
    .where('size', '<=', to)
    .orderBy('size')
    .limit(NOTES_AT_ONCE)
    .execute();
}

/** Adds notes, on disk before it returns. An unfinished note that a crash left at the end is ended by an empty line. */
async function appendNotes(file: string, notes: readonly string[]): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, Math.max(size - 2, 0));
    const isWhole = size === 0 || buffer.toString() === '\n\n';
    await handle.appendFile(`${isWhole ? '' : '\n\n'}${notes.map((note) => `${note}\n`).join('')}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The last whole checkpoint of each origin. Anything else in the file is passed over. */
async function readWritten(file: string): Promise<Map<string, Checkpoint>> {
  const written = new Map<string, Checkpoint>();
  let before: Checkpoint | undefined;
  for await (const block of readBlocks(file)) {
    if (before && parseSignatures(block)) written.set(before.origin, before);
    before = parseCheckpoint(block);
  }
  return written;
}

/** The text between empty lines, with the newline at its end; not an unfinished one at the end of the file. */
async function* readBlocks(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  let block = '';
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line !== '') block += `${line}\n`;
      else if (block !== '') {
        yield block;
        block = '';
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
