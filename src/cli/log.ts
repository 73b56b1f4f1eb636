import { developmentId } from '../catalogue/development.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { findType } from '../catalogue/types.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import { readRecorded } from '../queries/developments.ts';
import { readEffect } from '../queries/effect.ts';
import { listMembers } from '../queries/identity.ts';
import { toDateOrNull } from '../state/attributed-value.ts';
import { parseInstant } from '../time/instant.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { requireWorkspace, type SnapshotOptions, takeSnapshot, withSession } from './session.ts';

export interface LogOptions extends Omit<SnapshotOptions, 'asOf'> {
  readonly subject?: string;
  readonly by?: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: string;
  readonly json?: boolean;
}

/** What was recorded, in that order: who recorded what, and when. */
export function showLog({ workspace, knownAt, json, ...filters }: LogOptions, output: Output): Promise<void> {
  const { subject, by, type } = filters;
  const limit = Number(filters.limit);
  if (!/^\d{1,6}$/.test(filters.limit) || limit === 0)
    throw new UsageError(`--limit “${filters.limit}” is not a number; write one from 1 to 999999`);
  if (subject !== undefined && !isSubjectId(subject))
    throw new UsageError(`--subject “${subject}” is not a subject; write one such as person:ada-orlov`);
  if (type !== undefined && !findType(type))
    throw new UsageError(`--type “${type}” is not a type of development; annalist schema lists them`);
  const [recordedFrom, recordedTo] = [readInstant('--from', filters.from), readInstant('--to', filters.to)];
  return withSession(async (session) => {
    const snapshot = await takeSnapshot(session, { workspace, ...(knownAt === undefined ? {} : { knownAt }) });
    const { connection } = session.engine;
    const subjects = subject === undefined ? undefined : await listMembers(connection, snapshot, subject);
    const question = { subjects, type, recordedBy: by, recordedFrom, recordedTo, after: undefined, limit };
    const { items, next } = await readRecorded(connection, snapshot, question);
    if (json) return output.out(JSON.stringify(items, null, 2));
    output.out(
      formatTable(['position', 'recorded', 'by', 'type', 'id', 'what'], items.map(toRow), [10, 29, 14, 26, 38]),
    );
    if (next !== undefined) output.info(`There are more; raise --limit, or narrow the question`);
  });
}

function readInstant(name: string, text: string | undefined) {
  const instant = text === undefined ? undefined : parseInstant(text);
  if (text !== undefined && !instant)
    throw new UsageError(`${name} “${text}” is not understood; write a moment such as 2026-11-22T09:30:00Z`);
  return instant;
}

function toRow({ position, recordedAt, recordedBy, development, erasure }: RecordedDevelopment): string[] {
  const { type, id, summary, data } = development;
  const what = erasure ? `erased by ${erasure.recordedBy}: ${erasure.reason}` : (summary ?? data.reason);
  return [String(position), recordedAt, recordedBy ?? '–', type, id, typeof what === 'string' ? what : ''];
}

export interface ChangesOptions {
  readonly workspace: string;
  readonly json?: boolean;
}

/** What the append of a development changed in what was known just before. */
export function showChanges(id: string, { workspace, json }: ChangesOptions, output: Output): Promise<void> {
  const uuid = developmentId.safeParse(id);
  if (!uuid.success) throw new UsageError(`“${id}” is not the id of a development; annalist log shows them`);
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const { connection } = session.engine;
    const [recorded] = await readIds(connection, workspace, [uuid.data.toLowerCase()]);
    if (!recorded) throw new UsageError(`no development “${id}” is recorded in ${workspace}; check the id`);
    const { points, withdrawn } = await readEffect(connection, workspace, recorded);
    if (json) return output.out(JSON.stringify({ points, withdrawn }, null, 2));
    const rows = [...withdrawn.map((point) => toChange('−', point)), ...points.map((point) => toChange('+', point))];
    output.out(formatTable(['', 'subject', 'attribute', 'from', 'value'], rows, [3, 36, 30, 26]));
  });
}

function toChange(sign: string, { subject, attribute, key, holds, value, earliest, latest }: PlacedPoint): string[] {
  const [first, last] = [toDateOrNull(earliest) ?? '…', toDateOrNull(latest) ?? '…'];
  return [
    sign,
    subject,
    key ? `${attribute} (${key})` : attribute,
    first === last ? first : `${first} to ${last}`,
    holds ? (typeof value === 'string' ? value : JSON.stringify(value)) : 'ends',
  ];
}
