// The queue before the log: what is recorded in one transaction, and one result for each request.
import { randomUUIDv7 } from 'node:crypto';
import { type Connection, sqlState } from '../database/connection.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { type PreparedDevelopment, prepare } from './prepare.ts';
import { type DryRun, dryRunRequest, type Recording, type RecordRequest, recordGroup } from './record.ts';

export interface AppendRequest {
  readonly workspace: string;
  /** One development, or an array that is one atomic batch. */
  readonly input: unknown;
  readonly recordedBy: string;
  /** Refuse where a subject of the request has a development after this position. */
  readonly unchangedSince?: number | undefined;
}

export interface Appender {
  append(request: AppendRequest): Promise<Result<Recording>>;
  /** Checks a request as `append` would, and writes nothing. */
  dryRun(request: AppendRequest): Promise<Result<PreparedDryRun>>;
  /** Waits for what is queued. */
  close(): Promise<void>;
}

/** What would become of it, with the developments as they would be recorded. */
export interface PreparedDryRun extends DryRun {
  readonly developments: readonly PreparedDevelopment[];
}

export interface AppenderLimits {
  readonly developmentsInTransaction: number;
  readonly queuedRequests: number;
  readonly queuedBytes: number;
}

const DEFAULT_LIMITS: AppenderLimits = {
  developmentsInTransaction: 500,
  queuedRequests: 5_000,
  queuedBytes: 64 * 1024 * 1024,
};

export interface AppenderOptions {
  readonly connection: Connection;
  readonly limits?: AppenderLimits;
  /** Called after each commit, so that the projection need not wait for its next look. */
  readonly onAppended?: (workspace: string) => void;
}

interface QueuedRequest extends RecordRequest {
  readonly sizeBytes: number;
  resolve(outcome: Result<Recording>): void;
  reject(error: unknown): void;
}

/**
 * Appends by group commit: requests queue up while one transaction runs, and the next takes all of a workspace, up to a
 * limit. Each gets a result of its own. Where the commit’s reply is lost the append rejects: it may be recorded, and a
 * retry settles that.
 */
export function createAppender({ connection, limits = DEFAULT_LIMITS, onAppended }: AppenderOptions): Appender {
  const queue: QueuedRequest[] = [];
  let queuedBytes = 0;
  let draining: Promise<void> | undefined;

  const drain = async () => {
    while (queue.length > 0) {
      const group = takeGroup(queue, limits.developmentsInTransaction);
      for (const request of group) queuedBytes -= request.sizeBytes;
      await commitGroup(connection, group);
      const workspace = group[0]?.workspace;
      if (workspace !== undefined) onAppended?.(workspace);
    }
    draining = undefined;
  };

  return {
    append({ workspace, input, recordedBy, unchangedSince }) {
      const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7 });
      if (!preparation.ok) return Promise.resolve(preparation);
      const developments = preparation.value;
      const sizeBytes = developments.reduce((sum, development) => sum + development.sizeBytes, 0);
      if (queue.length >= limits.queuedRequests || queuedBytes + sizeBytes > limits.queuedBytes) {
        return Promise.resolve(fail('busy', { detail: say('problems.service.busy') }));
      }
      return new Promise((resolve, reject) => {
        queue.push({ workspace, developments, unchangedSince, sizeBytes, resolve, reject });
        queuedBytes += sizeBytes;
        draining ??= Promise.resolve().then(drain);
      });
    },
    async dryRun({ workspace, input, recordedBy, unchangedSince }) {
      const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7 });
      if (!preparation.ok) return preparation;
      const developments = preparation.value;
      const outcome = await dryRunRequest(connection, { workspace, developments, unchangedSince });
      return outcome.ok ? succeed({ ...outcome.value, developments }) : outcome;
    },
    async close() {
      await draining;
    },
  };
}

/** Takes requests of the oldest one’s workspace, oldest first: at least one, and up to `maximum` developments. */
function takeGroup(queue: QueuedRequest[], maximum: number): QueuedRequest[] {
  const workspace = queue[0]?.workspace;
  const group: QueuedRequest[] = [];
  let [taken, full] = [0, false];
  const rest = queue.filter((request) => {
    const fits = taken === 0 || taken + request.developments.length <= maximum;
    if (request.workspace !== workspace || full || !fits) {
      full ||= request.workspace === workspace;
      return true;
    }
    taken += request.developments.length;
    group.push(request);
    return false;
  });
  queue.splice(0, queue.length, ...rest);
  return group;
}

async function commitGroup(connection: Connection, group: readonly QueuedRequest[]): Promise<void> {
  try {
    const outcomes = await recordGroup(connection, group);
    for (const [index, request] of group.entries()) request.resolve(outcomes[index] as Result<Recording>);
  } catch (error) {
    // Data that Postgres refuses condemns only the request that brought it.
    if (group.length > 1 && isRefusedData(error)) for (const request of group) await commitGroup(connection, [request]);
    else for (const request of group) request.reject(error);
  }
}

/** SQLSTATE class 22 (data), 23 (constraint) or 54 (limit exceeded). */
function isRefusedData(error: unknown): boolean {
  return /^(2[23]|54)/.test(sqlState(error) ?? '');
}
