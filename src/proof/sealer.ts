/*
 * Seals all workspaces of a database, at most once an interval, in one process at a time.
 *
 *     elsewhere ──lock──► looking ──all are ours──► here ──lock lost──► elsewhere
 *         ▲                  │
 *         └──one is not ours─┘
 *
 *     elsewhere   another process holds the lock of the database, or none does; it is asked for once an interval
 *     looking     the lock is held, and every log is looked at once: also those that seem sealed may be old copies.
 *                 Those that have grown come first, also those that grow while the others are looked at
 *     here        the lock is held, and logs that have grown are sealed (seal.ts), in groups, once an interval
 *
 *     looking → elsewhere   another installation seals one of the logs: the lock is left to it
 *     here    → elsewhere   the connection with the lock broke, or sealing failed otherwise
 *
 * Of two processes that both believe to be `here` only one can move a log’s state: so they never sign two different
 * logs. The lock only spares them each other’s refusals.
 *
 * An example: two servers start on one database with the workspaces main and harbour. Server A gets the lock, looks at
 * both, and is `here`; server B stays `elsewhere`. A development is recorded in main: within a second A seals main and
 * notifies the witnesses. A ends, and its lock with it: within a second B gets the lock, looks at both, and is `here`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import type { Message } from '../words/message.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';
import { listUnsealed } from './checkpoints.ts';
import type { Notifier, WitnessStatus } from './notifier.ts';
import { type GroupOutcome, type SealSettings, sealWorkspaces } from './seal.ts';
import { SealJournal } from './seal-journal.ts';
import { StateMoved } from './seal-state.ts';
import { startWitnesses, type WitnessesOptions } from './witnesses.ts';

/** What an operator should know of a log. */
interface LogNotice {
  readonly workspace: string;
  readonly reason: Message;
}

export interface SealingStatus {
  /** `here`: this process seals; `elsewhere`: another process does, or none. */
  readonly sealing: 'here' | 'elsewhere';
  readonly refusals: readonly LogNotice[];
  /** What each witness that this process notified last said of a workspace. */
  readonly witnesses: readonly WitnessStatus[];
}

export interface Sealer {
  status(): SealingStatus;
  /** Whether it could begin at once: no other process sealed. */
  readonly began: Promise<boolean>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export interface SealerOptions extends SealSettings {
  readonly connection: Connection;
  /** Called once for each refusal, as long as it lasts. */
  readonly onRefused: (refusal: LogNotice) => void;
  /** Called once for each log that another installation seals. */
  readonly onLeft: (log: LogNotice) => void;
  readonly onError: (error: unknown) => void;
  readonly intervalMs?: number;
  /** Who is notified of each checkpoint. */
  readonly witnesses?: Omit<WitnessesOptions, 'connection'> | undefined;
}

const INTERVAL_MS = 1_000;
/** So many logs share a flush: their checkpoints wait for each other. */
const LOGS_IN_GROUP = 250;

export function startSealer(options: SealerOptions): Sealer {
  const { connection, witnesses } = options;
  const notifier = witnesses && startWitnesses({ connection, ...witnesses });
  const run = new SealerRun(options, notifier);
  const running = run.run();
  return {
    began: run.began,
    status: () => ({
      sealing: run.isHere ? 'here' : 'elsewhere',
      refusals: [...run.refusals].map(([workspace, reason]) => ({ workspace, reason })),
      witnesses: notifier?.status() ?? [],
    }),
    async close() {
      run.stop();
      await running;
      await notifier?.close();
    },
  };
}

class SealerRun {
  readonly #options: SealerOptions;
  readonly #notifier: Notifier | undefined;
  readonly #journal: SealJournal;
  readonly #stopping = new AbortController();
  readonly #beginning = Promise.withResolvers<boolean>();
  /** The logs that another installation seals. */
  readonly #left = new Set<string>();
  /** Why logs are refused, by workspace. */
  readonly refusals = new Map<string, Message>();
  isHere = false;

