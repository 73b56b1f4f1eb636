// The developments of a log that is verified: each leaf, the parts behind its digests, and what was erased.
import { targetOf } from '../catalogue/amending.ts';
import type { Development } from '../catalogue/development.ts';
import { digestOpened, erasedDevelopment, type PartTexts, partNames, readParts } from '../log/parts.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { type Message, say } from '../words/message.ts';
import type { ArchivedDevelopment } from './archive.ts';
import { parseJson } from './json.ts';
import { type Leaf, readLeaf } from './leaf.ts';
import type { VerificationReport } from './verification-report.ts';

export interface DevelopmentVerifierOptions {
  readonly report: VerificationReport;
  /** Over HTTP notes may be left out. */
  readonly mayHideNotes: boolean;
  /** Called with each development whose parts are those of its leaf, in order; at the end with the erased ones. */
  readonly onDevelopment: ((development: RecordedDevelopment) => void) | undefined;
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
}

/** Takes the developments one after the other, in the order of their positions. */
export class DevelopmentVerifier {
  readonly #options: DevelopmentVerifierOptions;
  /** The ids of developments without parts. */
  readonly #erased = new Map<string, Erased>();
  /** What erasures name, by id. */
  readonly #named = new Map<string, Erasing>();
  #last = { recordedAt: '' as string, batchEnd: -1 };
  hiddenNotes = 0;
  /** The last checkpoints of earlier origins, as the log says. */
  readonly previousOrigins: string[] = [];

  constructor(options: DevelopmentVerifierOptions) {
    this.#options = options;
  }

  get erasedCount(): number {
    return this.#erased.size;
  }

  /** `line`: the development in its bundle, where there is one. */
  verify(position: number, text: string, line: string | undefined): void {
    const { report } = this.#options;
    const leaf = readLeaf(text);
    if (!leaf) {
      report.tampered(position, say(text === '' ? 'proof.tamperings.missing' : 'proof.tamperings.unreadable'));
      return;
    }
    const fault = this.#faultOfOrder(position, leaf);
    if (fault) report.tampered(position, fault);
    this.#last = leaf;
    if (line === undefined) return;
    const development = parseJson(line) as ArchivedDevelopment | undefined;
    if (!development || typeof development.parts !== 'object') {
      report.tampered(position, say('proof.tamperings.noContent'));
      return;
    }
    const { id, recordedAt, batchEnd, parts, erasedBy = -1 } = development;
    if (id !== leaf.id || recordedAt !== leaf.recordedAt || batchEnd !== leaf.batchEnd)
      report.tampered(position, say('proof.tamperings.identity'));
    if (parts === null) this.#erased.set(leaf.id, { position, by: erasedBy, leaf, text });
    else this.#readDevelopment(position, leaf, this.#verifyParts(position, leaf, parts));
  }

  /** At the end of a log of `size`: what has no parts must be named by an erasure, and what is named must have none. */
  verifyErasures(size: number): void {
    const { report } = this.#options;
    for (const [id, erased] of this.#erased) {
      const { position, by } = erased;
      const named = this.#named.get(id);
      if (named) this.#passErased(erased, named);
      else if (by >= size) report.doubt(say('proof.doubts.erasureNotSigned', { position }));
      else report.tampered(position, say('proof.tamperings.gone'));
    }
    for (const [id, { recordedAt }] of this.#named)
      if (!this.#erased.has(id)) report.tamperedThroughout(say('proof.tamperings.stillHere', { id, recordedAt }));
  }

  #faultOfOrder(position: number, leaf: Leaf): Message | undefined {
    const isWithinBatch = position <= this.#last.batchEnd;
    if (isWithinBatch && leaf.batchEnd !== this.#last.batchEnd) return say('proof.tamperings.batchEndsElsewhere');
    if (leaf.batchEnd < position) return say('proof.tamperings.batchEndsBefore');
    if (isWithinBatch ? leaf.recordedAt !== this.#last.recordedAt : leaf.recordedAt <= this.#last.recordedAt)
      return say('proof.tamperings.order');
    return undefined;
  }

  /** The texts, where all parts are those of the leaf; a note may be hidden over HTTP. */
  #verifyParts(position: number, leaf: Leaf, parts: NonNullable<ArchivedDevelopment['parts']>): PartTexts | undefined {
    let isWhole = true;
    for (const name of partNames) {
      const part = parts[name];
      if (!part && name === 'note' && this.#options.mayHideNotes) {
        this.hiddenNotes += 1;
        continue;
      }
      const isTrue =
        typeof part?.salt === 'string' && typeof part.text === 'string' && digestOpened(part) === leaf.parts[name];
      if (isTrue) continue;
      this.#options.report.tampered(position, say('proof.tamperings.part', { part: name }));
      isWhole = false;
    }
    const { meta, statement, sources, note } = parts;
    return isWhole && meta && statement && sources
      ? { meta: meta.text, statement: statement.text, sources: sources.text, note: note?.text ?? 'null' }
      : undefined;
  }

  /** `texts`: undefined where a part is not what was signed. */
  #readDevelopment(position: number, leaf: Leaf, texts: PartTexts | undefined): void {
    const { report, onDevelopment } = this.#options;
    if (!texts) return;
    if (!onDevelopment && !mayBeAboutAnother(leaf, texts)) return;
    const { development, recordedBy } = readParts(leaf.id, texts);
    if (leaf.target !== targetOf(development)) report.tampered(position, say('proof.tamperings.target'));
    if (development.type === 'development.redacted') this.#noteErasure(development, leaf);
    if (development.type === 'log.restarted') this.previousOrigins.push(String(development.data.previous));
    onDevelopment?.(toRecorded(position, leaf, { recordedBy, development }));
  }

  #noteErasure(development: Development, { recordedAt }: Leaf): void {
    const { erased = [] } = development.data as {
      readonly erased?: readonly { readonly id: string; readonly type: string }[];
    };
    for (const { id, type } of erased) this.#named.set(id, { type, recordedAt });
  }

  #passErased({ position, leaf, text }: Erased, { type }: Erasing): void {
    const development = erasedDevelopment({ id: leaf.id, type, leaf: text });
    this.#options.onDevelopment?.({ ...toRecorded(position, leaf, { recordedBy: null, development }), isErased: true });
  }
}

/** Whether a development is read even where `onDevelopment` is missing: amendments, and records about the record. */
function mayBeAboutAnother(leaf: Leaf, { meta }: PartTexts): boolean {
  return leaf.target !== undefined || meta.includes('"type":"development.') || meta.includes('"type":"log.');
}

function toRecorded(
  position: number,
  { recordedAt, batchEnd }: Leaf,
  said: Pick<RecordedDevelopment, 'recordedBy' | 'development'>,
): RecordedDevelopment {
  return { position, batchEnd, recordedAt, recordedOn: utcDayOf(recordedAt), ...said };
}
