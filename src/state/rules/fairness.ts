import { kindOf } from '../../catalogue/subject.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { each, type Found, isSurelyAfter, type Rule, type RuleContext } from '../rule-context.ts';

interface ClaimValue {
  readonly kind: string;
  readonly by: string;
  readonly stance: string | null;
  readonly text: string | null;
}

const accusingStatuses = ['suspect', 'accused', 'on_trial', 'convicted', 'convicted_final'];
const accusingCharges = ['suspected', 'charged', 'requalified', 'convicted'];
const answers = ['denies', 'answers'];

export const noAnswerRecorded: Rule = (context) => {
  const { subject } = context;
  if (!['person', 'organization'].includes(kindOf(subject))) return [];
  const accusations = [
    ...context.holding('legal_status').filter(({ label }) => accusingStatuses.includes(label)),
    ...context.holding('charge').filter(({ label }) => accusingCharges.includes(label)),
    ...context.holding('claim').filter((claim) => isAccusation(claim, subject)),
  ];
  if (accusations.length === 0 || hasAnswered(context)) return [];
  return [{ facts: accusations, message: 'Nothing is recorded of what the accused answers.' }];
};

function isAccusation({ value, label }: PlacedPoint, subject: string): boolean {
  const { kind, by, stance } = value as ClaimValue;
  if (by === subject) return false;
  return kind === 'statement' ? stance === 'accuses' : kind === 'conduct' && label === 'alleged';
}

function hasAnswered(context: RuleContext): boolean {
  const isOwn = ({ value }: PlacedPoint) => (value as { by: string }).by === context.subject;
  return (
    context.holding('plea').some(({ label }) => label !== 'refused') ||
    context.holding('dispute').some(isOwn) ||
    context.holding('claim').some((claim) => {
      const { stance } = claim.value as ClaimValue;
      return isOwn(claim) && stance !== null && answers.includes(stance);
    })
  );
}

const recalls = /\b(accus|suspect|(?<!\bin )charg|defendant|on trial|convict|guilty|indict)/i;
const namesOutcome =
  /\b(acquit|clear(ed|s)|drop(ped|s)|overturn|quash|not guilty|discontinu|dismiss|annul|exonerat|pardon)/i;

const favourable = ['acquitted', 'dropped'];
const convicted = ['convicted', 'convicted_final'];

export const outcomeNotMentioned: Rule = (context) => {
  const statuses = context.holding('legal_status');
  // Whoever stands convicted elsewhere may be spoken of for that.
  const isConvicted = statuses.some(({ label }) => convicted.includes(label));
  const endings = isConvicted ? [] : statuses.filter(({ label }) => favourable.includes(label));
  const charges = context.holding('charge').filter(({ label }) => favourable.includes(label));
  return context.holding('claim').flatMap((claim): Found[] => {
    const { text } = claim.value as ClaimValue;
    if (text === null || !recalls.test(text) || namesOutcome.test(text)) return [];
    const named = charges.filter(({ value }) => names(text, value));
    const outcome = [...endings, ...named].find((it) => isSurelyAfter(claim, it));
    if (!outcome) return [];
    return [
      {
        facts: [outcome, claim],
        message: 'A later summary recalls the accusation and does not mention how it ended.',
      },
    ];
  });
};

function names(text: string, charge: unknown): boolean {
  const { offence } = charge as { readonly offence: string };
  return text.toLowerCase().includes(offence.toLowerCase());
}

export const protectedPersonNamed: Rule = each(({ attribute, holds, value }) => {
  if (attribute !== 'party' || !holds) return undefined;
  const { person, role, minor } = value as { person: string; role: string; minor: boolean };
  if (minor) return `${person} was a minor and is shown by name; is that wanted?`;
  return role === 'victim' || role === 'witness'
    ? `${person} is a ${role} in this case and is shown by name; is that wanted?`
    : undefined;
});
