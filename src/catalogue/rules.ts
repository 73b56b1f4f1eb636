/** Rules of review notes: on which page each is said, and what answers it. Their words are under `reviewNotes`. */
import type { en } from '../words/en.ts';

type RuleFamily = 'order' | 'gaps' | 'sources' | 'fairness';

/**
 * What a note is said of. `case`: once, of the case, for all its accused; of the person where no case is named.
 * `person`: where a person is, and what is left to serve, over all cases. `first`: of whoever a claim names first.
 */
export const noteHomes = ['case', 'person', 'subject', 'first'] as const;
export type NoteHome = (typeof noteHomes)[number];

interface RuleOfNotes {
  readonly family: RuleFamily;
  readonly on: NoteHome;
  /** Types of developments that answer it, the likeliest first. Any note can be checked and settled besides. */
  readonly answers: readonly [string, ...string[]];
}

/** Answers that many rules share. A type that gets another name is renamed here. */
const CORRECTED = 'development.corrected';
const CORROBORATED = 'development.corroborated';
const RETRACTED = 'development.retracted';
const CHECKED = 'finding.dismissed';
const REPORTED_HELD = 'person.reported_held';
const MEASURE = 'custody.measure_set';

export const findingRules = {
  count_never_brought: { family: 'order', on: 'case', answers: ['charge.filed', 'suspicion.announced', CORRECTED] },
  count_not_reached: {
    family: 'order',
    on: 'case',
    answers: ['case.reopened', 'appeal.decided', 'charge.filed', CORRECTED],
  },
  too_many_counts: { family: 'order', on: 'case', answers: [CORRECTED, 'charge.filed'] },
  sentence_without_verdict: { family: 'order', on: 'case', answers: ['verdict.delivered', CORRECTED] },
  part_never_imposed: { family: 'order', on: 'case', answers: ['sentence.imposed', CORRECTED] },
  conviction_partly_gone: { family: 'order', on: 'case', answers: ['sentence.changed'] },
  appeal_never_filed: { family: 'order', on: 'case', answers: ['appeal.filed', CORRECTED] },
  nothing_to_decide: { family: 'order', on: 'case', answers: ['appeal.decided', 'clemency.granted', CORRECTED] },
  release_without_detention: { family: 'order', on: 'person', answers: ['person.detained', MEASURE] },
  held_after_release: { family: 'order', on: 'person', answers: ['person.detained', MEASURE] },
  measure_after_death: { family: 'order', on: 'person', answers: [CORRECTED, RETRACTED, 'subject.split'] },
  after_death: { family: 'order', on: 'subject', answers: [CORRECTED, RETRACTED, 'subject.split'] },
  order_unsettled: { family: 'order', on: 'case', answers: [CORROBORATED, CORRECTED] },
  order_contradicts_dates: { family: 'order', on: 'case', answers: [CORRECTED, RETRACTED] },
  remand_over_a_year: { family: 'gaps', on: 'person', answers: ['verdict.delivered', 'person.released', MEASURE] },
  ground_ended: { family: 'gaps', on: 'person', answers: ['person.released', MEASURE, REPORTED_HELD] },
  no_word_for_six_months: { family: 'gaps', on: 'person', answers: [REPORTED_HELD, MEASURE, 'person.released'] },
  serving_without_sentence: { family: 'gaps', on: 'person', answers: ['sentence.imposed'] },
  custody_unknown_after_sentence: {
    family: 'gaps',
    on: 'person',
    answers: [MEASURE, REPORTED_HELD, 'wanted.declared', 'sentence.changed', 'person.released'],
  },
  convicted_without_sentence: { family: 'gaps', on: 'case', answers: ['sentence.imposed', 'appeal.decided'] },
  count_open_after_closing: {
    family: 'gaps',
    on: 'case',
    answers: ['verdict.delivered', 'charge.changed', 'case.reopened'],
  },
  pending_after_death: { family: 'gaps', on: 'person', answers: ['case.closed', 'charge.changed', 'appeal.decided'] },
  sentence_past_its_end: { family: 'gaps', on: 'person', answers: ['sentence.changed', CORRECTED] },
  count_not_stated: { family: 'gaps', on: 'case', answers: [CORRECTED] },
  change_not_stated: { family: 'gaps', on: 'case', answers: [CORRECTED] },
  appeal_withdrawn_not_named: { family: 'gaps', on: 'case', answers: [CORRECTED] },
  term_not_stated: { family: 'gaps', on: 'person', answers: [CORRECTED] },
  amount_not_stated: { family: 'gaps', on: 'subject', answers: [CORRECTED] },
  day_not_stated: { family: 'gaps', on: 'case', answers: [CORROBORATED, CORRECTED] },
  conviction_not_final: { family: 'gaps', on: 'case', answers: ['judgment.became_final', 'appeal.filed'] },
  hearing_day_passed: { family: 'gaps', on: 'case', answers: ['hearing.held', 'hearing.scheduled', CORRECTED] },
  surrender_not_recorded: { family: 'gaps', on: 'person', answers: ['extradition.progressed', CORRECTED] },
  custody_unknown_after_surrender: {
    family: 'gaps',
    on: 'person',
    answers: [MEASURE, REPORTED_HELD, 'person.detained', 'person.released'],
  },
  office_never_assumed: { family: 'gaps', on: 'subject', answers: ['office.assumed'] },
  open_unknown: { family: 'gaps', on: 'first', answers: ['unknown.resolved'] },
  single_source: { family: 'sources', on: 'case', answers: [CORROBORATED, CHECKED] },
  accuser_not_named: { family: 'sources', on: 'case', answers: [CORRECTED] },
  allegation_told_as_fact: { family: 'sources', on: 'first', answers: [CORRECTED, CHECKED] },
  dates_differ: { family: 'sources', on: 'case', answers: [RETRACTED, CORRECTED] },
  likely_duplicate: { family: 'sources', on: 'case', answers: [RETRACTED, CORRECTED] },
  roles_conflict: { family: 'sources', on: 'person', answers: ['charge.filed', CORRECTED] },
  ambiguous_scope: { family: 'sources', on: 'person', answers: [CORRECTED, CHECKED] },
  inferred: { family: 'sources', on: 'case', answers: [CORRECTED, CHECKED] },
  no_answer_recorded: {
    family: 'fairness',
    on: 'subject',
    answers: ['statement.made', 'plea.entered', 'claim.disputed'],
  },
  outcome_not_mentioned: { family: 'fairness', on: 'person', answers: [CORRECTED, CHECKED] },
  protected_person_named: { family: 'fairness', on: 'case', answers: [CHECKED, CORRECTED] },
} as const satisfies Record<keyof typeof en.reviewNotes, RuleOfNotes>;

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

/** The types of developments that answer a note of the rule, the likeliest first. */
export function answersTo(rule: FindingRule): readonly string[] {
  return findingRules[rule].answers;
}
