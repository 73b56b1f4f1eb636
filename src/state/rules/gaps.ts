/** Rules of gaps: what a reader would expect the record to say, and it does not. */
import { appeals } from '../../catalogue/appeals.ts';
import { assets } from '../../catalogue/assets.ts';
import { isOneOf } from '../../catalogue/attribute.ts';
import { sayAttribute, sayLabel } from '../../catalogue/catalogue-words.ts';
import { claims } from '../../catalogue/claims.ts';
import { custody, kindsOfCustody } from '../../catalogue/custody.ts';
import { office } from '../../catalogue/office.ts';
import { chargeStatuses, legalStatuses, proceedings } from '../../catalogue/proceedings.ts';
import { kindOf } from '../../catalogue/subject.ts';
import { type SentenceValue, sentenceParts, trial } from '../../catalogue/trial.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { comparePlacements } from '../../facts/placement.ts';
import { type Message, say } from '../../words/message.ts';
import {
  bothRules,
  eachValue,
  type Found,
  isLegal,
  isOfCase,
  type Rule,
  type RuleContext,
  type ValueFact,
} from '../rule-context.ts';
import { endOf, isPrisonSentence } from '../sentencing.ts';

const { charge, legalStatus } = proceedings;

/** Courts decide on a detention within days everywhere; a month without a word is a gap. */
const DAYS_OF_DETENTION = 30;

export const detentionWithoutEnd: Rule = (context) => {
  if (custodyUnknownAfterSentence(context).length > 0) return [];
  return context
    .holding(custody.custody)
    .filter(({ label }) => isOneOf(label, kindsOfCustody.short))
    .filter(({ latest }) => daysFrom(latest, context.asOf) > DAYS_OF_DETENTION)
    .map((fact) => ({ facts: [fact], message: say('reviewNotes.detention_without_end.note') }));
};

function daysFrom(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
}

/** Since the verdict: a sentence may be changed again and again while it is served. */
export const custodyUnknownAfterSentence: Rule = (context) => {
  if (context.death || kindOf(context.subject) !== 'person') return [];
  const prison = context
    .holding(trial.sentence)
    .filter((fact) => isPrisonSentence(fact.value) && !isLifted(context, fact))
    .sort(comparePlacements);
  const last = prison.at(-1);
  if (!last) return [];
  const verdict = context
    .history(legalStatus, last.value.case)
    .find(({ label }) => isOneOf(label, legalStatuses.convicted));
  const since = verdict && verdict.latest < last.latest ? verdict.latest : last.latest;
  const held = [...context.history(custody.custody), ...context.holding(custody.transfer)];
  if (held.some(({ latest }) => latest >= since)) return [];
  return [{ facts: prison, message: say('reviewNotes.custody_unknown_after_sentence.note') }];
};

export const sentencePastItsEnd: Rule = (context) =>
  context.holding(trial.sentence).flatMap((fact): Found[] => {
    const until = endOf(fact.value);
    const { death } = context;
    if (until === undefined || until >= context.asOf || (death && death.latest <= until)) return [];
    if (fact.value.inForce === false || isLifted(context, fact)) return [];
    return [{ facts: [fact], message: say('reviewNotes.sentence_past_its_end.note', { day: { day: until } }) }];
  });

/**
 * Whether the person was acquitted or pardoned in the case of a sentence, so that it need not be served, or no
 * longer.
 */
function isLifted(context: RuleContext, { value }: ValueFact<SentenceValue>): boolean {
  const statuses = context.holding(legalStatus).filter(({ key }) => key === value.case);
  return statuses.some(({ label }) => isOneOf(label, legalStatuses.lifted));
}