  constructor(options: SealerOptions, notifier: Notifier | undefined) {
    this.#options = options;
    this.#notifier = notifier;
    this.#journal = new SealJournal(options.folder);
  }

  get began(): Promise<boolean> {
    return this.#beginning.promise;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  stop(): void {
    this.#stopping.abort();
  }

  async run(): Promise<void> {
    const { connection, onError } = this.#options;
    while (!this.#isStopping) {
      try {
        await withSealLock(connection, (isHeld) => this.#sealWhile(isHeld));
      } catch (error) {
        if (!this.#isStopping && !(error instanceof StateMoved)) onError(error);
      }
      this.isHere = false;
      this.#beginning.resolve(false);
      await this.#rest();
    }
  }

  async #sealWhile(isHeld: () => Promise<boolean>): Promise<void> {
    const { connection } = this.#options;
    const all = await listWorkspaces(connection);
    for (let from = 0; from < all.length; from += LOGS_IN_GROUP) {
      await this.#sealAll(await listUnsealed(connection));
      await this.#sealAll(all.slice(from, from + LOGS_IN_GROUP));
      if (this.#left.size > 0 || this.#isStopping) return;
    }
    this.isHere = true;
    this.#beginning.resolve(true);
    while (!this.#isStopping && (await isHeld())) {
      const startedAtMs = performance.now();
      await this.#sealAll(await listUnsealed(connection));
      await this.#rest(performance.now() - startedAtMs);
    }
  }

  /** What was refused before is looked at each time. */
  async #sealAll(workspaces: readonly string[]): Promise<void> {
    const { connection } = this.#options;
    const wanted = [...new Set([...workspaces, ...this.refusals.keys()])];
    for (let from = 0; from < wanted.length; from += LOGS_IN_GROUP) {
      const group = wanted.slice(from, from + LOGS_IN_GROUP);
      const asked = { workspaces: group, settings: this.#options, journal: this.#journal };
      for (const [workspace, outcome] of await sealWorkspaces(connection, asked)) this.#note(workspace, outcome);
    }
    this.#notifier?.retry();
  }

  #note(workspace: string, outcome: GroupOutcome): void {
    const { onRefused, onLeft, onError } = this.#options;
    if (outcome.kind === 'failed') {
      onError(outcome.error);
      return;
    }
    if (outcome.kind !== 'elsewhere') this.#left.delete(workspace);
    if (outcome.kind !== 'refused') this.refusals.delete(workspace);
    switch (outcome.kind) {
      case 'sealed':
      case 'unchanged':
        this.#notifier?.notify(workspace);
        break;
      case 'elsewhere':
        if (!this.#left.has(workspace)) onLeft({ workspace, reason: outcome.reason });
        this.#left.add(workspace);
        break;
      case 'refused':
        if (!isDeepStrictEqual(this.refusals.get(workspace), outcome.reason))
          onRefused({ workspace, reason: outcome.reason });
        this.refusals.set(workspace, outcome.reason);
        break;
      default:
        outcome satisfies never;
    }
  }

  /** Rests for what is left of the interval. */
  async #rest(spentMs = 0): Promise<void> {
    const { intervalMs = INTERVAL_MS } = this.#options;
    await sleep(Math.max(0, intervalMs - spentMs), undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

const SEAL_LOCK = 4_172_023;

/** Runs `work` while no other process of the database seals; does nothing where one does. */
async function withSealLock(
  connection: Connection,
  work: (isHeld: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  await connection.connection().execute(async (own) => {
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${SEAL_LOCK}) as locked`.execute(own);
    if (!rows[0]?.locked) return;
    try {
      await work(async () => {
        await sql`select 1`.execute(own); // Fails where the connection, and with it the lock, is gone.
        return true;
      });
    } finally {
      await sql`select pg_advisory_unlock(${SEAL_LOCK})`.execute(own).catch(() => undefined);
    }
  });
}
