/** What sources say of themselves. */
import type { z } from 'zod';
import { registry } from '../catalogue/registry.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readSubjectHistory } from '../queries/subject-history.ts';

export interface CitedSource {
  readonly source: string;
  /** What it says of itself. */
  readonly publication: z.infer<typeof registry.publication.value> | undefined;
}

/** What the sources say of themselves, as far as the snapshot knows. */
export async function readPublications(
  connection: Connection,
  snapshot: Snapshot,
  sources: readonly string[],
): Promise<CitedSource[]> {
  const subjects = sources.filter((it) => isSubjectId(it));
  const { facts } = await readSubjectHistory(connection, snapshot, {
    subjects,
    attributes: [registry.publication.name],
  });
  const last = new Map(facts.map(({ subject, value }) => [subject, value as CitedSource['publication']]));
  return subjects.map((source) => ({ source, publication: last.get(source) }));
}
