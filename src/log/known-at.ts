import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { type Instant, parseInstant } from '../time/instant.ts';

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

export type KnowledgeReading =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | {
      readonly ok: false;
      readonly reason: 'not_recorded_yet' | 'in_the_future' | 'unknown_workspace';
      readonly message: string;
    };

/** Reads `position:N` or an instant with its offset; undefined where it is neither. */
export function parseKnownAt(text: string): KnownAt | undefined {
  const position = /^position:(0|[1-9]\d{0,14})$/.exec(text)?.[1];
  if (position !== undefined) return { kind: 'position', position: Number(position) };
  const instant = parseInstant(text);
  return instant && { kind: 'instant', instant };
}

/**
 * Fixes which part of the log an answer rests on, so that it never changes. A moment after the last recording is still open:
 * the head row is locked shared, so that whatever is recorded next gets a later moment.
 */
export async function resolveKnownAt(
  connection: Connection,
  workspace: string,
  knownAt: KnownAt,
): Promise<KnowledgeReading> {
  const head = await readHead(connection, workspace);
  if (!head) return { ok: false, reason: 'unknown_workspace', message: `there is no workspace “${workspace}”` };
  switch (knownAt.kind) {
    case 'now':
      return known(head.size - 1, head.size > 0 ? head.recorded_at : null);
    case 'position': {
      if (knownAt.position >= head.size) {
        const message = `position ${knownAt.position} is not recorded yet; the last one is ${head.size - 1}`;
        return { ok: false, reason: 'not_recorded_yet', message };
      }
      return known(knownAt.position, await recordedAtOf(connection, workspace, knownAt.position));
    }
    case 'instant':
      if (knownAt.instant <= head.recorded_at) return lastBy(connection, workspace, knownAt.instant);
      return connection.transaction().execute(async (transaction) => {
        await transaction.selectFrom('head').select('size').where('workspace', '=', workspace).forShare().execute();
        const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(transaction);
        const now = rows[0]?.now;
        if (now === undefined || knownAt.instant >= now) {
          const message = `${knownAt.instant} is still to come (it is ${now}); leave knownAt out to ask what is known now`;
          return { ok: false, reason: 'in_the_future', message };
        }
        return lastBy(transaction, workspace, knownAt.instant);
      });
    default:
      return knownAt satisfies never;
  }
}

function known(position: number, recordedAt: Instant | null): KnowledgeReading {
  return { ok: true, knowledge: { position, recordedAt } };
}

async function readHead(connection: Connection, workspace: string) {
  return connection
    .selectFrom('head')
    .select(['size', 'recorded_at'])
    .where('workspace', '=', workspace)
    .executeTakeFirst();
}

async function recordedAtOf(connection: Connection, workspace: string, position: number): Promise<Instant | null> {
  const row = await connection
    .selectFrom('development')
    .select('recorded_at')
    .where('workspace', '=', workspace)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.recorded_at ?? null;
}

async function lastBy(connection: Connection, workspace: string, instant: Instant): Promise<KnowledgeReading> {
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
