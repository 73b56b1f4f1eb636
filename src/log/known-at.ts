/** A moment of knowledge as it is asked for, and the position that it comes to. */
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
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

/**
 * The moment as SQL: a table of one row. It has none where the workspace is not known, the position not recorded, or
 * where more may be recorded by that instant.
 */
export function momentOf(workspace: string, knownAt: KnownAt): RawBuilder<Knowledge> {
  switch (knownAt.kind) {
    case 'now':
      return sql`
        select h.size - 1 as position, case when h.size > 0 then h.recorded_at end as "recordedAt"
        from head h where h.workspace = ${workspace} offset 0`;
    case 'position':
      // Within a batch none of it is known.
      return sql`
        select d.position, case when d.batch_end = d.position then d.recorded_at else (
          select b.recorded_at from development b
          where b.workspace = ${workspace} and b.recorded_at < d.recorded_at
          order by b.recorded_at desc limit 1) end as "recordedAt"
        from development d
        where d.workspace = ${workspace} and d.position = ${knownAt.position} offset 0`;
    case 'instant':
      return sql`
        select coalesce(d.position, -1) as position, d.recorded_at as "recordedAt"
        from head h left join lateral (
          select d.position, d.recorded_at from development d
          where d.workspace = ${workspace} and d.recorded_at <= ${knownAt.instant}
          order by d.recorded_at desc, d.position desc limit 1) d on true
        where h.workspace = ${workspace}
          and (h.recorded_at >= ${knownAt.instant} or h.settled_at > ${knownAt.instant}) offset 0`;
    default:
      return knownAt satisfies never;
  }
}

export type KnownAtResolver = (workspace: string, knownAt: KnownAt) => Promise<Result<Knowledge>>;

/**
 * Fixes which part of the log an answer rests on, so that it never changes. A moment after the last recording is still
 * open: it is settled first, so that whatever is recorded next gets a later one.
 */
export function createKnownAtResolver(connection: Connection): KnownAtResolver {
  const settledUntil = createSettler(connection);
  return async (workspace, knownAt) => {
    const [moment] = await executeNamed(connection, momentOf(workspace, knownAt));
    if (moment) return succeed(moment);
    const size = await readSize(connection, workspace);
    if (size === undefined || knownAt.kind === 'now')
      return fail('not_found', { detail: say('problems.found.workspace', { workspace }) });
    if (knownAt.kind === 'instant') {
      const { instant } = knownAt;
      const now = await settledUntil(workspace, instant);
      const [settled] = await executeNamed(connection, momentOf(workspace, knownAt));
      if (settled) return succeed(settled);
      const message = say('problems.moments.inTheFuture', { moment: instant, now });
      return fail('in_the_future', { parameters: [{ parameter: 'knownAt', message }] });
    }
    const { position } = knownAt;
    const message = say('problems.moments.notRecordedYet', { position, newest: size - 1 });
    return fail('not_recorded_yet', { parameters: [{ parameter: 'knownAt', message }] });
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

async function readSize(connection: Connection, workspace: string): Promise<number | undefined> {
  const rows = await executeNamed(
    connection,
    sql<{ size: number }>`select size from head where workspace = ${workspace}`,
  );
  return rows[0]?.size;
}
