import { randomUUIDv7 } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Track } from '../catalogue/points.ts';
import { registeredBy } from '../catalogue/references.ts';
import { isRecordKeeping } from '../catalogue/types.ts';
import type { Connection } from '../database/connection.ts';
import { FactBook, isChained } from '../facts/facts.ts';
import { trackKey } from '../facts/placed-point.ts';
import { Resolver } from '../facts/resolver.ts';
import type { Receipt } from '../log/admission.ts';
import { readAmendments } from '../log/amendments.ts';
import { type PreparedDevelopment, prepare, type Refusal, type RefusalCode } from '../log/prepare.ts';
import { type RecordedDevelopment, readIds, readPositions } from '../log/read.ts';
import { lockLog, recordWithin } from '../log/record.ts';
import { readConnectedWith } from './connected.ts';
import { projectFrom, toBatches } from './project.ts';
import { type Generation, insertFacts } from './store.ts';

export interface RedactionRequest {
  readonly workspace: string;
  /** Each is erased with all that amends it. */
  readonly targets: readonly string[];
  /** Only the targets themselves are erased. */
  readonly alone: boolean;
  readonly reason: string;
  readonly recordedBy: string;
  /** Of the record of the erasure, where there is one target: so that a retry is recognised. */
  readonly id?: string | undefined;
  /** Say what would be erased, and erase nothing. */
  readonly isDryRun: boolean;
}

export interface ErasedDevelopment {
  readonly id: string;
  readonly type: string;
  readonly position: number;
}

