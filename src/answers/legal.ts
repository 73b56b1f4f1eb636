/**
 * Where a person stands in one case, as a predicate (“was convicted of fraud and sentenced to 3 years, not final”), and
 * what of that is not clear. Other cases follow as further predicates of the same sentence.
 */
import type { z } from 'zod';
import { appeals } from '../catalogue/appeals.ts';
import type { statusValue } from '../catalogue/derive-status.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { countGroups, legalStatuses, proceedings } from '../catalogue/proceedings.ts';
import { trial } from '../catalogue/trial.ts';
import { countLabels } from '../law/counts.ts';
import { statusLabels } from '../law/status.ts';
import type { SubjectState } from '../state/state.ts';
import { type Clause, type Message, type Referent, say } from '../words/message.ts';
import { accuserOf, nameOffences, numberOf, type SaidCount, sayCharges } from './charges.ts';
import { clause, dated, datedBefore, type Lead } from './frame.ts';
import { type SaidPart, sayParts } from './imposed.ts';
import type { Question } from './sentence.ts';
import { type Said, saysOf } from './values.ts';

type StatusValue = z.infer<typeof statusValue>;

/** All that a state says of a person in one case. */
export interface Position {
  /** Null: the source names no case. */
  readonly caseId: string | null;
  readonly status: Said<StatusValue> | undefined;
  readonly mayBe: readonly Said<StatusValue>[];
  readonly counts: readonly SaidCount[];
  readonly mayCount: readonly SaidCount[];
  /** Parts of sentences that stand, and those that stand no more. */
  readonly parts: readonly SaidPart[];
  readonly pastParts: readonly SaidPart[];
  readonly mayParts: readonly SaidPart[];
  readonly appeals: readonly Said[];
}

/** The positions of a person, the weightiest first. */
export function positionsIn(state: SubjectState): Position[] {
  const status = saysOf(state, proceedings.legalStatus);
  const counts = saysOf(state, proceedings.counts);
  const parts = saysOf(state, trial.sentences);
  const pending = saysOf(state, appeals.appeals);
  const keys = new Set([...status.held, ...status.possible].map(({ key }) => key));
  const positions = [...keys].map((key): Position => {
    const caseId = key === UNSTATED ? null : key;
    const isOfCase = ({ value }: { readonly value: unknown }) => (value as { case: string | null }).case === caseId;
    return {
      caseId,
      status: status.held.find((it) => it.key === key),
      mayBe: status.possible.filter((it) => it.key === key),
      counts: counts.held.filter(isOfCase),
      mayCount: counts.possible.filter(isOfCase),
      parts: parts.held.filter(isOfCase),
      pastParts: parts.ended.filter(isOfCase),
      mayParts: parts.possible.filter((it) => it.holds && isOfCase(it)),
      appeals: pending.held.filter(isOfCase),
    };
  });
  return positions.sort((a, b) => weightOf(a) - weightOf(b));
}

const byWeight = statusLabels.filter((it) => it !== 'moved' && it !== 'discontinued' && it !== 'liable');

function weightOf({ status }: Position): number {
  if (!status) return statusLabels.length + 1;
  const label = status.value.status;
  const at = byWeight.findIndex((it) => it === (label === 'liable' ? 'convicted' : label));
  return at < 0 ? statusLabels.length : at;
}

/** Whether what it says has no outcome yet. */
export function isOpenPosition({ status }: Position): boolean {
  const label = status?.value.status;
  return label === 'suspect' || label === 'accused' || label === 'on_trial';
}

/** The developments that a position rests on. */
function becauseOf({ status, counts }: Position): string[] {
  return [...new Set([...(status?.because ?? []), ...counts.flatMap(({ because }) => because)])];
}

/** Where the person stands in the case, as predicates; none while only possible. */
export function sayPosition(position: Position, lead: Lead): readonly Referent[] {
  const { status } = position;
  if (!status) return [];
  const because = becauseOf(position);
  const predicate = (says: Message) => clause(says, 'charges', because);
  if (isReopened(position)) return [predicate(sayReopened(position, lead))];
  switch (status.value.status) {
    case 'convicted':
    case 'convicted_final':
    case 'liable':
    case 'pardoned':
      return [sayConvicted(position, status, lead)];
    case 'acquitted':
    case 'not_liable':
      return [predicate(sayAcquitted(position, status, lead))];
    case 'suspect':
    case 'accused':
    case 'on_trial':
      return [predicate(sayAccused(position, status, lead))];
    case 'discontinued':
    case 'ended_by_death':
    case 'moved':
      return [predicate(say('answers.legal.over', { ...lead, why: whyOver(position), on: whenOf(status, lead) }))];
    default:
      return status.value.status satisfies never;
  }
}

