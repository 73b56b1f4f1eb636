/** Reads what the page of a development shows. */
import { z } from 'zod';
import { subjectsOf } from '../../catalogue/references.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readCheckpoint } from '../../proof/checkpoints.ts';
import { readLeaves } from '../../proof/tree.ts';
import { readHistory, readStatuses } from '../../queries/history.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readNames, readWords, type WordsSource } from '../../queries/words.ts';
import { hashLeaf } from '../../tree/merkle.ts';

export interface DevelopmentQuestion {
  readonly recorded: RecordedDevelopment;
  /** Where the page of its history before ended. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** Undefined where the snapshot does not know it. */
export async function readDevelopmentPage(
  source: WordsSource,
  snapshot: Snapshot,
  { recorded, after, limit }: DevelopmentQuestion,
) {
  const { connection } = source;
  const { development } = recorded;
  const history = await readHistory(connection, snapshot, { id: development.id, after, limit });
  if (!history) return undefined;
  const status = (await readStatuses(connection, snapshot, [recorded]))(recorded);
  const amending = [status.retractedBy, status.correctedBy].filter((it) => it !== null);
  const ids = [...idsNamedBy(recorded), ...amending, ...status.corroboratedBy];
  const found = await readIds(connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWords(source, snapshot, [recorded, ...found, ...history.steps.map((step) => step.recorded)]);
  const own = new Map<string, string>(await readNames(connection, snapshot, subjectsOf(development)));
  return {
    history,
    status,
    words,
    related: new Map(found.map((it) => [it.development.id, it])),
    nameOf: (subject: string) => own.get(subject) ?? words.nameOf(subject),
  };
}

/** The ids of what it speaks of or follows. */
function idsNamedBy({ development: { data, after = [] } }: RecordedDevelopment): string[] {
  const target = z.uuid().safeParse(data.target);
  return [...after, ...(target.success ? [target.data] : [])];
}

/** The hash of its leaf in base64, and how long the log was when it was signed last. */
export async function readLeaf(
  { connection }: WordsSource,
  { workspace }: Snapshot,
  { position }: RecordedDevelopment,
) {
  const [leaf = ''] = await readLeaves(connection, { workspace, from: position, to: position + 1 });
  const checkpoint = await readCheckpoint(connection, workspace);
  return { leafHash: hashLeaf(leaf).toString('base64'), signedSize: checkpoint?.size ?? 0 };
}
