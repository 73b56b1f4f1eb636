/*
 * Clients that wait for a log to grow. Appends of this process wake them at once. For appends of other processes one
 * query looks at the heads of all the logs that clients wait for, twice a second. It looks only while a client waits.
 *
 *     waiting ──► woken     the log has grown, or the database did not answer: the client reads and sees
 *        └──────► over      its time is over, it went away, or the server closes
 *
 * A client that is woken reads the log itself. So a wake too many costs a look, and one that is missed costs half a
 * second; neither changes what the client gets.
 */
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { OnRecorded } from './queue.ts';

export interface Wait {
  readonly workspace: string;
  /** Waits until there is more than this position. */
  readonly after: number;
  readonly timeoutMs: number;
  /** Aborts when the client has gone. */
  readonly signal?: AbortSignal | undefined;
}

export interface WatchLimits {
  /** How many may wait for one log. */
  readonly ofLog: number;
  /** How many may wait for all logs. */
  readonly ofAll: number;
}

const DEFAULT_LIMITS: WatchLimits = { ofLog: 1_000, ofAll: 4_000 };
const LOOK_EVERY_MS = 500;

interface Waiting {
  readonly after: number;
  readonly wake: () => void;
}

export class LogWatch {
  readonly #connection: Connection;
  readonly #limits: WatchLimits;
  readonly #logs = new Map<string, Set<Waiting>>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> | undefined;
  #isClosed = false;

  constructor(connection: Connection, limits: WatchLimits = DEFAULT_LIMITS) {
    this.#connection = connection;
    this.#limits = limits;
  }

  /** How many wait. */
  get count(): number {
    return this.#count;
  }

  /** Settles when it is worth looking again, or the time is over. False at once where too many wait already. */
  async waitForMore({ workspace, after, timeoutMs, signal }: Wait): Promise<boolean> {
    if (this.#isClosed || signal?.aborted) return true;
    const waiting = this.#logs.get(workspace) ?? new Set();
    if (waiting.size >= this.#limits.ofLog || this.#count >= this.#limits.ofAll) return false;
    const { promise, resolve } = Promise.withResolvers<void>();
    const client: Waiting = { after, wake: resolve };
    this.#logs.set(workspace, waiting.add(client));
    this.#count += 1;
    const timer = setTimeout(resolve, timeoutMs);
    signal?.addEventListener('abort', client.wake, { once: true });
    this.#lookLater();
    await promise;
    clearTimeout(timer);
    signal?.removeEventListener('abort', client.wake);
    waiting.delete(client);
    this.#count -= 1;
    if (waiting.size === 0 && this.#logs.get(workspace) === waiting) this.#logs.delete(workspace);
    return true;
  }

  /** Called after each commit of this process. */
  readonly onRecorded: OnRecorded = (workspace, recorded) => this.#wake(workspace, recorded.at(-1)?.position ?? -1);

  /** Lets all go. Clients that come later do not wait. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#wakeAll();
    await this.#look;
  }

  #wake(workspace: string, newest: number): void {
    for (const { after, wake } of this.#logs.get(workspace) ?? []) if (after < newest) wake();
  }

  #wakeAll(): void {
    for (const workspace of this.#logs.keys()) this.#wake(workspace, Number.POSITIVE_INFINITY);
  }

  #lookLater(): void {
    if (this.#timer || this.#isClosed || this.#logs.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#look = this.#lookAtHeads().finally(() => {
        this.#timer = undefined;
        this.#lookLater();
      });
    }, LOOK_EVERY_MS);
  }

  async #lookAtHeads(): Promise<void> {
    const workspaces = [...this.#logs.keys()];
    try {
      const heads = await executeNamed(
        this.#connection,
        sql<{ workspace: string; size: number }>`
          select workspace, size from head where workspace = any(${workspaces}::text[])`,
      );
      for (const { workspace, size } of heads) this.#wake(workspace, size - 1);
    } catch {
      this.#wakeAll();
    }
  }
}
