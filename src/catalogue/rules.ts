/** Rules of review notes, by family; their words are under `reviewNotes`. `src/state/findings.ts` looks for them. */
import type { en } from '../words/en.ts';

type RuleFamily = 'order' | 'gaps' | 'sources' | 'fairness';

export const findingRules = {
  count_never_brought: 'order',
  count_not_reached: 'order',
  too_many_counts: 'order',
  sentence_without_verdict: 'order',
  part_never_imposed: 'order',
  conviction_partly_gone: 'order',
  appeal_never_filed: 'order',
  nothing_to_decide: 'order',
  release_without_detention: 'order',
  held_after_release: 'order',
  measure_after_death: 'order',
  after_death: 'order',
  order_unsettled: 'order',
  order_contradicts_dates: 'order',
  remand_over_a_year: 'gaps',
  ground_ended: 'gaps',
  no_word_for_six_months: 'gaps',
  serving_without_sentence: 'gaps',
  custody_unknown_after_sentence: 'gaps',
  convicted_without_sentence: 'gaps',
  count_open_after_closing: 'gaps',
  pending_after_death: 'gaps',
  sentence_past_its_end: 'gaps',
  count_not_stated: 'gaps',
  change_not_stated: 'gaps',
  appeal_withdrawn_not_named: 'gaps',
  term_not_stated: 'gaps',
  amount_not_stated: 'gaps',
  day_not_stated: 'gaps',
  conviction_not_final: 'gaps',
  office_never_assumed: 'gaps',
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

/** Rules that earlier versions had, by those that took their place: settled notes keep their words. */
export const formerRules: Readonly<Record<string, FindingRule>> = {
  verdict_without_charge: 'count_never_brought',
  custody_overlaps: 'likely_duplicate',
  appeal_before_verdict: 'nothing_to_decide',
  after_closing: 'count_open_after_closing',
  status_steps_back: 'count_not_reached',
  detention_without_end: 'no_word_for_six_months',
  status_outlives_charges: 'pending_after_death',
  outlives_acquittal: 'ground_ended',
};

export type FindingRule = keyof typeof findingRules;
export const findingRuleNames = Object.keys(findingRules) as [FindingRule, ...FindingRule[]];
