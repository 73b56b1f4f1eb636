/** What the rules of findings look for, for people; `src/state/findings.ts` looks for it. */
export const findingRules = {
  verdict_without_charge: {
    family: 'order',
    explanation: 'A verdict is recorded, but neither a charge nor a trial before it.',
  },
  sentence_without_verdict: {
    family: 'order',
    explanation: 'A sentence is recorded, but no verdict of guilty in that case.',
  },
  release_without_detention: { family: 'order', explanation: 'A release is recorded, but no custody before it.' },
  custody_overlaps: {
    family: 'order',
    explanation: 'A detention is recorded of somebody who was in custody already: a release may be missing.',
  },
  appeal_before_verdict: { family: 'order', explanation: 'An appeal is recorded, but no verdict before it.' },
  after_death: {
    family: 'order',
    explanation: 'An office, custody or a search for a person began after that person’s death.',
  },
  after_closing: { family: 'order', explanation: 'Something happened in a case after it was closed.' },
  status_steps_back: {
    family: 'order',
    explanation: 'A person was convicted or acquitted in a case, and is called a suspect or accused in it again.',
  },
  order_unsettled: {
    family: 'order',
    explanation: 'Of two values that both have begun, the sources do not settle which came last.',
  },
  order_contradicts_dates: {
    family: 'order',
    explanation: 'The order in which things are said to have happened contradicts their dates, or itself.',
  },
  detention_without_end: {
    family: 'gaps',
    explanation: 'A detention is more than 30 days old, and nothing is recorded of what followed.',
  },
  custody_unknown_after_sentence: {
    family: 'gaps',
    explanation: 'A prison sentence is recorded, but no custody after it.',
  },
  sentence_past_its_end: {
    family: 'gaps',
    explanation: 'The stated term of a sentence has run out, and no end is recorded.',
  },
  term_not_stated: { family: 'gaps', explanation: 'How long a prison term or a ban lasts is not stated.' },
  amount_not_stated: { family: 'gaps', explanation: 'How much was confiscated, fined or owned is not stated.' },
  day_not_stated: { family: 'gaps', explanation: 'Of a legal value no exact day is stated.' },
  conviction_not_final: { family: 'gaps', explanation: 'A conviction is not said to be final.' },
  office_never_assumed: {
    family: 'gaps',
    explanation: 'That an office was left is recorded, but not that it was held.',
  },
  status_outlives_charges: {
    family: 'gaps',
    explanation:
      'All recorded charges in a case are dropped, but the person still stands there as a suspect or accused.',
  },
  outlives_acquittal: {
    family: 'gaps',
    explanation: 'A person was acquitted in a case, or it was dropped, but a charge or a sentence in it still stands.',
  },
  pending_after_death: {
    family: 'gaps',
    explanation: 'A person has died, and a proceeding against them is still recorded as pending.',
  },
  open_unknown: { family: 'gaps', explanation: 'A source leaves a question open.' },
  single_source: { family: 'sources', explanation: 'All that is recorded with legal weight rests on one source.' },
  accuser_not_named: { family: 'sources', explanation: 'The source does not say who accuses.' },
  allegation_told_as_fact: {
    family: 'sources',
    explanation: 'A source tells as a fact what the record keeps as the source’s allegation.',
  },
  dates_differ: { family: 'sources', explanation: 'Two sources give different dates for what seems to be one event.' },
  likely_duplicate: { family: 'sources', explanation: 'Two developments seem to tell of one event.' },
  roles_conflict: {
    family: 'sources',
    explanation: 'A person is called a defendant, but only a suspicion is reported.',
  },
  ambiguous_scope: { family: 'sources', explanation: 'The source’s words leave open whom they cover.' },
  inferred: { family: 'sources', explanation: 'The source implies something and does not say it.' },
  no_answer_recorded: {
    family: 'fairness',
    explanation: 'A person is accused, and nothing is recorded of what they answer.',
  },
  outcome_not_mentioned: {
    family: 'fairness',
    explanation: 'A summary recalls an accusation without the acquittal, dropped charge or appeal that ended it.',
  },
  protected_person_named: {
    family: 'fairness',
    explanation: 'A victim, a witness or a minor is shown by name.',
  },
} as const satisfies Record<string, { readonly family: string; readonly explanation: string }>;

export type FindingRule = keyof typeof findingRules;
export const findingRuleNames = Object.keys(findingRules) as [FindingRule, ...FindingRule[]];
