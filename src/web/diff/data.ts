/** Reads what differs about a subject between two snapshots, with what its values and causes name. */
import type { SubjectId } from '../../catalogue/subject.ts';
import { diffDays } from '../../queries/diff-days.ts';
import { diffKnowledge } from '../../queries/diff-knowledge.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords, type WordsSource } from '../../queries/words.ts';
import { readProvenance } from '../read-provenance.ts';

interface DiffQuestion {
  readonly subject: SubjectId;
  readonly from: Snapshot;
  readonly to: Snapshot;
  readonly by: 'days' | 'knowledge';
}

/** Undefined where the subject is not registered. */
export async function readDiff(source: WordsSource, { subject, from, to, by }: DiffQuestion) {
  const diff = await (by === 'days' ? diffDays : diffKnowledge)(source.connection, { subject, from, to });
  if (!diff) return undefined;
  const causes = diff.changes.flatMap(({ because }) => because.map(({ recorded }) => recorded));
  const words = await readWords(source, to, causes);
  const values = [subject, diff.changes.map(({ key, before, after }) => [key, before, after])];
  const { nameOf } = await readProvenance(source, to, { values });
  return { diff, words, nameOf };
}
