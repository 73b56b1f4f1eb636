import { targetOf } from '../catalogue/amending.ts';
import type { Development } from '../catalogue/development.ts';
import { digestPart, erasedDevelopment, type PartTexts, partNames, readParts } from '../log/parts.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { type Checkpoint, formatCheckpoint, parseCheckpoint, readSignedCheckpoint } from '../tree/checkpoint.ts';
import { RootComparison, TileComparison } from '../tree/comparison.ts';
import { hashLeaf } from '../tree/merkle.ts';
import { parseNote, parseVerifier, type Verifier, verifyNote } from '../tree/note.ts';
import { decodeEntries, TILE_WIDTH, tileWidth } from '../tree/tiles.ts';
import { type ArchivedDevelopment, type ArchiveReader, bundlePath, type Manifest, readManifest } from './archive.ts';

/** Something that is not what it was, with the positions that it concerns. */
export interface Tampering {
  readonly from: number;
  /** The last of them. */
  readonly to: number;
  readonly what: string;
}

export interface Verification {
  readonly checkpoint: Checkpoint | undefined;
  /** Undefined over HTTP. */
  readonly manifest: Manifest | undefined;
  readonly tamperings: readonly Tampering[];
  /** Why it cannot be told whether the log is sound. */
  readonly doubts: readonly string[];
  /** What a reader should know besides. */
  readonly remarks: readonly string[];
  readonly developments: number;
  readonly erased: number;
  readonly hiddenNotes: number;
}

export interface VerificationOptions {
  /** Keys that are trusted; undefined: those that come with the log. */
  readonly verifiers: readonly Verifier[] | undefined;
  /** A checkpoint that was kept from before. */
  readonly since: string | undefined;
  readonly onProgress?: (done: number, total: number) => void;
  /** Told of each development whose parts are those of its leaf, in order; of those that are erased at the end. */
  readonly onDevelopment?: (development: RecordedDevelopment) => void;
}

/**
 * Checks a log against what was signed: the signatures, every leaf and tile, every checkpoint, the digest of every part, and that it begins with
 * what was signed `since`. Trusts nothing that it reads but the keys, and holds no more than one bundle and what was erased in memory.
 */
export async function verifyLog(read: ArchiveReader, options: VerificationOptions): Promise<Verification> {
  return new LogVerifier(read, options).run();
}

class LogVerifier {
  readonly #read: ArchiveReader;
  readonly #options: VerificationOptions;
  readonly #tamperings: Tampering[] = [];
  readonly #doubts: string[] = [];
  readonly #remarks: string[] = [];
  #hiddenNotes = 0;
  #manifest: Manifest | undefined;
  /** The ids of developments without parts, with their positions. */
  readonly #erased = new Map<string, Erased>();
  /** What erasures name, by id. */
  readonly #named = new Map<string, Erasing>();
  readonly #restarts: string[] = [];
  #last = { recordedAt: '' as string, batchEnd: -1 };

  constructor(read: ArchiveReader, options: VerificationOptions) {
    this.#read = read;
    this.#options = options;
  }

