// Which developments an erasure erases, and why it may be refused.
import { sql } from 'kysely';
import { registeredBy } from '../catalogue/references.ts';
import { isRecordKeeping } from '../catalogue/types.ts';
import type { Connection } from '../database/connection.ts';
import { readAmendments } from '../log/amendments.ts';
import { type RecordedDevelopment, readIds, readPositions } from '../log/read.ts';
import { type Message, say } from '../words/message.ts';
import { type Failure, fail, type ProblemCode, type Result, succeed } from '../words/problem.ts';

export interface ErasureQuestion {
  readonly workspace: string;
  /** Each is erased with all that amends it. */
  readonly targets: readonly string[];
  /** Only the targets themselves are erased. */
  readonly alone: boolean;
}

/** Every development to erase, target by target and without repeats: the target first, then what amends it. */
export async function chooseErased(
  transaction: Connection,
  question: ErasureQuestion,
): Promise<Result<readonly (readonly RecordedDevelopment[])[]>> {
  const { workspace, targets, alone } = question;
  const found = new Map((await readIds(transaction, workspace, targets)).map((it) => [it.development.id, it]));
  const chosen = new Set<number>();
  const groups: RecordedDevelopment[][] = [];
  for (const id of targets) {
    const target = found.get(id);
    if (!target) return refuse('unknown_target', say('faults.erasures.notRecorded', { id }));
    const fault = faultOfTarget(id, target);
    if (fault) return fault;
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
  return named ?? succeed(groups);
}

function faultOfTarget(id: string, { erasure, development }: RecordedDevelopment): Failure | undefined {
  if (erasure) return refuse('redacted', say('faults.erasures.alreadyErased', { id, by: erasure.development }));
  if (isRecordKeeping(development)) return refuse('unfit_target', say('faults.erasures.recordKeeping', { id }));
  return undefined;
}

/** A registration stays as long as other developments name the subject. */
async function findNamedElsewhere(
  transaction: Connection,
  workspace: string,
  erased: readonly RecordedDevelopment[],
): Promise<Failure | undefined> {
  const subjects = erased.flatMap(({ development }) => registeredBy(development) ?? []);
  if (subjects.length === 0) return undefined;
  const { rows } = await sql<{ subject: string; developments: number }>`
    select i.subject, count(*) as developments from subject_index i
    where i.workspace = ${workspace} and i.subject = any(${subjects}::text[])
      and i.position <> all(${erased.map(({ position }) => position)}::bigint[])
    group by i.subject order by i.subject limit 1`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const { subject, developments: count } = row;
  return refuse('unfit_target', say('faults.erasures.namedElsewhere', { subject, count }));
}

/** Why an erasure is refused. */
export function refuse(code: ProblemCode, message: Message, path: readonly string[] = []): Failure {
  return fail(code, { faults: [{ path, message }] });
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
