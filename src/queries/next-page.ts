// What comes next in a log, as it was recorded, with what became of it.
import { MAXIMUM_BATCH_LENGTH } from '../log/prepare.ts';
import { type RecordedDevelopment, readLog } from '../log/read.ts';
import { readStatuses, type Status } from './history.ts';
import type { Snapshot } from './snapshot.ts';
import { readWording, type Wording, type WordingSource } from './wording.ts';

export interface NextPage {
  readonly snapshot: Snapshot;
  /** In the words in which they were recorded. */
  readonly items: readonly { readonly recorded: RecordedDevelopment; readonly status: Status }[];
  readonly words: Wording;
  /** The position to ask with next. */
  readonly next: number;
}

/**
 * What comes after a position that is known. Batches are whole: a page is cut between two of them, and holds one even
 * if that is longer than `limit`.
 */
export async function readNextPage(
  source: WordingSource,
  snapshot: Snapshot,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<NextPage> {
  const { connection } = source;
  const { workspace, knowledge } = snapshot;
  const left = knowledge.position - after;
  const read = (most: number) => readLog(connection, { workspace, from: after + 1, limit: Math.min(most, left) });
  const page = await read(limit);
  const recorded = page.length > 0 || left === 0 ? page : firstBatchOf(await read(MAXIMUM_BATCH_LENGTH));
  const statusOf = await readStatuses(connection, snapshot, recorded);
  return {
    snapshot,
    items: recorded.map((it) => ({ recorded: it, status: statusOf(it) })),
    words: await readWording(source, snapshot, recorded),
    next: recorded.at(-1)?.position ?? after,
  };
}

function firstBatchOf(recorded: readonly RecordedDevelopment[]): readonly RecordedDevelopment[] {
  return recorded.filter(({ batchEnd }) => batchEnd === recorded[0]?.batchEnd);
}
