/** The one transaction that records: lock the log, judge each request, number what is admitted, insert. */
import { sql } from 'kysely';
import { targetOf } from '../catalogue/amending.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type Identities, resolveIdentities } from '../facts/identity.ts';
import type { AmendmentLink } from '../facts/versions.ts';
import { type Instant, instantFromMicros, microsOf, utcDayOf } from '../time/instant.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { type AdmissionRequest, admit } from './admission.ts';
import { membersOfAll, readIdentities } from './identity.ts';
import { type LogView, noteAdmitted, type Receipt } from './log-view.ts';
import { makeLeaf, type Part } from './parts.ts';
import type { PreparedDevelopment } from './prepare.ts';
import { type DevelopmentRow, textsOf } from './read.ts';

export interface RecordRequest extends AdmissionRequest {
  readonly workspace: string;
}

/** What became of one request: recorded now, or before with the same content. */
export interface Recording {
  readonly kind: 'recorded' | 'repeated';
  readonly receipts: readonly Receipt[];
}

/** What would become of one request: it would be recorded, or it is already. */
export interface DryRun {
  readonly kind: 'admitted' | 'repeated';
  /** Of the log. */
  readonly size: number;
  readonly now: Instant;
}

function unknownWorkspace(workspace: string) {
  return fail('not_found', { detail: say('problems.found.workspace', { workspace }) });
}

/** Records the admitted ones of `requests`, all of one workspace, in one transaction; one outcome each, in their order. */
export function recordGroup(connection: Connection, requests: readonly RecordRequest[]): Promise<Result<Recording>[]> {
  const workspace = requests[0]?.workspace ?? '';
  return connection.transaction().execute((transaction) => recordWithin(transaction, workspace, requests));
}

/** Records the admitted ones of `requests` in a transaction that does more; the workspace's head stays locked until it ends. */
export async function recordWithin(
  transaction: Connection,
  workspace: string,
  requests: readonly AdmissionRequest[],
): Promise<Result<Recording>[]> {
  const head = await readHead(transaction, workspace, { lock: true });
  if (!head) return requests.map(() => unknownWorkspace(workspace));
  const { now, view } = await readView(transaction, workspace, head, requests);
  const numbering = new Numbering(head, now);
  const outcomes = requests.map((request): Result<Recording> => {
    const verdict = admit(request, view);
    if (verdict.kind === 'refused') return { ok: false, problem: verdict.problem };
    if (verdict.kind === 'repeated') return succeed(verdict);
    const receipts = numbering.number(request.developments);
    noteAdmitted(view, request.developments, receipts);
    return succeed({ kind: 'recorded', receipts });
  });
  if (numbering.rows.length > 0) {
    await insertRows(transaction, workspace, numbering.rows);
    await insertIndexes(transaction, workspace, numbering.rows, view);
    await advanceHead(transaction, workspace, numbering);
  }
  return outcomes;
}

/** Locks a workspace's log against appends until the transaction ends; false where there is no such workspace. */
export async function lockLog(transaction: Connection, workspace: string): Promise<boolean> {
  return (await readHead(transaction, workspace, { lock: true })) !== undefined;
}

/** What would become of one request if it were recorded now. Writes nothing. */
export function dryRunRequest(
  connection: Connection,
  { workspace, ...request }: RecordRequest,
): Promise<Result<DryRun>> {
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const head = await readHead(transaction, workspace);
      if (!head) return unknownWorkspace(workspace);
      const { now, view } = await readView(transaction, workspace, head, [request]);
      const verdict = admit(request, view);
      return verdict.kind === 'refused'
        ? { ok: false, problem: verdict.problem }
        : succeed({ kind: verdict.kind, size: view.size, now });
    });
}

interface Head {
  readonly size: number;
  readonly recordedAt: Instant;
  /** Nothing more is recorded up to this moment: it was asked for. */
  readonly settledAt: Instant;
}

interface Row extends Receipt {
  readonly development: PreparedDevelopment;
}

/** Gives positions without gaps, and each request a moment of its own: the clock's, but later than the last one's and than any that was settled. */
class Numbering {
  readonly rows: Row[] = [];
  size: number;
  #micros: bigint;
  readonly #nowMicros: bigint;

  constructor(head: Head, now: Instant) {
    this.size = head.size;
    const [, last = head.recordedAt] = [head.recordedAt, head.settledAt].sort();
    this.#micros = microsOf(last);
    this.#nowMicros = microsOf(now);
  }

