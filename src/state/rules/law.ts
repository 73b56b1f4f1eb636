/** What the law room remarks, as review notes; each says what answers it. */

import { sayAttribute, sayLabel } from '../../catalogue/catalogue-words.ts';
import { custody } from '../../catalogue/custody.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { trial } from '../../catalogue/trial.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import type { NoteName, Remark } from '../../law/note-names.ts';
import { actOfPart, developmentOf } from '../../law/references.ts';
import { type Message, type Referent, say } from '../../words/message.ts';
import type { ReadLaw } from '../law.ts';
import type { Found, Rule, RuleContext } from '../rule-context.ts';

/** The remarks of one name, about the person whose acts they are about. */
export function remarked(note: NoteName): Rule {
  return (context) => {
    const { law, isPerson } = context;
    if (!law || !isPerson || (note === 'custody_unknown_after_sentence' && isWanted(context))) return [];
    return law.remarks.filter((it) => it.note === note).map((it) => toFound(it, law));
  };
}

/** Who is wanted is not where the sentence has them be. */
function isWanted(context: RuleContext): boolean {
  return context.holding(custody.wanted).length > 0;
}

function toFound(remark: Remark, law: ReadLaw): Found {
  return { facts: factsBehind(remark, law), message: messageOf(remark, law) };
}

function factsBehind({ act, about, case: caseId }: Remark, law: ReadLaw): readonly PlacedPoint[] {
  const named = [act, about, about?.includes('/') ? actOfPart(about) : null].flatMap((id) =>
    id === null ? [] : law.factsOf(developmentOf(id)).slice(0, 1),
  );
  if (named.length > 0) return named;
  const counts = countsNamed({ case: caseId, about }, law);
  return counts.flatMap(({ because }) => because.flatMap((id) => law.factsOf(id).slice(0, 1)));
}

function countsNamed({ case: caseId, about }: Pick<Remark, 'case' | 'about'>, { positions }: ReadLaw) {
  const all = positions.flatMap(({ cases }) => [...cases.values()].flatMap(({ counts }) => counts));
  return all.filter((it) => it.name === about && (caseId === null || it.case === caseId));
}

/** The note in words: with the count, the part or the measure that it is about, where that is known. */
function messageOf(remark: Remark, law: ReadLaw): Message {
  return { key: `reviewNotes.${remark.note}.note`, values: { what: nameOf(remark, law) } };
}

function nameOf(remark: Remark, law: ReadLaw): Referent | string | null {
  const { about } = remark;
  if (about === null) return null;
  const part = law.positions.flatMap(({ sentences }) => sentences).find((it) => it.part.key === about)?.part;
  if (part) return sayLabel(trial.sentences.name, part.kind);
  const held = law.positions.flatMap(({ custody: own }) => own.measures).find(({ measure }) => measure.id === about);
  if (held) return sayLabel(custody.custody.name, held.kind);
  const [count] = countsNamed(remark, law);
  return count?.count?.offence ?? (about.includes('/') || about.includes('-') ? null : about);
}

/** Status and custody of which every act has happened, but not in a certain order. */
export const derivedUnsettled: Rule = ({ tracks, law, isPerson, asOf }) => {
  const isOpen = law?.acts.some((it) => it.latest > asOf && (it.earliest === null || it.earliest <= asOf)) ?? true;
  const isGroundless = law?.remarks.some(({ note }) => note === 'ground_ended');
  if (!isPerson || isOpen) return [];
  return tracks.flatMap(({ attribute, stated, possible }): Found[] => {
    const isCustody = attribute === custody.custody.name;
    if (!stated || stated.certain || possible.length === 0 || (isCustody && isGroundless)) return [];
    if (!isCustody && attribute !== proceedings.legalStatus.name) return [];
    const points = isCustody ? possible : [stated.point, ...possible];
    const values = [...new Set(points.map(({ label }) => label))].map((label) =>
      say('statements.quote', { text: sayLabel(attribute, label) }),
    );
    const message = say('reviewNotes.order_unsettled.note', { what: sayAttribute(attribute), values });
    return [{ facts: [stated.point], message }];
  });
};
