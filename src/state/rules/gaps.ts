/** Rules of gaps: what a reader would expect the record to say, and it does not. */
import { assets } from '../../catalogue/assets.ts';
import { isOneOf } from '../../catalogue/attribute.ts';
import { sayLabel } from '../../catalogue/catalogue-words.ts';
import { claims } from '../../catalogue/claims.ts';
import { docket } from '../../catalogue/docket.ts';
import { office } from '../../catalogue/office.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { legalStatuses, proceedings } from '../../catalogue/proceedings.ts';
import { sentenceParts, trial } from '../../catalogue/trial.ts';
import { type Message, say } from '../../words/message.ts';
import {
  bothRules,
  eachValue,
  type Found,
  isLegal,
  ofFirstNamed,
  ofPersons,
  type Rule,
  sayFacts,
} from '../rule-context.ts';

const { legalStatus } = proceedings;

export const termNotStated: Rule = ofPersons(
  eachValue(trial.sentences, ({ value: { kind, term } }) =>
    term === null && isOneOf(kind, sentenceParts.timed)
      ? say('reviewNotes.term_not_stated.note', { kind: sayLabel(trial.sentences.name, kind) })
      : undefined,
  ),
);

export const amountNotStated: Rule = bothRules(
  eachValue(assets.asset, ({ value }) => amountMissing(value.amount, 'other', value.what)),
  ofPersons(
    eachValue(trial.sentences, ({ value: { kind, amount } }) =>
      isOneOf(kind, sentenceParts.monetary) ? amountMissing(amount, kind) : undefined,
    ),
  ),
);

function amountMissing(amount: string | null, kind: string, what: string | null = null): Message | undefined {
  return amount === null ? say('reviewNotes.amount_not_stated.note', { kind, what }) : undefined;
}

/** One note a date that is not exact, for all that is dated by it. */
export const dayNotStated: Rule = ({ atHome }) => {
  const inexact = atHome.filter((fact) => isLegal(fact) && fact.earliest !== fact.latest);
  return [...Map.groupBy(inexact, ({ cause }) => cause.edtf)].map(([edtf, facts]) => {
    const date = edtf === null ? null : { date: edtf };
    return {
      facts,
      message: say('reviewNotes.day_not_stated.note', { date, what: sayFacts(facts) }),
    };
  });
};

/** While an appeal is pending, the record says that it is not. */
export const convictionNotFinal: Rule = (context): Found[] => {
  const facts = context
    .holding(legalStatus)
    .filter(({ label, value }) => isOneOf(label, legalStatuses.notFinal) && value.stage !== 'appeal')
    .filter(({ key }) => context.isCase || (context.isPerson && key === UNSTATED));
  if (facts.length === 0) return [];
  const persons = context.isCase ? { persons: facts.map(({ key }) => key) } : {};
  return [{ facts, message: say('reviewNotes.conviction_not_final.note'), ...persons }];
};

/** Of a hearing that stands as scheduled after its day, unless it was perhaps held, put off or cancelled by then. */
export const hearingDayPassed: Rule = eachValue(docket.hearing, ({ value: { status, day }, key }, context) => {
  if (status !== 'scheduled' || day === null || day >= context.asOf) return undefined;
  if (context.mayBe(docket.hearing, key).some((other) => other.status !== status || other.day !== day))
    return undefined;
  return say('reviewNotes.hearing_day_passed.note', { day: { day } });
});

export const officeNeverAssumed: Rule = (context) =>
  context.stated
    .filter(({ attribute, holds }) => attribute === office.office.name && !holds)
    // An office that death ended was held.
    .filter((fact) => context.begun.includes(fact) && !context.predecessorOf(fact)?.holds)
    .map((fact) => ({ facts: [fact], message: say('reviewNotes.office_never_assumed.note') }));

export const openUnknown: Rule = ofFirstNamed(claims.unknown, ({ value: { question } }) =>
  say('reviewNotes.open_unknown.note', { question }),
);
