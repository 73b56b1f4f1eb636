import type { NameOf } from '../catalogue/development.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readNames, readWords } from '../queries/words.ts';
import type { Evidence } from './evidence.ts';

export interface Grounds {
  readonly evidence: Evidence;
  readonly nameOf: NameOf;
}

/** The developments that a page explains itself by, in words, and what all its subjects are called. */
export async function readGrounds(
  connection: Connection,
  snapshot: Snapshot,
  { ids, subjects }: { readonly ids: readonly string[]; readonly subjects: readonly string[] },
): Promise<Grounds> {
  const recorded = await readIds(connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWords(connection, snapshot, recorded);
  const names = await readNames(
    connection,
    snapshot,
    [...new Set(subjects)].filter((it): it is SubjectId => isSubjectId(it)),
  );
  const toGround = (it: RecordedDevelopment) =>
    [it.development.id, { recorded: it, sentence: words.sentenceOf(it) }] as const;
  return {
    evidence: new Map(recorded.map(toGround)),
    nameOf: (subject) => names.get(subject as SubjectId) ?? words.nameOf(subject),
  };
}

/** Every subject that a value names, however deep. */
export function subjectsIn(value: unknown): string[] {
  if (typeof value === 'string') return isSubjectId(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(subjectsIn);
}
