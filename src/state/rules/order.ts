/** Rules of order: things that begin after a death, and orders that are not clear. */
import { findAttribute } from '../../catalogue/attributes.ts';
import { sayAttribute, sayLabel } from '../../catalogue/catalogue-words.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { say } from '../../words/message.ts';
import { isDerivedPoint } from '../derived-tracks.ts';
import {
  eachDevelopment,
  type Found,
  homeOf,
  isLegal,
  isSurelyAfter,
  type Rule,
  type RuleContext,
} from '../rule-context.ts';

/** An office, or a search. What a proceeding does to the dead, the law room remarks. */
export const afterDeath: Rule = ({ death, begun }) => {
  if (!death) return [];
  const after = begun.filter(
    (fact) => findAttribute(fact.attribute)?.endsWithLife === 'subject' && fact.holds && isSurelyAfter(fact, death),
  );
  return after.map((fact) => ({
    facts: [death, fact],
    message: say('reviewNotes.after_death.note', { what: sayAttribute(fact.attribute) }),
  }));
};

/** Whether it follows from acts on accused; how far unrest has come is said by one track alone. */
function isFromActs(point: PlacedPoint, law: RuleContext['law']): boolean {
  const hasAccused = law !== undefined && law.positions.length > 0;
  return isDerivedPoint(point) && (hasAccused || point.attribute !== proceedings.stage.name);
}

export const orderUnsettled: Rule = (context) =>
  context.tracks.flatMap(({ attribute, stated, possible }): Found[] => {
    if (!stated || stated.certain || isFromActs(stated.point, context.law) || !isLegal(stated.point)) return [];
    if (!context.isHome(homeOf(stated.point))) return [];
    const rivals = possible.filter(
      (other) =>
        other.latest <= context.asOf && (other.holds !== stated.point.holds || other.label !== stated.point.label),
    );
    if (rivals.length === 0) return [];
    const facts = [...rivals, stated.point];
    const labels = [...new Set(facts.map(({ holds, label }) => (holds ? label : undefined)))];
    const values = labels.map((label) =>
      label === undefined
        ? say('reviewNotes.order_unsettled.end')
        : say('statements.quote', { text: sayLabel(attribute, label) }),
    );
    const message = say('reviewNotes.order_unsettled.note', {
      what: sayAttribute(attribute),
      values,
    });
    return [{ facts, message }];
  });

export const orderContradictsDates: Rule = eachDevelopment(
  ({ cause }) => cause.contradicted,
  (what) => say('reviewNotes.order_contradicts_dates.note', { what }),
);
