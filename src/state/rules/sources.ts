/** Rules of sources: on how many a record rests, how they word it, and where they differ. */
import { isDeepStrictEqual } from 'node:util';
import { isOneOf } from '../../catalogue/attribute.ts';
import { sayAttribute } from '../../catalogue/catalogue-words.ts';
import { claims } from '../../catalogue/claims.ts';
import { custody } from '../../catalogue/custody.ts';
import { links } from '../../catalogue/links.ts';
import { office } from '../../catalogue/office.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { chargeStatuses, defendants, legalStatuses, proceedings } from '../../catalogue/proceedings.ts';
import { allegations } from '../../catalogue/standing.ts';
import { trial } from '../../catalogue/trial.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { say } from '../../words/message.ts';
import {
  bothRules,
  eachFact,
  eachValue,
  type Found,
  isLegal,
  isSurelyAfter,
  type Rule,
  type RuleContext,
  shareSource,
} from '../rule-context.ts';

export const singleSource: Rule = ({ stated }) => {
  const facts = stated.filter(isLegal);
  const [source, ...others] = new Set(facts.flatMap(({ cause }) => cause.sources));
  if (facts.length === 0 || source === undefined || others.length > 0) return [];
  return [{ facts, message: say('reviewNotes.single_source.note') }];
};

export const accuserNotNamed: Rule = bothRules(
  eachValue(proceedings.charge, ({ value: { claim, status, offence } }) =>
    claim?.by === UNSTATED && isOneOf(status, chargeStatuses.accusing)
      ? say('reviewNotes.accuser_not_named.note', { offence })
      : undefined,
  ),
  eachValue(claims.claim, ({ value: { by, standing } }) =>
    by === UNSTATED && isOneOf(standing, allegations)
      ? say('reviewNotes.accuser_not_named.note', { offence: null })
      : undefined,
  ),
);

export const allegationStatedAsFact: Rule = eachValue(claims.claim, ({ value: { by, standing }, cause }) =>
  isOneOf(standing, allegations) && by === 'author' && cause.hedge === null
    ? say('reviewNotes.allegation_told_as_fact.note')
    : undefined,
);

/** What happens once: two of the same kind in a row report two events, or one event twice. */
const happensOnce = [links.life, custody.custody, office.office, proceedings.charge, trial.sentence].map(
  ({ name }) => name,
);

/** Pairs of neighbours on a track that say the same. */
function repetitions(context: RuleContext): { before: PlacedPoint; after: PlacedPoint }[] {
  return context.stated.map(lastReport(context)).flatMap((after) => {
    if (!isOneOf(after.attribute, happensOnce) || !after.holds) return [];
    const before = context.predecessorOf(after);
    const isSame = before?.holds && before.label === after.label && isDeepStrictEqual(before.value, after.value);
    return isSame && before.position !== after.position ? [{ before, after }] : [];
  });
}

/** Of a death the first report is stated: the one to compare with those before is the last. */
function lastReport(context: RuleContext) {
  return (fact: PlacedPoint): PlacedPoint => {
    if (fact.attribute !== links.life.name) return fact;
    return context.history(links.life).findLast(({ latest }) => latest <= context.asOf) ?? fact;
  };
}

export const datesDiffer: Rule = (context) =>
  repetitions(context)
    .filter(({ before, after }) => isSurelyAfter(after, before) && !shareSource(before, after))
    .map(({ before, after }) => ({
      facts: [before, after],
      message: say('reviewNotes.dates_differ.note', {
        what: sayAttribute(after.attribute),
        first: dateOf(before),
        second: dateOf(after),
      }),
    }));

/** As the source gives it; without a date, the day by which it has surely happened. */
function dateOf({ cause, latest }: PlacedPoint) {
  return { date: cause.edtf ?? `[..${latest}]` };
}

export const likelyDuplicate: Rule = (context) =>
  repetitions(context)
    .filter(({ before, after }) => !isSurelyAfter(after, before))
    .map(({ before, after }) => ({
      facts: [before, after],
      message: say('reviewNotes.likely_duplicate.note', { what: sayAttribute(after.attribute) }),
    }));

export const rolesConflict: Rule = (context) => {
  const statuses = context.holding(proceedings.legalStatus);
  return context
    .holding(proceedings.party)
    .filter(({ label }) => isOneOf(label, defendants))
    .flatMap((party): Found[] => {
      const own = statuses.find(({ key }) => key === party.key);
      const status = own ?? statuses.find(({ key }) => key === UNSTATED);
      if (!status || !isOneOf(status.label, legalStatuses.suspected)) return [];
      return [{ facts: [party, status], message: say('reviewNotes.roles_conflict.note') }];
    });
};

export const ambiguousScope: Rule = eachFact(({ cause: { hedge } }) =>
  hedge && /\b(all|everyone|both|each)\b/i.test(hedge) ? say('reviewNotes.ambiguous_scope.note', { hedge }) : undefined,
);

export const inferred: Rule = eachFact(({ cause, attribute }) =>
  cause.inferred && attribute !== office.holder.name ? say('reviewNotes.inferred.note') : undefined,
);