function whenOf({ since }: Said, lead: Lead) {
  return datedBefore(since, 'when', lead);
}

function sayAccused({ counts }: Position, status: Said<StatusValue>, lead: Lead): Message {
  const label = status.value.status;
  const labels = label === 'suspect' ? ['suspected'] : ['pending', 'no_verdict'];
  const own = counts.filter(({ value }) => labels.some((it) => value.sums[it]));
  return say('answers.legal.accused', {
    ...lead,
    status: label,
    charges: sayCharges(counts, labels),
    since: datedBefore(status.since, 'since', lead),
    ...(label === 'suspect' ? accuserOf(own) : { from: 'charge', by: '' }),
    undecided: numberOf(counts, ['no_verdict']),
  });
}

function sayAcquitted(position: Position, status: Said<StatusValue>, lead: Lead): Message {
  return say('answers.legal.acquitted', {
    ...lead,
    status: status.value.status,
    charges: nameOffences(position.counts, ['acquitted']),
    on: whenOf(status, lead),
    final: finalityOf(position),
  });
}

function finalityOf({ status, appeals: pending }: Position): string {
  return pending.length > 0 ? 'appealed' : status?.value.final ? 'yes' : 'no';
}

/** A conviction, with the sentence; where only the sentence implies it, the sentence alone. */
function sayConvicted(position: Position, status: Said<StatusValue>, lead: Lead): Referent {
  const { counts } = position;
  const parts = partsImposed(position);
  const convicted = counts.filter(({ value }) => value.sums.convicted);
  const isImplied = parts.length > 0 && convicted.every(({ value }) => value.offence === null) && status.inferred;
  const suspected = nameOffences(counts, countGroups.accusing);
  const final = finalityOf(position);
  if (isImplied) return saySentenced(position, { final, suspected, isAlone: true, isOneDay: false }, lead);
  const total = numberOf(
    counts,
    countLabels.filter((it) => it !== 'superseded' && it !== 'moved'),
  );
  const number = numberOf(counts, ['convicted']);
  const says = say('answers.legal.convicted', {
    ...lead,
    status: status.value.status,
    charges: nameOffences(counts, ['convicted']),
    isPart: number < total ? 'yes' : 'no',
    number,
    total,
    rest: restOf(counts),
    on: whenOf(convicted[0] ?? status, lead),
    final: parts.length > 0 ? 'later' : final,
  });
  const predicate = clause(says, 'charges', becauseOf(position));
  if (parts.length === 0) return predicate;
  const isOneDay = parts[0]?.since.latest === convicted[0]?.since.latest;
  const sentenced = saySentenced(position, { final, suspected: null, isAlone: false, isOneDay }, lead);
  return say('answers.legal.both', { convicted: predicate, sentenced });
}

/** Parts that stand, and those that were served or remitted. */
function partsImposed({ parts, pastParts }: Position): readonly SaidPart[] {
  const isOver = ({ value: { state } }: SaidPart) => state === 'served' || state === 'remitted' || state === 'pardoned';
  return [...pastParts.filter(isOver), ...parts];
}

/** What became of the other counts: “with no verdict on 7”. */
function restOf(counts: readonly SaidCount[]): Message[] {
  const groups = {
    no_verdict: ['no_verdict'],
    acquitted: ['acquitted'],
    open: ['pending', 'suspected'],
    over: ['withdrawn', 'dismissed', 'discontinued', 'set_aside', 'not_responsible'],
  } as const;
  return Object.entries(groups).flatMap(([label, labels]) => {
    const count = numberOf(counts, labels);
    return count > 0 ? [say('answers.legal.rest', { label, count })] : [];
  });
}

interface SentenceContext {
  readonly final: string;
  /** What is still suspected or charged, where no count of the conviction is named. */
  readonly suspected: Referent | null;
  /** No conviction is said before it. */
  readonly isAlone: boolean;
  /** It has the date of the conviction. */
  readonly isOneDay: boolean;
}

