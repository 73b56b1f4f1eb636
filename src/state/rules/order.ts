/** Rules of order: things that come before what must precede them, and orders that are not clear. */

import { appeals } from '../../catalogue/appeals.ts';
import { isOneOf } from '../../catalogue/attribute.ts';
import { findAttribute } from '../../catalogue/attributes.ts';
import { sayAttribute, sayLabel } from '../../catalogue/catalogue-words.ts';
import { custody, kindsOfCustody } from '../../catalogue/custody.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { chargeStatuses, legalStatuses, proceedings, stages } from '../../catalogue/proceedings.ts';
import { kindOf } from '../../catalogue/subject.ts';
import { trial } from '../../catalogue/trial.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { say } from '../../words/message.ts';
import { eachFact, type Found, isLegal, isOfCase, isSurelyAfter, type Rule, shareSource } from '../rule-context.ts';

const { charge, legalStatus, party, stage } = proceedings;

export const verdictWithoutCharge: Rule = (context) => {
  const message = say('reviewNotes.verdict_without_charge.note');
  if (kindOf(context.subject) === 'case') {
    const history = context.history(stage);
    const verdict = history.find(({ label }) => isOneOf(label, stages.verdict));
    const came = history.some(({ label }) => isOneOf(label, stages.beforeVerdict));
    return verdict && !came ? [{ facts: [verdict], message }] : [];
  }
  return context
    .holding(legalStatus)
    .filter(({ label, key }) => isOneOf(label, legalStatuses.judged) && key !== UNSTATED)
    .filter((verdict) => {
      const { key } = verdict;
      const accused = context.history(legalStatus, key).filter(({ label }) => isOneOf(label, legalStatuses.charged));
      const charges = context
        .holding(charge)
        .filter((it) => isOfCase(it, key) && isOneOf(it.label, chargeStatuses.filed));
      return [...accused, ...charges].every((it) => isSurelyAfter(it, verdict));
    })
    .map((fact) => ({ facts: [fact], message }));
};

export const sentenceWithoutVerdict: Rule = (context) => {
  const message = say('reviewNotes.sentence_without_verdict.note');
  const sentences = context.holding(trial.sentence);
  if (kindOf(context.subject) === 'case') {
    const came = context.history(stage).some(({ label }) => isOneOf(label, stages.afterVerdict));
    return came || sentences.length === 0 ? [] : [{ facts: sentences, message }];
  }
  return [...Map.groupBy(sentences, ({ value }) => value.case)]
    .filter(([caseId]) => {
      const statuses = context.history(legalStatus, caseId);
      return !statuses.some(({ label }) => isOneOf(label, legalStatuses.afterConviction));
    })
    .map(([, facts]) => ({ facts, message }));
};

export const releaseWithoutDetention: Rule = (context) => {
  const release = context.history(custody.custody).findLast(({ latest }) => latest <= context.asOf);
  if (!release || release.holds || context.predecessorOf(release)?.holds) return [];
  return [{ facts: [release], message: say('reviewNotes.release_without_detention.note') }];
};

export const custodyOverlaps: Rule = (context) =>
  context.holding(custody.custody).flatMap((detention): Found[] => {
    if (!isOneOf(detention.label, kindsOfCustody.short)) return [];
    const before = context.predecessorOf(detention);
    const isHeld = before?.holds && (isOneOf(before.label, kindsOfCustody.ordered) || isRepeated(before, detention));
    if (!before || !isHeld) return [];
    return [{ facts: [before, detention], message: say('reviewNotes.custody_overlaps.note') }];
  });

/** Detained twice, as one source says: two sources may report one detention. */
function isRepeated(before: PlacedPoint, after: PlacedPoint): boolean {
  return before.label === after.label && isSurelyAfter(after, before) && shareSource(before, after);
}

export const appealBeforeVerdict: Rule = (context) => {
  const isCase = kindOf(context.subject) === 'case';
  return context.holding(appeals.appeal).flatMap((appeal): Found[] => {
    const decided = isCase
      ? context.history(stage).filter(({ label }) => isOneOf(label, stages.verdict))
      : context.history(legalStatus, appeal.key).filter(({ label }) => isOneOf(label, legalStatuses.decided));
    if (decided.some((verdict) => !isSurelyAfter(verdict, appeal))) return [];
    return [{ facts: [appeal], message: say('reviewNotes.appeal_before_verdict.note') }];
  });
};

export const afterDeath: Rule = ({ death, begun }) => {
  if (!death) return [];
  const after = begun.filter((fact) => needsLife(fact) && fact.holds && isSurelyAfter(fact, death));
  return after.map((fact) => ({
    facts: [death, fact],
    message: say('reviewNotes.after_death.note', { what: sayAttribute(fact.attribute) }),
  }));
};

/** An office, custody, and all that a proceeding does to a person: courts rarely try the dead. */
function needsLife({ attribute: name, label }: PlacedPoint): boolean {
  if (isOneOf(name, [legalStatus.name, charge.name])) return !isOneOf(label, legalStatuses.lifted);
  return isOneOf(name, [trial.plea.name, trial.sentence.name]) || findAttribute(name)?.endsWithLife === 'subject';
}

export const statusStepsBack: Rule = (context) =>
  context
    .holding(legalStatus)
    .filter(({ label, key }) => isOneOf(label, legalStatuses.beforeTrial) && key !== UNSTATED)
    .flatMap((status): Found[] => {
      const verdict = context
        .history(legalStatus, status.key)
        .findLast((earlier) => isOneOf(earlier.label, legalStatuses.judged) && isSurelyAfter(status, earlier));
      if (!verdict) return [];
      const message = say('reviewNotes.status_steps_back.note', {
        before: sayLabel(legalStatus.name, verdict.label),
        after: sayLabel(legalStatus.name, status.label),
      });
      return [{ facts: [verdict, status], message }];
    });

const partsOfProceeding = [party, charge, trial.sentence, trial.plea, trial.hearing, appeals.appeal, stage].map(
  ({ name }) => name,
);

export const afterClosing: Rule = (context) => {
  const closing = context.history(stage).findLast(({ label }) => isOneOf(label, stages.closed));
  if (!closing) return [];
  return (
    context.stated
      .filter((fact) => isOneOf(fact.attribute, partsOfProceeding) && fact.holds && isSurelyAfter(fact, closing))
      // A sentence that is served after the closing, or comes into force, was imposed before it.
      .filter((fact) => fact.attribute !== trial.sentence.name || !context.predecessorOf(fact)?.holds)
      .map((fact) => ({
        facts: [closing, fact],
        message: say('reviewNotes.after_closing.note', { what: sayAttribute(fact.attribute) }),
      }))
  );
};

export const orderUnsettled: Rule = ({ tracks, asOf }) =>
  tracks.flatMap(({ attribute, stated, possible }): Found[] => {
    if (!stated || stated.certain || !isLegal(stated.point)) return [];
    const rivals = possible.filter(
      (other) => other.latest <= asOf && (other.holds !== stated.point.holds || other.label !== stated.point.label),
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

export const orderContradictsDates: Rule = eachFact(({ cause }) =>
  cause.contradicted ? say('reviewNotes.order_contradicts_dates.note') : undefined,
);
