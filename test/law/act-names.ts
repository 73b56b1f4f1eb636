// The names of all acts; one that is left out does not compile.
import type { ActContent } from '../../src/law/acts.ts';

export const actNames = Object.keys({
  suspicion: true,
  charge: true,
  reworded: true,
  moved: true,
  joined: true,
  trial_opened: true,
  plea: true,
  outcome: true,
  closed: true,
  sentence: true,
  sentence_change: true,
  remedy_filed: true,
  remedy_withdrawn: true,
  decision: true,
  became_final: true,
  clemency: true,
  reopened: true,
  death: true,
  measure: true,
  transferred: true,
  reported_held: true,
  released: true,
} satisfies Record<ActContent['act'], true>);
