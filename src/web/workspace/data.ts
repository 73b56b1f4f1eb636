/** Reads what the start page of a workspace shows. */
import { readPositions } from '../../log/read.ts';
import { readStatuses } from '../../queries/history.ts';
import { listSubjects } from '../../queries/list.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords, type WordsSource } from '../../queries/words.ts';

const CASES = 30;
const NEWEST = 8;

export async function readWorkspace(source: WordsSource, snapshot: Snapshot) {
  const { connection } = source;
  const { workspace, knowledge } = snapshot;
  const count = Math.min(NEWEST, knowledge.position + 1);
  const positions = Array.from({ length: count }, (_, index) => knowledge.position - index);
  const newest = await readPositions(connection, workspace, positions);
  const question = { kind: 'case', filters: [], certainty: 'stated', after: undefined, limit: CASES } as const;
  const cases = await listSubjects(connection, snapshot, question);
  return {
    cases: cases.items,
    newest: newest.toReversed(),
    statusOf: await readStatuses(connection, snapshot, newest),
    words: await readWords(source, snapshot, newest),
  };
}
