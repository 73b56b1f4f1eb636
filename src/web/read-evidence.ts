import type { NameOf } from '../catalogue/development.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readNames, readWords, type WordsSource } from '../queries/words.ts';
import type { Language } from '../words/language.ts';
import type { Evidence } from './evidence.ts';

export interface Grounds {
  readonly evidence: Evidence;
  readonly nameOf: NameOf;
  readonly language: Language;
}

/** The developments that a page explains itself by, in words, and what all its subjects are called. */
export async function readGrounds(
  source: WordsSource,
  snapshot: Snapshot,
  { ids, subjects }: { readonly ids: readonly string[]; readonly subjects: readonly string[] },
): Promise<Grounds> {
  const recorded = await readIds(source.connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWords(source, snapshot, recorded);
  const names = await readNames(
    source.connection,
    snapshot,
    [...new Set(subjects)].filter((it): it is SubjectId => isSubjectId(it)),
  );
  const toGround = (it: RecordedDevelopment) =>
    [it.development.id, { recorded: it, sentence: words.sentenceOf(it) }] as const;
  return {
    evidence: new Map(recorded.map(toGround)),
    language: source.language,
    nameOf: (subject) => names.get(subject as SubjectId) ?? words.nameOf(subject),
  };
}

/** Every subject that a value names, however deep. */
export function subjectsIn(value: unknown): string[] {
  if (typeof value === 'string') return isSubjectId(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(subjectsIn);
}
