// Notifies one witness or file of the newest checkpoints, and tries again where that fails.
import { isDeepStrictEqual } from 'node:util';
import { type Message, say } from '../words/message.ts';

/** The outcome of notifying a witness of the newest checkpoint of a workspace. */
export type NotificationStatus =
  /** It has the checkpoint of this size; 0: there is none yet. */
  | { readonly kind: 'notified'; readonly size: number }
  | { readonly kind: 'failed'; readonly reason: Message }
  /** What it has seen is not what the log is here. */
  | { readonly kind: 'forked'; readonly reason: Message };

export interface Destination {
  /** The name of a witness's key, or the path of a file. */
  readonly witness: string;
  /** For so many workspaces at the same time; for each by one request at a time. */
  readonly atOnce: number;
  /** Notifies it of the newest checkpoint of the workspace. */
  readonly notify: (workspace: string) => Promise<NotificationStatus>;
}

export interface WitnessStatus {
  readonly witness: string;
  readonly workspace: string;
  /** The size of the newest checkpoint that it has; 0: none that is known here. */
  readonly size: number;
  readonly fault: Message | undefined;
}

export interface WitnessFault {
  readonly witness: string;
  readonly workspace: string;
  readonly reason: Message;
  /** There are two logs of one name: an operator must look. */
  readonly isFork: boolean;
}

export interface NotifierOptions {
  /** Called once for each fault, as long as it lasts. */
  readonly onFault: (fault: WitnessFault) => void;
  /** Before what failed is tried again; twice as long after each further failure. */
  readonly retryMs: number;
}

export interface Notifier {
  /** Returns at once, as `retry` does: what they begin goes on in the background. */
  notify(workspace: string): void;
  /** Notifies it again of the workspaces that failed, as far as their time has come. */
  retry(): void;
  status(): readonly WitnessStatus[];
  /** Waits for what is under way. */
  close(): Promise<void>;
}

interface Progress {
  readonly size: number;
  readonly failure?: Failure;
}

interface Failure {
  readonly reason: Message;
  readonly delayMs: number;
  readonly retryAtMs: number;
}

const MAXIMUM_DELAY_MS = 60_000;

/** Notifies one destination. A workspace that comes up again meanwhile is notified once more afterwards. */
export function startNotifier(
  { witness, atOnce, notify }: Destination,
  { onFault, retryMs }: NotifierOptions,
): Notifier {
  const progress = new Map<string, Progress>();
  const due = new Set<string>();
  const underWay = new Map<string, Promise<void>>();

  const settle = (workspace: string, outcome: NotificationStatus) => {
    const before: Progress = progress.get(workspace) ?? { size: 0 };
    const after = follow(before, outcome, retryMs);
    progress.set(workspace, after);
    if (outcome.kind === 'notified' || isDeepStrictEqual(after.failure?.reason, before.failure?.reason)) return;
    onFault({ witness, workspace, reason: outcome.reason, isFork: outcome.kind === 'forked' });
  };
  const work = async (workspace: string) => {
    const outcome = await notify(workspace).catch(
      (error: unknown): NotificationStatus => ({
        kind: 'failed',
        reason: say('proof.witnesses.failed', { reason: messageOf(error) }),
      }),
    );
    underWay.delete(workspace);
    settle(workspace, outcome);
    workOff();
  };
  const workOff = () => {
    for (const workspace of due) {
      if (underWay.size >= atOnce) return;
      if (underWay.has(workspace)) continue;
      due.delete(workspace);
      underWay.set(workspace, work(workspace));
    }
  };

  return {
    notify(workspace) {
      due.add(workspace);
      workOff();
    },
    retry() {
      for (const [workspace, { failure }] of progress)
        if (failure && failure.retryAtMs <= performance.now()) due.add(workspace);
      workOff();
    },
    status: () =>
      [...progress].map(([workspace, { size, failure }]) => ({ witness, workspace, size, fault: failure?.reason })),
    async close() {
      due.clear();
      await Promise.all(underWay.values());
    },
  };
}

function follow({ size, failure }: Progress, outcome: NotificationStatus, retryMs: number): Progress {
  switch (outcome.kind) {
    case 'notified':
      return { size: outcome.size };
    case 'failed':
    case 'forked': {
      const delayMs = failure ? Math.min(failure.delayMs * 2, MAXIMUM_DELAY_MS) : retryMs;
      return { size, failure: { reason: outcome.reason, delayMs, retryAtMs: performance.now() + delayMs } };
    }
    default:
      return outcome satisfies never;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
