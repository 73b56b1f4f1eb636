/** Rules of fairness: responses, outcomes, and people who are protected. */
import { isOneOf } from '../../catalogue/attribute.ts';
import { claims, isAccusation, isResponse } from '../../catalogue/claims.ts';
import { parties, partyRoles } from '../../catalogue/parties.ts';
import { countGroups, legalStatuses, proceedings } from '../../catalogue/proceedings.ts';
import { isSubjectId, kindOf } from '../../catalogue/subject.ts';
import { noPlea, trial } from '../../catalogue/trial.ts';
import { say } from '../../words/message.ts';
import { eachValue, type Found, isSurelyAfter, ofPersons, type Rule, type RuleContext } from '../rule-context.ts';

const { counts, legalStatus } = proceedings;

export const noAnswerRecorded: Rule = (context) => {
  const { subject } = context;
  const kind = kindOf(subject);
  if (kind !== 'person' && kind !== 'organization') return [];
  const accusations = [
    ...context.holding(legalStatus).filter(({ label }) => isOneOf(label, legalStatuses.accusing)),
    ...context.holding(counts).filter(({ label }) => isOneOf(label, countGroups.open)),
    ...context.holding(claims.claim).filter(({ value }) => value.by !== subject && isAccusation(value)),
  ];
  if (accusations.length === 0 || hasAnswered(context)) return [];
  return [{ facts: accusations, message: say('reviewNotes.no_answer_recorded.note', { kind }) }];
};

function hasAnswered(context: RuleContext): boolean {
  const isOwn = ({ by }: { readonly by: string }) => by === context.subject;
  return (
    context.holding(trial.plea).some(({ label }) => !isOneOf(label, noPlea)) ||
    context.holding(claims.dispute).some(({ value }) => isOwn(value)) ||
    context.holding(claims.claim).some(({ value }) => isOwn(value) && isResponse(value))
  );
}

const recalls = /\b(accus|suspect|(?<!\bin )charg|defendant|on trial|convict|guilty|indict)/i;
const namesOutcome =
  /\b(acquit|clear(ed|s)|drop(ped|s)|overturn|quash|not guilty|discontinu|dismiss|annul|exonerat|pardon)/i;

export const outcomeNotMentioned: Rule = ofPersons((context) => {
  const statuses = context.holding(legalStatus);
  // Whoever stands convicted elsewhere may be spoken of for that.
  const isConvicted = statuses.some(({ label }) => isOneOf(label, legalStatuses.convicted));
  const endings = isConvicted ? [] : statuses.filter(({ label }) => isOneOf(label, legalStatuses.ended));
  const charges = context.holding(counts).filter(({ label }) => isOneOf(label, countGroups.ended));
  return context.holding(claims.claim).flatMap((claim): Found[] => {
    const { text } = claim.value;
    if (text === null || !recalls.test(text) || namesOutcome.test(text)) return [];
    const named = charges.filter(
      ({ value: { offence } }) => offence !== null && text.toLowerCase().includes(offence.toLowerCase()),
    );
    const outcome = [...endings, ...named].find((it) => isSurelyAfter(claim, it));
    if (!outcome) return [];
    return [{ facts: [outcome, claim], message: say('reviewNotes.outcome_not_mentioned.note') }];
  });
});

export const protectedPersonNamed: Rule = eachValue(parties.party, ({ value }, context) => {
  const { party, role, minor } = value;
  if (!context.isHome(value.case) || (!minor && !isOneOf(role, partyRoles.protected))) return undefined;
  if (!isSubjectId(party) || kindOf(party) !== 'person') return undefined;
  return say('reviewNotes.protected_person_named.note', {
    protection: minor ? 'minor' : role,
    person: { subject: party },
  });
});
