// The witness side: which checkpoints a witness cosigns, and what it remembers of each log.
import { createHash, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { type Checkpoint, parseCheckpoint } from '../tree/checkpoint.ts';
import { EMPTY_ROOT, isConsistent } from '../tree/merkle.ts';
import {
  cosignText,
  type NoteSignature,
  parseNote,
  type Signer,
  type Verifier,
  verifierOf,
  verifyNote,
} from '../tree/note.ts';
import type { Submission } from '../tree/submission.ts';
import { type Message, say } from '../words/message.ts';
import { readKeys } from './keys.ts';
import { moveSealState, readSealState, type SealState, StateMoved } from './seal-state.ts';

export interface WitnessSettings {
  /** Holds the witness’s keys and what it cosigned last of each log, out of reach of those who run the logs. */
  readonly folder: string;
  readonly name: string;
  /** The logs that it knows, by their origins; several keys of one name are keys of one log. */
  readonly logs: readonly Verifier[];
  /** The clock, Unix time. */
  readonly nowSeconds: () => number;
}

export type CosignOutcome =
  | { readonly kind: 'cosigned'; readonly signatures: readonly NoteSignature[] }
  | { readonly kind: 'malformed'; readonly reason: Message }
  | { readonly kind: 'unknown_log'; readonly origin: string }
  | { readonly kind: 'not_signed'; readonly origin: string }
  /** `size` is what was cosigned last: the submission starts from another. */
  | { readonly kind: 'other_size'; readonly size: number }
  /** The log signed two different trees of one size. */
  | { readonly kind: 'forked'; readonly origin: string; readonly size: number }
  | { readonly kind: 'inconsistent'; readonly origin: string; readonly oldSize: number; readonly size: number };

export interface Witness {
  /** By which its cosignatures are checked: one for each of its keys. */
  readonly verifiers: readonly Verifier[];
  /**
   * Cosigns a checkpoint that extends what was cosigned before, once that is on disk. It cosigns one of two forks only.
   */
  cosign(submission: Submission): Promise<CosignOutcome>;
}

/** Makes the witness's key where it has none. */
export async function openWitness({ folder, name, logs, nowSeconds }: WitnessSettings): Promise<Witness> {
  const keys = await readKeys(join(folder, 'keys'));
  const signers = keys.map((privateKey: KeyObject): Signer => ({ name, privateKey }));
  return {
    verifiers: signers.map((signer) => verifierOf(signer, 'cosignature')),
    async cosign(submission) {
      const note = parseNote(submission.note);
      const checkpoint = note && parseCheckpoint(note.text);
      if (!checkpoint) return { kind: 'malformed', reason: say('problems.cosigner.notACheckpoint') };
      const { origin, size } = checkpoint;
      if (submission.oldSize > size)
        return {
          kind: 'malformed',
          reason: say('problems.cosigner.oldTooLarge', { oldSize: submission.oldSize, size }),
        };
      const trusted = logs.filter((log) => log.name === origin);
      if (trusted.length === 0) return { kind: 'unknown_log', origin };
      if (!verifyNote(note, trusted)?.length) return { kind: 'not_signed', origin };
      // Read before the state is: whatever is larger was seen later.
      const atSeconds = nowSeconds();
      const refusal = await moveForward(stateFolder(folder, origin), checkpoint, submission);
      return (
        refusal ?? { kind: 'cosigned', signatures: signers.map((signer) => cosignText(note.text, signer, atSeconds)) }
      );
    },
  };
}

/** An origin can hold any character; its hash can name a folder. */
function stateFolder(folder: string, origin: string): string {
  return join(folder, 'state', createHash('sha256').update(origin).digest('hex'));
}

/** Makes the checkpoint the state of its log, on disk; or says why not, and then the state is as it was. */
async function moveForward(
  folder: string,
  checkpoint: Checkpoint,
  { oldSize, proof }: Submission,
): Promise<CosignOutcome | undefined> {
  const { origin, size, root } = checkpoint;
  const state = await readSealState(folder);
  const older = treeOf(state);
  if (oldSize !== older.size) return { kind: 'other_size', size: older.size };
  if (size === older.size && !root.equals(older.root)) return { kind: 'forked', origin, size };
  if (!isConsistent(older, checkpoint, proof)) return { kind: 'inconsistent', origin, oldSize, size };
  if (size === older.size) return undefined;
  try {
    await moveSealState(folder, state, checkpoint);
    return undefined;
  } catch (error) {
    if (!(error instanceof StateMoved)) throw error;
    return { kind: 'other_size', size: treeOf(await readSealState(folder)).size };
  }
}

function treeOf(state: SealState | undefined) {
  return state?.checkpoint ?? { size: 0, root: EMPTY_ROOT };
}
