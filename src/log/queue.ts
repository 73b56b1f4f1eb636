/*
 * The queue before the logs: what is recorded together, and when. A log in it is
 *
 *     waiting ──its turn──► under way ──some are left, or more came──► waiting
 *                               └──────────none is left──────────────► gone
 *
 * A group holds requests of any number of logs, as far as the database can judge them by itself (insertion.ts). It
 * waits for no log that another process adds to at this moment. A log is a group of its own where its next request is
 *
 *     judged        by the process, for only that can: so are those that wait behind it, in one transaction
 *     waited for    because another process held the log when its turn came
 *
 * Such groups may wait for a lock, so they never take up all places: a log that waits or fails delays no other.
 *
 * An example: the logs a, b and c wait with the requests a1 a2, b1 (a correction) and c1. The group a1 a2 c1 is
 * recorded by one statement; beside it b1 is judged and recorded in a transaction.
 */
import { type Connection, isUnreachable, sqlState } from '../database/connection.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { Insertion, isPlainRequest, type LogAnswer } from './insertion.ts';
import { type Receipt, textsOfParts } from './log-view.ts';
import { Numbering } from './numbering.ts';
import type { RecordedTexts } from './read.ts';
import { type Recording, type RecordRequest, recordGroup } from './record.ts';

export interface QueueLimits {
  readonly developmentsInGroup: number;
  /** What may wait for one log. */
  readonly queuedRequests: number;
  readonly queuedBytes: number;
  /** How many times as much may wait for all logs. */
  readonly busyLogs: number;
}

export interface QueueOptions {
  readonly connection: Connection;
  readonly limits: QueueLimits;
  readonly onRecorded: OnRecorded | undefined;
}

/** Called after each commit with what it added to a log, in order. */
export type OnRecorded = (workspace: string, recorded: readonly RecordedTexts[]) => void;

/** So many connections record at once; the others are for readers. */
const GROUPS_AT_ONCE = 4;

interface QueuedRequest extends RecordRequest {
  readonly isPlain: boolean;
  readonly sizeBytes: number;
  readonly resolve: (outcome: Result<Recording>) => void;
  readonly reject: (error: unknown) => void;
}

interface LogQueue {
  readonly workspace: string;
  readonly requests: QueuedRequest[];
  sizeBytes: number;
  isUnderWay: boolean;
  /** How its next request must be recorded, if not with those of other logs. */
  alone: 'judged' | 'waitedFor' | undefined;
  /** So many of the next ones are judged one by one: the database refused a group that they were in. */
  doubtful: number;
}

/** What is recorded by one statement or in one transaction. */
interface Group {
  readonly taken: Map<LogQueue, QueuedRequest[]>;
  /** Undefined: the process judges it. */
  readonly insertion: Insertion | undefined;
  /** Whether it may wait for a lock. */
  readonly waits: boolean;
}

export class AppendQueue {
  readonly #options: QueueOptions;
  /** All logs that have requests, in the order of their turns. */
  readonly #logs = new Map<string, LogQueue>();
  readonly #queued = { requests: 0, sizeBytes: 0 };
  readonly #underWay = new Set<Group>();
  #isWoken = false;
  #onEmpty: (() => void) | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Records a request when its turn comes; `busy` where too much waits already. */
  add(request: RecordRequest): Promise<Result<Recording>> {
    const { workspace } = request;
    const sizeBytes = request.developments.reduce((sum, development) => sum + development.sizeBytes, 0);
    const log = this.#logs.get(workspace) ?? openLogQueue(workspace);
    if (!this.#hasRoom(log, sizeBytes)) return Promise.resolve(fail('busy', { detail: say('problems.service.busy') }));
    this.#logs.set(workspace, log);
    return new Promise((resolve, reject) => {
      log.requests.push({ ...request, isPlain: isPlainRequest(request), sizeBytes, resolve, reject });
      this.#count(log, 1, sizeBytes);
      // What is asked in one go is recorded together.
      if (!this.#isWoken) queueMicrotask(() => this.#start());
      this.#isWoken = true;
    });
  }

  /** Waits until nothing is left. */
  async close(): Promise<void> {
    if (this.#logs.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
    });
  }

  #hasRoom(log: LogQueue, sizeBytes: number): boolean {
    const { queuedRequests, queuedBytes, busyLogs } = this.#options.limits;
    return (
      log.requests.length < queuedRequests &&
      log.sizeBytes + sizeBytes <= queuedBytes &&
      this.#queued.requests < busyLogs * queuedRequests &&
      this.#queued.sizeBytes + sizeBytes <= busyLogs * queuedBytes
    );
  }

