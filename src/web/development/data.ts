/** Reads what the page of a development shows beside its history. */
import { isDevelopmentId } from '../../catalogue/development.ts';
import { subjectsOf } from '../../catalogue/references.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readCheckpoint } from '../../proof/checkpoints.ts';
import { readLeaves } from '../../proof/tree.ts';
import type { Status } from '../../queries/history.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readNames, readWording, type WordingSource } from '../../queries/wording.ts';
import { hashLeaf } from '../../tree/merkle.ts';

interface Shown {
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
  /** The steps of its history. */
  readonly steps: readonly { readonly recorded: RecordedDevelopment }[];
}

/** What it speaks of, follows and is amended by, and what all these are called. */
export async function readRelated(source: WordingSource, snapshot: Snapshot, { recorded, status, steps }: Shown) {
  const { connection } = source;
  const amending = [status.retractedBy, status.correctedBy].filter((it) => it !== null);
  const ids = [...idsNamedBy(recorded), ...amending, ...status.corroboratedBy];
  const found = await readIds(connection, snapshot.workspace, [...new Set(ids)]);
  const words = await readWording(source, snapshot, [recorded, ...found, ...steps.map((step) => step.recorded)]);
  const own = new Map<string, string>(await readNames(connection, snapshot, subjectsOf(recorded.development)));
  return {
    words,
    related: new Map(found.map((it) => [it.development.id, it])),
    nameOf: (subject: string) => own.get(subject) ?? words.nameOf(subject),
  };
}

/** The ids of what it speaks of or follows. */
function idsNamedBy({ development: { data, after = [] } }: RecordedDevelopment): string[] {
  return isDevelopmentId(data.target) ? [...after, data.target] : [...after];
}

/** The hash of its leaf in base64, and how long the log was when it was signed last. */
export async function readSignedLeaf(
  { connection }: WordingSource,
  { workspace }: Snapshot,
  { position }: RecordedDevelopment,
) {
  const [leaf = ''] = await readLeaves(connection, { workspace, from: position, to: position + 1 });
  const checkpoint = await readCheckpoint(connection, workspace);
  return { leafHash: hashLeaf(leaf).toString('base64'), signedSize: checkpoint?.size ?? 0 };
}
