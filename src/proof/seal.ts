/*
 * Seals the log of one workspace: shows that it begins with what was signed before, then signs and publishes it.
 *
 * What was signed last (the state) is kept in a folder outside the database, so that an old copy of the database cannot
 * pass for the newest. A log is in one of these states:
 *
 *     unsealed ──► moved ──► published ──► moved ──► published ──► …
 *
 *     unsealed    there is no state and no checkpoint
 *     moved       the state names the next checkpoint, on disk; the checkpoint is not published
 *     published   the checkpoint of the state is signed, and is in the database
 *
 *     unsealed  → moved       the log has its first developments
 *     published → moved       the log has grown, and begins with what was signed
 *     moved     → published   the checkpoint is signed and inserted; where the process ended in between, the next run
 *                             signs the same text, so that it never signs two logs of one size
 *
 * Two outcomes leave the state as it is. `refused`: the log is shorter than what was signed, or does not begin with it,
 * or the folder lost its state; an operator must look. `elsewhere`: another installation gave the log its origin.
 *
 * An example, with the origin harbour.example/main:
 *
 *     log          state before   outcome            state after              published
 *     6 entries    none           sealed, size 6     number 1, size 6         size 6
 *     6 entries    size 6         unchanged          number 1, size 6         size 6
 *     7 entries    size 6         killed             number 2, size 7         size 6
 *     7 entries    size 7         sealed, size 7     number 2, size 7         size 6 and 7
 *     6 entries    size 7         refused: “7 entries were signed, but the database has 6 …”
 */
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { type Checkpoint, formatCheckpoint } from '../tree/checkpoint.ts';
import { EMPTY_ROOT, isConsistent } from '../tree/merkle.ts';
import { formatNote, formatVerifier, signText, verifierOf } from '../tree/note.ts';
import { rootOf } from '../tree/tiles.ts';
import { type Message, say } from '../words/message.ts';
import { type LogOrigin, type PublishedCheckpoint, readCheckpoint } from './checkpoints.ts';
import { readKeys } from './keys.ts';
import { claimOrigin, isOwnOrigin, type OriginSettings } from './origin.ts';
import { moveSealState, readSealState, type SealState } from './seal-state.ts';
import { consistencyProof, openTree, storeTiles } from './tree.ts';

export interface SealSettings extends OriginSettings {
  /** Holds the keys and the state; never in the database, and never an old copy. */
  readonly folder: string;
}

export type SealOutcome =
  | { readonly kind: 'sealed' | 'unchanged'; readonly size: number }
  /** Another installation seals this log. */
  | { readonly kind: 'elsewhere'; readonly reason: Message }
  /** The log is not what was signed: an operator must look. */
  | { readonly kind: 'refused'; readonly reason: Message };

export async function sealWorkspace(
  connection: Connection,
  workspace: string,
  settings: SealSettings,
): Promise<SealOutcome> {
  const folder = stateFolder(settings, workspace);
  // In this order: what is published was the state before, also where another process seals at the same time.
  const published = await readCheckpoint(connection, workspace);
  const state = await readSealState(folder);
  const size = await readSize(connection, workspace);
  if (size === 0 && !state) return { kind: 'unchanged', size };
  const origin = await claimOrigin(connection, workspace, settings);
  if (!state && !(await isOwnOrigin(origin, workspace, settings)))
    return { kind: 'elsewhere', reason: say('proof.seals.elsewhere', { origin: origin.origin }) };
  const unfit = faultOfState({ folder, state, published, origin, size });
  if (unfit) return { kind: 'refused', reason: unfit };
  const older = state?.checkpoint ?? { origin: origin.origin, size: 0, root: EMPTY_ROOT };
  await storeTiles(connection, { workspace, size });
  const tree = openTree(connection, { workspace, size });
  const checkpoint: Checkpoint = { origin: origin.origin, size, root: await rootOf(tree) };
  if (!isConsistent(older, checkpoint, await consistencyProof(tree, older.size))) {
    return { kind: 'refused', reason: say('proof.seals.notTheFirst', { signed: older.size, size }) };
  }
  if (size > older.size) await moveSealState(folder, state, checkpoint);
  else if (published?.origin === origin.origin && published.size === size) return { kind: 'unchanged', size };
  await publish(connection, { workspace, origin, checkpoint, keys: await readKeys(join(settings.folder, 'keys')) });
  return { kind: 'sealed', size };
}

/** The folder of a log’s state. */
export function stateFolder({ folder }: Pick<SealSettings, 'folder'>, workspace: string): string {
  return join(folder, 'state', workspace);
}

interface Situation {
  readonly folder: string;
  readonly state: SealState | undefined;
  readonly published: PublishedCheckpoint | undefined;
  readonly origin: LogOrigin;
  /** The length of the log in the database. */
  readonly size: number;
}

/** Why nothing may be signed, as far as the state alone shows it. */
function faultOfState({ folder, state, published, origin, size }: Situation): Message | undefined {
  if (!state) return published && say('proof.seals.forgotten', { signed: published.size, folder });
  const older = state.checkpoint;
  if (older.origin !== origin.origin)
    return say('proof.seals.otherName', { signed: older.origin, origin: origin.origin });
  return size < older.size ? say('proof.seals.tooShort', { signed: older.size, size }) : undefined;
}

async function readSize(connection: Connection, workspace: string): Promise<number> {
  const head = await connection
    .selectFrom('head')
    .select('size')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return head.size;
}

interface Publication {
  readonly workspace: string;
  readonly origin: LogOrigin;
  readonly checkpoint: Checkpoint;
  readonly keys: readonly KeyObject[];
}

async function publish(connection: Connection, { workspace, origin, checkpoint, keys }: Publication): Promise<void> {
  const text = formatCheckpoint(checkpoint);
  const signers = keys.map((privateKey) => ({ name: checkpoint.origin, privateKey }));
  const note = formatNote({ text, signatures: signers.map((signer) => signText(text, signer)) });
  const verifiers = signers.map((signer) => formatVerifier(verifierOf(signer)));
  await sql`
    insert into log_key (workspace, verifier) select ${workspace}, * from unnest(${verifiers}::text[])
    on conflict do nothing`.execute(connection);
  await connection
    .insertInto('checkpoint')
    .values({ workspace, origin_number: origin.number, size: checkpoint.size, note })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
