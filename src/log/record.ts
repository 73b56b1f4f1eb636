// The transaction that records: it locks a log, judges requests, numbers those that it admits, and writes them.
import type { Connection } from '../database/connection.ts';
import type { Instant } from '../time/instant.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { type AdmissionRequest, admit } from './admission.ts';
import { lockHead, readHead } from './head.ts';
import { Insertion } from './insertion.ts';
import { noteAdmitted, type Receipt } from './log-view.ts';
import { Numbering, nextMoment } from './numbering.ts';
import { readView } from './read-view.ts';

export interface RecordRequest extends AdmissionRequest {
  readonly workspace: string;
}

/** What became of one request: recorded now, or before with the same content. */
export interface Recording {
  readonly kind: 'recorded' | 'repeated';
  readonly receipts: readonly Receipt[];
}

/** What would become of one request: it would be recorded, or it is already. */
export interface DryRun {
  readonly kind: 'admitted' | 'repeated';
  /** The length of the log. */
  readonly size: number;
  readonly now: Instant;
}

/** Records the admitted ones of `requests`, all of one workspace, in one transaction; one outcome each, in order. */
export function recordGroup(connection: Connection, requests: readonly RecordRequest[]): Promise<Result<Recording>[]> {
  const workspace = requests[0]?.workspace ?? '';
  return connection.transaction().execute((transaction) => recordWithin(transaction, workspace, requests));
}

/** The same in a transaction that does more; the workspace’s head stays locked until it ends. */
export async function recordWithin(
  transaction: Connection,
  workspace: string,
  requests: readonly AdmissionRequest[],
): Promise<Result<Recording>[]> {
  const outcomes: Result<Recording>[] = [];
  for (const run of cutBeforeGuarded(requests)) outcomes.push(...(await recordRun(transaction, workspace, run)));
  return outcomes;
}

/** What a guarded request must find unchanged is read from the log: so what comes before it is recorded before it. */
function cutBeforeGuarded(requests: readonly AdmissionRequest[]): readonly (readonly AdmissionRequest[])[] {
  const runs: AdmissionRequest[][] = [];
  for (const request of requests) {
    const run = request.unchangedSince === undefined ? runs.at(-1) : undefined;
    if (run) run.push(request);
    else runs.push([request]);
  }
  return runs;
}

async function recordRun(
  transaction: Connection,
  workspace: string,
  requests: readonly AdmissionRequest[],
): Promise<Result<Recording>[]> {
  const head = await lockHead(transaction, workspace);
  if (!head) return requests.map(() => unknownWorkspace(workspace));
  const { now, view } = await readView(transaction, { workspace, head, requests });
  const at = nextMoment(head, now);
  const numbering = new Numbering(head.size, at);
  const insertion = new Insertion();
  const outcomes = requests.map((request): Result<Recording> => {
    const verdict = admit(request, view);
    if (verdict.kind === 'refused') return { ok: false, problem: verdict.problem };
    if (verdict.kind === 'repeated') return succeed(verdict);
    const receipts = numbering.number(request.developments);
    noteAdmitted(view, request.developments, receipts);
    insertion.admit(workspace, request.developments, view);
    return succeed({ kind: 'recorded', receipts });
  });
  if (insertion.size > 0) {
    const [answer] = await insertion.send(transaction, { waits: true, at });
    const admitted = outcomes.filter((outcome) => outcome.ok && outcome.value.kind === 'recorded');
    if (answer?.length !== head.size || answer.admitted !== admitted.length)
      throw new Error(`the log of ${workspace} took other developments than were admitted`);
  }
  return outcomes;
}

/** What would become of one request if it were recorded now. Writes nothing. */
export function dryRunRequest(
  connection: Connection,
  { workspace, ...request }: RecordRequest,
): Promise<Result<DryRun>> {
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const head = await readHead(transaction, workspace);
      if (!head) return unknownWorkspace(workspace);
      const { now, view } = await readView(transaction, { workspace, head, requests: [request] });
      const verdict = admit(request, view);
      return verdict.kind === 'refused'
        ? { ok: false, problem: verdict.problem }
        : succeed({ kind: verdict.kind, size: view.size, now });
    });
}

function unknownWorkspace(workspace: string) {
  return fail('not_found', { detail: say('problems.found.workspace', { workspace }) });
}
