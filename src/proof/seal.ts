/*
 * Seals logs: shows that each begins with what was signed of it before, then signs and publishes it. Logs are sealed in
 * groups: looked at side by side, moved by one flush, and published by one statement.
 *
 * What was signed last (the state) is kept in a folder outside the database (seal-journal.ts), so that an old copy of
 * the database cannot pass for the newest. A log is in one of these states:
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
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../tree/checkpoint.ts';
import { EMPTY_ROOT, isConsistent } from '../tree/merkle.ts';
import { formatNote, formatVerifier, parseNote, signText, verifierOf } from '../tree/note.ts';
import { rootOf } from '../tree/tiles.ts';
import { type Message, say } from '../words/message.ts';
import { type LogOrigin, readSealingPositions, readSizes, type SealingPosition } from './checkpoints.ts';
import { readKeys } from './keys.ts';
import { claimOrigin, isOwnOrigin, type OriginSettings } from './origin.ts';
import { SealJournal } from './seal-journal.ts';
import type { SealState } from './seal-state.ts';
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

/** What became of one log of a group; the others are sealed also where one could not be looked at. */
export type GroupOutcome = SealOutcome | { readonly kind: 'failed'; readonly error: unknown };

export interface SealGroup {
  readonly workspaces: readonly string[];
  readonly settings: SealSettings;
  /** What was signed last; kept open from group to group. */
  readonly journal: SealJournal;
}

/** Seals one log, and throws where it could not be looked at. */
export async function sealWorkspace(
  connection: Connection,
  workspace: string,
  settings: SealSettings,
): Promise<SealOutcome> {
  const journal = new SealJournal(settings.folder);
  const outcome = (await sealWorkspaces(connection, { workspaces: [workspace], settings, journal })).get(workspace);
  if (!outcome) throw new Error(`there is no log of ${workspace}`);
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome;
}

/** Seals a group of logs. Throws where another process moved a state at the same time: then nothing was signed. */
export async function sealWorkspaces(
  connection: Connection,
  { workspaces, settings, journal }: SealGroup,
): Promise<ReadonlyMap<string, GroupOutcome>> {
  // In this order: what is published was the state before, also where another process seals at the same time.
  const positions = await readSealingPositions(connection, workspaces);
  const states = await journal.read();
  const sizes = await readSizes(connection, workspaces);
  const examined = await mapBeside(positions, (position) => {
    const { workspace } = position;
    const log = { position, state: states.get(workspace), size: sizes.get(workspace) ?? 0, settings };
    return examine(connection, log).catch((error): GroupOutcome => ({ kind: 'failed', error }));
  });
  const fit = examined.filter((it) => it.kind === 'fit');
  const grown = fit.filter(({ isGrown }) => isGrown);
  if (grown.length > 0) await journal.move(new Map(grown.map(({ workspace, checkpoint }) => [workspace, checkpoint])));
  if (fit.length > 0) await publish(connection, fit, await readKeys(join(settings.folder, 'keys')));
  return new Map(
    examined.map((it, index) => [
      positions[index]?.workspace ?? '',
      it.kind === 'fit' ? { kind: 'sealed', size: it.checkpoint.size } : it,
    ]),
  );
}

const BESIDE = 4;

/** What `work` gives for each of `items`, a few at a time. */
async function mapBeside<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) values[index] = await work(item);
  };
  await Promise.all(Array.from({ length: BESIDE }, worker));
  return values;
}

interface SealedLog {
  readonly position: SealingPosition;
  readonly state: SealState | undefined;
  /** The length of the log in the database. */
  readonly size: number;
  readonly settings: SealSettings;
}

/** A log that begins with what was signed, and whose checkpoint is to be published. */
interface Fit {
  readonly kind: 'fit';
  readonly workspace: string;
  readonly origin: LogOrigin;
  readonly checkpoint: Checkpoint;
  /** Its state must move first. */
  readonly isGrown: boolean;
}

async function examine(connection: Connection, log: SealedLog): Promise<SealOutcome | Fit> {
  const { position, state, size, settings } = log;
  const { workspace, note } = position;
  const published = note === undefined ? undefined : parseCheckpoint(parseNote(note)?.text ?? '');
  if (note !== undefined && !published)
    throw new Error(`the newest checkpoint of ${workspace} is not readable: it was changed`);
  if (size === 0 && !state) return { kind: 'unchanged', size };
  const origin = position.origin ?? (await claimOrigin(connection, workspace, settings));
  if (!state && !(await isOwnOrigin(origin, workspace, settings)))
    return { kind: 'elsewhere', reason: say('proof.seals.elsewhere', { origin: origin.origin }) };
  const unfit = faultOfState(log, { published, origin });
  if (unfit) return { kind: 'refused', reason: unfit };
  const older = state?.checkpoint ?? { origin: origin.origin, size: 0, root: EMPTY_ROOT };
  await storeTiles(connection, { workspace, size });
  const tree = openTree(connection, { workspace, size });
  const checkpoint: Checkpoint = { origin: origin.origin, size, root: await rootOf(tree) };
  if (!isConsistent(older, checkpoint, await consistencyProof(tree, older.size)))
    return { kind: 'refused', reason: say('proof.seals.notTheFirst', { signed: older.size, size }) };
  if (size === older.size && published?.origin === origin.origin && published.size === size)
    return { kind: 'unchanged', size };
  return { kind: 'fit', workspace, origin, checkpoint, isGrown: size > older.size };
}

/** Why nothing may be signed, as far as the state alone shows it. */
function faultOfState(
  { state, size, settings: { folder } }: SealedLog,
  { published, origin }: { readonly published: Checkpoint | undefined; readonly origin: LogOrigin },
): Message | undefined {
  if (!state)
    return published && say('proof.seals.forgotten', { signed: published.size, folder: join(folder, 'state') });
  const older = state.checkpoint;
  if (older.origin !== origin.origin)
    return say('proof.seals.otherName', { signed: older.origin, origin: origin.origin });
  return size < older.size ? say('proof.seals.tooShort', { signed: older.size, size }) : undefined;
}

/** Signs and publishes all of them. */
async function publish(connection: Connection, logs: readonly Fit[], keys: readonly KeyObject[]): Promise<void> {
  const signed = logs.map(({ workspace, origin, checkpoint }) => {
    const text = formatCheckpoint(checkpoint);
    const signers = keys.map((privateKey) => ({ name: checkpoint.origin, privateKey }));
    const note = formatNote({ text, signatures: signers.map((signer) => signText(text, signer)) });
    const verifiers = signers.map((signer) => ({ workspace, verifier: formatVerifier(verifierOf(signer)) }));
    return { row: { workspace, origin_number: origin.number, size: checkpoint.size, note }, verifiers };
  });
  const verifiers = signed.flatMap((log) => log.verifiers);
  await sql`
    insert into log_key (workspace, verifier)
    select * from unnest(${verifiers.map((it) => it.workspace)}::text[], ${verifiers.map((it) => it.verifier)}::text[])
    on conflict do nothing`.execute(connection);
  await connection
    .insertInto('checkpoint')
    .values(signed.map(({ row }) => row))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
