import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Connection, sqlState } from '../database/connection.ts';
import { type Checkpoint, formatCheckpoint } from '../tree/checkpoint.ts';
import { EMPTY_ROOT, isConsistent } from '../tree/merkle.ts';
import { formatNote, formatVerifier, signText, verifierOf } from '../tree/note.ts';
import { rootOf } from '../tree/tiles.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';
import { type LogOrigin, listUnsealed, readCheckpoint, readOrigin } from './checkpoints.ts';
import { readKeys, readOriginBase } from './keys.ts';
import type { WitnessStatus } from './notifier.ts';
import { moveSealState, readSealState, StateMoved } from './seal-state.ts';
import { consistencyProof, openTree, storeTiles } from './tree.ts';
import { startWitnesses, type WitnessesOptions } from './witnesses.ts';

export interface SealSettings {
  /** Holds the keys and what was signed last; never in the database, and never an old copy. */
  readonly folder: string;
  /** Of the names under which logs are signed; undefined: random, and kept in the folder. */
  readonly originBase: string | undefined;
}

export type SealOutcome =
  | { readonly kind: 'sealed' | 'unchanged'; readonly size: number }
  /** Another installation seals this log. */
  | { readonly kind: 'elsewhere'; readonly reason: string }
  /** The log is not what was signed: an operator must look. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Signs what a workspace's log is now, once it is shown to begin with what was signed before. In this order: the state outside the
 * database moves, then the note is signed, then it is published; where it breaks off in between, the next run ends it with the same note.
 */
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
  if (!state) {
    if (!(await isOwn(origin, settings, workspace)))
      return { kind: 'elsewhere', reason: `it is sealed as ${origin.origin}` };
    if (published)
      return refuse(
        `${published.size} developments were signed, and nothing in ${folder} tells of it; restore that folder`,
      );
  }
  const older = state?.checkpoint ?? { origin: origin.origin, size: 0, root: EMPTY_ROOT };
  if (older.origin !== origin.origin)
    return refuse(`it was signed as ${older.origin}, and the database says ${origin.origin}`);
  if (size < older.size)
    return refuse(
      `${older.size} developments were signed, and the database has ${size}: it is an old copy, or its end was cut off`,
    );
  await storeTiles(connection, { workspace, size });
  const tree = openTree(connection, { workspace, size });
  const checkpoint: Checkpoint = { origin: origin.origin, size, root: await rootOf(tree) };
  if (!isConsistent(older, checkpoint, await consistencyProof(tree, older.size)))
    return refuse(`the ${older.size} developments that were signed are not the first of the ${size} in the database`);
  if (size > older.size) await moveSealState(folder, state, checkpoint);
  else if (published?.origin === origin.origin && published.size === size) return { kind: 'unchanged', size };
  await publish(connection, { workspace, origin, checkpoint, keys: await readKeys(join(settings.folder, 'keys')) });
  return { kind: 'sealed', size };
}

function refuse(reason: string): SealOutcome {
  return { kind: 'refused', reason };
}

export function stateFolder({ folder }: SealSettings, workspace: string): string {
  return join(folder, 'state', workspace);
}

async function readSize(connection: Connection, workspace: string): Promise<number> {
  const head = await connection
    .selectFrom('head')
    .select('size')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return head.size;
}

/** The name under which the log is signed; the first one to seal it gives it its own. */
async function claimOrigin(connection: Connection, workspace: string, settings: SealSettings): Promise<LogOrigin> {
  const found = await readOrigin(connection, workspace);
  if (found) return found;
  const origin = await ownOrigin(settings, workspace);
  try {
    await connection.insertInto('log_origin').values({ workspace, number: 1, origin }).execute();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
  }
  return (await readOrigin(connection, workspace)) ?? { number: 1, origin, previous: null };
}

export async function ownOrigin({ folder, originBase }: SealSettings, workspace: string): Promise<string> {
  return `${await readOriginBase(folder, originBase)}/${workspace}`;
}

