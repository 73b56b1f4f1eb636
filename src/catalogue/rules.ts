/** Rules of review notes, by family; their words are under `reviewNotes`. `src/state/findings.ts` looks for them. */
import type { en } from '../words/en.ts';

type RuleFamily = 'order' | 'gaps' | 'sources' | 'fairness';

export const findingRules = {
  verdict_without_charge: 'order',
  sentence_without_verdict: 'order',
  release_without_detention: 'order',
  custody_overlaps: 'order',
  appeal_before_verdict: 'order',
  after_death: 'order',
  after_closing: 'order',
  status_steps_back: 'order',
  order_unsettled: 'order',
  order_contradicts_dates: 'order',
  detention_without_end: 'gaps',
  custody_unknown_after_sentence: 'gaps',
  sentence_past_its_end: 'gaps',
  term_not_stated: 'gaps',
  amount_not_stated: 'gaps',
  day_not_stated: 'gaps',
  conviction_not_final: 'gaps',
  office_never_assumed: 'gaps',
  status_outlives_charges: 'gaps',
  outlives_acquittal: 'gaps',
  pending_after_death: 'gaps',
  open_unknown: 'gaps',
  single_source: 'sources',
  accuser_not_named: 'sources',
  allegation_told_as_fact: 'sources',
  dates_differ: 'sources',
  likely_duplicate: 'sources',
  roles_conflict: 'sources',
  ambiguous_scope: 'sources',
  inferred: 'sources',
  no_answer_recorded: 'fairness',
  outcome_not_mentioned: 'fairness',
  protected_person_named: 'fairness',
} as const satisfies Record<keyof typeof en.reviewNotes, RuleFamily>;

export type FindingRule = keyof typeof findingRules;
export const findingRuleNames = Object.keys(findingRules) as [FindingRule, ...FindingRule[]];