export type RedactionOutcome =
  | {
      readonly kind: 'recorded' | 'repeated';
      readonly receipts: readonly Receipt[];
      readonly erased: readonly ErasedDevelopment[];
    }
  | { readonly kind: 'previewed'; readonly erased: readonly ErasedDevelopment[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown_workspace' };

/**
 * Erases what developments said: records that it does, removes their parts and salts, and gives every track that they touched the facts
 * that it would have, for all known time, if they had never said anything. All of it in one transaction, or nothing.
 */
export async function redactDevelopments(connection: Connection, request: RedactionRequest): Promise<RedactionOutcome> {
  const outcome = await connection.transaction().execute((transaction) => redactWithin(transaction, request));
  // What the planner sampled of the rows must go too. Appends do not wait for it, and where it fails autovacuum does it later.
  if (outcome.kind === 'recorded') await sql`select forget_samples()`.execute(connection).catch(() => undefined);
  return outcome;
}

async function redactWithin(transaction: Connection, request: RedactionRequest): Promise<RedactionOutcome> {
  const { workspace, reason, recordedBy, isDryRun, id } = request;
  if (!(await lockLog(transaction, workspace))) return { kind: 'unknown_workspace' };
  const repeated = id === undefined ? undefined : await findRepeated(transaction, request, id);
  if (repeated) return repeated;
  const choice = await chooseErased(transaction, request);
  if (!choice.ok) return choice.outcome;
  const erased = choice.groups.flat();
  if (isDryRun) return { kind: 'previewed', erased: erased.map(toErased) };
  const inputs = choice.groups.map(([target, ...others]) => ({
    ...(id === undefined ? {} : { id }),
    type: 'development.redacted',
    data: { target: target?.development.id, erased: [target, ...others].map((it) => it && nameOf(it)), reason },
  }));
  const preparation = prepare(inputs, { recordedBy, makeId: randomUUIDv7, byService: true });
  if (!preparation.ok) return { kind: 'refused', refusal: preparation.refusal };
  const { developments } = preparation;
  const receipts = await recordErasure(transaction, workspace, developments);
  const generation = await projectAll(transaction, workspace, receipts);
  const touched = await readConnectedWith(
    transaction,
    workspace,
    erased.map(({ position }) => position),
  );
  for (const { position } of receipts) await sql`select redact(${workspace}, ${position}::bigint)`.execute(transaction);
  await replayTracks(transaction, generation, touched);
  return { kind: 'recorded', receipts, erased: erased.map(toErased) };
}

/** All that could be refused was looked at under the lock. */
async function recordErasure(
  transaction: Connection,
  workspace: string,
  developments: readonly PreparedDevelopment[],
): Promise<readonly Receipt[]> {
  const [outcome] = await recordWithin(transaction, workspace, [{ developments, unchangedSince: undefined }]);
  if (outcome?.kind !== 'recorded') throw new Error(`the erasure could not be recorded: ${JSON.stringify(outcome)}`);
  return outcome.receipts;
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
): Promise<RedactionOutcome | undefined> {
  const [recorded] = await readIds(transaction, workspace, [id]);
  if (!recorded) return undefined;
  const { development, position, recordedAt, batchEnd } = recorded;
  const { data, type } = development;
  if (type !== 'development.redacted' || data.target !== targets[0] || data.reason !== reason)
    return refuse(
      'other_content',
      `“${id}” is recorded already with other content; give a new erasure an id of its own`,
      ['id'],
    );
  const ids = (data.erased as { readonly id: string }[]).map((it) => it.id);
  const erased = await readIds(transaction, workspace, ids);
  return { kind: 'repeated', receipts: [{ position, id, recordedAt, batchEnd }], erased: erased.map(toErased) };
}

type Choice =
  | { readonly ok: true; readonly groups: readonly (readonly RecordedDevelopment[])[] }
  | { readonly ok: false; readonly outcome: RedactionOutcome };

/** Of each target what is to be erased with it, the target first; each development once. */
async function chooseErased(transaction: Connection, request: RedactionRequest): Promise<Choice> {
  const { workspace, targets, alone } = request;
  const found = new Map((await readIds(transaction, workspace, targets)).map((it) => [it.development.id, it]));
  const chosen = new Set<number>();
  const groups: RecordedDevelopment[][] = [];
  for (const id of targets) {
    const target = found.get(id);
    const fault = faultOfTarget(id, target);
    if (fault || !target) return { ok: false, outcome: fault ?? refuse('unknown_target', id) };
    const amending = alone
      ? []
      : await readAmendments(transaction, {
          workspace,
          positions: [target.position],
          knownAt: Number.MAX_SAFE_INTEGER,
        });
    const positions = [target.position, ...amending.map(({ position }) => position)].filter((it) => !chosen.has(it));
    const group = (await readPositions(transaction, workspace, positions)).filter(({ isErased }) => !isErased);
    for (const { position } of group) chosen.add(position);
    if (group.length > 0) groups.push(group);
  }
  const named = await findNamedElsewhere(transaction, workspace, groups.flat());
  return named ? { ok: false, outcome: named } : { ok: true, groups };
}

function faultOfTarget(id: string, target: RecordedDevelopment | undefined): RedactionOutcome | undefined {
  if (!target) return refuse('unknown_target', `“${id}” is not recorded; name a development that is`);
  const { erasure, development } = target;
  if (erasure) return refuse('redacted', `“${id}” has been erased already, by “${erasure.development}”`);
  if (isRecordKeeping(development))
    return refuse(
      'unfit_target',
      `“${id}” is about the record itself; it says nothing of the world that could be erased`,
    );
  return undefined;
}

/** A registration stays as long as other developments name the subject. */
async function findNamedElsewhere(
  transaction: Connection,
  workspace: string,
  erased: readonly RecordedDevelopment[],
): Promise<RedactionOutcome | undefined> {
  const subjects = erased.flatMap(({ development }) => registeredBy(development) ?? []);
  if (subjects.length === 0) return undefined;
  const { rows } = await sql<{ subject: string; developments: number }>`
    select i.subject, count(*) as developments from subject_index i
    where i.workspace = ${workspace} and i.subject = any(${subjects}::text[])
      and i.position <> all(${erased.map(({ position }) => position)}::bigint[])
    group by i.subject order by i.subject limit 1`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const message = `registers “${row.subject}”, which ${row.developments} other developments name; erase those too, at once or before`;
  return refuse('unfit_target', message);
}

function refuse(code: RefusalCode, message: string, path: readonly string[] = []): RedactionOutcome {
  return { kind: 'refused', refusal: { code, faults: [{ path, message }] } };
}

/** Brings the facts that serve up to the end of the log, and keeps everybody else from projecting. */
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
    next = (await projectFrom(transaction, { workspace, generation }, next)).nextPosition;
  }
  await transaction.updateTable('projection').set({ next_position: size }).where('workspace', '=', workspace).execute();
  return { workspace, generation };
}

