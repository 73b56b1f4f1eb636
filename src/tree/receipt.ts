// Receipts: proofs that an entry is in a log, which anyone can check without the log. C2SP tlog-proof.
import { type Checkpoint, parseCheckpoint, parseHash } from './checkpoint.ts';
import { type Hash, hashLeaf, rootFromInclusion } from './merkle.ts';
import { decodeBase64, parseNote, type VerifiedSignature, type Verifier, verifyNote } from './note.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** A receipt taken apart. */
export interface ReceiptParts {
  readonly index: number;
  readonly proof: readonly Hash[];
  /** A signed note. */
  readonly checkpoint: string;
  /** Not covered by the proof: what it takes to compute the entry's hash. */
  readonly extra: string | undefined;
}

export function formatReceipt({ index, proof, checkpoint, extra }: ReceiptParts): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${Buffer.from(extra).toString('base64')}`]),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Undefined where the text is not a receipt. */
export function parseReceipt(text: string): ReceiptParts | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [header, ...lines] = text.slice(0, end).split('\n');
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift()?.slice('extra '.length) : undefined;
  const extra = extraLine === undefined ? undefined : decodeBase64(extraLine);
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const proof = lines.map(parseHash);
  if (header !== HEADER || index === undefined || (extraLine !== undefined && !extra)) return undefined;
  if (!proof.every((hash) => hash !== undefined)) return undefined;
  return { index: Number(index), proof, checkpoint: text.slice(end + 2), extra: extra?.toString() };
}

export type ReceiptVerdict =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly signatures: readonly VerifiedSignature[] }
  | { readonly ok: false; readonly fault: string };

/** Whether the receipt proves that `leaf` is in a log that one of `verifiers`, of the checkpoint's own name, signed. */
export function verifyReceipt(
  receipt: ReceiptParts,
  { leaf, verifiers }: { readonly leaf: string; readonly verifiers: readonly Verifier[] },
): ReceiptVerdict {
  const note = parseNote(receipt.checkpoint);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return { ok: false, fault: 'its checkpoint is not readable' };
  const signatures = verifyNote(note, verifiers);
  const isSigned = signatures?.some(({ verifier: { name, kind } }) => kind === 'note' && name === checkpoint.origin);
  if (!signatures || !isSigned) return { ok: false, fault: 'its checkpoint is not signed by a known key of the log' };
  const root = rootFromInclusion(hashLeaf(leaf), { ...receipt, size: checkpoint.size });
  if (!root?.equals(checkpoint.root)) return { ok: false, fault: 'its path does not lead to the checkpoint’s root' };
  return { ok: true, checkpoint, signatures };
}
