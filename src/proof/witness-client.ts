// Notifies one witness over HTTP and keeps its cosignature. C2SP tlog-witness.
import type { Connection } from '../database/connection.ts';
import { parseSize } from '../tree/checkpoint.ts';
import { formatSignatures, type NoteSignature, parseNote, parseSignatures, verifyNote } from '../tree/note.ts';
import { formatSubmission, type Submission } from '../tree/submission.ts';
import { type Message, say } from '../words/message.ts';
import { type PublishedCheckpoint, readCheckpoint } from './checkpoints.ts';
import type { NotificationStatus } from './notifier.ts';
import { consistencyProof, openTree } from './tree.ts';
import type { WitnessAddress } from './witness-list.ts';

export interface NotifyOptions {
  readonly address: WitnessAddress;
  /** For both requests together. */
  readonly timeoutMs: number;
}

/** Asks a witness to cosign the newest checkpoint of a workspace, and keeps what it signs. C2SP tlog-witness. */
export async function notifyWitness(
  connection: Connection,
  workspace: string,
  { address, timeoutMs }: NotifyOptions,
): Promise<NotificationStatus> {
  const checkpoint = await readCheckpoint(connection, workspace);
  if (!checkpoint) return { kind: 'notified', size: 0 };
  const { size } = checkpoint;
  const known = await readCosignedSize(connection, { workspace, checkpoint, address });
  if (known === size) return { kind: 'notified', size };
  const tree = openTree(connection, { workspace, size });
  const signal = AbortSignal.timeout(timeoutMs);
  const ask = async (oldSize: number) => {
    const proof = await consistencyProof(tree, oldSize);
    return submit(address.url, { oldSize, proof, note: checkpoint.ownNote }, signal);
  };
  const oldSize = known < size ? known : 0;
  const first = await ask(oldSize);
  const notifies = first.kind === 'other_size' && first.size !== oldSize && first.size <= size;
  const answer = notifies ? await ask(first.size) : first;
  switch (answer.kind) {
    case 'lines': {
      const signature = findCosignature(answer.lines, { checkpoint, address });
      if (!signature) return { kind: 'failed', reason: say('proof.witnesses.notItsSignature') };
      await storeCosignature(connection, { workspace, checkpoint, signature });
      return { kind: 'notified', size };
    }
    case 'other_size':
      return { kind: 'forked', reason: sayOtherSize(answer.size, size) };
    case 'inconsistent':
      return { kind: 'forked', reason: say('proof.witnesses.otherLog') };
    case 'unknown_log':
      return {
        kind: 'failed',
        reason: say('proof.witnesses.unknownLog', { origin: checkpoint.origin, workspace }),
      };
    case 'failed':
      return answer;
    default:
      return answer satisfies never;
  }
}

function sayOtherSize(cosigned: number, size: number): Message {
  return cosigned > size ? say('proof.witnesses.signedMore', { count: cosigned }) : say('proof.witnesses.otherLog');
}

interface Asked {
  readonly checkpoint: PublishedCheckpoint;
  readonly address: WitnessAddress;
}

/** The size that the witness cosigned last, as far as this database knows. */
async function readCosignedSize(
  connection: Connection,
  { workspace, checkpoint, address }: Asked & { readonly workspace: string },
): Promise<number> {
  const row = await connection
    .selectFrom('cosignature')
    .select('size')
    .where('workspace', '=', workspace)
    .where('witness', '=', address.verifier.name)
    .where('origin_number', '=', checkpoint.originNumber)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.size ?? 0;
}

/** The signature by the key that the witness is listed with; those by others say nothing. */
function findCosignature(lines: string, { checkpoint, address }: Asked): NoteSignature | undefined {
  const note = parseNote(checkpoint.ownNote);
  return parseSignatures(lines)?.find(
    (signature) => note && verifyNote({ text: note.text, signatures: [signature] }, [address.verifier])?.length === 1,
  );
}

async function storeCosignature(
  connection: Connection,
  { workspace, checkpoint, signature }: Pick<Asked, 'checkpoint'> & { workspace: string; signature: NoteSignature },
): Promise<void> {
  await connection
    .insertInto('cosignature')
    .values({
      workspace,
      origin_number: checkpoint.originNumber,
      size: checkpoint.size,
      witness: signature.name,
      line: formatSignatures([signature]),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Answer =
  | { readonly kind: 'lines'; readonly lines: string }
  /** What it cosigned last. */
  | { readonly kind: 'other_size'; readonly size: number }
  | { readonly kind: 'inconsistent' }
  | { readonly kind: 'unknown_log' }
  | { readonly kind: 'failed'; readonly reason: Message };

async function submit(url: string, submission: Submission, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: formatSubmission(submission),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal,
    });
    return readAnswer(response.status, await readText(response));
  } catch (error) {
    return {
      kind: 'failed',
      reason: signal.aborted
        ? say('proof.witnesses.noAnswer')
        : say('proof.witnesses.unreachable', { code: causeOf(error) }),
    };
  }
}

/** The statuses are those of the protocol. Other text of a witness is not repeated: it could be anything. */
function readAnswer(status: number, text: string | undefined): Answer {
  const size = parseSize(text?.replace(/\n$/, '') ?? '');
  if (status === 200 && text !== undefined) return { kind: 'lines', lines: text };
  if (status === 404) return { kind: 'unknown_log' };
  if (status === 409 && size !== undefined) return { kind: 'other_size', size };
  if (status === 422) return { kind: 'inconsistent' };
  const reason = say(text === undefined ? 'proof.witnesses.tooMuch' : 'proof.witnesses.status', { status });
  return { kind: 'failed', reason };
}

/** A hundred signatures take less. */
const MAXIMUM_BYTES = 64 * 1024;

/** Undefined where it is too long. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAXIMUM_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? String(cause.code) : cause.message;
}
