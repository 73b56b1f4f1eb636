/**
 * Where a person stands in one case, as a predicate (“was convicted of fraud and sentenced to 3 years, not final”), and
 * what of that is not clear. Other cases follow as further predicates of the same sentence.
 */
import type { z } from 'zod';
import { appeals } from '../catalogue/appeals.ts';
import { countStatuses, type statusValue } from '../catalogue/derive-status.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { countGroups, legalStatuses, proceedings } from '../catalogue/proceedings.ts';
import { trial } from '../catalogue/trial.ts';
import { statusLabels } from '../law/status.ts';
import type { SubjectState } from '../state/state.ts';
import { type Clause, type Message, type Referent, say } from '../words/message.ts';
import { AGAINST, accuserOf, listCharges, nameOffences, numberOf, type SaidCount } from './charges.ts';
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
  const ofParts = parts.held.map(({ value }) => ({ key: value.case || UNSTATED }));
  const keys = new Set([...status.held, ...status.possible, ...ofParts].map(({ key }) => key));
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
  if (!status) return statusLabels.length + 2;
  const label = status.value.status;
  const at = byWeight.findIndex((it) => it === (label === 'liable' ? 'convicted' : label));
  // What was moved goes on in another case.
  return at >= 0 ? at : label === 'moved' ? statusLabels.length + 1 : statusLabels.length;
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
  const { status, parts, mayBe } = position;
  if (!status)
    return parts.length > 0 && mayBe.length === 0
      ? [saySentenced(parts, { final: 'unsaid', suspected: null }, lead)]
      : [];
  const because = becauseOf(position);
  const predicate = (says: Message): Referent => withParts(clause(says, 'charges', because), position, lead);
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
      return [
        predicate(
          say('answers.legal.over', {
            ...lead,
            why: whyOver(position),
            on: whenOf(status, lead),
            final: finalityOf(position),
          }),
        ),
      ];
    default:
      return status.value.status satisfies never;
  }
}

function whenOf({ since }: Said, lead: Lead) {
  return datedBefore(since, 'when', lead);
}

function sayAccused({ counts, appeals: pending }: Position, status: Said<StatusValue>, lead: Lead): Message {
  const label = status.value.status;
  const labels = label === 'suspect' ? ['suspected'] : ['pending', 'no_verdict'];
  const own = counts.filter(({ value }) => labels.some((it) => value.sums[it]));
  return say('answers.legal.accused', {
    ...lead,
    status: label,
    charges: listCharges(counts, labels),
    since: datedBefore(status.since, 'since', lead),
    ...(label === 'suspect' ? accuserOf(own) : { from: 'charge', by: '' }),
    undecided: numberOf(counts, ['no_verdict']),
    final: pending.length > 0 ? 'appealed' : 'no',
  });
}

function sayAcquitted(position: Position, status: Said<StatusValue>, lead: Lead): Message {
  return say('answers.legal.acquitted', {
    ...lead,
    status: status.value.status,
    charges: nameOffences(position.counts, ['acquitted', 'not_liable']),
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
  const label = status.value.status;
  const parts = partsImposed(position);
  const convicted = counts.filter(({ value }) => AGAINST.some((it) => value.sums[it]));
  const sentencing = new Set(becauseOfParts(parts));
  const isOfSentence = status.inferred || status.because.every((id) => sentencing.has(id));
  const isImplied = parts.length > 0 && isOfSentence && convicted.every(({ value }) => value.offence === null);
  const suspected = nameOffences(counts, countGroups.accusing);
  const final = finalityOf(position);
  if (isImplied) return saySentenced(parts, { final, suspected }, lead);
  const total = numberOf(
    counts,
    countStatuses.filter((it) => it !== 'superseded' && it !== 'moved'),
  );
  const number = numberOf(counts, AGAINST);
  const says = say('answers.legal.convicted', {
    ...lead,
    status: status.value.status,
    charges: nameOffences(counts, AGAINST),
    isPart: number < total ? 'yes' : 'no',
    number,
    total,
    rest: restOf(counts),
    // Since when it is final, or pardoned, is another day than that of the verdict.
    on: label === 'convicted' || label === 'liable' ? whenOf(status, lead) : null,
    final: parts.length > 0 ? 'later' : final,
  });
  const predicate = clause(says, 'charges', becauseOf(position));
  return parts.length === 0 ? predicate : sayBoth(predicate, { parts, final }, lead);
}

/** What rests on no conviction: treatment, an arrest for contempt. */
function withParts(predicate: Clause, { parts }: Position, lead: Lead): Referent {
  return parts.length === 0 ? predicate : sayBoth(predicate, { parts, final: 'unsaid' }, lead);
}

function sayBoth(
  predicate: Clause,
  { parts, final }: { readonly parts: readonly SaidPart[]; readonly final: string },
  lead: Lead,
): Message {
  const own = isTermless(parts) ? null : sayParts(parts);
  const sentence = say('answers.legal.withSentence', { ...lead, parts: own, final });
  return say('answers.legal.both', {
    convicted: predicate,
    sentenced: clause(sentence, 'sentences', becauseOfParts(parts)),
  });
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
    not_liable: ['not_liable'],
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
}

/** A sentence that alone implies the conviction. */
function saySentenced(parts: readonly SaidPart[], { final, suspected }: SentenceContext, lead: Lead): Clause {
  // Of a part that was stayed or served, the date is that of the change.
  const imposed = parts.find(({ value }) => value.state === 'in_force');
  const says = say('answers.legal.sentenced', {
    ...lead,
    parts: isTermless(parts) ? null : sayParts(parts),
    on: imposed ? whenOf(imposed, lead) : null,
    suspected,
    final,
  });
  return clause(says, 'sentences', becauseOfParts(parts));
}

/** A prison term that is not stated, and nothing else. */
function isTermless(parts: readonly SaidPart[]): boolean {
  const [only] = parts;
  return parts.length === 1 && only?.value.kind === 'imprisonment' && only.value.term === null;
}

function becauseOfParts(parts: readonly SaidPart[]): string[] {
  return [...new Set(parts.flatMap(({ because }) => because))];
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
    const accusing = [...mayCount, ...counts].filter(({ value }) => value.sums.suspected);
    const accuser = label === 'suspect' && accusing.length > 0 ? accuserOf(accusing) : { from: 'none', by: '' };
    const because = [...new Set([...it.because, ...mayCount.flatMap((count) => count.because)])];
    return {
      asks: (lead) => clause(say('answers.legal.may', { ...lead, ...predicate, ...accuser }), 'charges', because),
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