  #putBack(log: LogQueue, requests: readonly QueuedRequest[], alone: LogQueue['alone']): void {
    log.requests.unshift(...requests);
    log.alone = alone;
    for (const { sizeBytes } of requests) this.#count(log, 1, sizeBytes);
  }

  #count(log: LogQueue, requests: number, sizeBytes: number): void {
    log.sizeBytes += sizeBytes;
    this.#queued.sizeBytes += sizeBytes;
    this.#queued.requests += requests;
  }

  #start(): void {
    this.#isWoken = false;
    while (this.#underWay.size < GROUPS_AT_ONCE) {
      const group = this.#takeGroup();
      if (!group) break;
      void this.#run(group);
    }
    if (this.#logs.size === 0) this.#onEmpty?.();
  }

  #takeGroup(): Group | undefined {
    const waiting = [...this.#logs.values()].filter(({ isUnderWay }) => !isUnderWay);
    const waits = [...this.#underWay].filter((group) => group.waits).length;
    const alone = waits < GROUPS_AT_ONCE - 1 ? waiting.find(goesAlone) : undefined;
    if (alone) return alone.alone === 'waitedFor' ? this.#takeInserted([alone], true) : this.#takeJudged(alone);
    return this.#takeInserted(
      waiting.filter((log) => !goesAlone(log)),
      false,
    );
  }

  #takeJudged(log: LogQueue): Group {
    const maximum = log.doubtful > 0 ? 1 : this.#options.limits.developmentsInGroup;
    const requests: QueuedRequest[] = [];
    let size = 0;
    for (const request of log.requests) {
      size += request.developments.length;
      if (requests.length > 0 && size > maximum) break;
      requests.push(request);
    }
    return { taken: new Map([[log, requests]]), insertion: undefined, waits: true };
  }

  /** Undefined where none of the logs has a request. */
  #takeInserted(logs: readonly LogQueue[], waits: boolean): Group | undefined {
    const insertion = new Insertion();
    const taken = new Map<LogQueue, QueuedRequest[]>();
    const maximum = this.#options.limits.developmentsInGroup;
    /** Takes `share` developments of a log; false where it has no more, or none that goes along. */
    const take = (log: LogQueue, share: number): boolean => {
      const requests = taken.get(log) ?? [];
      for (let rest = share; rest > 0; ) {
        const request = log.requests[requests.length];
        const size = request?.developments.length ?? 0;
        const fits = insertion.size === 0 || insertion.size + size <= maximum;
        if (!request || !fits || !insertion.offer(log.workspace, request)) return false;
        requests.push(request);
        taken.set(log, requests);
        rest -= size;
      }
      return true;
    };
    // By turns, so that a long queue leaves room for the others.
    for (let open = logs; open.length > 0; ) {
      const share = Math.ceil((maximum - insertion.size) / open.length);
      open = open.filter((log) => share > 0 && take(log, share));
    }
    return taken.size > 0 ? { taken, insertion, waits } : undefined;
  }

  /** Records a group, settles its requests or puts them back, and starts what comes next. */
  async #run(group: Group): Promise<void> {
    const { taken, insertion, waits } = group;
    this.#underWay.add(group);
    for (const [log, requests] of taken) {
      log.requests.splice(0, requests.length);
      log.isUnderWay = true;
      log.alone = undefined;
      for (const { sizeBytes } of requests) this.#count(log, -1, -sizeBytes);
    }
    try {
      if (insertion) await this.#insert(insertion, taken, waits);
      else for (const [log, requests] of taken) await this.#judge(log, requests);
    } catch (error) {
      this.#settleFailure(error, taken);
    }
    this.#underWay.delete(group);
    for (const log of taken.keys()) {
      log.isUnderWay = false;
      this.#logs.delete(log.workspace);
      if (log.requests.length > 0) this.#logs.set(log.workspace, log);
    }
    this.#start();
  }

  async #insert(insertion: Insertion, taken: Group['taken'], waits: boolean): Promise<void> {
    const answers = await insertion.send(this.#options.connection, { waits });
    const { workspaces } = insertion;
    const answerOf = new Map(answers.map((answer) => [workspaces[answer.log - 1], answer]));
    for (const [log, requests] of taken) {
      const answer = answerOf.get(log.workspace);
      if (answer) this.#settle(log, requests, answer);
      // What is not there even after waiting is left to the process, which says so.
      else this.#putBack(log, requests, waits ? 'judged' : 'waitedFor');
    }
  }

  #settle(log: LogQueue, requests: readonly QueuedRequest[], { length, first_at: at, admitted }: LogAnswer): void {
    const numbering = new Numbering(length, at);
    const recorded = requests.slice(0, admitted);
    const outcomes = recorded.map(({ developments }): Result<Recording> => {
      return succeed({ kind: 'recorded', receipts: numbering.number(developments) });
    });
    this.#answer(log, recorded, outcomes);
    if (admitted < requests.length) this.#putBack(log, requests.slice(admitted), 'judged');
  }

  async #judge(log: LogQueue, requests: readonly QueuedRequest[]): Promise<void> {
    this.#answer(log, requests, await recordGroup(this.#options.connection, requests));
    passDoubtful(log, requests.length);
  }

  /** Gives each request its outcome, and hands on what was recorded. */
  #answer({ workspace }: LogQueue, requests: readonly QueuedRequest[], outcomes: readonly Result<Recording>[]): void {
    const recorded: RecordedTexts[] = [];
    for (const [index, { developments, resolve }] of requests.entries()) {
      const outcome = outcomes[index] as Result<Recording>;
      resolve(outcome);
      if (!outcome.ok || outcome.value.kind === 'repeated') continue;
      for (const [at, { parts }] of developments.entries())
        recorded.push({ ...(outcome.value.receipts[at] as Receipt), ...textsOfParts(parts) });
    }
    if (recorded.length > 0) this.#options.onRecorded?.(workspace, recorded);
  }

  /** Data that Postgres refuses condemns only the request that brought it. */
  #settleFailure(error: unknown, taken: Group['taken']): void {
    const count = [...taken.values()].reduce((sum, requests) => sum + requests.length, 0);
    const isTriedAgain = count > 1 && sqlState(error) !== undefined && !isUnreachable(error);
    for (const [log, requests] of taken) {
      if (isTriedAgain) {
        this.#putBack(log, requests, 'judged');
        log.doubtful = requests.length;
      } else {
        for (const { reject } of requests) reject(error);
        passDoubtful(log, requests.length);
      }
    }
  }
}

function openLogQueue(workspace: string): LogQueue {
  return { workspace, requests: [], sizeBytes: 0, isUnderWay: false, alone: undefined, doubtful: 0 };
}

function goesAlone({ alone, requests: [first] }: LogQueue): boolean {
  return alone !== undefined || first?.isPlain === false;
}

/** So many of the doubtful ones are settled. */
function passDoubtful(log: LogQueue, count: number): void {
  log.doubtful = Math.max(0, log.doubtful - count);
  if (log.doubtful > 0) log.alone = 'judged';
}
