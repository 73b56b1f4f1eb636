import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.ts';
import { projectStep } from './project.ts';

export interface Projector {
  /** Has the workspace projected soon. */
  wake(workspace: string): void;
  /** Waits until everything up to `position` is projected, at most `timeoutMs`; false where that was too short. Rejects where projecting fails. */
  waitFor(workspace: string, position: number, timeoutMs?: number): Promise<boolean>;
  close(): Promise<void>;
}

const POLL_MS = 500;
const TIMEOUT_MS = 5_000;

export interface ProjectorOptions {
  readonly connection: Connection;
  /** Told of a failure; projecting goes on at the next wake. */
  readonly onError: (error: unknown) => void;
}

interface Waiter {
  readonly position: number;
  resolve(isProjected: boolean): void;
  reject(error: unknown): void;
}

/** What is known of one workspace's projection. */
interface Progress {
  nextPosition: number;
  /** A wake during a run has another follow it. */
  isWanted: boolean;
  run: Promise<void> | undefined;
  readonly waiters: Set<Waiter>;
}

/** Keeps the facts of all workspaces up with their logs: at once for what this process appends, by looking for the rest. */
export function startProjector({ connection, onError }: ProjectorOptions): Projector {
  const workspaces = new Map<string, Progress>();
  const stopping = new AbortController();

  const progressOf = (workspace: string): Progress => {
    const progress = workspaces.get(workspace) ?? {
      nextPosition: 0,
      isWanted: false,
      run: undefined,
      waiters: new Set(),
    };
    workspaces.set(workspace, progress);
    return progress;
  };

  const project = async (workspace: string, progress: Progress) => {
    try {
      while (progress.isWanted && !stopping.signal.aborted) {
        progress.isWanted = false;
        const step = await projectStep(connection, workspace);
        if (step.developments > 0) progress.isWanted = true;
        progress.nextPosition = step.nextPosition;
        for (const waiter of progress.waiters) if (waiter.position < step.nextPosition) waiter.resolve(true);
      }
    } catch (error) {
      if (progress.waiters.size === 0) onError(error);
      for (const waiter of progress.waiters) waiter.reject(error);
    } finally {
      progress.run = undefined;
    }
  };

  const wake = (workspace: string) => {
    const progress = progressOf(workspace);
    progress.isWanted = true;
    progress.run ??= project(workspace, progress);
  };

  const poll = async () => {
    while (!stopping.signal.aborted) {
      try {
        const behind = await connection
          .selectFrom('projection as p')
          .innerJoin('head as h', 'h.workspace', 'p.workspace')
          .select('p.workspace')
          .whereRef('h.size', '>', 'p.next_position')
          .execute();
        for (const { workspace } of behind) wake(workspace);
      } catch (error) {
        if (!stopping.signal.aborted) onError(error);
      }
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const polling = poll();

  return {
    wake,
    async waitFor(workspace, position, timeoutMs = TIMEOUT_MS) {
      const progress = progressOf(workspace);
      if (position < progress.nextPosition) return true;
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      const waiter: Waiter = { position, resolve, reject };
      const timer = setTimeout(() => resolve(false), timeoutMs);
      progress.waiters.add(waiter);
      wake(workspace);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        progress.waiters.delete(waiter);
      }
    },
    async close() {
      stopping.abort();
      await polling;
      await Promise.all([...workspaces.values()].map(({ run }) => run));
    },
  };
}
