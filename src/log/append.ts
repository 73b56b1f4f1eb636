import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { type Connection, sqlState } from '../database/connection.ts';
import { type Instant, instantFromMicros, microsOf, utcDayOf } from '../time/instant.ts';
import {
  admit,
  type LogView,
  noteAdmitted,
  type PreparedDevelopment,
  prepare,
  type Receipt,
  type Refusal,
  type Verdict,
} from './admission.ts';
import { makeLeaf, type Part, type PartTexts } from './parts.ts';
import type { DevelopmentRow } from './read.ts';

export interface AppendRequest {
  readonly workspace: string;
  /** One development, or an array that is one atomic batch. */
  readonly input: unknown;
  readonly recordedBy: string;
  /** Refuse where a subject of the request has a development after this position. */
  readonly unchangedSince?: number | undefined;
}

export type AppendOutcome =
  | { readonly kind: 'recorded'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'repeated'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unknown_workspace' };

export interface Appender {
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** Checks a request as `append` would, and writes nothing. */
  rehearse(request: AppendRequest): Promise<Rehearsal>;
  /** Waits for what is queued. */
  close(): Promise<void>;
}

export type Rehearsal =
  | {
      /** It would be recorded, or it is already. */
      readonly kind: 'admitted' | 'repeated';
      readonly developments: readonly PreparedDevelopment[];
      /** Of the log. */
      readonly size: number;
      readonly now: Instant;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown_workspace' };

export interface AppenderLimits {
  readonly developmentsInTransaction: number;
  readonly queuedRequests: number;
  readonly queuedBytes: number;
}

const DEFAULT_LIMITS: AppenderLimits = {
  developmentsInTransaction: 500,
  queuedRequests: 5_000,
  queuedBytes: 64 * 1024 * 1024,
};

export interface AppenderOptions {
  readonly connection: Connection;
  readonly limits?: AppenderLimits;
  /** Called after each commit, so that the projection need not wait for its next look. */
  readonly onAppended?: (workspace: string) => void;
}

interface QueuedRequest {
  readonly workspace: string;
  readonly developments: readonly PreparedDevelopment[];
  readonly unchangedSince: number | undefined;
  readonly sizeBytes: number;
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/**
 * Appends by group commit: requests queue up while one transaction runs, and the next takes all of a workspace, up to a limit.
 * Each gets a result of its own. Where the commit's reply is lost the append rejects: it may be recorded, and a retry tells.
 */
export function createAppender({ connection, limits = DEFAULT_LIMITS, onAppended }: AppenderOptions): Appender {
  const queue: QueuedRequest[] = [];
  let queuedBytes = 0;
  let draining: Promise<void> | undefined;

  const drain = async () => {
    while (queue.length > 0) {
      const group = takeGroup(queue, limits.developmentsInTransaction);
      for (const request of group) queuedBytes -= request.sizeBytes;
      await commitGroup(connection, group);
      const workspace = group[0]?.workspace;
      if (workspace !== undefined) onAppended?.(workspace);
    }
    draining = undefined;
  };

  return {
    append({ workspace, input, recordedBy, unchangedSince }) {
      const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7 });
      if (!preparation.ok) return Promise.resolve({ kind: 'refused', refusal: preparation.refusal });
      const { developments } = preparation;
      const sizeBytes = developments.reduce((sum, development) => sum + development.sizeBytes, 0);
      if (queue.length >= limits.queuedRequests || queuedBytes + sizeBytes > limits.queuedBytes) {
        return Promise.resolve({ kind: 'busy' });
      }
      return new Promise((resolve, reject) => {
        queue.push({ workspace, developments, unchangedSince, sizeBytes, resolve, reject });
        queuedBytes += sizeBytes;
        draining ??= Promise.resolve().then(drain);
      });
    },
    async rehearse({ workspace, input, recordedBy, unchangedSince }) {
      const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7 });
      if (!preparation.ok) return { kind: 'refused', refusal: preparation.refusal };
      const { developments } = preparation;
      return connection
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          const head = await readHead(transaction, workspace);
          if (!head) return { kind: 'unknown_workspace' };
          const { now, view } = await readView(transaction, workspace, head, developments);
          const verdict = admit({ developments, unchangedSince }, view);
          return verdict.kind === 'refused' ? verdict : { kind: verdict.kind, developments, size: view.size, now };
        });
    },
    async close() {
      await draining;
    },
  };
}

