// The contestants: Annalist and its peers, each in a database of its own on the same server.
import { openDcb } from '../peers/dcb.ts';
import { openEmmett, openProjectingEmmett } from '../peers/emmett.ts';
import { openMessageDb } from '../peers/message-db.ts';
import type { Peer } from '../peers/peer.ts';
import { openPostgres } from '../peers/postgres.ts';
import type { Bench } from './bench.ts';
import { detention, registerFew } from './corpus.ts';
import { diceOf } from './dice.ts';
import { type ClosedLoad, runClosed } from './load.ts';
import { makeWorkspace, openRunning, recordMany, untilVisible } from './product.ts';
import { createDatabase, type DatabaseAddress } from './server.ts';

export const ANNALIST = 'Annalist';
export const EMMETT = 'Emmett';

const peers = {
  [EMMETT]: openEmmett,
  'Emmett, projecting': openProjectingEmmett,
  'message-db': openMessageDb,
  'dcb-es': openDcb,
  Postgres: openPostgres,
} as const;
export type PeerName = keyof typeof peers;

/** The event stores that append without anything else, and raw Postgres. */
export const APPENDING: readonly PeerName[] = [EMMETT, 'message-db', 'dcb-es', 'Postgres'];

export interface PeersWanted {
  readonly names: readonly PeerName[];
  /** Another way to a database, such as one that delays. */
  readonly through?: (url: string) => string;
}

/** Works with peers, each on an empty database, and closes them. */
export async function withPeers<Result>(
  { server }: Bench,
  { names, through = (url) => url }: PeersWanted,
  work: (opened: ReadonlyMap<PeerName, Peer>) => Promise<Result>,
): Promise<Result> {
  const opened = new Map<PeerName, Peer>();
  try {
    for (const name of names) {
      const database = await createDatabase(server, name.replace(/\W+/g, '_').toLowerCase());
      opened.set(name, await peers[name](through(database.ownerUrl)));
    }
    return await work(opened);
  } finally {
    for (const peer of opened.values()) await peer.close();
  }
}

/** The workspace of rows that need but one. */
export const WORKSPACE = 'bench';
const PERSONS = 2_560;
/** Workspaces are made so many at a time. */
const AT_ONCE = 8;

/** A new database with workspaces in which all that detentions name is registered. */
export async function makeProduct(
  { server }: Bench,
  name: string,
  workspaces: readonly string[] = [WORKSPACE],
): Promise<DatabaseAddress> {
  const database = await createDatabase(server, name);
  const product = await openRunning(database);
  const registrations = registerFew(diceOf(7), workspaces.length === 1 ? PERSONS : FEW);
  const left = [...workspaces];
  const makeNext = async () => {
    for (let workspace = left.pop(); workspace !== undefined; workspace = left.pop()) {
      await makeWorkspace(product, workspace);
      await untilVisible(product, workspace, await recordMany(product.log, workspace, registrations));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, makeNext));
  await product.close();
  return database;
}

/** Persons of each of many workspaces. */
export const FEW = 4;

const dice = diceOf(11);

/** What a client appends next: about its own persons in turn, so that no two clients meet in a stream. */
export function nextDetention(load: Pick<ClosedLoad, 'clients'>, client: number, turn: number) {
  const own = Math.max(1, Math.floor(PERSONS / load.clients));
  const person = client + load.clients * (turn % own);
  return { person, draft: detention(dice, person) };
}

/** A turn of a peer: appends a second of so many clients. */
function turnOf(peer: Peer, load: Omit<ClosedLoad, 'send'>): () => Promise<number> {
  return () =>
    runClosed({
      ...load,
      send(client, turn) {
        const { person, draft } = nextDetention(load, client, turn);
        return peer.append(person, draft);
      },
    });
}

/** What `inTurns` takes of peers. */
export function turnsOf(opened: ReadonlyMap<PeerName, Peer>, load: Omit<ClosedLoad, 'send'>) {
  return Object.fromEntries([...opened].map(([name, peer]) => [name, turnOf(peer, load)]));
}