async function isOwn({ number, origin }: LogOrigin, settings: SealSettings, workspace: string): Promise<boolean> {
  const own = await ownOrigin(settings, workspace);
  return origin === (number === 1 ? own : `${own}/${number}`);
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
    insert into log_key (workspace, verifier) select ${workspace}, * from unnest(${verifiers}::text[]) on conflict do nothing`.execute(
    connection,
  );
  await connection
    .insertInto('checkpoint')
    .values({ workspace, origin_number: origin.number, size: checkpoint.size, note })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface SealingStatus {
  /** `here`: this process seals; `elsewhere`: another process does, or nobody. */
  readonly sealing: 'here' | 'elsewhere';
  readonly refusals: readonly { readonly workspace: string; readonly reason: string }[];
  /** How it stands with each witness that this process told of a workspace. */
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
  /** Told once of each refusal, as long as it lasts. */
  readonly onRefused: (refusal: { readonly workspace: string; readonly reason: string }) => void;
  /** Told once of each log that another installation seals. */
  readonly onLeft: (log: { readonly workspace: string; readonly reason: string }) => void;
  readonly onError: (error: unknown) => void;
  readonly intervalMs?: number;
  /** Who is told of each checkpoint; undefined: nobody. */
  readonly witnesses?: Omit<WitnessesOptions, 'connection'> | undefined;
}

const INTERVAL_MS = 1_000;

/** Seals all workspaces, at most once an interval, as long as no other process of this database does. */
export function startSealer({
  connection,
  onRefused,
  onLeft,
  onError,
  intervalMs = INTERVAL_MS,
  witnesses,
  ...settings
}: SealerOptions): Sealer {
  const stopping = new AbortController();
  const refusals = new Map<string, string>();
  const left = new Set<string>();
  const notifier = witnesses && startWitnesses({ connection, ...witnesses });
  const { promise: began, resolve: notifyBegun } = Promise.withResolvers<boolean>();
  let isHere = false;
  const rest = () => sleep(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined);

  const sealAll = async (workspaces: readonly string[]) => {
    for (const workspace of new Set([...workspaces, ...refusals.keys()])) {
      const outcome = await sealWorkspace(connection, workspace, settings);
      if (outcome.kind === 'sealed' || outcome.kind === 'unchanged') notifier?.notify(workspace);
      if (outcome.kind === 'elsewhere' && left.size < left.add(workspace).size)
        onLeft({ workspace, reason: outcome.reason });
      if (outcome.kind !== 'elsewhere') left.delete(workspace);
      if (outcome.kind !== 'refused') refusals.delete(workspace);
      else if (refusals.get(workspace) !== outcome.reason) {
        refusals.set(workspace, outcome.reason);
        onRefused({ workspace, reason: outcome.reason });
      }
    }
    notifier?.retry();
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await withSealLock(connection, async (isHeld) => {
          await sealAll(await listWorkspaces(connection)); // Also those that seem sealed: they may be old copies.
          if (left.size > 0) return; // So that whoever seals them gets the lock.
          isHere = true;
          notifyBegun(true);
          while (!stopping.signal.aborted && (await isHeld())) {
            await sealAll(await listUnsealed(connection));
            await rest();
          }
        });
      } catch (error) {
        if (!stopping.signal.aborted && !(error instanceof StateMoved)) onError(error);
      }
      isHere = false;
      notifyBegun(false);
      await rest();
    }
  };
  const running = run();

  return {
    began,
    status: () => ({
      sealing: isHere ? 'here' : 'elsewhere',
      refusals: [...refusals].map(([workspace, reason]) => ({ workspace, reason })),
      witnesses: notifier?.status() ?? [],
    }),
    async close() {
      stopping.abort();
      await running;
      await notifier?.close();
    },
  };
}

const SEAL_LOCK = 4_172_023;

/**
 * Runs `work` while no other process of the database seals; false where one does. That spares two of them each other's refusals; that
 * they never sign two different logs rests on the state's compare and swap.
 */
async function withSealLock(
  connection: Connection,
  work: (isHeld: () => Promise<boolean>) => Promise<void>,
): Promise<boolean> {
  return connection.connection().execute(async (own) => {
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${SEAL_LOCK}) as locked`.execute(own);
    if (!rows[0]?.locked) return false;
    try {
      await work(async () => {
        await sql`select 1`.execute(own);
        return true;
      });
    } finally {
      await sql`select pg_advisory_unlock(${SEAL_LOCK})`.execute(own).catch(() => undefined);
    }
    return true;
  });
}
