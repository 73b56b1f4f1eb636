/*
 * Lets readers wait for facts: until they have come to a position. Who brings them there is `Stepping`: in this thread
 * (stepping.ts), or in one of its own (thread.ts).
 *
 * A workspace is at a position: every development before it is projected. A reader is in one of three states:
 *
 *     waiting ──► answered
 *        └──────► sent away
 *
 *     waiting  → answered   the workspace has come past the position that the reader asks for
 *     waiting  → sent away  that takes too long; it will take too long, at the rate of the steps before; older rules
 *                           made the facts; or a step failed: then the reader gets the failure
 *
 * An example: positions 0 to 2 are projected, and an append records 3 and 4. A reader asks for position 4 and waits;
 * another asks for position 2 and need not wait. A step projects 3 and 4, and the first reader goes on.
 */
import type { Connection } from '../database/connection.ts';
import type { RecordedTexts } from '../log/read.ts';
import type { RebuildNews } from './outdated.ts';
import type { ProjectionStep } from './project.ts';
import { type Stepping, type SteppingEvents, startStepping } from './stepping.ts';
import { OutdatedFacts } from './version.ts';

export interface Projector {
  /** Has the workspace projected soon. */
  wake(workspace: string): void;
  /** The same, with what was just recorded and committed there: it need not be read back then. */
  onRecorded(workspace: string, recorded: readonly RecordedTexts[]): void;
  /**
   * Waits until everything up to `position` is projected, at most `timeoutMs`; false where that is too short, or older
   * rules made the facts. Rejects where projecting fails.
   */
  waitFor(workspace: string, position: number, timeoutMs?: number): Promise<boolean>;
  /** Has facts made anew that older rules made, beside everything else. */
  rebuildOutdated(onNews: (workspace: string, news: RebuildNews) => void): void;
  close(): Promise<void>;
}

const TIMEOUT_MS = 5_000;

export interface ProjectorOptions {
  readonly connection: Connection;
  /** Called with a failure for which no reader waits; projecting goes on at the next wake. */
  readonly onError: (error: unknown) => void;
}

/** A projector in this thread. */
export function startProjector({ connection, onError }: ProjectorOptions): Projector {
  return createProjector((events) => startStepping(connection, events), onError);
}

export function createProjector(
  start: (events: SteppingEvents) => Stepping,
  onError: (error: unknown) => void,
): Projector {
  const workspaces = new Map<string, Readers>();
  const readersOf = (workspace: string): Readers => {
    const readers = workspaces.get(workspace) ?? new Readers();
    workspaces.set(workspace, readers);
    return readers;
  };
  let onNews: SteppingEvents['onRebuild'] = () => undefined;
  const stepping = start({
    onRebuild: (workspace, news) => onNews(workspace, news),
    onStep: (workspace, step) => readersOf(workspace).advance(step),
    onFailure(workspace, error) {
      const isTold = workspace !== undefined && readersOf(workspace).fail(error);
      if (!isTold && !(error instanceof OutdatedFacts)) onError(error);
    },
  });
  return {
    wake: (workspace) => stepping.wake(workspace),
    onRecorded(workspace, recorded) {
      readersOf(workspace).expect(recorded.at(-1)?.position ?? -1);
      stepping.feed(workspace, recorded);
    },
    waitFor(workspace, position, timeoutMs = TIMEOUT_MS) {
      const readers = readersOf(workspace);
      if (readers.has(position)) return Promise.resolve(true);
      if (!readers.expects(position)) stepping.wake(workspace);
      return readers.waitFor(position, timeoutMs);
    },
    rebuildOutdated(listener) {
      onNews = listener;
      stepping.rebuildOutdated();
    },
    close: () => stepping.close(),
  };
}

interface Reader {
  readonly position: number;
  resolve(isProjected: boolean): void;
  reject(error: unknown): void;
}

/** So many steps say how fast a workspace is projected. */
const ENOUGH_STEPS = 8;

/** Those who wait for the facts of one workspace, and how fast these come. */
class Readers {
  readonly #waiting = new Set<Reader>();
  #nextPosition = 0;
  /** Up to here it was handed on what is to be projected. */
  #expected = -1;
  /** When the last steps ended, in milliseconds, and where; as long as each followed the one before. */
  #steps: { readonly atMs: number; readonly position: number }[] = [];

  has(position: number): boolean {
    return position < this.#nextPosition;
  }

  /** Notes that everything up to a position was handed on. */
  expect(position: number): void {
    this.#expected = Math.max(this.#expected, position);
  }

  /** Whether a position will be projected, without anything that has it projected. */
  expects(position: number): boolean {
    return position <= this.#expected;
  }

  advance({ nextPosition, isCaughtUp }: ProjectionStep): void {
    this.#nextPosition = nextPosition;
    this.#steps = isCaughtUp
      ? []
      : [...this.#steps, { atMs: performance.now(), position: nextPosition }].slice(-ENOUGH_STEPS);
    for (const reader of this.#waiting) if (this.has(reader.position)) reader.resolve(true);
  }

  /** Whether a reader was told. */
  fail(error: unknown): boolean {
    this.#expected = -1;
    const isTold = this.#waiting.size > 0;
    for (const reader of this.#waiting) {
      if (error instanceof OutdatedFacts) reader.resolve(false);
      else reader.reject(error);
    }
    return isTold;
  }

  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    if (this.#timeUntil(position) > timeoutMs) return false;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const reader: Reader = { position, resolve, reject };
    const timer = setTimeout(() => resolve(false), timeoutMs);
    this.#waiting.add(reader);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(reader);
    }
  }

  /** In milliseconds, at the rate of the last steps; 0 where that cannot be told. */
  #timeUntil(position: number): number {
    const [first, last] = [this.#steps[0], this.#steps.at(-1)];
    if (!first || !last || this.#steps.length < ENOUGH_STEPS) return 0;
    return ((position - last.position) * (last.atMs - first.atMs)) / (last.position - first.position);
  }
}
