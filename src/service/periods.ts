/** Questions over a period: when a subject had a value, or two at once; and which subjects had. */
import { z } from 'zod';
import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Filter } from '../queries/candidates.ts';
import { identifyFilters } from '../queries/list.ts';
import { readPeriodPage, readStretches, type SubjectWithStretches } from '../queries/periods.ts';
import type { Certainty } from '../state/attributed-value.ts';
import type { Stretch } from '../state/stretches.ts';
import { type Day, FIRST_DAY } from '../time/day.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { checkFilters } from './filters.ts';
import { openPage, type PageAsk, type Paged, type PageQuestion } from './page.ts';
import type { Service } from './service.ts';
import { identifySubject } from './snapshot.ts';

/** Which days are asked about, both included. */
interface PeriodAsk extends Omit<PageAsk, 'asOf'> {
  /** From the first day on where left out. */
  readonly from?: Day | undefined;
  /** Today where left out. */
  readonly to?: Day | undefined;
  /** The least certainty that is shown. */
  readonly certainty?: Certainty | undefined;
}

export interface PeriodAnswer extends Paged {
  /** The first day; the last is that of the snapshot. */
  readonly from: Day;
  readonly certainty: Certainty;
}

export interface StretchesAsk extends PeriodAsk {
  readonly subject: SubjectId;
  readonly attribute: string;
  readonly key?: string | undefined;
  readonly with?: string | undefined;
}

export interface StretchesAnswer extends PeriodAnswer {
  readonly subject: SubjectId;
  readonly items: readonly Stretch[];
}

/** When a subject had a value, or (`with`) two at once. */
export async function showPeriods(service: Service, ask: StretchesAsk): Promise<Result<StretchesAnswer>> {
  const { attribute, key, with: other, certainty = 'possible' } = ask;
  const opened = await openPeriod(service, ask, {
    what: `${ask.subject}/periods`,
    filters: { attribute, key, with: other, certainty },
    place: z.number().int().nonnegative(),
  });
  if (!opened.ok) return opened;
  const { snapshot, from, after = 0, limit, next } = opened.value;
  const identified = await identifySubject(service, snapshot, ask.subject);
  if (!identified.ok) return identified;
  const subject = identified.value;
  const question = { subject, attribute, key, with: other, from, certainty };
  const read = await readStretches(service.connection, snapshot, question);
  if (!read.ok) return read;
  const all = read.value;
  const end = after + limit;
  return succeed({
    snapshot,
    from,
    certainty,
    subject,
    items: all.slice(after, end),
    next: next(end < all.length ? end : undefined),
  });
}

export interface PeriodListAsk extends PeriodAsk {
  readonly kind: SubjectKind;
  /** One, or two that must hold on one day. */
  readonly filters: readonly Filter[];
}

export interface PeriodListAnswer extends PeriodAnswer {
  readonly items: readonly SubjectWithStretches[];
}

const MOST_VALUES = 2;

/** Subjects of a kind that had what the filters ask on a day of the period at least, by their ids. */
export async function listOverPeriod(service: Service, ask: PeriodListAsk): Promise<Result<PeriodListAnswer>> {
  const { kind, filters, certainty = 'stated' } = ask;
  const misfit = checkFilters(filters);
  if (misfit) return misfit;
  if (filters.length === 0 || filters.length > MOST_VALUES)
    return fail('invalid_query', { detail: say('problems.parameters.oneOrTwoValues') });
  const opened = await openPeriod(service, ask, {
    what: `periods/${kind}s`,
    filters: { certainty, ...Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label])) },
    place: z.string().refine((text): boolean => isSubjectId(text)),
  });
  if (!opened.ok) return opened;
  const { snapshot, from, after, limit, next } = opened.value;
  const { connection } = service;
  const identified = await identifyFilters(connection, snapshot, filters);
  const question = { kind, filters: identified, certainty, from, after, limit };
  const read = await readPeriodPage(connection, snapshot, question);
  if (!read.ok) return read;
  const page = read.value;
  return succeed({ snapshot, from, certainty, items: page.items, next: next(page.next) });
}

/** A page about a period, whose last day is that of its snapshot. */
async function openPeriod<Place>(
  service: Service,
  { from = FIRST_DAY, to, ...ask }: PeriodAsk,
  { filters, ...question }: Omit<PageQuestion<Place>, 'ask'>,
) {
  const opened = await openPage(service, { ...question, ask: { ...ask, asOf: to }, filters: { ...filters, from } });
  if (!opened.ok) return opened;
  const { asOf } = opened.value.snapshot;
  if (from <= asOf) return succeed({ ...opened.value, from });
  const message = say('problems.parameters.swapped', { first: from, last: asOf, other: 'to' });
  return fail('invalid_query', { parameters: [{ parameter: 'from', message }] });
}
