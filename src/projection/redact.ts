// Erasure: the record of it, the parts that go, and the facts of every track that they touched; in one transaction.
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { lockHead } from '../log/head.ts';
import type { Receipt } from '../log/log-view.ts';
import { type PreparedDevelopment, prepare } from '../log/prepare.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import { recordWithin } from '../log/record.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { chooseErased, type ErasureQuestion, refuse } from './choose-erased.ts';
import { readConnectedWith } from './connected.ts';
import type { Generation } from './fact-rows.ts';
import { projectWithin } from './project.ts';
import { replayTracks } from './replay-tracks.ts';

export interface RedactionRequest extends ErasureQuestion {
  readonly reason: string;
  readonly recordedBy: string;
  /** The id of the record of the erasure, where there is one target: so that a retry is recognised. */
  readonly id?: string | undefined;
  /** Say what would be erased, and erase nothing. */
  readonly isDryRun: boolean;
}

export interface ErasedDevelopment {
  readonly id: string;
  readonly type: string;
  readonly position: number;
}

export interface Redaction {
  /** `previewed`: nothing was erased. */
  readonly kind: 'recorded' | 'repeated' | 'previewed';
  /** None of a preview. */
  readonly receipts: readonly Receipt[];
  readonly erased: readonly ErasedDevelopment[];
}

/**
 * Erases what developments said. It records that it does, removes their parts and salts, and gives every track that
 * they touched the facts that it would have, for all known time, if they had never said anything. One transaction does
 * all of it, or nothing.
 */
export async function redactDevelopments(
  connection: Connection,
  request: RedactionRequest,
): Promise<Result<Redaction>> {
  const outcome = await connection.transaction().execute((transaction) => redactWithin(transaction, request));
  // The planner’s samples of the rows must go too. Appends do not wait for it; where it fails, autovacuum does it
  // later.
  if (outcome.ok && outcome.value.kind === 'recorded')
    await sql`select forget_samples()`.execute(connection).catch(() => undefined);
  return outcome;
}

async function redactWithin(transaction: Connection, request: RedactionRequest): Promise<Result<Redaction>> {
  const { workspace, reason, recordedBy, isDryRun, id } = request;
  if (!(await lockHead(transaction, workspace)))
    return fail('not_found', { detail: say('problems.found.workspace', { workspace }) });
  const repeated = id === undefined ? undefined : await findRepeated(transaction, request, id);
  if (repeated) return repeated;
  const choice = await chooseErased(transaction, request);
  if (!choice.ok) return choice;
  const groups = choice.value;
  const erased = groups.flat();
  if (isDryRun) return succeed({ kind: 'previewed', receipts: [], erased: erased.map(toErased) });
  const inputs = groups.map(([target, ...others]) => ({
    ...(id === undefined ? {} : { id }),
    type: 'development.redacted',
    data: { target: target?.development.id, erased: [target, ...others].map((it) => it && nameOf(it)), reason },
  }));
  const preparation = prepare(inputs, { recordedBy, makeId: randomUUIDv7, byService: true });
  if (!preparation.ok) return preparation;
  const receipts = await recordErasure(transaction, workspace, preparation.value);
  const generation = await projectAll(transaction, workspace, receipts);
  const touched = await readConnectedWith(
    transaction,
    workspace,
    erased.map(({ position }) => position),
  );
  for (const { position } of receipts) await sql`select redact(${workspace}, ${position}::bigint)`.execute(transaction);
  await replayTracks(transaction, generation, touched);
  return succeed({ kind: 'recorded', receipts, erased: erased.map(toErased) });
}

/** Nothing can be refused any more: all of it was checked under the lock. */
async function recordErasure(
  transaction: Connection,
  workspace: string,
  developments: readonly PreparedDevelopment[],
): Promise<readonly Receipt[]> {
  const [outcome] = await recordWithin(transaction, workspace, [{ developments, unchangedSince: undefined }]);
  if (!outcome?.ok || outcome.value.kind !== 'recorded')
    throw new Error(`the erasure could not be recorded: ${JSON.stringify(outcome)}`);
  return outcome.value.receipts;
}

function nameOf({ development: { id, type } }: RecordedDevelopment) {
  return { id, type };
}

function toErased({ development: { id, type }, position }: RecordedDevelopment): ErasedDevelopment {
  return { id, type, position };
}

async function findRepeated(
  transaction: Connection,
  { workspace, targets, reason }: RedactionRequest,
  id: string,
): Promise<Result<Redaction> | undefined> {
  const [recorded] = await readIds(transaction, workspace, [id]);
  if (!recorded) return undefined;
  const { development, position, recordedAt, batchEnd } = recorded;
  const { data, type } = development;
  if (type !== 'development.redacted' || data.target !== targets[0] || data.reason !== reason)
    return refuse('other_content', say('faults.erasures.otherContent', { id }), ['id']);
  const ids = (data.erased as { readonly id: string }[]).map((it) => it.id);
  const erased = await readIds(transaction, workspace, ids);
  const receipts = [{ position, id, recordedAt, batchEnd }];
  return succeed({ kind: 'repeated', receipts, erased: erased.map(toErased) });
}

/** Brings the facts that serve up to the end of the log, and keeps others from projecting. */
async function projectAll(
  transaction: Connection,
  workspace: string,
  receipts: readonly Receipt[],
): Promise<Generation> {
  const { generation, next_position: from } = await transaction
    .selectFrom('projection')
    .select(['generation', 'next_position'])
    .where('workspace', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const size = (receipts.at(-1)?.position ?? -1) + 1;
  for (let next = from; next < size; ) {
    next = (await projectWithin(transaction, { workspace, generation }, next)).nextPosition;
  }
  await transaction.updateTable('projection').set({ next_position: size }).where('workspace', '=', workspace).execute();
  return { workspace, generation };
}
