/*
 * Keeps the facts of all workspaces up with their logs: at once for what this process appends, by polling for the rest.
 *
 * Each workspace is in one of three states:
 *
 *     idle ──wake──► running ◄──wake──► wanted
 *       ▲               │
 *       └───────────────┘
 *
 *     idle      nothing is under way
 *     running   a step is under way: one transaction that projects the next developments (project.ts)
 *     wanted    the same, and another step follows it
 *
 *     idle    → running   it is woken: by an append of this process, by a reader who waits, or by the poll
 *     running → wanted    it is woken again, or the step found developments: there may be more
 *     wanted  → running   the next step begins
 *     running → idle      the step found nothing more, or failed; readers who wait get the failure, else `onError`
 *
 * An example: positions 0 to 2 are projected, and an append records 3 and 4. It wakes the workspace (idle → running).
 * A reader asks for position 4 and waits; another asks for position 2 and need not wait. The step projects 3 and 4
 * (running → wanted), and the first reader goes on. The next step finds nothing (wanted → running → idle).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.ts';
import { projectStep } from './project.ts';
import { FACTS_VERSION, OutdatedFacts } from './version.ts';

export interface Projector {
  /** Has the workspace projected soon. */
  wake(workspace: string): void;
  /**
   * Waits until everything up to `position` is projected, at most `timeoutMs`; false where that was too short, or older
   * rules made the facts. Rejects where projecting fails.
   */
  waitFor(workspace: string, position: number, timeoutMs?: number): Promise<boolean>;
  close(): Promise<void>;
}

const POLL_MS = 500;
const TIMEOUT_MS = 5_000;

export interface ProjectorOptions {
  readonly connection: Connection;
  /** Called with a failure for which no reader waits; projecting goes on at the next wake. */
  readonly onError: (error: unknown) => void;
}

export function startProjector({ connection, onError }: ProjectorOptions): Projector {
  const workspaces = new Map<string, WorkspaceProjection>();
  const stopping = new AbortController();
  const projectionOf = (workspace: string) => {
    const found =
      workspaces.get(workspace) ?? new WorkspaceProjection({ connection, workspace, onError, signal: stopping.signal });
    workspaces.set(workspace, found);
    return found;
  };
  const poll = async () => {
    while (!stopping.signal.aborted) {
      try {
        for (const workspace of await listBehind(connection)) projectionOf(workspace).wake();
      } catch (error) {
        if (!stopping.signal.aborted) onError(error);
      }
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const polling = poll();
  return {
    wake: (workspace) => projectionOf(workspace).wake(),
    waitFor: (workspace, position, timeoutMs = TIMEOUT_MS) => projectionOf(workspace).waitFor(position, timeoutMs),
    async close() {
      stopping.abort();
      await polling;
      await Promise.all([...workspaces.values()].map((projection) => projection.untilIdle()));
    },
  };
}

async function listBehind(connection: Connection): Promise<string[]> {
  const rows = await connection
    .selectFrom('projection as p')
    .innerJoin('head as h', 'h.workspace', 'p.workspace')
    .select('p.workspace')
    .whereRef('h.size', '>', 'p.next_position')
    .where((the) => the.or([the('p.next_position', '=', 0), the('p.facts_version', '>=', FACTS_VERSION)]))
    .execute();
  return rows.map(({ workspace }) => workspace);
}

interface Waiter {
  readonly position: number;
  resolve(isProjected: boolean): void;
  reject(error: unknown): void;
}

interface WorkspaceOptions extends ProjectorOptions {
  readonly workspace: string;
  readonly signal: AbortSignal;
}

/** The projection of one workspace in this process. */
class WorkspaceProjection {
  readonly #options: WorkspaceOptions;
  #nextPosition = 0;
  /** Undefined while it is idle. */
  #run: Promise<void> | undefined;
  #isWanted = false;
  readonly #waiters = new Set<Waiter>();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  wake(): void {
    this.#isWanted = true;
    this.#run ??= this.#project();
  }

  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    if (position < this.#nextPosition) return true;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const waiter: Waiter = { position, resolve, reject };
    const timer = setTimeout(() => resolve(false), timeoutMs);
    this.#waiters.add(waiter);
    this.wake();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
    }
  }

  async untilIdle(): Promise<void> {
    await this.#run;
  }

  async #project(): Promise<void> {
    const { connection, workspace, onError, signal } = this.#options;
    try {
      while (this.#isWanted && !signal.aborted) {
        this.#isWanted = false;
        const step = await projectStep(connection, workspace);
        if (step.developments > 0) this.#isWanted = true;
        this.#nextPosition = step.nextPosition;
        for (const waiter of this.#waiters) if (waiter.position < step.nextPosition) waiter.resolve(true);
      }
    } catch (error) {
      if (error instanceof OutdatedFacts) for (const waiter of this.#waiters) waiter.resolve(false);
      else if (this.#waiters.size === 0) onError(error);
      for (const waiter of this.#waiters) waiter.reject(error);
    } finally {
      this.#run = undefined;
    }
  }
}
