// The transaction that records: it locks a log, judges requests, numbers those that it admits, and writes them.
import type { Connection } from '../database/connection.ts';
import type { Instant } from '../time/instant.ts';
import { type AdmissionRequest, admit, noteAdmitted, type Receipt } from './admission.ts';
import { advanceHead, lockHead, readHead } from './head.ts';
import { insertDevelopments } from './insert.ts';
import { Numbering } from './numbering.ts';
import type { Refusal } from './prepare.ts';
import { readView } from './view.ts';

export interface RecordRequest extends AdmissionRequest {
  readonly workspace: string;
}

export type RecordOutcome =
  | { readonly kind: 'recorded'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'repeated'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown_workspace' };

export type DryRunOutcome =
  | {
      /** It would be recorded, or it is already. */
      readonly kind: 'admitted' | 'repeated';
      /** The length of the log. */
      readonly size: number;
      readonly now: Instant;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown_workspace' };

/** Records the admitted ones of `requests`, all of one workspace, in one transaction; one outcome each, in order. */
export function recordGroup(connection: Connection, requests: readonly RecordRequest[]): Promise<RecordOutcome[]> {
  const workspace = requests[0]?.workspace ?? '';
  return connection.transaction().execute((transaction) => recordWithin(transaction, workspace, requests));
}

/** The same in a transaction that does more; the workspace’s head stays locked until it ends. */
export async function recordWithin(
  transaction: Connection,
  workspace: string,
  requests: readonly AdmissionRequest[],
): Promise<RecordOutcome[]> {
  const head = await lockHead(transaction, workspace);
  if (!head) return requests.map(() => ({ kind: 'unknown_workspace' }));
  const { now, view } = await readView(transaction, { workspace, head, requests });
  const numbering = new Numbering(head, now);
  const outcomes = requests.map((request): RecordOutcome => {
    const verdict = admit(request, view);
    if (verdict.kind !== 'admitted') return verdict;
    const receipts = numbering.number(request.developments);
    noteAdmitted(view, request.developments, receipts);
    return { kind: 'recorded', receipts };
  });
  const { rows } = numbering;
  if (rows.length > 0) {
    await insertDevelopments(transaction, { workspace, rows, view });
    await advanceHead(transaction, workspace, numbering);
  }
  return outcomes;
}

/** What would become of one request if it were recorded now. Writes nothing. */
export function dryRunRequest(
  connection: Connection,
  { workspace, ...request }: RecordRequest,
): Promise<DryRunOutcome> {
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const head = await readHead(transaction, workspace);
      if (!head) return { kind: 'unknown_workspace' };
      const { now, view } = await readView(transaction, { workspace, head, requests: [request] });
      const verdict = admit(request, view);
      return verdict.kind === 'refused' ? verdict : { kind: verdict.kind, size: view.size, now };
    });
}
