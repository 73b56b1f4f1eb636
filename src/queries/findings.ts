// Review notes, subject by subject.
import type { FindingRule } from '../catalogue/rules.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type DismissedFinding, type Finding, findFindings } from '../state/findings.ts';
import { RuleContext } from '../state/rule-context.ts';
import { listSubjectIds } from './candidates.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubjects } from './state.ts';

export interface FindingsQuestion {
  readonly rule?: FindingRule | undefined;
  /** Undefined: all. */
  readonly subject?: SubjectId | undefined;
  /** The last subject of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface ListedFinding extends Finding {
  readonly subject: SubjectId;
  readonly dismissal: Pick<DismissedFinding, 'dismissedBy' | 'reason'> | null;
}

export interface FindingsPage {
  readonly items: readonly ListedFinding[];
  /** The last subject that was looked at, where more follow. */
  readonly next: string | undefined;
}

const SUBJECTS_AT_ONCE = 50;
/** A page ends here, even where hardly anything was found: the next one goes on. */
const SUBJECTS_A_PAGE = 1_000;

/** Review notes, subject by subject. A page never ends within a subject, so that it may hold more than `limit`. */
export async function listFindings(
  connection: Connection,
  snapshot: Snapshot,
  { rule, subject, after, limit }: FindingsQuestion,
): Promise<FindingsPage> {
  if (subject !== undefined) {
    return { items: await findOn(connection, snapshot, { subjects: [subject], rule }), next: undefined };
  }
  const items: ListedFinding[] = [];
  let last = after;
  for (let looked = 0; looked < SUBJECTS_A_PAGE && items.length < limit; looked += SUBJECTS_AT_ONCE) {
    const subjects = await listSubjectIds(connection, snapshot, { after: last, limit: SUBJECTS_AT_ONCE });
    items.push(...(await findOn(connection, snapshot, { subjects, rule })));
    if (subjects.length < SUBJECTS_AT_ONCE) return { items, next: undefined };
    last = subjects.at(-1);
  }
  return { items, next: last };
}

async function findOn(
  connection: Connection,
  snapshot: Snapshot,
  { subjects, rule }: { readonly subjects: readonly SubjectId[]; readonly rule: FindingRule | undefined },
): Promise<ListedFinding[]> {
  const known = await readSubjects(connection, snapshot, { subjects });
  return [...known].flatMap(([subject, { facts, lives }]) => {
    const { findings, dismissed } = findFindings(new RuleContext({ subject, asOf: snapshot.asOf, facts, lives }));
    return [
      ...findings.map((finding) => ({ ...finding, subject, dismissal: null })),
      ...dismissed.map(({ dismissedBy, reason, ...finding }) => ({
        ...finding,
        subject,
        dismissal: { dismissedBy, reason },
      })),
    ].filter((finding) => rule === undefined || finding.rule === rule);
  });
}
