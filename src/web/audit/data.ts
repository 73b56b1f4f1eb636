/** Reads what stands beside the entries of the log: what belongs together, and what is signed. */
import { isDevelopmentId } from '../../catalogue/development.ts';
import { readIds } from '../../log/read.ts';
import { type PublishedCheckpoint, readCheckpoint, readVerifiers } from '../../proof/checkpoints.ts';
import type { Reader, Snapshot } from '../../queries/snapshot.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import { parseNote } from '../../tree/note.ts';

/** Where the developments stand that these speak of, and that speak of these. A target may also be a subject. */
export async function readChains(
  { connection }: Reader,
  { workspace }: Snapshot,
  items: readonly ListedDevelopment[],
): Promise<ReadonlyMap<string, number>> {
  const ids = items.flatMap(({ recorded, status: { retractedBy, correctedBy, corroboratedBy } }) => {
    const { development, erasure } = recorded;
    return [retractedBy, correctedBy, ...corroboratedBy, development.data.target, erasure?.development];
  });
  const found = await readIds(connection, workspace, [...new Set(ids.filter(isDevelopmentId))]);
  return new Map(found.map(({ position, development: { id } }) => [id, position]));
}

export interface SignedShown {
  readonly checkpoint: PublishedCheckpoint | undefined;
  /** How many developments are recorded. */
  readonly size: number;
  /** Names of those who co-signed the checkpoint. */
  readonly witnesses: readonly string[];
  /** As `name+id+key`. */
  readonly keys: readonly string[];
}

export async function readSigned({ connection, resolveKnownAt }: Reader, workspace: string): Promise<SignedShown> {
  const checkpoint = await readCheckpoint(connection, workspace);
  const head = await resolveKnownAt(workspace, { kind: 'now' });
  const signatures = parseNote(checkpoint?.note ?? '')?.signatures ?? [];
  return {
    checkpoint,
    size: head.ok ? head.value.position + 1 : 0,
    witnesses: signatures.map(({ name }) => name).filter((name) => name !== checkpoint?.origin),
    keys: await readVerifiers(connection, workspace),
  };
}
