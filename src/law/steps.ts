// The legal order of acts: suspicion, charge, trial, plea, outcome, sentence, remedy, decision, final, clemency; and
// arrest, other measures, release. The two have nothing to do with each other, and other acts may come at any time.
import type { Act } from './acts.ts';

export type Course = 'proceedings' | 'custody';

/** The step that an act is; undefined where the legal order is silent. */
export function legalStepOf(act: Act): readonly [Course, number] | undefined {
  switch (act.act) {
    case 'suspicion':
      return ['proceedings', 0];
    case 'charge':
      return ['proceedings', 1];
    case 'trial_opened':
      return ['proceedings', 2];
    case 'plea':
      return ['proceedings', 3];
    case 'outcome':
      return ['proceedings', 4];
    case 'sentence':
      return ['proceedings', 5];
    case 'remedy_filed':
      return ['proceedings', 6];
    case 'decision':
      return ['proceedings', 7];
    case 'became_final':
      return ['proceedings', 8];
    case 'clemency':
      return ['proceedings', 9];
    case 'measure':
      return ['custody', act.kind === 'arrested' || act.kind === 'detained' ? 0 : 1];
    case 'released':
      return ['custody', 2];
    case 'reworded':
    case 'moved':
    case 'joined':
    case 'closed':
    case 'sentence_change':
    case 'remedy_withdrawn':
    case 'reopened':
    case 'death':
    case 'transferred':
    case 'reported_held':
      return undefined;
  }
}