  async run(): Promise<Verification> {
    const manifestText = await this.#read('export.json');
    this.#manifest = manifestText && readManifest(manifestText.toString());
    if (manifestText && !this.#manifest) this.#doubts.push('export.json is not one that this program understands');
    if (this.#manifest && !this.#manifest.isComplete)
      this.#doubts.push('the export broke off before its end; run it again');
    const checkpoint = await this.#readSigned();
    if (checkpoint) await this.#verifyTo(checkpoint);
    return {
      checkpoint,
      manifest: this.#manifest,
      tamperings: this.#tamperings,
      doubts: this.#doubts,
      remarks: this.#remarks,
      developments: checkpoint?.size ?? 0,
      erased: this.#erased.size,
      hiddenNotes: this.#hiddenNotes,
    };
  }

  #tampered(from: number, what: string, to = from): void {
    this.#tamperings.push({ from, to, what });
  }

  /** All keys that are named, trusted or not: what they sign is at least what it was. */
  #known: readonly Verifier[] = [];

  /** The newest checkpoint, if its signature is good. */
  async #readSigned(): Promise<Checkpoint | undefined> {
    const note = (await this.#read('checkpoint'))?.toString();
    if (!note) {
      this.#doubts.push('there is no checkpoint');
      return undefined;
    }
    const own = parseVerifiers((await this.#read('keys'))?.toString() ?? '');
    this.#known = [...own, ...(this.#options.verifiers ?? [])];
    const checkpoint = readSignedCheckpoint(note, this.#known);
    if (typeof checkpoint === 'string') {
      this.#tampered(0, `the checkpoint ${checkpoint}`, Number.POSITIVE_INFINITY);
      return undefined;
    }
    if (typeof readSignedCheckpoint(note, this.#chooseTrusted()) === 'string')
      this.#doubts.push(
        'it is signed by other keys than you trust: they were rotated, or a forger’s; get the new ones from its operator',
      );
    return checkpoint;
  }

  /** The keys that were passed, else those that signed what was kept, else those that come with the log. */
  #chooseTrusted(): readonly Verifier[] {
    const { verifiers, since } = this.#options;
    if (verifiers) return verifiers;
    const kept = since === undefined ? undefined : parseNote(since);
    const signed = kept ? (verifyNote(kept, this.#known) ?? []).map(({ verifier }) => verifier) : [];
    if (signed.length > 0) return signed;
    this.#remarks.push(
      'the keys are those that came with the log; pass keys or a checkpoint that you kept, to trust nobody but yourself',
    );
    return this.#known;
  }

  async #verifyTo(checkpoint: Checkpoint): Promise<void> {
    const { size } = checkpoint;
    const older = this.#readOlder(checkpoint);
    const signed = [
      ...(await this.#readPublished(size)),
      ...(older && older.origin === checkpoint.origin && older.size <= size ? [older] : []),
      checkpoint,
    ];
    const notify = (from: number, to: number, what: string) => this.#tampered(from, what, to);
    const roots = new RootComparison(signed, notify);
    const tiles = new TileComparison(this.#read, size, notify);
    const hasParts = this.#manifest?.leavesOnly !== true;
    if (!hasParts) this.#remarks.push('only leaves are here: what the parts say was not checked');
    let ahead = this.#readBundles(0, size, hasParts);
    for (let index = 0; index * TILE_WIDTH < size; index += 1) {
      const { entries, developments } = await ahead;
      ahead = this.#readBundles(index + 1, size, hasParts);
      ahead.catch(() => undefined); // It is told where it is waited for.
      const leaves = this.#openEntries(index, size, entries);
      if (leaves.length === 0) return; // Without them nothing can be said of those that follow.
      const lines = hasParts ? this.#openDevelopments(index, size, developments) : undefined;
      const hashes = leaves.map((leaf) => hashLeaf(leaf));
      roots.add(hashes, await tiles.compare(index, hashes));
      for (const [at, leaf] of leaves.entries())
        this.#verifyDevelopment(index * TILE_WIDTH + at, leaf.toString('latin1'), lines?.[at]);
      this.#options.onProgress?.(index * TILE_WIDTH + leaves.length, size);
    }
    await tiles.finish();
    if (hasParts) this.#verifyErasures(size);
    if (older && older.origin !== checkpoint.origin) this.#explainRestart(older);
  }

  /** What was kept from before, if it may be compared. */
  #readOlder(checkpoint: Checkpoint): Checkpoint | undefined {
    const { since } = this.#options;
    if (since === undefined) return undefined;
    const older = readSignedCheckpoint(since, this.#known);
    if (typeof older === 'string') {
      this.#tampered(0, `the older checkpoint ${older}: the log is signed by other keys now`, Number.POSITIVE_INFINITY);
      return undefined;
    }
    if (older.origin === checkpoint.origin && older.size > checkpoint.size) {
      const what = `${older.size} developments were signed, and there are ${checkpoint.size}: its end was cut off, or it is an old copy`;
      this.#tampered(checkpoint.size, what, older.size - 1);
    }
    return older;
  }

  #explainRestart(older: Checkpoint): void {
    const text = formatCheckpoint(older);
    const isNamed = this.#restarts.some((previous) => previous.startsWith(text) || isLaterOf(previous, older));
    if (isNamed)
      this.#doubts.push(`the log was given a new name since; what was signed as ${older.origin} is no longer proved`);
    else
      this.#tampered(
        0,
        `the log has another name than ${older.origin}, and nothing in it says why`,
        Number.POSITIVE_INFINITY,
      );
  }

  /** Every checkpoint that was published, where they come with the log. */
  async #readPublished(size: number): Promise<Checkpoint[]> {
    const text = (await this.#read('checkpoints.jsonl'))?.toString() ?? '';
    const published: Checkpoint[] = [];
    for (const line of text.split('\n').filter((it) => it !== '')) {
      const row = parseJson(line) as { readonly size?: unknown; readonly note?: unknown } | undefined;
      const checkpoint = readSignedCheckpoint(String(row?.note), this.#known);
      const where = typeof row?.size === 'number' ? Math.max(0, Math.min(row.size, size) - 1) : 0;
      if (typeof checkpoint === 'string') this.#tampered(0, `the checkpoint of size ${row?.size} ${checkpoint}`, where);
      else if (checkpoint.size !== row?.size)
        this.#tampered(0, `the checkpoint of size ${row?.size} is that of another`, where);
      else published.push(checkpoint);
    }
    return published;
  }

  /** Nothing behind the end. */
  async #readBundles(index: number, size: number, hasParts: boolean) {
    if (index * TILE_WIDTH >= size) return { entries: undefined, developments: undefined };
    const [entries, developments] = await Promise.all([
      this.#read(bundlePath('entries', index, size)),
      hasParts ? this.#read(bundlePath('developments', index, size)) : undefined,
    ]);
    return { entries, developments };
  }

  /** The leaves of a bundle; none where it is not whole. */
  #openEntries(index: number, size: number, bundle: Buffer | undefined): readonly Buffer[] {
    const path = bundlePath('entries', index, size);
    const width = tileWidth({ level: 'entries', index }, size);
    const entries = bundle && decodeEntries(bundle);
    if (!bundle) this.#doubts.push(`${path} is missing`);
    else if (entries?.length !== width)
      this.#tampered(index * TILE_WIDTH, `${path} is not a bundle of ${width} leaves`, index * TILE_WIDTH + width - 1);
    return entries?.length === width ? entries : [];
  }

  /** A line for each development; undefined where the bundle is not whole. */
  #openDevelopments(index: number, size: number, bundle: Buffer | undefined): readonly string[] | undefined {
    const path = bundlePath('developments', index, size);
    const width = tileWidth({ level: 'entries', index }, size);
    const lines = bundle?.toString().split('\n').slice(0, -1);
    if (!lines) this.#doubts.push(`${path} is missing`);
    else if (lines.length !== width)
      this.#tampered(index * TILE_WIDTH, `${path} does not hold ${width} developments`, index * TILE_WIDTH + width - 1);
    return lines?.length === width ? lines : undefined;
  }

  /** `line`: of the bundle of developments, where there is one. */
  #verifyDevelopment(position: number, text: string, line: string | undefined): void {
    const leaf = readLeaf(text);
    if (!leaf) {
      this.#tampered(position, text === '' ? 'it is missing' : 'its leaf is not one');
      return;
    }
    const fault = this.#faultOfOrder(position, leaf);
    if (fault) this.#tampered(position, fault);
    this.#last = leaf;
    if (line === undefined) return;
    const development = parseJson(line) as ArchivedDevelopment | undefined;
    if (!development || typeof development.parts !== 'object') {
      this.#tampered(position, 'what it says is missing or not readable');
      return;
    }
    const { id, recordedAt, batchEnd, parts } = development;
    if (id !== leaf.id || recordedAt !== leaf.recordedAt || batchEnd !== leaf.batchEnd)
      this.#tampered(position, 'its id, recordedAt or batchEnd is not that of its leaf');
    if (parts === null) {
      this.#erased.set(leaf.id, { position, by: development.erasedBy ?? -1, leaf, text });
      return;
    }
    const texts = this.#verifyParts(position, leaf, parts);
    if (texts) this.#readDevelopment(position, leaf, texts);
  }

  #faultOfOrder(position: number, leaf: Leaf): string | undefined {
    const isWithinBatch = position <= this.#last.batchEnd;
    if (isWithinBatch && leaf.batchEnd !== this.#last.batchEnd)
      return 'its batch ends elsewhere than that of its neighbour';
    if (leaf.batchEnd < position) return 'its batch ends before it';
    if (isWithinBatch ? leaf.recordedAt !== this.#last.recordedAt : leaf.recordedAt <= this.#last.recordedAt)
      return 'it was not recorded after the one before';
    return undefined;
  }

  /** The texts, where all parts are those of the leaf; a note may be hidden over HTTP. */
  #verifyParts(position: number, leaf: Leaf, parts: NonNullable<ArchivedDevelopment['parts']>): PartTexts | undefined {
    let isWhole = true;
    for (const name of partNames) {
      const part = parts[name];
      if (!part && name === 'note' && this.#manifest === undefined) {
        this.#hiddenNotes += 1;
        continue;
      }
      const isTrue =
        typeof part?.salt === 'string' &&
        typeof part.text === 'string' &&
        digestPart({ salt: Buffer.from(part.salt, 'base64url'), text: part.text }) === leaf.parts[name];
      if (isTrue) continue;
      this.#tampered(position, `its ${name} is not what was signed`);
      isWhole = false;
    }
    const { meta, statement, sources, note } = parts;
    return isWhole && meta && statement && sources
      ? { meta: meta.text, statement: statement.text, sources: sources.text, note: note?.text ?? 'null' }
      : undefined;
  }

  #readDevelopment(position: number, leaf: Leaf, texts: PartTexts): void {
    const isAboutAnother =
      leaf.target !== undefined || texts.meta.includes('"type":"development.') || texts.meta.includes('"type":"log.');
    if (!isAboutAnother && !this.#options.onDevelopment) return;
    const { development, recordedBy } = readParts(leaf.id, texts);
    const { recordedAt, batchEnd } = leaf;
    if (leaf.target !== targetOf(development)) this.#tampered(position, 'its target is not that of its leaf');
    if (development.type === 'development.redacted') this.#noteErasure(development, { recordedAt, recordedBy });
    if (development.type === 'log.restarted') this.#restarts.push(String(development.data.previous));
    this.#options.onDevelopment?.({
      position,
      batchEnd,
      recordedAt,
      recordedOn: utcDayOf(recordedAt),
      recordedBy,
      development,
    });
  }

  #noteErasure(development: Development, { recordedAt, recordedBy }: Pick<Erasing, 'recordedAt' | 'recordedBy'>): void {
    const { erased = [] } = development.data as {
      readonly erased?: readonly { readonly id: string; readonly type: string }[];
    };
    for (const { id, type } of erased) this.#named.set(id, { type, recordedAt, recordedBy });
  }

  /** What has no parts must be named by an erasure, and what is named must have none. */
  #verifyErasures(size: number): void {
    for (const [id, erased] of this.#erased) {
      const named = this.#named.get(id);
      if (named) this.#tellErased(erased, named);
      else if (erased.by >= size)
        this.#doubts.push(
          `position ${erased.position} was erased, and the record of that is not signed yet; verify again`,
        );
      else this.#tampered(erased.position, 'what it says is gone, and nothing says that it was erased');
    }
    for (const [id, { recordedAt }] of this.#named)
      if (!this.#erased.has(id))
        this.#tampered(0, `“${id}” was erased at ${recordedAt}, and is still here`, Number.POSITIVE_INFINITY);
  }

  #tellErased({ position, leaf, text }: Erased, { type }: Erasing): void {
    const { id, recordedAt, batchEnd } = leaf;
    this.#options.onDevelopment?.({
      position,
      batchEnd,
      recordedAt,
      recordedOn: utcDayOf(recordedAt),
      recordedBy: null,
      development: erasedDevelopment({ id, type, leaf: text }),
      isErased: true,
    });
  }
}

