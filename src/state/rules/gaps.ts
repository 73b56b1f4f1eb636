import type { PlacedPoint } from '../../facts/placed-point.ts';
import { comparePlacements } from '../../facts/placement.ts';
import { each, type Found, inWords, isLegal, type Rule, type RuleContext } from '../rule-context.ts';
import { endOf, isPrisonSentence, type SentenceValue } from '../sentencing.ts';
import { isOf } from './order.ts';

/** Courts decide on a detention within days everywhere; a month without a word is a gap. */
const DAYS_OF_DETENTION = 30;

export const detentionWithoutEnd: Rule = (context) => {
  if (custodyUnknownAfterSentence(context).length > 0) return [];
  return context
    .holding('custody')
    .filter(({ label, latest }) => label === 'detained' && daysFrom(latest, context.asOf) > DAYS_OF_DETENTION)
    .map((fact) => ({ facts: [fact], message: 'A detention is recorded, but nothing of what followed it.' }));
};

function daysFrom(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
}

/** Since the verdict: a sentence may be changed again and again while it is served. */
export const custodyUnknownAfterSentence: Rule = (context) => {
  if (context.death || !context.subject.startsWith('person:')) return [];
  const prison = context.stated
    .filter((fact) => isPrisonSentence(fact) && !isLifted(context, fact))
    .sort(comparePlacements);
  const last = prison.at(-1);
  if (!last) return [];
  const verdict = context
    .history('legal_status', (last.value as SentenceValue).case)
    .find(({ label }) => convicted.includes(label));
  const since = verdict && verdict.latest < last.latest ? verdict.latest : last.latest;
  const held = [...context.history('custody'), ...context.holding('transfer')];
  if (held.some(({ latest }) => latest >= since)) return [];
  return [
    {
      facts: prison,
      message: 'A prison sentence is recorded, but no custody since: whether it is served is not said.',
    },
  ];
};

const convicted = ['convicted', 'convicted_final'];

export const sentencePastItsEnd: Rule = (context) =>
  context.holding('sentence').flatMap((fact): Found[] => {
    const value = fact.value as SentenceValue;
    const until = endOf(value);
    const { death } = context;
    if (until === undefined || until >= context.asOf || (death && death.latest <= until)) return [];
    if (value.inForce === false || isLifted(context, fact)) return [];
    return [{ facts: [fact], message: `By its stated term this ran out on ${until}; no end is recorded.` }];
  });

/** Whether the person was acquitted or pardoned in the case of a sentence, so that it may have to be served no more. */
function isLifted(context: RuleContext, { value }: PlacedPoint): boolean {
  const { case: caseId } = value as SentenceValue;
  const statuses = context.holding('legal_status').filter(({ key }) => key === caseId);
  return statuses.some(({ label }) => lifting.includes(label));
}

const lifting = ['acquitted', 'dropped', 'pardoned'];

/** Charges that nobody has dropped or decided in the person’s favour. */
const pressed = ['suspected', 'charged', 'requalified', 'convicted'];

export const outlivesAcquittal: Rule = (context) =>
  context
    .holding('legal_status')
    .filter(({ label }) => over.includes(label))
    .flatMap((status): Found[] => {
      const sentences = context.holding('sentence').filter(({ value }) => (value as SentenceValue).case === status.key);
      const charges = context
        .holding('charge')
        .filter((charge) => isOf(charge, status.key) && pressed.includes(charge.label));
      const what = [...(charges.length > 0 ? ['a charge'] : []), ...(sentences.length > 0 ? ['a sentence'] : [])];
      if (what.length === 0) return [];
      const message = `The status in this case is “${inWords(status.label)}”, but ${what.join(' and ')} in it still stands; does it?`;
      return [{ facts: [status, ...charges, ...sentences], message }];
    });

export const termNotStated: Rule = each(({ attribute, holds, value }) => {
  if (attribute !== 'sentence' || !holds) return undefined;
  const { kind, term } = value as SentenceValue;
  if (term !== null || (kind !== 'imprisonment' && kind !== 'office_ban')) return undefined;
  return kind === 'imprisonment'
    ? 'The length of the prison term is not stated.'
    : 'The length of the ban from office is not stated.';
});

export const amountNotStated: Rule = each(({ attribute, holds, value }) => {
  if (!holds || (attribute !== 'sentence' && attribute !== 'asset')) return undefined;
  const { kind, amount } = value as { kind?: string; amount: string | null };
  if (amount !== null || (attribute === 'sentence' && !['confiscation', 'fine', 'restitution'].includes(kind ?? '')))
    return undefined;
  return attribute === 'asset' ? 'The amount is not stated.' : `The amount of the ${kind} is not stated.`;
});

/** One finding a date that is not exact, for all that is dated by it. */
export const dayNotStated: Rule = ({ stated }) => {
  const inexact = stated.filter((fact) => isLegal(fact) && fact.earliest !== fact.latest);
  return [...Map.groupBy(inexact, ({ cause }) => cause.edtf)].map(([edtf, facts]) => {
    const what = [...new Set(facts.map(({ attribute }) => inWords(attribute)))].join(', ');
    return {
      facts,
      message: edtf === null ? `No date is stated: ${what}.` : `The day is not stated, only “${edtf}”: ${what}.`,
    };
  });
};

export const convictionNotFinal: Rule = (context) =>
  context
    .holding('legal_status')
    .filter(({ label, key }) => label === 'convicted' && !isSaidFinal(context, key))
    .map((fact) => ({ facts: [fact], message: 'The conviction is not said to be final.' }));

/** Whether the last appeal in a case ended with a decision that nobody can appeal any more. */
function isSaidFinal({ stated }: RuleContext, subject: string): boolean {
  return stated.some(
    ({ attribute, key, holds, value }) =>
      attribute === 'appeal' && key === subject && !holds && (value as { final?: boolean } | null)?.final === true,
  );
}

export const officeNeverAssumed: Rule = (context) =>
  context.stated
    .filter(({ attribute, holds }) => attribute === 'office' && !holds)
    // An office that death ended was held.
    .filter((fact) => context.begun.includes(fact) && !context.predecessorOf(fact)?.holds)
    .map((fact) => ({ facts: [fact], message: 'That the office was left is recorded, but not that it was held.' }));

const accusing = ['suspect', 'accused', 'on_trial'];
const over = ['dropped', 'acquitted'];

export const statusOutlivesCharges: Rule = (context) =>
  accusedIn(context.holding('legal_status')).flatMap((status): Found[] => {
    const charges = context.holding('charge').filter((charge) => isOf(charge, status.key));
    if (charges.length === 0 || charges.some(({ label }) => !over.includes(label))) return [];
    return [
      {
        facts: [status, ...charges],
        message: `All recorded charges in this case are dropped, but the status is still “${inWords(status.label)}”.`,
      },
    ];
  });

export const pendingAfterDeath: Rule = (context) => {
  const { death } = context;
  if (!death) return [];
  return accusedIn(context.holding('legal_status')).map((status) => ({
    facts: [death, status],
    message: `The person has died, but the status is still “${inWords(status.label)}”.`,
  }));
};

function accusedIn(statuses: readonly PlacedPoint[]): PlacedPoint[] {
  return statuses.filter(({ label }) => accusing.includes(label));
}

export const openUnknown: Rule = each(({ attribute, holds, value }) =>
  attribute === 'unknown' && holds ? `Not known: ${(value as { question: string }).question}` : undefined,
);