function saySentenced(position: Position, context: SentenceContext, lead: Lead): Clause {
  const { final, suspected, isAlone, isOneDay } = context;
  const parts = partsImposed(position);
  const isTermless = parts.length === 1 && parts[0]?.value.kind === 'imprisonment' && parts[0].value.term === null;
  const says = say('answers.legal.sentenced', {
    ...lead,
    isAlone: isAlone ? 'yes' : 'no',
    parts: isTermless ? null : sayParts(parts),
    on: parts[0] && !isOneDay ? whenOf(parts[0], lead) : null,
    suspected,
    final: isTermless ? 'unsaid' : final,
  });
  return clause(says, 'sentences', [...new Set(parts.flatMap(({ because }) => because))]);
}

/** A conviction that a court set aside, so that its counts are open again. */
function isReopened({ status, parts, pastParts, counts }: Position): boolean {
  const isOpen = status?.value.status === 'accused' || status?.value.status === 'on_trial';
  const isAccusing = numberOf(counts, ['pending', 'no_verdict']) > 0;
  return isOpen && isAccusing && parts.length === 0 && pastParts.some(({ value }) => value.state === 'fallen');
}

function reopenedValues({ counts, pastParts }: Position, lead: Lead) {
  const fallen = pastParts.find(({ value }) => value.state === 'fallen');
  const isDay = fallen && fallen.since.earliest === fallen.since.latest;
  return {
    ...lead,
    day: isDay ? dated(fallen.since, 'bare', { day: null }) : null,
    on: fallen && !isDay ? whenOf(fallen, lead) : null,
    count: numberOf(counts, ['pending', 'no_verdict']),
  };
}

function sayReopened(position: Position, lead: Lead): Message {
  return say('answers.legal.reopened', reopenedValues(position, lead));
}

/** “On 9 May 2025 the appeal court set aside the conviction and sentence; 5 counts are open again.” */
export function saySetAside(position: Position, lead: Lead): Message | undefined {
  if (!position.status || !isReopened(position)) return undefined;
  const name = lead.day || lead.lead === 'name' ? lead.name : null;
  const values = reopenedValues(position, lead);
  const setAside = clause(
    say('answers.legal.setAside'),
    'sentences',
    position.pastParts.flatMap(({ because }) => because),
  );
  const open = clause(say('answers.legal.openAgain', { count: values.count }), 'charges', becauseOf(position));
  return say('answers.legal.aside', {
    ...values,
    name: lead.lead === 'name' && lead.day ? name : null,
    setAside,
    open,
  });
}

function whyOver({ status, counts }: Position): string {
  const label = status?.value.status;
  if (label !== 'discontinued') return label ?? 'other';
  const endings = countGroups.ended.filter((it) => numberOf(counts, [it]) > 0);
  const [only] = endings;
  return endings.length === 1 && only ? only : numberOf(counts, ['not_responsible']) > 0 ? 'not_responsible' : 'other';
}

/** What may be so in a case beside what is stated: the heaviest that may be, and what may have come before it. */
export function askOfPosition(position: Position): Question[] {
  const { mayBe, status, mayCount, mayParts, counts } = position;
  const may = [...mayBe].sort((a, b) => rankOf(b) - rankOf(a));
  const asked = status
    ? may.slice(0, 1)
    : [...may.slice(-1), ...may.slice(0, 1)].filter((it, at, all) => all.indexOf(it) === at);
  return asked.map((it): Question => {
    const isBack = status !== undefined && rankOf(it) <= rankOf(status);
    const label = isBack ? 'still' : it.value.status;
    const isSentence = mayParts.length > 0 && legalStatuses.convicted.some((own) => own === label);
    const labels = label === 'suspect' ? ['suspected'] : ['pending'];
    const own = label === 'suspect' || label === 'accused' ? nameOffences([...mayCount, ...counts], labels) : null;
    const stands = isBack && rankOf(status) === rankOf(it) && isOpenPosition(position) ? 'open' : 'judged';
    const predicate = { status: label, stands, sentenced: isSentence ? 'yes' : 'no', charges: own };
    const because = [...new Set([...it.because, ...mayCount.flatMap((count) => count.because)])];
    return {
      asks: (lead) => clause(say('answers.legal.may', { ...lead, ...predicate }), 'charges', because),
      happened: (lead) => clause(say('answers.happened.legal', { ...lead, ...predicate }), 'charges', because),
      since: it.since,
    };
  });
}

/** From a suspicion to a judgment. */
function rankOf({ value: { status } }: Pick<Said<StatusValue>, 'value'>): number {
  const course: readonly string[] = ['suspect', 'accused', 'on_trial'];
  const at = course.indexOf(status);
  return at < 0 ? course.length : at;
}
