import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.ts';
import { projectStep } from './project.ts';

export interface Projector {
  /** Has the workspace projected soon. */
  wake(workspace: string): void;
  /** Waits until everything up to `position` is projected, at most `timeoutMs`; false where that was too short. */
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

/** Keeps the facts of all workspaces up with their logs: at once for what this process appends, by looking for the rest. */
export function startProjector({ connection, onError }: ProjectorOptions): Projector {
  const nextPositions = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const catchUp = async (workspace: string) => {
    for (let behind = true; behind && !stopping.signal.aborted; ) {
      const step = await projectStep(connection, workspace);
      nextPositions.set(workspace, step.nextPosition);
      behind = step.developments > 0;
    }
  };

  /** One run a workspace at a time; a wake during a run has another follow it. */
  const wanted = new Set<string>();
  const run = (workspace: string): Promise<void> => {
    wanted.add(workspace);
    const current = running.get(workspace);
    if (current) return current;
    const started = (async () => {
      try {
        while (wanted.delete(workspace) && !stopping.signal.aborted) await catchUp(workspace);
      } finally {
        running.delete(workspace);
      }
    })();
    running.set(workspace, started);
    return started;
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
        await Promise.all(behind.map(({ workspace }) => run(workspace)));
      } catch (error) {
        if (!stopping.signal.aborted) onError(error);
      }
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const polling = poll();

  return {
    wake(workspace) {
      run(workspace).catch(onError);
    },
    async waitFor(workspace, position, timeoutMs = TIMEOUT_MS) {
      const isDone = () => (nextPositions.get(workspace) ?? 0) > position;
      if (position < 0 || isDone()) return true;
      const late = AbortSignal.timeout(timeoutMs);
      while (!isDone()) {
        await Promise.race([run(workspace), sleep(timeoutMs, undefined, { signal: late }).catch(() => undefined)]);
        if (late.aborted) return isDone();
      }
      return true;
    },
    async close() {
      stopping.abort();
      await polling;
      await Promise.allSettled(running.values());
    },
  };
}
