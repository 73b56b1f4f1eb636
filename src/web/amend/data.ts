/** Reads what is to be amended: a development, and whose words count now. */
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readStatuses } from '../../queries/history.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords, type Words, type WordsSource } from '../../queries/words.ts';

export interface AmendTarget {
  readonly recorded: RecordedDevelopment;
  /** The development itself, or the correction in force. */
  readonly current: RecordedDevelopment;
  readonly isRetracted: boolean;
  readonly words: Words;
}

export async function readTarget(
  source: WordsSource,
  snapshot: Snapshot,
  recorded: RecordedDevelopment,
): Promise<AmendTarget> {
  const { connection } = source;
  const statusOf = await readStatuses(connection, snapshot, [recorded]);
  const { correctedBy, retractedBy } = statusOf(recorded);
  const [correction] = correctedBy ? await readIds(connection, snapshot.workspace, [correctedBy]) : [];
  const current = correction ?? recorded;
  return {
    recorded,
    current,
    isRetracted: retractedBy !== null,
    words: await readWords(source, snapshot, [recorded, current]),
  };
}
