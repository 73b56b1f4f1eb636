// The head of a log: how long it is and when it was last added to. Whoever appends holds its row locked.
import type { Connection } from '../database/connection.ts';
import type { Instant } from '../time/instant.ts';

export interface Head {
  readonly size: number;
  readonly recordedAt: Instant;
  /** Nothing more is recorded up to this moment: a reader was promised so. */
  readonly settledAt: Instant;
}

export async function readHead(connection: Connection, workspace: string): Promise<Head | undefined> {
  return toHead(await selectHead(connection, workspace).executeTakeFirst());
}

/**
 * Reads the head and locks it until the transaction ends; undefined where there is no such workspace. A statement of
 * its own: what a locking statement reads besides the locked row may be stale by the time it gets the lock.
 */
export async function lockHead(transaction: Connection, workspace: string): Promise<Head | undefined> {
  return toHead(await selectHead(transaction, workspace).forUpdate().executeTakeFirst());
}

function selectHead(connection: Connection, workspace: string) {
  return connection.selectFrom('head').select(['size', 'recorded_at', 'settled_at']).where('workspace', '=', workspace);
}

interface HeadRow {
  readonly size: number;
  readonly recorded_at: Instant;
  readonly settled_at: Instant;
}

function toHead(row: HeadRow | undefined): Head | undefined {
  return row && { size: row.size, recordedAt: row.recorded_at, settledAt: row.settled_at };
}
