/** What the law room remarks, as review notes: once for each development, or for the state of things in a case. */

import { sayAttribute, sayLabel } from '../../catalogue/catalogue-words.ts';
import { custody } from '../../catalogue/custody.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { findingRules } from '../../catalogue/rules.ts';
import { trial } from '../../catalogue/trial.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { isCustody, type Measure } from '../../law/measures.ts';
import type { NoteName, Remark } from '../../law/note-names.ts';
import type { AccusedPosition } from '../../law/positions.ts';
import { actOfPart, developmentOf } from '../../law/references.ts';
import { type Referent, say } from '../../words/message.ts';
import { isDerivedPoint } from '../derived-tracks.ts';
import type { JudgedTrack } from '../judged-track.ts';
import type { ReadLaw } from '../law.ts';
import type { Found, Rule, RuleContext } from '../rule-context.ts';

/** A remark with the person whose acts raise it. */
interface Remarked {
  readonly remark: Remark;
  readonly position: AccusedPosition;
  readonly law: ReadLaw;
}

/** The remarks of one name that are said here: of a case on its page, of where a person is on the person’s. */
export function remarked(note: NoteName): Rule {
  return (context) => {
    const { law } = context;
    if (!law || (note === 'custody_unknown_after_sentence' && isWanted(context))) return [];
    const own = law.positions.flatMap((position) =>
      position.notes.flatMap((remark) =>
        remark.note === note && isSaidOn(context, remark) ? [{ remark, position, law }] : [],
      ),
    );
    return [...Map.groupBy(own, ({ remark }) => groupOf(remark)).values()].map((group) => toFound(group, context));
  };
}

/** The person is sought, so it is clear that the place is not known. */
function isWanted(context: RuleContext): boolean {
  return context.holding(custody.wanted).length > 0;
}

function isSaidOn(context: RuleContext, { note, case: caseId }: Remark): boolean {
  return findingRules[note].on === 'case' ? context.isHome(caseId || null) : context.isPerson;
}

/** What one development raises is one note; what holds of each measure, a note on each; else one in all. */
function groupOf({ note, act, about }: Remark): string {
  if (act !== null) return developmentOf(act);
  return ofMeasures.includes(note) ? (about ?? '') : '';
}

const ofMeasures: readonly NoteName[] = [
  'ground_ended',
  'no_word_for_six_months',
  'remand_over_a_year',
  'serving_without_sentence',
];

function toFound(group: readonly Remarked[], { isCase }: RuleContext): Found {
  const [first] = group;
  const what = group.flatMap((it) => nameOf(it) ?? []);
  const measure = first && measureOf(first)?.measure;
  const values = {
    what: what.length > 0 ? distinct(what) : null,
    ...(measure ? { custody: isCustody(measure.kind) ? 'yes' : 'no' } : {}),
  };
  return {
    facts: group.flatMap(factsBehind),
    message: { key: `reviewNotes.${first?.remark.note ?? 'inferred'}.note`, values },
    ...(isCase ? { persons: [...new Set(group.map(({ position }) => position.accused))] } : {}),
  };
}

function distinct(names: readonly (string | Referent)[]): (string | Referent)[] {
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

function factsBehind(remarked: Remarked): readonly PlacedPoint[] {
  const { remark, law } = remarked;
  const { act, about } = remark;
  const of = (id: string) => law.factsOf(developmentOf(id)).slice(0, 1);
  const named = [act, about, about?.includes('/') ? actOfPart(about) : null].flatMap((id) =>
    id === null ? [] : of(id),
  );
  const reported = remark.note === 'no_word_for_six_months' ? lastWordOn(remarked) : [];
  if (named.length > 0) return [...named, ...reported];
  return countsNamed(remarked).flatMap(({ because }) => because.flatMap(of));
}

/** What last said that the measure holds. */
function lastWordOn(remarked: Remarked): readonly PlacedPoint[] {
  const { law, position } = remarked;
  const latest = measureOf(remarked)?.measure.lastReported.latest;
  const words = law.acts.filter(
    (act) =>
      (act.act === 'reported_held' || act.act === 'transferred') &&
      act.accused === position.accused &&
      act.latest === latest,
  );
  return words.flatMap(({ id }) => law.factsOf(developmentOf(id)).slice(0, 1));
}

function countsNamed({ remark: { case: caseId, about }, position }: Remarked) {
  const all = [...position.cases.values()].flatMap(({ counts }) => counts);
  return all.filter((it) => it.name === about && (caseId === null || it.case === caseId));
}

function measureOf({ remark, position }: Remarked): { readonly measure: Measure; readonly kind: string } | undefined {
  return position.custody.measures.find(({ measure }) => measure.id === remark.about);
}

/** The count, the part or the measure that a remark is about, where that is known. */
function nameOf(remarked: Remarked): string | Referent | undefined {
  const { remark, position } = remarked;
  const { about } = remark;
  if (about === null) return undefined;
  const part = position.sentences.find((it) => it.part.key === about)?.part;
  if (part) return sayLabel(trial.sentences.name, part.kind);
  const held = measureOf(remarked);
  if (held) return sayLabel(custody.custody.name, held.kind);
  const [count] = countsNamed(remarked);
  const name = count?.count?.offence ?? (about.includes('/') || about.includes('-') ? undefined : about);
  return name === UNSTATED ? undefined : name;
}

/** Status and custody of which every act has happened, but not in a certain order. */
export const derivedUnsettled: Rule = (context) => {
  // An outcome that does not say of which count leaves the status open, not an order.
  const isOpenByCount = context.law?.remarks.some(({ note }) => note === 'count_not_stated');
  return context.tracks.flatMap((track): Found[] => {
    const { attribute, stated, possible } = track;
    const isCustody = attribute === custody.custody.name;
    const persons = personsOf(track, context);
    if (!stated || stated.certain || possible.length === 0 || !persons || isOpen(persons, context)) return [];
    if (!isCustody && isOpenByCount) return [];
    const points = isCustody ? possible : [stated.point, ...possible];
    const values = [...new Set(points.map(({ label }) => label))].map((label) =>
      say('statements.quote', { text: sayLabel(attribute, label) }),
    );
    const message = say('reviewNotes.order_unsettled.note', { what: sayAttribute(attribute), values });
    return [{ facts: [stated.point], message, ...(context.isCase ? { persons } : {}) }];
  });
};

/** The people that a derived track is about; undefined: it is not looked into here. */
function personsOf({ attribute, key }: JudgedTrack, { subject, law, isPerson, isCase }: RuleContext) {
  if (attribute === proceedings.legalStatus.name) {
    return isCase ? [key] : isPerson && key === UNSTATED ? [subject] : undefined;
  }
  const isGroundless = law?.remarks.some(({ note }) => note === 'ground_ended');
  return isPerson && attribute === custody.custody.name && !isGroundless ? [subject] : undefined;
}

/** Whether a date is open, so that not the order is what is missing. */
function isOpen(persons: readonly string[], { law, asOf }: RuleContext): boolean {
  if (!law) return true;
  return law.acts.some(
    (act) =>
      act.latest > asOf &&
      (act.earliest === null || act.earliest <= asOf) &&
      (!('accused' in act) || persons.includes(act.accused)),
  );
}

/** Developments that a point rests on: of one that follows from acts, those that state them. */
export function wordsBehind(fact: PlacedPoint): readonly string[] {
  const { development, correction } = fact.cause;
  return isDerivedPoint(fact) ? fact.statedBy : [development, ...(correction ? [correction] : [])];
}
