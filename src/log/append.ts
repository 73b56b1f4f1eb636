// What records developments: prepared here, judged and written in groups, and one result for each request.
import { randomUUIDv7 } from 'node:crypto';
import type { Connection } from '../database/connection.ts';
import { type Result, succeed } from '../words/problem.ts';
import type { Guard } from './guard.ts';
import { type PreparedDevelopment, prepare } from './prepare.ts';
import { AppendQueue, type OnRecorded, type QueueLimits } from './queue.ts';
import { type DryRun, dryRunRequest, type Recording } from './record.ts';

export interface AppendRequest extends Partial<Guard> {
  readonly workspace: string;
  /** One development, or an array that is one atomic batch. */
  readonly input: unknown;
  readonly recordedBy: string;
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

const DEFAULT_LIMITS: QueueLimits = {
  developmentsInGroup: 500,
  queuedRequests: 5_000,
  queuedBytes: 64 * 1024 * 1024,
  busyLogs: 4,
};

export interface AppenderOptions {
  readonly connection: Connection;
  readonly limits?: QueueLimits;
  /** Called after each commit, so that the projection need neither wait for its next look nor read all of it back. */
  readonly onRecorded?: OnRecorded;
}

/**
 * Appends by group commit: requests queue up while others are recorded, and go together where they can (queue.ts).
 * Each gets a result of its own. Where the commit’s reply is lost the append rejects: it may be recorded, and a retry
 * settles that.
 */
export function createAppender({ connection, limits = DEFAULT_LIMITS, onRecorded }: AppenderOptions): Appender {
  const queue = new AppendQueue({ connection, limits, onRecorded });
  return {
    append({ workspace, input, recordedBy, unchangedSince, watch, watchTypes }) {
      const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7 });
      return preparation.ok
        ? queue.add({ workspace, developments: preparation.value, unchangedSince, watch, watchTypes })
        : Promise.resolve(preparation);
    },
    async dryRun({ workspace, input, recordedBy, unchangedSince, watch, watchTypes }) {
      const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7 });
      if (!preparation.ok) return preparation;
      const developments = preparation.value;
      const outcome = await dryRunRequest(connection, { workspace, developments, unchangedSince, watch, watchTypes });
      return outcome.ok ? succeed({ ...outcome.value, developments }) : outcome;
    },
    close: () => queue.close(),
  };
}
