import { type AttributeName, attribute } from '../../catalogue/attributes.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { kindOf } from '../../catalogue/subject.ts';
import type { PlacedPoint } from '../../facts/chronicle.ts';
import { each, type Found, inWords, isLegal, isSurelyAfter, type Rule } from '../circumstances.ts';

const verdicts = ['convicted', 'convicted_final', 'acquitted'];
/** What a verdict may leave: a court may also dismiss the case. */
const decisions = [...verdicts, 'dropped'];
const guilty = ['convicted', 'convicted_final', 'pardoned'];
const beforeVerdict = ['accused', 'on_trial'];
const filed = ['charged', 'requalified', 'dropped'];
const stagesOfVerdict = ['verdict', 'appeal', 'final'];

export const verdictWithoutCharge: Rule = (circumstances) => {
  const message = 'A verdict is recorded, but neither a charge nor a trial before it.';
  if (kindOf(circumstances.subject) === 'case') {
    const verdict = circumstances.history('stage').find(({ label }) => label === 'verdict');
    const came = circumstances.history('stage').some(({ label }) => label === 'charged' || label === 'trial');
    return verdict && !came ? [{ facts: [verdict], message }] : [];
  }
  return circumstances
    .holding('legal_status')
    .filter(({ label, key }) => verdicts.includes(label) && key !== UNSTATED)
    .filter((verdict) => {
      const { key } = verdict;
      const accused = circumstances.history('legal_status', key).filter(({ label }) => beforeVerdict.includes(label));
      const charges = circumstances.holding('charge').filter((it) => isOf(it, key) && filed.includes(it.label));
      return [...accused, ...charges].every((it) => isSurelyAfter(it, verdict));
    })
    .map((fact) => ({ facts: [fact], message }));
};

export const sentenceWithoutVerdict: Rule = (circumstances) => {
  const message = 'A sentence is recorded, but no verdict of guilty in that case.';
  const sentences = circumstances.holding('sentence');
  if (kindOf(circumstances.subject) === 'case') {
    const came = circumstances.history('stage').some(({ label }) => stagesOfVerdict.includes(label));
    return came || sentences.length === 0 ? [] : [{ facts: sentences, message }];
  }
  return [...Map.groupBy(sentences, caseOf)]
    .filter(([subject]) => !circumstances.history('legal_status', subject).some(({ label }) => guilty.includes(label)))
    .map(([, facts]) => ({ facts, message }));
};

export const releaseWithoutDetention: Rule = (circumstances) => {
  const release = circumstances.history('custody').findLast(({ latest }) => latest <= circumstances.asOf);
  if (!release || release.holds || circumstances.predecessorOf(release)?.holds) return [];
  return [{ facts: [release], message: 'A release is recorded, but no custody before it.' }];
};

const heldBy = ['remanded', 'house_arrest'];

export const custodyOverlaps: Rule = (circumstances) =>
  circumstances.holding('custody').flatMap((detention): Found[] => {
    const before = detention.label === 'detained' ? circumstances.predecessorOf(detention) : undefined;
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

export const appealBeforeVerdict: Rule = (circumstances) => {
  const isCase = kindOf(circumstances.subject) === 'case';
  return circumstances.holding('appeal').flatMap((appeal): Found[] => {
    const decided = isCase
      ? circumstances.history('stage').filter(({ label }) => label === 'verdict')
      : circumstances.history('legal_status', appeal.key).filter(({ label }) => decisions.includes(label));
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

export const statusStepsBack: Rule = (circumstances) =>
  circumstances
    .holding('legal_status')
    .filter(({ label, key }) => ['suspect', 'accused'].includes(label) && key !== UNSTATED)
    .flatMap((status): Found[] => {
      const verdict = circumstances
        .history('legal_status', status.key)
        .findLast((earlier) => verdicts.includes(earlier.label) && isSurelyAfter(status, earlier));
      if (!verdict) return [];
      const message = `After “${inWords(verdict.label)}” the status in this case is “${inWords(status.label)}” again; is it another matter, or a case of its own?`;
      return [{ facts: [verdict, status], message }];
    });

const partsOfProceeding = ['party', 'charge', 'sentence', 'plea', 'hearing', 'appeal', 'stage'];

export const afterClosing: Rule = (circumstances) => {
  const closing = circumstances.history('stage').findLast(({ label }) => label === 'closed');
  if (!closing) return [];
  return (
    circumstances.stated
      .filter((fact) => partsOfProceeding.includes(fact.attribute) && fact.holds && isSurelyAfter(fact, closing))
      // A sentence that is served after the closing, or comes into force, was imposed before it.
      .filter((fact) => fact.attribute !== 'sentence' || !circumstances.predecessorOf(fact)?.holds)
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
