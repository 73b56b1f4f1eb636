/**
 * Questions about people, cases, organizations and sources: what one is, and which there are.
 */
import { z } from 'zod';
import type { PlainAnswer } from '../answers/answer.ts';
import { composeAnswer } from '../answers/answers.ts';
import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Filter } from '../queries/candidates.ts';
import { countMayMatch, countSubjects, identifyFilters, type ListedSubject, readSubjectPage } from '../queries/list.ts';
import { openState } from '../queries/state.ts';
import { readSpeaker } from '../queries/wording.ts';
import type { Certainty } from '../state/attributed-value.ts';
import type { SubjectState } from '../state/state.ts';
import type { Speaker } from '../words/describe.ts';
import { type Result, succeed } from '../words/problem.ts';
import { checkFilters } from './filters.ts';
import { openPage, type PageAsk, type Paged } from './page.ts';
import type { Service } from './service.ts';
import { type KnownSubject, momentAsked, noSubject, type SnapshotAsk } from './snapshot.ts';

/** One subject, and how surely what is shown of it must hold. */
export interface About {
  readonly subject: SubjectId;
  /** The least certainty that is shown; `possible` where left out. */
  readonly certainty?: Certainty | undefined;
}

export interface SubjectAnswer extends KnownSubject {
  readonly certainty: Certainty;
  readonly state: SubjectState;
  /** In a few sentences: what it is, and where things stand. */
  readonly answer: PlainAnswer;
  /** Names what the answer and its review notes speak of. */
  readonly speaker: Speaker;
}

/** What a subject is on a day. */
export async function showSubject(service: Service, ask: SnapshotAsk & About): Promise<Result<SubjectAnswer>> {
  const { certainty = 'possible' } = ask;
  const opened = await openState(service, momentAsked(service, ask), { subject: ask.subject, certainty });
  if (!opened.ok) return opened;
  const { snapshot, subject, state } = opened.value;
  if (!state) return noSubject(ask.subject);
  const answer = composeAnswer(state, snapshot);
  const messages = [...answer.sentences, ...[...state.findings, ...state.dismissed].map(({ message }) => message)];
  const speaker = await readSpeaker(service, snapshot, { messages, known: new Map([[subject, state.name]]) });
  return succeed({ snapshot, subject, certainty, state, answer, speaker });
}

export interface ListAsk extends PageAsk {
  readonly kind: SubjectKind;
  readonly filters: readonly Filter[];
  /** `stated` where left out. */
  readonly certainty?: Certainty | undefined;
  /** Also how many there are in all. */
  readonly counts?: boolean;
}

export interface ListAnswer extends Paged {
  readonly certainty: Certainty;
  readonly items: readonly ListedSubject[];
  /** Undefined where it was not asked for. */
  readonly total: number | undefined;
  /** How many more may match, on the first page; null: too many to judge; undefined: none that could be said. */
  readonly mayMatch: number | null | undefined;
}

/** Subjects of a kind that have what the filters ask, by their ids. */
export async function listSubjects(service: Service, ask: ListAsk): Promise<Result<ListAnswer>> {
  const { kind, filters, certainty = 'stated', counts = false } = ask;
  const misfit = checkFilters(filters);
  if (misfit) return misfit;
  const opened = await openPage(service, {
    ask,
    what: `${kind}s`,
    filters: { certainty, ...Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label])) },
    place: z.string().refine((text): boolean => isSubjectId(text)),
  });
  if (!opened.ok) return opened;
  const { snapshot, after, limit, next } = opened.value;
  const { connection } = service;
  const identified = await identifyFilters(connection, snapshot, filters);
  const question = { kind, filters: identified, certainty, after, limit };
  const page = await readSubjectPage(connection, snapshot, question);
  const total = counts ? await countSubjects(connection, snapshot, question) : undefined;
  const mayMatch = after === undefined ? await countMayMatch(connection, snapshot, question) : undefined;
  return succeed({ snapshot, certainty, items: page.items, total, mayMatch, next: next(page.next) });
}
