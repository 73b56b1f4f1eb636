/** Reads the developments that a page shows as the provenance of its values, and what all its subjects are called. */
import type { SubjectId } from '../catalogue/subject.ts';
import { readIds } from '../log/read.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readNames, readWording, subjectsIn, type WordingSource } from '../queries/wording.ts';
import type { Speaker } from '../words/describe.ts';
import type { StatedDevelopments } from './provenance.ts';

interface Shown {
  /** Of the developments. */
  readonly ids?: readonly string[];
  /** All else that names subjects, however deep. */
  readonly values: unknown;
}

export async function readProvenance(
  source: WordingSource,
  snapshot: Snapshot,
  { ids = [], values }: Shown,
): Promise<{ readonly provenance: StatedDevelopments; readonly nameOf: Speaker['nameOf'] }> {
  const found = await readIds(source.connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWording(source, snapshot, found);
  const names = await readNames(source.connection, snapshot, [...new Set(subjectsIn(values))]);
  return {
    provenance: new Map(found.map((it) => [it.development.id, { recorded: it, sentence: words.sentenceOf(it) }])),
    nameOf: (subject) => names.get(subject as SubjectId) ?? words.nameOf(subject),
  };
}