/** Takes, oldest first, requests of the oldest one's workspace, up to `maximum` developments but at least one request. */
function takeGroup(queue: QueuedRequest[], maximum: number): QueuedRequest[] {
  const workspace = queue[0]?.workspace;
  const group: QueuedRequest[] = [];
  let [taken, full] = [0, false];
  const rest = queue.filter((request) => {
    const fits = taken === 0 || taken + request.developments.length <= maximum;
    if (request.workspace !== workspace || full || !fits) {
      full ||= request.workspace === workspace;
      return true;
    }
    taken += request.developments.length;
    group.push(request);
    return false;
  });
  queue.splice(0, queue.length, ...rest);
  return group;
}

async function commitGroup(connection: Connection, group: readonly QueuedRequest[]): Promise<void> {
  try {
    const outcomes = await recordGroup(connection, group);
    for (const [index, request] of group.entries()) request.resolve(outcomes[index] as AppendOutcome);
  } catch (error) {
    // Data that Postgres refuses condemns only the request that brought it.
    if (group.length > 1 && isRefusedData(error)) for (const request of group) await commitGroup(connection, [request]);
    else for (const request of group) request.reject(error);
  }
}

/** SQLSTATE class 22 (data), 23 (constraint) or 54 (limit exceeded). */
function isRefusedData(error: unknown): boolean {
  return /^(2[23]|54)/.test(sqlState(error) ?? '');
}

interface Head {
  readonly size: number;
  readonly recordedAt: Instant;
}

function recordGroup(connection: Connection, group: readonly QueuedRequest[]): Promise<AppendOutcome[]> {
  const workspace = group[0]?.workspace ?? '';
  return connection.transaction().execute(async (transaction) => {
    const head = await readHead(transaction, workspace, { lock: true });
    if (!head) return group.map(() => ({ kind: 'unknown_workspace' }));
    const { now, view } = await readView(
      transaction,
      workspace,
      head,
      group.flatMap(({ developments }) => developments),
    );
    const numbering = new Numbering(head, now);
    const outcomes = group.map((request): AppendOutcome => {
      const verdict: Verdict = admit(request, view);
      if (verdict.kind !== 'admitted') return verdict;
      const receipts = numbering.number(request.developments);
      noteAdmitted(view, request.developments, receipts);
      return { kind: 'recorded', receipts };
    });
    if (numbering.rows.length > 0) {
      await insertRows(transaction, workspace, numbering.rows);
      await advanceHead(transaction, workspace, numbering);
    }
    return outcomes;
  });
}

interface Row extends Receipt {
  readonly development: PreparedDevelopment;
}

/** Gives positions without gaps, and each request a moment of its own: the clock's, but later than the last one's. */
class Numbering {
  readonly rows: Row[] = [];
  size: number;
  #micros: bigint;
  readonly #nowMicros: bigint;

  constructor(head: Head, now: Instant) {
    this.size = head.size;
    this.#micros = microsOf(head.recordedAt);
    this.#nowMicros = microsOf(now);
  }

