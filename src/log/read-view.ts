// Reads what the log must know to judge requests: their ids, their subjects, and what they amend. Under the log's lock.
import { sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { resolveIdentities } from '../facts/identity.ts';
import type { AmendmentLink } from '../facts/versions.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { type AdmissionRequest, concernsOf } from './admission.ts';
import { readChanges } from './guard.ts';
import type { Head } from './head.ts';
import { readIdentities } from './identity.ts';
import type { LogView, Receipt } from './log-view.ts';
import type { PreparedDevelopment } from './prepare.ts';
import { type DevelopmentRow, textsOf } from './read.ts';

export interface ViewQuestion {
  readonly workspace: string;
  readonly head: Head;
  /** Only the first may be guarded: what changed since is read before any of them is recorded. */
  readonly requests: readonly AdmissionRequest[];
}

export async function readView(
  transaction: Connection,
  { workspace, head, requests }: ViewQuestion,
): Promise<{ now: Instant; view: LogView }> {
  const [first] = requests;
  const asked = collectAsked(requests);
  const now = (await readClock(transaction)) ?? head.recordedAt;
  const recorded = await readRecorded(transaction, workspace, asked.ids);
  const subjects = await readSubjectRows(transaction, workspace, asked.subjects);
  const amended = await readAmended(transaction, workspace, asked.amended);
  const since = first?.unchangedSince;
  const needsIdentities = asked.hasSplits || since !== undefined;
  const identities = needsIdentities
    ? await readIdentities(transaction, {
        workspace,
        subjects: [...new Set([...asked.subjects, ...amended.subjects.map(({ subject }) => subject)])],
        knownAt: Number.MAX_SAFE_INTEGER,
      })
    : resolveIdentities([]);
  const named = groupNamed(amended.subjects);
  const changes =
    first && since !== undefined
      ? await readChanges(transaction, {
          workspace,
          since,
          subjects: [...new Set(concernsOf(first, { named }).map(({ subject }) => subject))],
          identities,
          types: first.watchTypes,
        })
      : undefined;
  const view: LogView = {
    size: head.size,
    today: utcDayOf(now),
    existing: new Map(recorded.map((row) => [row.id, { receipt: toReceipt(row), texts: textsOf(row) }])),
    registered: new Map(subjects.flatMap(({ subject, position }) => (position === null ? [] : [[subject, position]]))),
    changes,
    identities,
    named,
    retractions: amended.retractions,
  };
  return { now, view };
}

interface Asked {
  /** The ids of the developments themselves, and of all that they follow, amend or name. */
  readonly ids: readonly string[];
  readonly subjects: readonly SubjectId[];
  /** The ids of what is amended or split off. */
  readonly amended: readonly string[];
  readonly hasSplits: boolean;
}

function collectAsked(requests: readonly AdmissionRequest[]): Asked {
  const developments: readonly PreparedDevelopment[] = requests.flatMap((request) => request.developments);
  const watched = requests.flatMap(({ watch = [] }) => watch);
  const targets = developments.flatMap(({ amendment }) => amendment?.target ?? []);
  const split = developments.flatMap(({ identity }) => (identity?.kind === 'splits' ? identity.developments : []));
  const named = developments.flatMap(({ id, content, named: others }) => [
    id,
    ...(content.after ?? []),
    ...others.map((it) => it.id),
  ]);
  const references = developments.flatMap(({ references: { about, cited } }) => [...about, ...cited]);
  return {
    ids: [...new Set([...named, ...targets])],
    subjects: [...new Set([...references.map(({ subject }) => subject), ...watched])],
    amended: [...new Set([...targets, ...split])],
    hasSplits: split.length > 0,
  };
}

async function readClock(transaction: Connection): Promise<Instant | undefined> {
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(transaction);
  return rows[0]?.now;
}

async function readRecorded(
  transaction: Connection,
  workspace: string,
  ids: readonly string[],
): Promise<DevelopmentRow[]> {
  const { rows } = await sql<DevelopmentRow>`
    select id, position, recorded_at, batch_end, meta, statement, sources, note
    from development where workspace = ${workspace} and id = any(${ids}::uuid[])`.execute(transaction);
  return rows;
}

interface SubjectRow {
  readonly subject: SubjectId;
  /** Where it was registered. */
  readonly position: number | null;
}

async function readSubjectRows(
  transaction: Connection,
  workspace: string,
  subjects: readonly SubjectId[],
): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select asked.subject, registered.position
    from unnest(${subjects}::text[]) as asked (subject)
    left join subject registered on registered.workspace = ${workspace} and registered.subject = asked.subject`.execute(
    transaction,
  );
  return rows;
}

interface AmendedRow {
  readonly id: string;
  readonly subject: SubjectId;
}

/** The subjects of developments that are to be amended or split off, and what retracts these developments. */
async function readAmended(transaction: Connection, workspace: string, ids: readonly string[]) {
  if (ids.length === 0) return { subjects: [], retractions: [] };
  const { rows: subjects } = await sql<AmendedRow>`
    select d.id, i.subject
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

function groupNamed(rows: readonly AmendedRow[]): Map<string, readonly SubjectId[]> {
  const byId = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byId].map(([id, own]) => [id, own.map(({ subject }) => subject)]));
}

function toReceipt({ id, position, recorded_at, batch_end }: DevelopmentRow): Receipt {
  return { position, id, recordedAt: recorded_at, batchEnd: batch_end };
}