  get recordedAt(): Instant {
    return instantFromMicros(this.#micros);
  }

  number(developments: readonly PreparedDevelopment[]): Receipt[] {
    const following = this.#micros + 1n;
    this.#micros = this.#nowMicros > following ? this.#nowMicros : following;
    const recordedAt = this.recordedAt;
    const batchEnd = this.size + developments.length - 1;
    return developments.map((development) => {
      const receipt: Receipt = { position: this.size, id: development.id, recordedAt, batchEnd };
      this.size += 1;
      this.rows.push({ ...receipt, development });
      return receipt;
    });
  }
}

/** A statement of its own: what a locking statement reads besides the locked row may be stale by the time it gets the lock. */
async function readHead(transaction: Connection, workspace: string, { lock = false } = {}): Promise<Head | undefined> {
  const query = transaction
    .selectFrom('head')
    .select(['size', 'recorded_at', 'settled_at'])
    .where('workspace', '=', workspace);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && { size: row.size, recordedAt: row.recorded_at, settledAt: row.settled_at };
}

async function readView(
  transaction: Connection,
  workspace: string,
  head: Head,
  requests: readonly AdmissionRequest[],
): Promise<{ now: Instant; view: LogView }> {
  const developments = requests.flatMap((request) => request.developments);
  const targets = [...new Set(developments.flatMap(({ amendment }) => amendment?.target ?? []))];
  const split = developments.flatMap(({ identity }) => (identity?.kind === 'splits' ? identity.developments : []));
  const ids = [
    ...new Set([
      ...developments.flatMap(({ id, content, named }) => [id, ...(content.after ?? []), ...named.map((it) => it.id)]),
      ...targets,
    ]),
  ];
  const subjects = [
    ...new Set(
      developments.flatMap(({ references }) => [...references.about, ...references.cited]).map((it) => it.subject),
    ),
  ];
  const { rows: clock } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(transaction);
  const { rows: recorded } = await sql<DevelopmentRow>`
    select id, position, recorded_at, batch_end, meta, statement, sources, note
    from development where workspace = ${workspace} and id = any(${ids}::uuid[])`.execute(transaction);
  const { rows: subjectRows } = await sql<{ subject: string; position: number | null; last_change: number | null }>`
    select asked.subject, registered.position,
      (select max(position) from subject_index i where i.workspace = ${workspace} and i.subject = asked.subject) as last_change
    from unnest(${subjects}::text[]) as asked (subject)
    left join subject registered on registered.workspace = ${workspace} and registered.subject = asked.subject`.execute(
    transaction,
  );
  const now = clock[0]?.now ?? head.recordedAt;
  const amended = await readAmended(transaction, workspace, [...new Set([...targets, ...split])]);
  const lastChange = new Map(
    [...subjectRows, ...amended.subjects].flatMap((row) =>
      row.last_change === null ? [] : [[row.subject as SubjectId, row.last_change]],
    ),
  );
  const needsIdentities = split.length > 0 || requests.some(({ unchangedSince }) => unchangedSince !== undefined);
  const identities = needsIdentities
    ? await readIdentities(transaction, {
        workspace,
        subjects: [...new Set([...subjects, ...lastChange.keys()])],
        knownAt: Number.MAX_SAFE_INTEGER,
      })
    : resolveIdentities([]);
  await addLastChanges(transaction, workspace, { identities, lastChange });
  return {
    now,
    view: {
      size: head.size,
      today: utcDayOf(now),
      existing: new Map(recorded.map((row) => [row.id, { receipt: toReceipt(row), texts: textsOf(row) }])),
      registered: new Map(
        subjectRows.flatMap(({ subject, position }) => (position === null ? [] : [[subject, position]])),
      ),
      lastChange,
      identities,
      named: new Map(
        [...Map.groupBy(amended.subjects, ({ id }) => id)].map(([id, rows]) => [
          id,
          rows.map(({ subject }) => subject),
        ]),
      ),
      retractions: amended.retractions,
    },
  };
}

/** Adds when the subjects were last named that are one with those known already. */
async function addLastChanges(
  transaction: Connection,
  workspace: string,
  { identities, lastChange }: { readonly identities: Identities; readonly lastChange: Map<SubjectId, number> },
): Promise<void> {
  const members = membersOfAll(identities, [...lastChange.keys()]).filter((subject) => !lastChange.has(subject));
  if (members.length === 0) return;
  const { rows } = await sql<{ subject: SubjectId; last_change: number }>`
    select subject, max(position) as last_change from subject_index
    where workspace = ${workspace} and subject = any(${members}::text[]) group by subject`.execute(transaction);
  for (const { subject, last_change } of rows) lastChange.set(subject, last_change);
}

/** Of developments that are to be amended or split off: what they name, and what retracts them. */
async function readAmended(transaction: Connection, workspace: string, ids: readonly string[]) {
  if (ids.length === 0) return { subjects: [], retractions: [] };
  const { rows: subjects } = await sql<{ id: string; subject: SubjectId; last_change: number | null }>`
    select d.id, i.subject,
      (select max(position) from subject_index l where l.workspace = ${workspace} and l.subject = i.subject) as last_change
    from development d
    join subject_index i on i.workspace = d.workspace and i.position = d.position
    where d.workspace = ${workspace} and d.id = any(${ids}::uuid[])`.execute(transaction);
  const { rows: retractions } = await sql<AmendmentLink>`
    with recursive retraction (position, amends, target) as (
      select a.position, a.amends, a.target
      from development d
      join amendment a on a.workspace = d.workspace and a.target = d.position and a.amends = 'retracts'
      where d.workspace = ${workspace} and d.id = any(${ids}::uuid[])
      union all
      select a.position, a.amends, a.target
      from retraction r
      join amendment a on a.workspace = ${workspace} and a.target = r.position and a.amends = 'retracts'
    )
    select position, amends, target from retraction`.execute(transaction);
  return { subjects, retractions };
}

function toReceipt({ id, position, recorded_at, batch_end }: DevelopmentRow): Receipt {
  return { position, id, recordedAt: recorded_at, batchEnd: batch_end };
}

async function insertRows(transaction: Connection, workspace: string, rows: readonly Row[]): Promise<void> {
  const parts = (pick: (parts: PreparedDevelopment['parts']) => Part) => {
    const picked = rows.map(({ development }) => pick(development.parts));
    return { texts: picked.map(({ text }) => text), salts: picked.map(({ salt }) => salt) };
  };
  const [meta, statement] = [parts((it) => it.meta), parts((it) => it.statement)];
  const [sources, note] = [parts((it) => it.sources), parts((it) => it.note)];
  const leaves = rows.map(({ id, recordedAt, batchEnd, development }) =>
    makeLeaf({ id, recordedAt, batchEnd, target: targetOf(development.draft), digests: development.digests }),
  );
  await sql`
    insert into development (workspace, position, id, recorded_at, batch_end, leaf,
      meta, meta_salt, statement, statement_salt, sources, sources_salt, note, note_salt)
    select ${workspace}, * from unnest(
      ${rows.map((row) => row.position)}::bigint[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.recordedAt)}::timestamptz[], ${rows.map((row) => row.batchEnd)}::bigint[], ${leaves}::text[],
      ${meta.texts}::text[], ${meta.salts}::bytea[], ${statement.texts}::text[], ${statement.salts}::bytea[],
      ${sources.texts}::text[], ${sources.salts}::bytea[], ${note.texts}::text[], ${note.salts}::bytea[])`.execute(
    transaction,
  );
}

/** What finds them again: by the subjects they name, what they register, what they amend and what they follow. */
async function insertIndexes(
  transaction: Connection,
  workspace: string,
  rows: readonly Row[],
  { named: subjectsOf, existing }: LogView,
): Promise<void> {
  const named = rows.flatMap(({ id, position }) =>
    (subjectsOf.get(id) ?? []).map((subject) => ({ subject, position })),
  );
  await sql`
    insert into subject_index (workspace, subject, position)
    select ${workspace}, * from unnest(${named.map((it) => it.subject)}::text[], ${named.map((it) => it.position)}::bigint[])`.execute(
    transaction,
  );
  const registered = rows.filter(({ development }) => development.registers !== undefined);
  if (registered.length > 0) {
    await sql`
      insert into subject (workspace, subject, position)
      select ${workspace}, * from unnest(
        ${registered.map((it) => it.development.registers)}::text[], ${registered.map((it) => it.position)}::bigint[])`.execute(
      transaction,
    );
  }
  const identified = rows.flatMap(({ position, development: { identity } }) =>
    identity ? [identity.from, identity.into].map((subject) => ({ subject, position })) : [],
  );
  if (identified.length > 0) {
    await sql`
      insert into identity (workspace, subject, position)
      select ${workspace}, * from unnest(${identified.map((it) => it.subject)}::text[], ${identified.map((it) => it.position)}::bigint[])`.execute(
      transaction,
    );
  }
  const positionOf = (id: string) => existing.get(id)?.receipt.position ?? -1;
  const amendments = rows.flatMap(({ position, development: { amendment } }) =>
    amendment ? [{ position, amends: amendment.amends, target: positionOf(amendment.target) }] : [],
  );
  if (amendments.length > 0) {
    await sql`
      insert into amendment (workspace, target, position, amends)
      select ${workspace}, * from unnest(
        ${amendments.map((it) => it.target)}::bigint[], ${amendments.map((it) => it.position)}::bigint[],
        ${amendments.map((it) => it.amends)}::text[])`.execute(transaction);
  }
  const edges = rows.flatMap(({ position, development: { content } }) =>
    [...new Set(content.after)].map((id) => ({ follower: position, followed: positionOf(id) })),
  );
  if (edges.length > 0) {
    await sql`
      insert into after_edge (workspace, follower, followed)
      select ${workspace}, * from unnest(
        ${edges.map((it) => it.follower)}::bigint[], ${edges.map((it) => it.followed)}::bigint[])`.execute(transaction);
  }
}

async function advanceHead(transaction: Connection, workspace: string, { size, recordedAt }: Numbering): Promise<void> {
  await transaction
    .updateTable('head')
    .set({ size, recorded_at: recordedAt })
    .where('workspace', '=', workspace)
    .execute();
}