  get recordedAt(): Instant {
    return instantFromMicros(this.#micros);
  }

  number(developments: readonly PreparedDevelopment[]): Receipt[] {
    const following = this.#micros + 1n;
    this.#micros = this.#nowMicros > following ? this.#nowMicros : following;
    const recordedAt = this.recordedAt;
    const batchEnd = this.size + developments.length - 1;
    return developments.map((development) => {
      const receipt: Receipt = { position: this.size, id: development.id, recordedAt, batchEnd };
      this.size += 1;
      this.rows.push({ ...receipt, development });
      return receipt;
    });
  }
}

/** A statement of its own: what a locking statement reads besides the locked row may be stale by the time it gets the lock. */
async function readHead(transaction: Connection, workspace: string, { lock = false } = {}): Promise<Head | undefined> {
  const query = transaction.selectFrom('head').select(['size', 'recorded_at']).where('workspace', '=', workspace);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && { size: row.size, recordedAt: row.recorded_at };
}

async function readView(
  transaction: Connection,
  workspace: string,
  head: Head,
  developments: readonly PreparedDevelopment[],
): Promise<{ now: Instant; view: LogView }> {
  const ids = [...new Set(developments.flatMap(({ id, draft }) => [id, ...(draft.after ?? [])]))];
  const subjects = [
    ...new Set(
      developments.flatMap(({ references }) => [...references.about, ...references.cited]).map((it) => it.subject),
    ),
  ];
  const { rows: clock } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(transaction);
  const { rows: recorded } = await sql<DevelopmentRow>`
    select id, position, recorded_at, batch_end, meta, statement, sources, note
    from development where workspace = ${workspace} and id = any(${ids}::uuid[])`.execute(transaction);
  const { rows: subjectRows } = await sql<{ subject: string; position: number | null; last_change: number | null }>`
    select asked.subject, registered.position,
      (select max(position) from subject_index i where i.workspace = ${workspace} and i.subject = asked.subject) as last_change
    from unnest(${subjects}::text[]) as asked (subject)
    left join subject registered on registered.workspace = ${workspace} and registered.subject = asked.subject`.execute(
    transaction,
  );
  const now = clock[0]?.now ?? head.recordedAt;
  return {
    now,
    view: {
      size: head.size,
      today: utcDayOf(now),
      existing: new Map(recorded.map((row) => [row.id, { receipt: toReceipt(row), texts: toTexts(row) }])),
      registered: new Map(
        subjectRows.flatMap(({ subject, position }) => (position === null ? [] : [[subject, position]])),
      ),
      lastChange: new Map(
        subjectRows.flatMap((row) => (row.last_change === null ? [] : [[row.subject, row.last_change]])),
      ),
    },
  };
}

function toReceipt({ id, position, recorded_at, batch_end }: DevelopmentRow): Receipt {
  return { position, id, recordedAt: recorded_at, batchEnd: batch_end };
}

/** Undefined once it is redacted. */
function toTexts({ meta, statement, sources, note }: DevelopmentRow): PartTexts | undefined {
  return meta !== null && statement !== null && sources !== null && note !== null
    ? { meta, statement, sources, note }
    : undefined;
}

async function insertRows(transaction: Connection, workspace: string, rows: readonly Row[]): Promise<void> {
  const parts = (pick: (parts: PreparedDevelopment['parts']) => Part) => {
    const picked = rows.map(({ development }) => pick(development.parts));
    return { texts: picked.map(({ text }) => text), salts: picked.map(({ salt }) => salt) };
  };
  const [meta, statement] = [parts((it) => it.meta), parts((it) => it.statement)];
  const [sources, note] = [parts((it) => it.sources), parts((it) => it.note)];
  const leaves = rows.map(({ id, recordedAt, batchEnd, development }) =>
    makeLeaf({ id, recordedAt, batchEnd, digests: development.digests }),
  );
  await sql`
    insert into development (workspace, position, id, recorded_at, batch_end, leaf,
      meta, meta_salt, statement, statement_salt, sources, sources_salt, note, note_salt)
    select ${workspace}, * from unnest(
      ${rows.map((row) => row.position)}::bigint[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.recordedAt)}::timestamptz[], ${rows.map((row) => row.batchEnd)}::bigint[], ${leaves}::text[],
      ${meta.texts}::text[], ${meta.salts}::bytea[], ${statement.texts}::text[], ${statement.salts}::bytea[],
      ${sources.texts}::text[], ${sources.salts}::bytea[], ${note.texts}::text[], ${note.salts}::bytea[])`.execute(
    transaction,
  );
  const named = rows.flatMap(({ position, development: { references } }) =>
    [...new Set([...references.about, ...references.cited].map(({ subject }) => subject))].map((subject) => ({
      subject,
      position,
    })),
  );
  await sql`
    insert into subject_index (workspace, subject, position)
    select ${workspace}, * from unnest(${named.map((it) => it.subject)}::text[], ${named.map((it) => it.position)}::bigint[])`.execute(
    transaction,
  );
  const registered = rows.filter(({ development }) => development.registers !== undefined);
  if (registered.length === 0) return;
  await sql`
    insert into subject (workspace, subject, position)
    select ${workspace}, * from unnest(
      ${registered.map((it) => it.development.registers)}::text[], ${registered.map((it) => it.position)}::bigint[])`.execute(
    transaction,
  );
}

async function advanceHead(transaction: Connection, workspace: string, { size, recordedAt }: Numbering): Promise<void> {
  await transaction
    .updateTable('head')
    .set({ size, recorded_at: recordedAt })
    .where('workspace', '=', workspace)
    .execute();
}
