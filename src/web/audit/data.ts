/** Reads the log as it was recorded, what belongs together in it, and what is signed. */
import { z } from 'zod';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readCheckpoint, readVerifiers } from '../../proof/checkpoints.ts';
import { readRecorded } from '../../queries/developments.ts';
import { readStatuses, type Status } from '../../queries/history.ts';
import { listMembers } from '../../queries/identity.ts';
import type { Reader, Snapshot } from '../../queries/snapshot.ts';
import { readWords, type WordsSource } from '../../queries/words.ts';
import { parseNote } from '../../tree/note.ts';
import type { AuditQuestion } from './filters.ts';
import type { SignedShown } from './view.ts';

export interface AuditPlace {
  readonly filters: AuditQuestion;
  readonly after: number | undefined;
  readonly limit: number;
}

/** A page of the log. A subject stands for everyone who was merged with it. */
export async function readAudit({ connection }: Reader, snapshot: Snapshot, { filters, after, limit }: AuditPlace) {
  const subjects = filters.subject && (await listMembers(connection, snapshot, filters.subject));
  return readRecorded(connection, snapshot, { ...filters, subjects, after, limit });
}

/** What became of the entries, where those stand that they speak of, and what they say. */
export async function readEntries(source: WordsSource, snapshot: Snapshot, items: readonly RecordedDevelopment[]) {
  const statusOf = await readStatuses(source.connection, snapshot, items);
  return {
    items,
    statusOf,
    positions: await readChains(source, snapshot, { items, statusOf }),
    words: await readWords(source, snapshot, items),
  };
}

interface Chained {
  readonly items: readonly RecordedDevelopment[];
  readonly statusOf: (recorded: RecordedDevelopment) => Status;
}

/** Where the developments stand that these speak of, and that speak of these. A target may also be a subject. */
async function readChains({ connection }: WordsSource, { workspace }: Snapshot, { items, statusOf }: Chained) {
  const ids = items.flatMap((recorded) => {
    const { retractedBy, correctedBy, corroboratedBy } = statusOf(recorded);
    const { target } = recorded.development.data;
    return [retractedBy, correctedBy, ...corroboratedBy, target, recorded.erasure?.development];
  });
  const named = [...new Set(ids.filter((id) => z.uuid().safeParse(id).success))] as string[];
  const found = await readIds(connection, workspace, named);
  return new Map(found.map(({ position, development: { id } }) => [id, position]));
}

export async function readSigned({ connection, resolveKnownAt }: Reader, workspace: string): Promise<SignedShown> {
  const checkpoint = await readCheckpoint(connection, workspace);
  const head = await resolveKnownAt(workspace, { kind: 'now' });
  const signatures = parseNote(checkpoint?.note ?? '')?.signatures ?? [];
  return {
    checkpoint,
    size: head.ok ? head.knowledge.position + 1 : 0,
    witnesses: signatures.map(({ name }) => name).filter((name) => name !== checkpoint?.origin),
    keys: await readVerifiers(connection, workspace),
  };
}
