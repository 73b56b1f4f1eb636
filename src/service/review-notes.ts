/** What an editor should check, subject by subject. */
import { z } from 'zod';
import type { FindingRule } from '../catalogue/rules.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import { type ListedFinding, listFindings } from '../queries/findings.ts';
import { readSpeaker } from '../queries/wording.ts';
import type { Speaker } from '../words/describe.ts';
import { type Result, succeed } from '../words/problem.ts';
import { openPage, type PageAsk, type Paged } from './page.ts';
import type { Service } from './service.ts';
import { identifySubject } from './snapshot.ts';

export interface ReviewNotesAsk extends PageAsk {
  /** All where left out. */
  readonly rule?: FindingRule | undefined;
  /** All where left out. */
  readonly subject?: SubjectId | undefined;
  /** Of a person, also the notes about their cases that are about them, or about the case as a whole. */
  readonly withCases?: boolean | undefined;
  /** Also those that an editor settled. */
  readonly withSettled?: boolean | undefined;
}

export interface ReviewNotesAnswer extends Paged {
  readonly items: readonly ListedFinding[];
  /** Names what they speak of. */
  readonly speaker: Speaker;
}

/** A page looks at whole subjects: it may hold more notes than its limit, or none although more follow. */
export async function listReviewNotes(service: Service, ask: ReviewNotesAsk): Promise<Result<ReviewNotesAnswer>> {
  const { rule, withCases, withSettled = false } = ask;
  const opened = await openPage(service, {
    ask,
    what: 'findings',
    filters: { rule, subject: ask.subject, withSettled },
    place: z.string().refine((text): boolean => isSubjectId(text)),
  });
  if (!opened.ok) return opened;
  const { snapshot, after, limit, next } = opened.value;
  const identified = ask.subject === undefined ? undefined : await identifySubject(service, snapshot, ask.subject);
  if (identified && !identified.ok) return identified;
  const question = { rule, subject: identified?.value, withCases, after, limit };
  const page = await listFindings(service.connection, snapshot, question);
  const items = page.items.filter(({ dismissal }) => withSettled || dismissal === null);
  const messages = items.map(({ message }) => message);
  const speaker = await readSpeaker(service, snapshot, { messages });
  return succeed({ snapshot, items, speaker, next: next(page.next) });
}
