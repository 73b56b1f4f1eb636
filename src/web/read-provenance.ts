/** Reads the developments that a page shows as the provenance of its values, and what all its subjects are called. */
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import { readIds } from '../log/read.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readNames, readWords, type WordsSource } from '../queries/words.ts';
import type { Speaker } from '../words/describe.ts';
import type { Provenance } from './provenance.ts';

interface Shown {
  /** Of the developments. */
  readonly ids?: readonly string[];
  /** All else that names subjects, however deep. */
  readonly values: unknown;
}

export async function readProvenance(
  source: WordsSource,
  snapshot: Snapshot,
  { ids = [], values }: Shown,
): Promise<{ readonly provenance: Provenance; readonly nameOf: Speaker['nameOf'] }> {
  const found = await readIds(source.connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWords(source, snapshot, found);
  const names = await readNames(source.connection, snapshot, [...new Set(subjectsIn(values))]);
  return {
    provenance: new Map(found.map((it) => [it.development.id, { recorded: it, sentence: words.sentenceOf(it) }])),
    nameOf: (subject) => names.get(subject as SubjectId) ?? words.nameOf(subject),
  };
}

/** Every subject that a value names, however deep. */
export function subjectsIn(value: unknown): SubjectId[] {
  if (typeof value === 'string') return isSubjectId(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => [...subjectsIn(key), ...subjectsIn(own)]);
}
