// Which developments an erasure erases, and why it may be refused.
import { sql } from 'kysely';
import { registeredBy } from '../catalogue/references.ts';
import { isRecordKeeping } from '../catalogue/types.ts';
import type { Connection } from '../database/connection.ts';
import { readAmendments } from '../log/amendments.ts';
import type { Refusal, RefusalCode } from '../log/prepare.ts';
import { type RecordedDevelopment, readIds, readPositions } from '../log/read.ts';

export interface ErasureQuestion {
  readonly workspace: string;
  /** Each is erased with all that amends it. */
  readonly targets: readonly string[];
  /** Only the targets themselves are erased. */
  readonly alone: boolean;
}

export type ErasureChoice =
  | { readonly ok: true; readonly groups: readonly (readonly RecordedDevelopment[])[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Every development to erase, target by target and without repeats: the target first, then what amends it. */
export async function chooseErased(transaction: Connection, question: ErasureQuestion): Promise<ErasureChoice> {
  const { workspace, targets, alone } = question;
  const found = new Map((await readIds(transaction, workspace, targets)).map((it) => [it.development.id, it]));
  const chosen = new Set<number>();
  const groups: RecordedDevelopment[][] = [];
  for (const id of targets) {
    const target = found.get(id);
    const fault = faultOfTarget(id, target);
    if (fault || !target) return { ok: false, refusal: fault ?? refuse('unknown_target', id) };
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
  return named ? { ok: false, refusal: named } : { ok: true, groups };
}

function faultOfTarget(id: string, target: RecordedDevelopment | undefined): Refusal | undefined {
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
): Promise<Refusal | undefined> {
  const subjects = erased.flatMap(({ development }) => registeredBy(development) ?? []);
  if (subjects.length === 0) return undefined;
  const { rows } = await sql<{ subject: string; developments: number }>`
    select i.subject, count(*) as developments from subject_index i
    where i.workspace = ${workspace} and i.subject = any(${subjects}::text[])
      and i.position <> all(${erased.map(({ position }) => position)}::bigint[])
    group by i.subject order by i.subject limit 1`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const named = `“${row.subject}”, which ${row.developments} other developments name`;
  const message = `registers ${named}; erase those too, at once or before`;
  return refuse('unfit_target', message);
}

/** Why an erasure is refused. */
export function refuse(code: RefusalCode, message: string, path: readonly string[] = []): Refusal {
  return { code, faults: [{ path, message }] };
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
