/** A moment of knowledge as it is asked for, and the position that it comes to. */
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { Database } from '../database/schema.ts';
import { type Instant, parseInstant } from '../time/instant.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';

/** A moment of knowledge, as it is asked for. */
export type KnownAt =
  | { readonly kind: 'now' }
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'instant'; readonly instant: Instant };

/** What was known: everything up to `position` (-1: nothing yet). */
export interface Knowledge {
  readonly position: number;
  /** When the last of it was recorded; null where nothing is. */
  readonly recordedAt: Instant | null;
}

/** Reads `position:N` or an instant with its offset; undefined where it is neither. */
export function parseKnownAt(text: string): KnownAt | undefined {
  const position = /^position:(0|[1-9]\d{0,14})$/.exec(text)?.[1];
  if (position !== undefined) return { kind: 'position', position: Number(position) };
  const instant = parseInstant(text);
  return instant && { kind: 'instant', instant };
}

export type KnownAtResolver = (workspace: string, knownAt: KnownAt) => Promise<Result<Knowledge>>;

/**
 * Fixes which part of the log an answer rests on, so that it never changes. A moment after the last recording is still
 * open: it is settled first, so that whatever is recorded next gets a later one.
 */
export function createKnownAtResolver(connection: Connection): KnownAtResolver {
  const settledUntil = createSettler(connection);
  /** Moments up to which this process has seen that workspaces record no more: they save a look at the head row. */
  const finalUntil = new Map<string, Instant>();
  return async (workspace, knownAt) => {
    const unknown = fail('not_found', { detail: say('problems.found.workspace', { workspace }) });
    switch (knownAt.kind) {
      case 'now': {
        const head = await readHead(connection, workspace);
        return head ? known(head.size - 1, head.size > 0 ? head.recorded_at : null) : unknown;
      }
      case 'position': {
        const { position } = knownAt;
        const recordedAt = await readLastAt(connection, workspace, position);
        if (recordedAt !== undefined) return known(position, recordedAt);
        const head = await readHead(connection, workspace);
        if (!head) return unknown;
        const message = say('problems.moments.notRecordedYet', { position, newest: head.size - 1 });
        return fail('not_recorded_yet', { parameters: [{ parameter: 'knownAt', message }] });
      }
      case 'instant': {
        const { instant } = knownAt;
        if (instant <= (finalUntil.get(workspace) ?? '')) return readLastBy(connection, workspace, instant);
        const head = await readHead(connection, workspace);
        if (!head) return unknown;
        finalUntil.set(workspace, head.recorded_at);
        if (instant <= head.recorded_at) return readLastBy(connection, workspace, instant);
        const now = await settledUntil(workspace, instant);
        if (instant < now) return readLastBy(connection, workspace, instant);
        const message = say('problems.moments.inTheFuture', { moment: instant, now });
        return fail('in_the_future', { parameters: [{ parameter: 'knownAt', message }] });
      }
      default:
        return knownAt satisfies never;
    }
  };
}

/**
 * Promises that nothing more will be recorded up to a moment, and keeps the promise in the head row, so that it binds
 * every process and every clock. One promise at a time serves all who wait: promises without end would keep the writer
 * waiting.
 */
function createSettler(connection: Connection) {
  const settled = new Map<string, Instant>();
  const underWay = new Map<string, Promise<void>>();

  const settle = async (workspace: string) => {
    try {
      const { rows } = await sql<{ settled_at: Instant }>`
        update head set settled_at = greatest(settled_at, clock_timestamp()) where workspace = ${workspace}
        returning settled_at`.execute(connection);
      if (rows[0]) settled.set(workspace, rows[0].settled_at);
    } finally {
      underWay.delete(workspace);
    }
  };

  return async (workspace: string, instant: Instant): Promise<Instant> => {
    const isSettled = () => instant < (settled.get(workspace) ?? '');
    // One that was under way when this was asked may have read the clock before the instant; the next one has not.
    for (let rounds = 0; rounds < 2 && !isSettled(); rounds += 1) {
      const round = underWay.get(workspace) ?? settle(workspace);
      underWay.set(workspace, round);
      await round;
    }
    return settled.get(workspace) as Instant;
  };
}

function known(position: number, recordedAt: Instant | null): Result<Knowledge> {
  return succeed({ position, recordedAt });
}

async function readHead(connection: Connection, workspace: string) {
  const rows = await executeNamed(
    connection,
    sql<
      Pick<Database['head'], 'size' | 'recorded_at'>
    >`select size, recorded_at from head where workspace = ${workspace}`,
  );
  return rows[0];
}

/**
 * When the last was recorded that is known at a position: within a batch, none of it is. Undefined: the position is
 * not recorded yet.
 */
async function readLastAt(
  connection: Connection,
  workspace: string,
  position: number,
): Promise<Instant | null | undefined> {
  const row = await connection
    .selectFrom('development')
    .select(['recorded_at', 'batch_end'])
    .where('workspace', '=', workspace)
    .where('position', '=', position)
    .executeTakeFirst();
  if (!row || row.batch_end === position) return row?.recorded_at;
  const before = await connection
    .selectFrom('development')
    .select('recorded_at')
    .where('workspace', '=', workspace)
    .where('recorded_at', '<', row.recorded_at)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return before?.recorded_at ?? null;
}

async function readLastBy(connection: Connection, workspace: string, instant: Instant): Promise<Result<Knowledge>> {
  const row = await connection
    .selectFrom('development')
    .select(['position', 'recorded_at'])
    .where('workspace', '=', workspace)
    .where('recorded_at', '<=', instant)
    .orderBy('recorded_at', 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return known(row?.position ?? -1, row?.recorded_at ?? null);
}
