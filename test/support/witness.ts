// Witnesses for tests: good ones, and ones that fail.
import { generateKeyPairSync } from 'node:crypto';
import { createWitnessApp } from '../../src/api/witness.ts';
import { listen } from '../../src/app.ts';
import { openWitness } from '../../src/proof/cosign.ts';
import { formatCheckpoint } from '../../src/tree/checkpoint.ts';
import { consistencyRanges, EMPTY_ROOT, type Hash, hashLeaf, hashNode } from '../../src/tree/merkle.ts';
import { formatNote, type Signer, signText, type Verifier, verifierOf } from '../../src/tree/note.ts';
import { formatSubmission } from '../../src/tree/submission.ts';
import { english } from '../../src/words/english.ts';

/** The definition of RFC 6962, over all leaves. */
function rootOfLeaves(leaves: readonly Hash[]): Hash {
  if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashNode(rootOfLeaves(leaves.slice(0, split)), rootOfLeaves(leaves.slice(split)));
}

export interface TestLog {
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly note: (size: number) => string;
  readonly proof: (from: number, to: number) => Hash[];
  /** The body that shows how the log grew. */
  readonly growth: (from: number, to: number) => string;
  /** The same name and key, and other entries from a position on. */
  readonly fork: (at: number, name?: string) => TestLog;
}

/** A log in memory, of a thousand entries of which checkpoints show as many as they say. */
export function makeLog(signer: Signer = makeSigner(), leaves: readonly Hash[] = makeLeaves('main')): TestLog {
  const note = (size: number) => {
    const text = formatCheckpoint({ origin: signer.name, size, root: rootOfLeaves(leaves.slice(0, size)) });
    return formatNote({ text, signatures: [signText(text, signer)] });
  };
  const proof = (from: number, to: number) =>
    consistencyRanges(from, to).map(({ start, end }) => rootOfLeaves(leaves.slice(start, end)));
  return {
    signer,
    verifier: verifierOf(signer),
    note,
    proof,
    growth: (from: number, to: number) => formatSubmission({ oldSize: from, proof: proof(from, to), note: note(to) }),
    fork: (at: number, name = 'fork'): TestLog =>
      makeLog(signer, [...leaves.slice(0, at), ...makeLeaves(name).slice(at)]),
  };
}

function makeLeaves(branch: string): Hash[] {
  return Array.from({ length: 1_000 }, (_, index) => hashLeaf(`${branch} ${index}`));
}

export function makeSigner(name = 'harbour.example/main'): Signer {
  return { name, privateKey: generateKeyPairSync('ed25519').privateKey };
}

export const WITNESS = 'witness.example/w1';

interface WitnessOptions {
  readonly folder: string;
  readonly logs: readonly Verifier[];
  readonly port?: number;
}

/** A witness over HTTP in this process. */
export async function startWitness({ folder, logs, port = 0 }: WitnessOptions) {
  const misfits: string[] = [];
  const errors: unknown[] = [];
  const nowSeconds = () => Math.floor(Date.now() / 1_000);
  const witness = await openWitness({ folder, name: WITNESS, logs, nowSeconds });
  const app = createWitnessApp({
    language: english,
    witness,
    onMisfit: ({ reason }) => misfits.push(reason),
    onError: (error) => errors.push(error),
  });
  const { url, close } = await listen(app, { port, host: '127.0.0.1' });
  const [verifier] = witness.verifiers;
  if (!verifier) throw new Error('the witness has no key');
  return { url, close, verifier, misfits, errors };
}
