// Projects the logs of all workspaces step by step, a few at a time and by turns: a workspace that is far behind delays
// no other, since each gets its next step behind all that wait already.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.ts';
import type { RecordedTexts } from '../log/read.ts';
import { ProjectionMemory } from './memory.ts';
import { type RebuildNews, rebuildOutdated } from './outdated.ts';
import { type ProjectionStep, projectStep } from './project.ts';
import { FACTS_VERSION } from './version.ts';

/** Has workspaces projected, wherever that is done. */
export interface Stepping {
  /** Has the workspace projected soon. */
  wake(workspace: string): void;
  /** The same, with what was just recorded there. */
  feed(workspace: string, recorded: readonly RecordedTexts[]): void;
  /** Has facts made anew that older rules made. */
  rebuildOutdated(): void;
  close(): Promise<void>;
}

/** What listeners learn of each step. */
export interface SteppingEvents {
  readonly onStep: (workspace: string, step: ProjectionStep) => void;
  /** Undefined: of no workspace. */
  readonly onFailure: (workspace: string | undefined, error: unknown) => void;
  readonly onRebuild: (workspace: string, news: RebuildNews) => void;
}

const POLL_MS = 500;
/** So many workspaces are projected at the same time, each over a connection. */
const AT_ONCE = 3;
/** So many developments are kept in memory, of all workspaces together. */
const MOST_KEPT = 60_000;

export function startStepping(connection: Connection, { onStep, onFailure, onRebuild }: SteppingEvents): Stepping {
  const memories = new Map<string, ProjectionMemory>();
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const stopping = new AbortController();

  const memoryOf = (workspace: string): ProjectionMemory => {
    const memory = memories.get(workspace) ?? new ProjectionMemory();
    memories.delete(workspace);
    memories.set(workspace, memory); // The one that was used last stands last.
    return memory;
  };
  const forgetOldest = () => {
    let kept = memories.values().reduce((sum, memory) => sum + memory.size, 0);
    for (const [workspace, memory] of memories) {
      if (kept <= MOST_KEPT) return;
      kept -= memory.size;
      memories.delete(workspace);
    }
  };
  const run = async (workspace: string) => {
    try {
      const step = await projectStep(connection, workspace, memoryOf(workspace));
      if (!step.isCaughtUp) again.add(workspace);
      onStep(workspace, step);
    } catch (error) {
      onFailure(workspace, error);
    }
    forgetOldest();
    running.delete(workspace);
    if (again.delete(workspace)) waiting.add(workspace);
    startWaiting();
  };
  const startWaiting = () => {
    for (const workspace of waiting) {
      if (stopping.signal.aborted || running.size >= AT_ONCE) return;
      waiting.delete(workspace);
      running.set(workspace, run(workspace));
    }
  };
  const wake = (workspace: string) => {
    if (running.has(workspace)) again.add(workspace);
    else waiting.add(workspace);
    startWaiting();
  };
  const poll = async () => {
    while (!stopping.signal.aborted) {
      try {
        for (const workspace of await listBehind(connection)) wake(workspace);
      } catch (error) {
        if (!stopping.signal.aborted) onFailure(undefined, error);
      }
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const polling = poll();
  let rebuilding: Promise<void> | undefined;
  return {
    wake,
    feed(workspace, recorded) {
      memoryOf(workspace).feed(recorded);
      wake(workspace);
    },
    rebuildOutdated() {
      const { signal } = stopping;
      rebuilding = rebuildOutdated(connection, { onNews: onRebuild, signal }).catch((error) =>
        onFailure(undefined, error),
      );
    },
    async close() {
      stopping.abort();
      await polling;
      await rebuilding;
      await Promise.all(running.values());
    },
  };
}

/** What older rules made waits for its rebuild. */
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
