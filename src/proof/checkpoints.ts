// Published checkpoints, the origins and keys of a log, and receipts.
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { type OpenedParts, openParts } from '../log/parts.ts';
import type { Instant } from '../time/instant.ts';
import { type Checkpoint, parseCheckpoint } from '../tree/checkpoint.ts';
import { parseNote } from '../tree/note.ts';
import { formatReceipt } from '../tree/receipt.ts';
import { inclusionProof, openTree } from './tree.ts';

/** A checkpoint as it was published. */
export interface PublishedCheckpoint extends Checkpoint {
  readonly originNumber: number;
  /** The signed note, with the cosignatures of witnesses. */
  readonly note: string;
  /** The note as the log signed it, without cosignatures. */
  readonly ownNote: string;
  readonly sealedAt: Instant;
}

/** Under which name a log is signed now. */
export interface LogOrigin {
  readonly number: number;
  readonly origin: string;
  /** The last checkpoint of the origin that was given up. */
  readonly previous: string | null;
}

export async function readOrigin(connection: Connection, workspace: string): Promise<LogOrigin | undefined> {
  return connection
    .selectFrom('log_origin')
    .select(['number', 'origin', 'previous'])
    .where('workspace', '=', workspace)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** All names under which a log was ever signed, the first one first. */
export async function readOrigins(connection: Connection, workspace: string): Promise<LogOrigin[]> {
  return connection
    .selectFrom('log_origin')
    .select(['number', 'origin', 'previous'])
    .where('workspace', '=', workspace)
    .orderBy('number')
    .execute();
}

/** The newest checkpoint; undefined where nothing is sealed yet. Throws where it is not readable. */
export async function readCheckpoint(
  connection: Connection,
  workspace: string,
): Promise<PublishedCheckpoint | undefined> {
  const row = await readNewestNote(connection, workspace);
  if (!row) return undefined;
  const checkpoint = parseCheckpoint(parseNote(row.ownNote)?.text ?? '');
  if (!checkpoint) throw new Error(`the newest checkpoint of ${workspace} is not readable: it was changed`);
  return { ...row, ...checkpoint };
}

/** The newest checkpoint as it is stored, readable or not. */
export async function readNewestNote(
  connection: Connection,
  workspace: string,
): Promise<Omit<PublishedCheckpoint, 'origin' | 'root'> | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select c.origin_number, c.size, c.note, c.sealed_at, (
      select coalesce(string_agg(w.line, '' order by w.witness), '') from cosignature w
      where w.workspace = c.workspace and w.origin_number = c.origin_number and w.size = c.size) as cosignatures
    from checkpoint c where c.workspace = ${workspace} order by c.origin_number desc, c.size desc limit 1`.execute(
    connection,
  );
  return rows.map((row) => ({
    size: row.size,
    originNumber: row.origin_number,
    note: `${row.note}${row.cosignatures}`,
    ownNote: row.note,
    sealedAt: row.sealed_at,
  }))[0];
}

interface CheckpointRow {
  readonly origin_number: number;
  readonly size: number;
  readonly note: string;
  readonly sealed_at: Instant;
  /** A line for each witness. */
  readonly cosignatures: string;
}

/** All keys that ever signed the log, as `name+id+key`, oldest first. */
export async function readVerifiers(connection: Connection, workspace: string): Promise<string[]> {
  const rows = await connection
    .selectFrom('log_key')
    .select('verifier')
    .where('workspace', '=', workspace)
    .orderBy('added_at')
    .orderBy('verifier')
    .execute();
  return rows.map(({ verifier }) => verifier);
}

/** What a receipt holds beside the proof: the leaf, and each part with the salt behind its digest in the leaf. */
interface ReceiptExtra {
  readonly leaf: string;
  readonly parts: OpenedParts;
}

export type ReceiptReading =
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not_sealed' };

/** The receipt of a development, against the newest checkpoint. `showsNote`: the note of its recorder may be seen. */
export async function readReceipt(
  connection: Connection,
  { workspace, id, showsNote }: { readonly workspace: string; readonly id: string; readonly showsNote: boolean },
): Promise<ReceiptReading> {
  const row = await connection
    .selectFrom('development')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return { kind: 'unknown' };
  const checkpoint = await readCheckpoint(connection, workspace);
  if (!checkpoint || checkpoint.size <= row.position) return { kind: 'not_sealed' };
  const extra: ReceiptExtra = { leaf: row.leaf, parts: openParts(row, { showsNote }) };
  const tree = openTree(connection, { workspace, size: checkpoint.size });
  const proof = await inclusionProof(tree, row.position);
  const text = formatReceipt({
    index: row.position,
    proof,
    checkpoint: checkpoint.note,
    extra: JSON.stringify(extra),
  });
  return { kind: 'receipt', text };
}

/** What is published of a log, and how long it is. */
export interface SealingPosition {
  readonly workspace: string;
  readonly origin: LogOrigin | undefined;
  /** The newest checkpoint as the log signed it; undefined where nothing is sealed yet. */
  readonly note: string | undefined;
}

/** What is published of each of these logs. */
export async function readSealingPositions(
  connection: Connection,
  workspaces: readonly string[],
): Promise<SealingPosition[]> {
  const { rows } = await sql<{ workspace: string; note: string | null } & Record<keyof LogOrigin, unknown>>`
    select w.name as workspace, c.note, o.number, o.origin, o.previous
    from unnest(${workspaces}::text[]) with ordinality as w (name, place)
    left join lateral (
      select note from checkpoint where workspace = w.name order by origin_number desc, size desc limit 1) c on true
    left join lateral (
      select number, origin, previous from log_origin where workspace = w.name order by number desc limit 1) o on true
    order by w.place`.execute(connection);
  return rows.map(({ workspace, note, number, origin, previous }) => ({
    workspace,
    origin: number === null ? undefined : ({ number, origin, previous } as LogOrigin),
    note: note ?? undefined,
  }));
}

/** The lengths of these logs. */
export async function readSizes(
  connection: Connection,
  workspaces: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ workspace: string; size: number }>`
    select workspace, size from head where workspace = any(${workspaces}::text[])`.execute(connection);
  return new Map(rows.map(({ workspace, size }) => [workspace, size]));
}

/** The workspaces whose newest developments are not sealed, those first to which something was added last. */
export async function listUnsealed(connection: Connection): Promise<string[]> {
  const { rows } = await sql<{ workspace: string }>`
    select h.workspace from head h
    where h.size > coalesce((
      select c.size from checkpoint c where c.workspace = h.workspace
      order by c.origin_number desc, c.size desc limit 1), 0)
    order by h.recorded_at desc`.execute(connection);
  return rows.map(({ workspace }) => workspace);
}
