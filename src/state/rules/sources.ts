import { isDeepStrictEqual } from 'node:util';
import { UNSTATED } from '../../catalogue/points.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { each, type Found, inWords, isLegal, isSurelyAfter, type Rule, type RuleContext } from '../rule-context.ts';
import { shareSource } from './order.ts';

export const singleSource: Rule = ({ stated }) => {
  const facts = stated.filter(isLegal);
  const [source, ...others] = new Set(facts.flatMap(({ cause }) => cause.sources));
  if (facts.length === 0 || source === undefined || others.length > 0) return [];
  return [{ facts, message: 'All that is recorded with legal weight rests on one source.' }];
};

/** Of a charge: that somebody accuses, and not what became of it. */
const accusing = ['suspected', 'charged', 'requalified'];

export const accuserNotNamed: Rule = each(({ attribute, holds, value, label }) => {
  if (!holds || (attribute !== 'charge' && attribute !== 'claim')) return undefined;
  const { claim, by, offence } = value as { claim?: { by: string } | null; by?: string; offence?: string };
  if (attribute === 'charge')
    return claim?.by === UNSTATED && accusing.includes(label)
      ? `The source does not say who accuses of ${offence}.`
      : undefined;
  return by === UNSTATED && label === 'alleged' ? 'The source does not say who alleges this.' : undefined;
});

export const allegationStatedAsFact: Rule = each(({ attribute, holds, label, value, cause }) => {
  const isStatedAsFact = attribute === 'claim' && holds && label === 'alleged' && cause.hedge === null;
  if (!isStatedAsFact || (value as { by: string }).by !== 'author') return undefined;
  return 'The source tells this as a fact; the record keeps it as the source’s allegation.';
});

/** What happens once: two of the same kind in a row tell of two events, or twice of one. */
const happensOnce = ['life', 'custody', 'office', 'charge', 'sentence'];

/** Pairs of neighbours on a track that say the same. */
function repetitions(context: RuleContext): { before: PlacedPoint; after: PlacedPoint }[] {
  return context.stated.flatMap((after) => {
    if (!happensOnce.includes(after.attribute) || !after.holds) return [];
    const before = context.predecessorOf(after);
    const isSame = before?.holds && before.label === after.label && isDeepStrictEqual(before.value, after.value);
    return isSame && before.position !== after.position ? [{ before, after }] : [];
  });
}

export const datesDiffer: Rule = (context) =>
  repetitions(context)
    .filter(({ before, after }) => isSurelyAfter(after, before) && !shareSource(before, after))
    .map(({ before, after }) => ({
      facts: [before, after],
      message: `${inWords(after.attribute)}: one source says ${dateOf(before)}, another ${dateOf(after)}; are these two events, or one?`,
    }));

function dateOf({ cause, latest }: PlacedPoint): string {
  return `“${cause.edtf ?? `by ${latest}`}”`;
}

export const likelyDuplicate: Rule = (context) =>
  repetitions(context)
    .filter(({ before, after }) => !isSurelyAfter(after, before))
    .map(({ before, after }) => ({
      facts: [before, after],
      message: `${inWords(after.attribute)}: two developments seem to tell of one event; corroborate one of them and retract the other.`,
    }));

export const rolesConflict: Rule = (context) => {
  const statuses = context.holding('legal_status');
  const defendants = context.holding('party').filter(({ label }) => label === 'defendant');
  return defendants.flatMap((party): Found[] => {
    const own = statuses.find(({ key }) => key === party.key);
    const status = own ?? statuses.find(({ key }) => key === UNSTATED);
    if (status?.label !== 'suspect') return [];
    return [
      {
        facts: [party, status],
        message: 'One source calls the person both a defendant and suspected: a charge is not reported.',
      },
    ];
  });
};

export const ambiguousScope: Rule = each(({ cause }) =>
  cause.hedge && /\b(all|everyone|both|each)\b/i.test(cause.hedge)
    ? `The source says “${cause.hedge}”: whom that covers is not clear.`
    : undefined,
);

export const inferred: Rule = each(({ cause, attribute }) =>
  cause.inferred && attribute !== 'holder' ? 'The source implies this and does not say it.' : undefined,
);
