// Checkpoints: how long a log is and what its root is, as text and as a signed note. C2SP tlog-checkpoint.
import type { Hash, Tree } from './merkle.ts';
import { decodeBase64, type Note, parseNote, type Verifier, verifyNote } from './note.ts';

/** How long a log is and what its root is, at one time. C2SP tlog-checkpoint. */
export interface Checkpoint extends Tree {
  readonly origin: string;
}

/** The text of a note; it ends with a newline. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads the text of a note; undefined where it is not a checkpoint's. Further lines are allowed and say nothing. */
export function parseCheckpoint(text: Note['text']): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', sizeLine = '', root = ''] = lines;
  const [size, hash] = [parseSize(sizeLine), parseHash(root)];
  if (lines.some((line) => line === '') || size === undefined || !hash) return undefined;
  return { origin, size, root: hash };
}

/** Digits without leading zeros, of a number that JavaScript holds exactly. */
export function parseSize(text: string): number | undefined {
  return /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

/** What is wrong with a note that is no signed checkpoint. */
export type CheckpointFault = 'unreadable' | 'falseSignature' | 'unknownKey';

/** The checkpoint of a note that one of `verifiers`, of its own name, signed; else what is wrong with it. */
export function readSignedCheckpoint(text: string, verifiers: readonly Verifier[]): Checkpoint | CheckpointFault {
  const note = parseNote(text);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return 'unreadable';
  const signatures = verifyNote(note, verifiers);
  if (!signatures) return 'falseSignature';
  const isSigned = signatures.some(({ verifier: { name, kind } }) => kind === 'note' && name === checkpoint.origin);
  return isSigned ? checkpoint : 'unknownKey';
}

/** 32 bytes in standard base64. */
export function parseHash(text: string): Hash | undefined {
  const hash = decodeBase64(text);
  return hash?.length === 32 ? hash : undefined;
}