export const outlivesAcquittal: Rule = (context) =>
  context
    .holding(legalStatus)
    .filter(({ label }) => isOneOf(label, legalStatuses.ended))
    .flatMap((status): Found[] => {
      const sentences = context.holding(trial.sentence).filter(({ value }) => value.case === status.key);
      const charges = context
        .holding(charge)
        .filter((it) => isOfCase(it, status.key) && isOneOf(it.label, chargeStatuses.open));
      if (charges.length + sentences.length === 0) return [];
      const message = say('reviewNotes.outlives_acquittal.note', {
        status: sayLabel(legalStatus.name, status.label),
        open: charges.length === 0 ? 'sentence' : sentences.length === 0 ? 'charge' : 'both',
      });
      return [{ facts: [status, ...charges, ...sentences], message }];
    });

export const termNotStated: Rule = eachValue(trial.sentence, ({ value: { kind, term } }) =>
  term === null && isOneOf(kind, sentenceParts.timed) ? say('reviewNotes.term_not_stated.note', { kind }) : undefined,
);

export const amountNotStated: Rule = bothRules(
  eachValue(assets.asset, ({ value }) => amountMissing(value.amount, 'other')),
  eachValue(trial.sentence, ({ value: { kind, amount } }) =>
    isOneOf(kind, sentenceParts.monetary) ? amountMissing(amount, kind) : undefined,
  ),
);

function amountMissing(amount: string | null, kind: SentenceValue['kind']): Message | undefined {
  return amount === null ? say('reviewNotes.amount_not_stated.note', { kind }) : undefined;
}

/** One note a date that is not exact, for all that is dated by it. */
export const dayNotStated: Rule = ({ stated }) => {
  const inexact = stated.filter((fact) => isLegal(fact) && fact.earliest !== fact.latest);
  return [...Map.groupBy(inexact, ({ cause }) => cause.edtf)].map(([edtf, facts]) => {
    const names = [...new Set(facts.map(({ attribute }) => attribute))];
    const date = edtf === null ? null : { date: edtf };
    return {
      facts,
      message: say('reviewNotes.day_not_stated.note', { date, what: names.map(sayAttribute) }),
    };
  });
};

export const convictionNotFinal: Rule = (context) =>
  context
    .holding(legalStatus)
    .filter(({ label, key }) => isOneOf(label, legalStatuses.notFinal) && !isSaidFinal(context, key))
    .map((fact) => ({ facts: [fact], message: say('reviewNotes.conviction_not_final.note') }));

/** Whether the last appeal in a case ended with a decision that is final. */
function isSaidFinal({ stated }: RuleContext, caseId: string): boolean {
  return stated.some(
    ({ attribute, key, holds, value }) =>
      attribute === appeals.appeal.name &&
      key === caseId &&
      !holds &&
      (value as { readonly final?: boolean } | null)?.final === true,
  );
}

export const officeNeverAssumed: Rule = (context) =>
  context.stated
    .filter(({ attribute, holds }) => attribute === office.office.name && !holds)
    // An office that death ended was held.
    .filter((fact) => context.begun.includes(fact) && !context.predecessorOf(fact)?.holds)
    .map((fact) => ({ facts: [fact], message: say('reviewNotes.office_never_assumed.note') }));

export const statusOutlivesCharges: Rule = (context) =>
  pendingIn(context).flatMap((status): Found[] => {
    const charges = context.holding(charge).filter((it) => isOfCase(it, status.key));
    if (charges.length === 0 || charges.some(({ label }) => !isOneOf(label, chargeStatuses.ended))) return [];
    const message = say('reviewNotes.status_outlives_charges.note', {
      status: sayLabel(legalStatus.name, status.label),
    });
    return [{ facts: [status, ...charges], message }];
  });

export const pendingAfterDeath: Rule = (context) => {
  const { death } = context;
  if (!death) return [];
  return pendingIn(context).map((status) => ({
    facts: [death, status],
    message: say('reviewNotes.pending_after_death.note', { status: sayLabel(legalStatus.name, status.label) }),
  }));
};

function pendingIn(context: RuleContext): PlacedPoint[] {
  return context.holding(legalStatus).filter(({ label }) => isOneOf(label, legalStatuses.pending));
}

export const openUnknown: Rule = eachValue(claims.unknown, ({ value: { question } }) =>
  say('reviewNotes.open_unknown.note', { question }),
);