/** Makes the facts anew of all tracks that `touched` had points on: developments as they were, with all that is connected with them. */
async function replayTracks(
  transaction: Connection,
  generation: Generation,
  touched: readonly RecordedDevelopment[],
): Promise<void> {
  const { workspace } = generation;
  const tracks = tracksOf(touched);
  const [chained, listed] = [tracks.filter(isChained), tracks.filter((track) => !isChained(track))];
  const positions = touched.map(({ position }) => position);
  const onTracks = await readPositionsOn(transaction, generation, chained);
  const recorded = await readConnectedWith(transaction, workspace, [...new Set([...positions, ...onTracks])]);
  const resolver = new Resolver();
  const book = new FactBook([]);
  for (const batch of toBatches(recorded)) book.apply(resolver.add(batch));
  const replayed = new Set(chained.map(trackKey));
  const isTouched = new Set(positions);
  const born = [...book.born].filter((fact) =>
    isChained(fact) ? replayed.has(trackKey(fact)) : isTouched.has(fact.position),
  );
  await removeFacts(transaction, workspace, chained, sql`true`);
  await removeFacts(transaction, workspace, listed, sql`f.position = any(${positions}::bigint[])`);
  await insertFacts(transaction, generation, born);
}

/** Every track that any words of these developments ever had a point on, under whatever name. All that is connected with them is among them. */
function tracksOf(recorded: readonly RecordedDevelopment[]): Track[] {
  const resolver = new Resolver();
  const points = toBatches(recorded).flatMap((batch) => resolver.add(batch).placed);
  return [...new Map(points.map((point) => [trackKey(point), point])).values()];
}

async function readPositionsOn(
  transaction: Connection,
  { workspace, generation }: Generation,
  tracks: readonly Track[],
): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select distinct f.position from ${unnestTracks(tracks)}
    cross join lateral (
      select position from fact
      where workspace = ${workspace} and generation = ${generation} and subject = t.subject and attribute = t.attribute and key = t.key
    ) f`.execute(transaction);
  return rows.map(({ position }) => position);
}

/** From those that serve, those that are being rebuilt (which is begun anew then), and those that were replaced. */
async function removeFacts(
  transaction: Connection,
  workspace: string,
  tracks: readonly Track[],
  condition: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    delete from fact where id in (
      select f.id from ${unnestTracks(tracks)}
      cross join (
        select generation from projection where workspace = ${workspace}
        union select generation from rebuild where workspace = ${workspace}
      ) g
      cross join lateral (
        select id, position from fact
        where workspace = ${workspace} and generation = g.generation and subject = t.subject and attribute = t.attribute and key = t.key
      ) f
      where ${condition})`.execute(transaction);
}

function unnestTracks(tracks: readonly Track[]): RawBuilder<unknown> {
  return sql`unnest(
    ${tracks.map((it) => it.subject)}::text[], ${tracks.map((it) => it.attribute)}::text[], ${tracks.map((it) => it.key)}::text[]
  ) as t (subject, attribute, key)`;
}

/** The developments that name a subject, those that register it last. */
export async function listNaming(
  connection: Connection,
  { workspace, subject }: { readonly workspace: string; readonly subject: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from subject_index i
    join development d on d.workspace = i.workspace and d.position = i.position
    left join subject s on s.workspace = i.workspace and s.subject = i.subject and s.position = i.position
    where i.workspace = ${workspace} and i.subject = ${subject}
    order by s.position is not null, i.position`.execute(connection);
  return rows.map(({ id }) => id);
}