/** A development without parts. */
interface Erased {
  readonly position: number;
  /** Where its erasure is said to be recorded; -1: nowhere. */
  readonly by: number;
  readonly leaf: Leaf;
  readonly text: string;
}

/** What the record of an erasure says of one that it names. */
interface Erasing {
  readonly type: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** A key a line, as `keys` holds them. */
function parseVerifiers(lines: string): Verifier[] {
  return lines.split('\n').flatMap((line) => parseVerifier(line) ?? []);
}

/** Whether a checkpoint is of the same log as `older`, and not before it. */
function isLaterOf(previous: string, older: Checkpoint): boolean {
  const checkpoint = parseCheckpoint(parseNote(previous)?.text ?? previous);
  return checkpoint?.origin === older.origin && checkpoint.size >= older.size;
}

interface Leaf {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly batchEnd: number;
  readonly target: string | undefined;
  readonly parts: PartTexts;
}

const DIGEST = '([\\w-]{43})';
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** As RFC 8785 writes it: any other spelling of the same is not a leaf. */
const LEAF = new RegExp(
  `^\\{"batchEnd":(0|[1-9]\\d{0,14}),"id":"(${ID})","parts":` +
    `\\{"meta":"${DIGEST}","note":"${DIGEST}","sources":"${DIGEST}","statement":"${DIGEST}"\\},` +
    `"recordedAt":"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)"(?:,"target":"(${ID})")?,"v":1\\}$`,
);

function readLeaf(text: string): Leaf | undefined {
  const fields = LEAF.exec(text);
  if (!fields) return undefined;
  const [, batchEnd, id = '', meta = '', note = '', sources = '', statement = '', recordedAt, target] = fields;
  return {
    id,
    recordedAt: recordedAt as Instant,
    batchEnd: Number(batchEnd),
    target,
    parts: { meta, note, sources, statement },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
