/** Readings of the signed log: checkpoints, tiles, bundles, keys, and the proofs that are made of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Receipt } from '../log/log-view.ts';
import { readBundle } from '../proof/archive.ts';
import { type PublishedCheckpoint, readCheckpoint, readReceipt, readVerifiers } from '../proof/checkpoints.ts';
import { consistencyProof, openTree, readLeaves } from '../proof/tree.ts';
import type { Hash } from '../tree/merkle.ts';
import { encodeEntries, encodeTile, parseTilePath, TILE_WIDTH, tileWidth } from '../tree/tiles.ts';
import { type Message, say } from '../words/message.ts';
import { type Failure, fail, type Result, succeed } from '../words/problem.ts';
import { developmentIdIn } from './developments.ts';
import type { Service } from './service.ts';

/** The newest checkpoint, with the cosignatures that it has. */
export async function showCheckpoint(
  { connection }: Service,
  { workspace }: { readonly workspace: string },
): Promise<Result<PublishedCheckpoint>> {
  const checkpoint = await readCheckpoint(connection, workspace);
  return checkpoint ? succeed(checkpoint) : notSealedYet();
}

/** The keys that sign the log, or did, oldest first; a line each. */
export async function listKeys(
  { connection }: Service,
  { workspace }: { readonly workspace: string },
): Promise<Result<readonly string[]>> {
  const keys = await readVerifiers(connection, workspace);
  return keys.length > 0 ? succeed(keys) : notSealedYet();
}

/** Hashes of the tree, or entries of the log. `tile`: a path as C2SP tlog-tiles writes it. */
export async function showTile(
  { connection }: Service,
  { workspace, tile }: { readonly workspace: string; readonly tile: string },
): Promise<Result<Buffer>> {
  const named = tile.slice(0, 80);
  const place = parseTilePath(tile);
  if (!place) return notFound(say('problems.found.tile', { tile: named }));
  const size = (await readCheckpoint(connection, workspace))?.size ?? 0;
  const width = tileWidth(place, size);
  if (width < place.width) return notFound(say('problems.found.unsignedTile', { tile: named, size }));
  const { level, index } = place;
  if (level === 'entries') {
    const from = index * TILE_WIDTH;
    return succeed(encodeEntries(await readLeaves(connection, { workspace, from, to: from + place.width })));
  }
  const hashes = await openTree(connection, { workspace, size }).readTile({ level, index, width });
  return succeed(encodeTile(hashes.slice(0, place.width)));
}

export interface BundleAsk {
  readonly workspace: string;
  /** As the bundles of entries are numbered: `005.p/17`. */
  readonly bundle: string;
  readonly showsNotes: boolean;
}

/** The content of the developments of a bundle, with salts to check it; a line of JSON each. */
export async function showBundle(
  { connection }: Service,
  { workspace, bundle, showsNotes }: BundleAsk,
): Promise<Result<string>> {
  const place = parseTilePath(`entries/${bundle}`);
  const size = (await readCheckpoint(connection, workspace))?.size ?? 0;
  if (!place || tileWidth(place, size) < place.width)
    return notFound(say('problems.found.bundle', { bundle: bundle.slice(0, 80), size }));
  const { index, width } = place;
  const end = index * TILE_WIDTH + width;
  return succeed(await readBundle(connection, { workspace, index, size: end, showsNote: showsNotes }));
}

export interface ConsistencyAsk {
  readonly workspace: string;
  /** The older size. */
  readonly from: number;
  /** The newer size; that of the newest checkpoint where left out. */
  readonly to?: number | undefined;
}

export interface ConsistencyAnswer {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly Hash[];
}

/** Proof that the log of one size begins with that of another. RFC 6962, section 2.1.2. */
export async function proveConsistency(
  { connection }: Service,
  { workspace, from, to }: ConsistencyAsk,
): Promise<Result<ConsistencyAnswer>> {
  const checkpoint = await readCheckpoint(connection, workspace);
  if (!checkpoint) return notSealedYet();
  const { size } = checkpoint;
  const end = to ?? size;
  if (end > size) return misfit('to', say('problems.parameters.unsigned', { given: end, size }));
  if (from > end) return misfit('from', say('problems.parameters.swapped', { first: from, last: end, other: 'to' }));
  const proof = await consistencyProof(openTree(connection, { workspace, size: end }), from);
  return succeed({ from, to: end, proof });
}

export interface ReceiptAsk {
  readonly workspace: string;
  /** As it was typed. */
  readonly id: string;
  readonly showsNotes: boolean;
}

/** Proof that a development is in the log; you can check it offline. */
export async function showReceipt(
  { connection }: Service,
  { workspace, id, showsNotes }: ReceiptAsk,
): Promise<Result<string>> {
  const unknown = notFound(say('problems.found.receipt', { id: id.slice(0, 80) }));
  const uuid = developmentIdIn(id);
  if (uuid === undefined) return unknown;
  const reading = await readReceipt(connection, { workspace, id: uuid, showsNote: showsNotes });
  switch (reading.kind) {
    case 'receipt':
      return succeed(reading.text);
    case 'not_sealed':
      return notSealedYet();
    case 'unknown':
      return unknown;
    default:
      return reading satisfies never;
  }
}

export interface Waiting {
  readonly workspace: string;
  readonly receipts: readonly Receipt[];
  readonly waitSeconds: number;
}

const POLL_MS = 50;

/** Adds to each acknowledged development the proof that it is in the log; as they came where that takes longer. */
export async function waitForReceipts({ connection }: Service, { workspace, receipts, waitSeconds }: Waiting) {
  const last = Math.max(...receipts.map(({ position }) => position));
  for (const deadlineMs = performance.now() + waitSeconds * 1_000; ; ) {
    const checkpoint = await readCheckpoint(connection, workspace);
    if (checkpoint && checkpoint.size > last) break;
    if (performance.now() >= deadlineMs) return receipts;
    await sleep(POLL_MS);
  }
  return Promise.all(
    receipts.map(async (receipt) => {
      const reading = await readReceipt(connection, { workspace, id: receipt.id, showsNote: true });
      return reading.kind === 'receipt' ? { ...receipt, receipt: reading.text } : receipt;
    }),
  );
}

function notSealedYet(): Failure {
  return fail('not_sealed_yet', { detail: say('problems.service.notSealedYet') });
}

function notFound(detail: Message): Failure {
  return fail('not_found', { detail });
}

function misfit(parameter: string, message: Message): Failure {
  return fail('invalid_query', { parameters: [{ parameter, message }] });
}
