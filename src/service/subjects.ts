/**
 * Questions about people, cases, organizations and sources: what one is, and which there are.
 */
import { z } from 'zod';
import type { PlainAnswer } from '../answers/answer.ts';
import { composeAnswer } from '../answers/answers.ts';
import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Filter } from '../queries/candidates.ts';
import { countMayMatch, countSubjects, identifyFilters, type ListedSubject, readSubjectPage } from '../queries/list.ts';
import { publishedFacts } from '../queries/published.ts';
import { type OpenedState, openState } from '../queries/state.ts';
import { readSpeaker } from '../queries/wording.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { assembleState, type SubjectState } from '../state/state.ts';
import { goesOn, type StatePage } from '../state/state-page.ts';
import type { Day } from '../time/day.ts';
import type { Speaker } from '../words/describe.ts';
import { type Result, succeed } from '../words/problem.ts';
import { checkFilters } from './filters.ts';
import { openPage, type PageAsk, type Paged, startPage } from './page.ts';
import { openPublished, type Published } from './published.ts';
import type { Service } from './service.ts';
import { findSubject, type KnownSubject, momentAsked, noSubject, type SnapshotAsk } from './snapshot.ts';

/** One subject, and how surely what is shown of it must hold. */
export interface About {
  readonly subject: SubjectId;
  /** The least certainty that is shown; `possible` where left out. */
  readonly certainty?: Certainty | undefined;
  /** Only what was surely published by that day; the day of the answer is the same where it is left out. */
  readonly publishedBy?: Day | undefined;
}

export interface SubjectAnswer extends KnownSubject, Paged {
  readonly certainty: Certainty;
  readonly state: SubjectState;
  /** In a few sentences: what it is, and where things stand. */
  readonly answer: PlainAnswer;
  /** Names what the answer and its review notes speak of. */
  readonly speaker: Speaker;
  /** What is left out, where only what was published is asked for. */
  readonly published: Published | undefined;
}

/** A page of a state holds so many values of each list where no limit is given. */
export const DEFAULT_STATE_PAGE = 200;

/** What a subject is on a day, page by page where its lists are long. */
export async function showSubject(service: Service, ask: PageAsk & About): Promise<Result<SubjectAnswer>> {
  const { certainty = 'possible', limit = DEFAULT_STATE_PAGE, publishedBy } = ask;
  const started = startPage(service, {
    ask: { ...ask, limit, asOf: ask.asOf ?? (ask.cursor === undefined ? publishedBy : undefined) },
    what: ask.subject,
    filters: { certainty, publishedBy },
    place: z.number().int().nonnegative(),
  });
  if (!started.ok) return started;
  const { asked, after: from = 0, on } = started.value;
  const page = { from, limit };
  const opened = await openWholeOrPublished(service, { ...asked, subject: ask.subject, certainty, publishedBy, page });
  if (!opened.ok) return opened;
  const { snapshot, subject, state, published } = opened.value;
  const placed = on(snapshot);
  if (!placed.ok) return placed;
  if (!state) return noSubject(ask.subject);
  const answer = await answerOnWhole(service, opened.value, { ...asked, subject, certainty, publishedBy });
  const messages = [...answer.sentences, ...[...state.findings, ...state.dismissed].map(({ message }) => message)];
  const speaker = await readSpeaker(service, snapshot, { messages, known: new Map([[subject, state.name]]) });
  const next = placed.value.next(goesOn(state) ? from + limit : undefined);
  return succeed({ snapshot, subject, certainty, state, answer, speaker, published, next });
}

/** Longer lists than these are not read whole for a sentence. */
const MOST_ANSWERED = 2_000;

/**
 * The answer counts, so it needs whole lists: where the page has a part of one, they are read. None: they are too long.
 */
async function answerOnWhole(
  service: Service,
  { snapshot, state }: OpenedPart,
  ask: Omit<PartAsk, 'page'>,
): Promise<PlainAnswer> {
  if (!state) return { sentences: [] };
  if (isWhole(state)) return composeAnswer(state, snapshot);
  if (Object.values(state.totals).some((total) => total > MOST_ANSWERED)) return { sentences: [] };
  const { asOf, knowledge } = snapshot;
  const knownAt = { kind: 'position', position: knowledge.position } as const;
  const page = { from: 0, limit: MOST_ANSWERED };
  const whole = await openWholeOrPublished(service, { ...ask, asOf, knownAt, page });
  const isRead = whole.ok && whole.value.state && isWhole(whole.value.state);
  return isRead && whole.value.state ? composeAnswer(whole.value.state, snapshot) : { sentences: [] };
}

function isWhole({ totals }: SubjectState): boolean {
  return Object.keys(totals).length === 0;
}

interface OpenedPart extends OpenedState {
  readonly published: Published | undefined;
}

interface PartAsk extends SnapshotAsk, About {
  readonly certainty: Certainty;
  readonly page: StatePage;
}

async function openWholeOrPublished(service: Service, ask: PartAsk): Promise<Result<OpenedPart>> {
  const { certainty, page, publishedBy } = ask;
  if (publishedBy === undefined) {
    const whole = await openState(service, momentAsked(service, ask), { subject: ask.subject, certainty, page });
    return whole.ok ? succeed({ ...whole.value, published: undefined }) : whole;
  }
  const found = await findSubject(service, ask);
  if (!found.ok) return found;
  const { snapshot, subject } = found.value;
  const opened = await openPublished(service, snapshot, { subject, day: publishedBy });
  if (!opened.ok) return opened;
  const { record, published } = opened.value;
  const facts = publishedFacts(record, subject, snapshot.asOf);
  return succeed({
    snapshot,
    subject,
    state: assembleState(subject, facts, { ...snapshot, certainty, page }),
    published,
  });
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
