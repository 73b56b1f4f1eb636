// The verifier: checks a log as files or addresses against what was signed, and trusts nothing that it reads but keys.
import type { RecordedDevelopment } from '../log/read.ts';
import type { Checkpoint } from '../tree/checkpoint.ts';
import { type Mismatch, RootComparison, TileComparison } from '../tree/comparison.ts';
import { hashLeaf } from '../tree/merkle.ts';
import { decodeEntries, TILE_WIDTH, tileWidth } from '../tree/tiles.ts';
import { type Message, say } from '../words/message.ts';
import { type ArchiveReader, bundlePath, type Manifest, readManifest } from './archive.ts';
import { type Tampering, VerificationReport } from './verification-report.ts';
import {
  explainOrigin,
  readKept,
  readPublished,
  readSignedLog,
  type SignedLog,
  type Trust,
} from './verify-checkpoints.ts';
import { DevelopmentVerifier } from './verify-developments.ts';

export interface Verification {
  readonly checkpoint: Checkpoint | undefined;
  /** Undefined over HTTP. */
  readonly manifest: Manifest | undefined;
  readonly tamperings: readonly Tampering[];
  readonly doubts: readonly Message[];
  readonly remarks: readonly Message[];
  readonly developments: number;
  readonly erased: number;
  readonly hiddenNotes: number;
}

export interface VerificationOptions extends Trust {
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with each development whose parts are those of its leaf, in order; at the end with the erased ones. */
  readonly onDevelopment?: (development: RecordedDevelopment) => void;
}

/**
 * Checks the signatures, every leaf and tile, every checkpoint, the digest of every part, and that the log begins with
 * what was signed `since`. Holds no more than one bundle and what was erased in memory.
 */
export async function verifyLog(read: ArchiveReader, options: VerificationOptions): Promise<Verification> {
  const report = new VerificationReport();
  const manifest = await readOwnManifest(read, report);
  const signed = await readSignedLog(read, options, report);
  const developments = new DevelopmentVerifier({
    report,
    mayHideNotes: manifest === undefined,
    onDevelopment: options.onDevelopment,
  });
  if (signed) await verifyTo(signed, { read, options, report, developments, hasParts: manifest?.leavesOnly !== true });
  const { tamperings, doubts, remarks } = report;
  return {
    checkpoint: signed?.checkpoint,
    manifest,
    tamperings,
    doubts,
    remarks,
    developments: signed?.checkpoint.size ?? 0,
    erased: developments.erasedCount,
    hiddenNotes: developments.hiddenNotes,
  };
}

async function readOwnManifest(read: ArchiveReader, report: VerificationReport): Promise<Manifest | undefined> {
  const text = await read('export.json');
  const manifest = text && readManifest(text.toString());
  if (text && !manifest) report.doubt(say('proof.doubts.manifest'));
  if (manifest && !manifest.isComplete) report.doubt(say('proof.doubts.brokenOff'));
  return manifest;
}

interface Verifying {
  readonly read: ArchiveReader;
  readonly options: VerificationOptions;
  readonly report: VerificationReport;
  readonly developments: DevelopmentVerifier;
  /** Not only leaves: also what the parts say. */
  readonly hasParts: boolean;
}

/** Verifies everything up to the newest checkpoint, bundle by bundle. */
async function verifyTo(signed: SignedLog, verifying: Verifying): Promise<void> {
  const { read, options, report, developments, hasParts } = verifying;
  const { checkpoint } = signed;
  const { size } = checkpoint;
  const kept = readKept(options.since, signed, report);
  const isComparable = kept && kept.origin === checkpoint.origin && kept.size <= size;
  const checkpoints = [...(await readPublished(read, signed, report)), ...(isComparable ? [kept] : []), checkpoint];
  const onMismatch = (it: Mismatch) => report.tampered(it.from, sayMismatch(it), it.to);
  const roots = new RootComparison(checkpoints, onMismatch);
  const tiles = new TileComparison(read, size, onMismatch);
  if (!hasParts) report.remark(say('proof.remarks.leavesOnly'));
  let ahead = readBundles(0, size, verifying);
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const bundles = await ahead;
    ahead = readBundles(index + 1, size, verifying);
    ahead.catch(() => undefined); // The failure shows where it is awaited.
    const place = { index, size };
    const leaves = openBundle({ ...place, kind: 'entries', decode: decodeEntries }, bundles.entries, report);
    if (!leaves) return; // Without them nothing can be said of those that follow.
    const developmentsHere = { ...place, kind: 'developments', decode: decodeLines } as const;
    const lines = hasParts ? openBundle(developmentsHere, bundles.developments, report) : undefined;
    const hashes = leaves.map((leaf) => hashLeaf(leaf));
    roots.add(hashes, await tiles.compare(index, hashes));
    for (const [at, leaf] of leaves.entries())
      developments.verify(index * TILE_WIDTH + at, leaf.toString('latin1'), lines?.[at]);
    options.onProgress?.(index * TILE_WIDTH + leaves.length, size);
  }
  await tiles.finish();
  if (hasParts) developments.verifyErasures(size);
  if (kept && kept.origin !== checkpoint.origin) explainOrigin(kept, developments.previousOrigins, report);
}

function sayMismatch(mismatch: Mismatch): Message {
  const { kind } = mismatch;
  return kind === 'otherRoot'
    ? say('proof.tamperings.otherEntries', { size: mismatch.size })
    : say(`proof.tamperings.${kind}`, { path: mismatch.path });
}

/** A bundle of leaves with the bundle of what they say; nothing behind the end. */
async function readBundles(index: number, size: number, { read, hasParts }: Verifying) {
  if (index * TILE_WIDTH >= size) return { entries: undefined, developments: undefined };
  const [entries, developments] = await Promise.all([
    read(bundlePath('entries', index, size)),
    hasParts ? read(bundlePath('developments', index, size)) : undefined,
  ]);
  return { entries, developments };
}

interface BundlePlace {
  readonly kind: 'entries' | 'developments';
  readonly index: number;
  /** The length of the log. */
  readonly size: number;
}

/** What a bundle holds, in order; undefined where it is not whole. `decode`: undefined where it cannot be read. */
function openBundle<Item>(
  { kind, index, size, decode }: BundlePlace & { readonly decode: (bundle: Buffer) => readonly Item[] | undefined },
  bundle: Buffer | undefined,
  report: VerificationReport,
): readonly Item[] | undefined {
  const path = bundlePath(kind, index, size);
  const count = tileWidth({ level: 'entries', index }, size);
  const items = bundle && decode(bundle);
  const first = index * TILE_WIDTH;
  if (!bundle) report.doubt(say('proof.doubts.missing', { path }));
  else if (items?.length !== count)
    report.tampered(first, say(`proof.tamperings.short.${kind}`, { path, count }), first + count - 1);
  return items?.length === count ? items : undefined;
}

const decodeLines = (bundle: Buffer) => bundle.toString().split('\n').slice(0, -1);
