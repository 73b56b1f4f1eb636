/** Reads the developments that a page shows as the provenance of its values, and what all its subjects are called. */
import type { NameOf } from '../catalogue/development.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { readIds } from '../log/read.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readNames, readWords } from '../queries/words.ts';
import type { Provenance } from './provenance.ts';

export async function readProvenance(
  connection: Connection,
  snapshot: Snapshot,
  { ids = [], subjects }: { readonly ids?: readonly string[]; readonly subjects: readonly string[] },
): Promise<{ readonly provenance: Provenance; readonly nameOf: NameOf }> {
  const found = await readIds(connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWords(connection, snapshot, found);
  const named = [...new Set(subjects)].filter((it): it is SubjectId => isSubjectId(it));
  const names = await readNames(connection, snapshot, named);
  return {
    provenance: new Map(found.map((it) => [it.development.id, { recorded: it, sentence: words.sentenceOf(it) }])),
    nameOf: (subject) => names.get(subject as SubjectId) ?? words.nameOf(subject),
  };
}

/** Every subject that a value names, however deep. */
export function subjectsIn(value: unknown): string[] {
  if (typeof value === 'string') return isSubjectId(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(subjectsIn);
}
