// What a log sends to a witness: a new checkpoint, and the proof that it extends an older one. C2SP tlog-witness.
import { parseHash, parseSize } from './checkpoint.ts';
import type { Hash } from './merkle.ts';

/** What a log sends to a witness: the body of add-checkpoint, C2SP tlog-witness. */
export interface Submission {
  /** The size that the witness is thought to have cosigned last; 0: none. */
  readonly oldSize: number;
  /** That the log of the new checkpoint begins with the one of `oldSize`. */
  readonly proof: readonly Hash[];
  /** The new checkpoint, a signed note. */
  readonly note: string;
}

const MAXIMUM_PROOF_LINES = 63;

export function formatSubmission({ oldSize, proof, note }: Submission): string {
  return `${[`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64'))].join('\n')}\n\n${note}`;
}

/** Undefined where the text is not of that form. Whether its note is one is not looked at. */
export function parseSubmission(text: string): Submission | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [oldLine = '', ...proofLines] = text.slice(0, end).split('\n');
  const oldSize = oldLine.startsWith('old ') ? parseSize(oldLine.slice('old '.length)) : undefined;
  const proof = proofLines.map(parseHash);
  if (oldSize === undefined || proof.length > MAXIMUM_PROOF_LINES) return undefined;
  return proof.every((hash) => hash !== undefined) ? { oldSize, proof, note: text.slice(end + 2) } : undefined;
}
