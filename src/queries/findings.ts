// Review notes, subject by subject.
import type { FindingRule } from '../catalogue/rules.ts';
import { isSubjectId, kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type DismissedFinding, type Finding, findFindings } from '../state/findings.ts';
import { RuleContext } from '../state/rule-context.ts';
import { listSubjectIds } from './candidates.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubject, readSubjects } from './state.ts';

export interface FindingsQuestion {
  readonly rule?: FindingRule | undefined;
  /** Undefined: all. */
  readonly subject?: SubjectId | undefined;
  /** Of a person, also the notes about their cases that are about them, or about the case as a whole. */
  readonly withCases?: boolean | undefined;
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
  { rule, subject, withCases = false, after, limit }: FindingsQuestion,
): Promise<FindingsPage> {
  if (subject !== undefined) {
    const own = await findOn(connection, snapshot, { subjects: [subject], rule });
    const ofCases = withCases ? await findOnCasesOf(connection, snapshot, { person: subject, rule }) : [];
    return { items: [...own, ...ofCases], next: undefined };
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

/** Of so many cases of a person the notes are read along. */
const MOST_CASES = 10;

/** The notes about the cases of a person that are about this person, or about the case as a whole. */
async function findOnCasesOf(
  connection: Connection,
  snapshot: Snapshot,
  { person, rule }: { readonly person: SubjectId; readonly rule: FindingRule | undefined },
): Promise<ListedFinding[]> {
  if (kindOf(person) !== 'person') return [];
  const { facts } = await readSubject(connection, snapshot, { subject: person });
  const named = facts.map(({ value }) => (value as { readonly case?: unknown } | null)?.case);
  const cases = [...new Set(named)].filter((it): it is SubjectId => typeof it === 'string' && isSubjectId(it));
  if (cases.length === 0) return [];
  const notes = await findOn(connection, snapshot, { subjects: cases.slice(0, MOST_CASES), rule });
  return notes.filter(({ persons }) => persons.length === 0 || persons.includes(person));
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
