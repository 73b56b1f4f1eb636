import { type AttributeName, attribute } from '../../catalogue/attributes.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { kindOf } from '../../catalogue/subject.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { each, type Found, inWords, isLegal, isSurelyAfter, type Rule } from '../rule-context.ts';

const verdicts = ['convicted', 'convicted_final', 'acquitted'];
/** What a verdict may leave: a court may also dismiss the case. */
const decisions = [...verdicts, 'dropped'];
const guilty = ['convicted', 'convicted_final', 'pardoned'];
const beforeVerdict = ['accused', 'on_trial'];
const filed = ['charged', 'requalified', 'dropped'];
const stagesOfVerdict = ['verdict', 'appeal', 'final'];

export const verdictWithoutCharge: Rule = (context) => {
  const message = 'A verdict is recorded, but neither a charge nor a trial before it.';
  if (kindOf(context.subject) === 'case') {
    const verdict = context.history('stage').find(({ label }) => label === 'verdict');
    const came = context.history('stage').some(({ label }) => label === 'charged' || label === 'trial');
    return verdict && !came ? [{ facts: [verdict], message }] : [];
  }
  return context
    .holding('legal_status')
    .filter(({ label, key }) => verdicts.includes(label) && key !== UNSTATED)
    .filter((verdict) => {
      const { key } = verdict;
      const accused = context.history('legal_status', key).filter(({ label }) => beforeVerdict.includes(label));
      const charges = context.holding('charge').filter((it) => isOf(it, key) && filed.includes(it.label));
      return [...accused, ...charges].every((it) => isSurelyAfter(it, verdict));
    })
    .map((fact) => ({ facts: [fact], message }));
};

export const sentenceWithoutVerdict: Rule = (context) => {
  const message = 'A sentence is recorded, but no verdict of guilty in that case.';
  const sentences = context.holding('sentence');
  if (kindOf(context.subject) === 'case') {
    const came = context.history('stage').some(({ label }) => stagesOfVerdict.includes(label));
    return came || sentences.length === 0 ? [] : [{ facts: sentences, message }];
  }
  return [...Map.groupBy(sentences, caseOf)]
    .filter(([subject]) => !context.history('legal_status', subject).some(({ label }) => guilty.includes(label)))
    .map(([, facts]) => ({ facts, message }));
};

export const releaseWithoutDetention: Rule = (context) => {
  const release = context.history('custody').findLast(({ latest }) => latest <= context.asOf);
  if (!release || release.holds || context.predecessorOf(release)?.holds) return [];
  return [{ facts: [release], message: 'A release is recorded, but no custody before it.' }];
};

const heldBy = ['remanded', 'house_arrest'];

export const custodyOverlaps: Rule = (context) =>
  context.holding('custody').flatMap((detention): Found[] => {
    const before = detention.label === 'detained' ? context.predecessorOf(detention) : undefined;
    const isHeld = before?.holds && (heldBy.includes(before.label) || isRepeated(before, detention));
    if (!before || !isHeld) return [];
    return [
      {
        facts: [before, detention],
        message: 'A detention is recorded of somebody who was in custody already; is a release missing?',
      },
    ];
  });

/** Detained twice, by what one source tells: two sources may tell of one detention. */
function isRepeated(before: PlacedPoint, after: PlacedPoint): boolean {
  return before.label === after.label && isSurelyAfter(after, before) && shareSource(before, after);
}

export function shareSource(a: PlacedPoint, b: PlacedPoint): boolean {
  return a.cause.sources.some((source) => b.cause.sources.includes(source));
}

export const appealBeforeVerdict: Rule = (context) => {
  const isCase = kindOf(context.subject) === 'case';
  return context.holding('appeal').flatMap((appeal): Found[] => {
    const decided = isCase
      ? context.history('stage').filter(({ label }) => label === 'verdict')
      : context.history('legal_status', appeal.key).filter(({ label }) => decisions.includes(label));
    if (decided.some((verdict) => !isSurelyAfter(verdict, appeal))) return [];
    return [{ facts: [appeal], message: 'An appeal is recorded, but no verdict before it.' }];
  });
};

export const afterDeath: Rule = ({ death, begun }) => {
  if (!death) return [];
  const after = begun.filter((fact) => needsLife(fact) && fact.holds && isSurelyAfter(fact, death));
  return after.map((fact) => ({
    facts: [death, fact],
    message: `${inWords(fact.attribute)}: this began after the person’s death.`,
  }));
};

/** An office, custody, and all that a proceeding does to a person: courts rarely try the dead. */
function needsLife({ attribute: name, label }: PlacedPoint): boolean {
  if (['legal_status', 'charge'].includes(name)) return !lifted.includes(label);
  return ['plea', 'sentence'].includes(name) || attribute(name as AttributeName)?.endsWithLife === 'subject';
}

/** What a court may well say of the dead. */
const lifted = ['dropped', 'acquitted', 'pardoned'];

export const statusStepsBack: Rule = (context) =>
  context
    .holding('legal_status')
    .filter(({ label, key }) => ['suspect', 'accused'].includes(label) && key !== UNSTATED)
    .flatMap((status): Found[] => {
      const verdict = context
        .history('legal_status', status.key)
        .findLast((earlier) => verdicts.includes(earlier.label) && isSurelyAfter(status, earlier));
      if (!verdict) return [];
      const message = `After “${inWords(verdict.label)}” the status in this case is “${inWords(status.label)}” again; is it another matter, or a case of its own?`;
      return [{ facts: [verdict, status], message }];
    });

const partsOfProceeding = ['party', 'charge', 'sentence', 'plea', 'hearing', 'appeal', 'stage'];

export const afterClosing: Rule = (context) => {
  const closing = context.history('stage').findLast(({ label }) => label === 'closed');
  if (!closing) return [];
  return (
    context.stated
      .filter((fact) => partsOfProceeding.includes(fact.attribute) && fact.holds && isSurelyAfter(fact, closing))
      // A sentence that is served after the closing, or comes into force, was imposed before it.
      .filter((fact) => fact.attribute !== 'sentence' || !context.predecessorOf(fact)?.holds)
      .map((fact) => ({
        facts: [closing, fact],
        message: `${inWords(fact.attribute)}: this happened after the case was closed; was it opened again?`,
      }))
  );
};

export const orderUnsettled: Rule = ({ tracks, asOf }) =>
  tracks.flatMap(({ stated, possible }): Found[] => {
    if (!stated || stated.certain || !isLegal(stated.point)) return [];
    const rivals = possible.filter(
      (other) => other.latest <= asOf && (other.holds !== stated.point.holds || other.label !== stated.point.label),
    );
    if (rivals.length === 0) return [];
    const said = [...rivals, stated.point].map((fact) => `“${fact.holds ? fact.label : 'ended'}”`);
    return [
      {
        facts: [...rivals, stated.point],
        message: `${inWords(stated.point.attribute)}: which of ${[...new Set(said)].join(', ')} came last is not settled.`,
      },
    ];
  });

export const orderContradictsDates: Rule = each(({ cause }) =>
  cause.contradicted ? 'The order in which this is said to have happened contradicts the dates, or itself.' : undefined,
);

/** Of a charge on a person's track: whether it belongs to the case. */
export function isOf(charge: PlacedPoint, subject: string): boolean {
  return charge.key.startsWith(`${subject}/`);
}

function caseOf({ value }: PlacedPoint): string {
  return (value as { readonly case: string }).case;
}
