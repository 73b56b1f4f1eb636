/** Review notes, in English: of each rule a short name, what it looks for, and the note itself. */

export const reviewNotes = {
  verdict_without_charge: {
    name: 'Verdict without a charge',
    explanation: 'A verdict is recorded, but no charge or trial before it.',
    note: 'A verdict is recorded, but no charge or trial before it.',
  },
  sentence_without_verdict: {
    name: 'Sentence without a conviction',
    explanation: 'A sentence is recorded, but no conviction in that case.',
    note: 'A sentence is recorded, but no conviction.',
  },
  release_without_detention: {
    name: 'Release without custody',
    explanation: 'A release is recorded, but no custody before it.',
    note: 'A release is recorded, but no custody before it.',
  },
  custody_overlaps: {
    name: 'Detained while in custody',
    explanation: 'A detention is recorded for a person who was already in custody. A release may be missing.',
    note: 'A detention is recorded, but the person was already in custody. Check whether a release is missing.',
  },
  appeal_before_verdict: {
    name: 'Appeal before a verdict',
    explanation: 'An appeal is recorded, but no verdict before it.',
    note: 'An appeal is recorded, but no verdict before it.',
  },
  after_death: {
    name: 'Begins after death',
    explanation: 'An office, custody, a search or a step in a case began after the person’s death.',
    note: '{what}: this began after the person’s death.',
  },
  after_closing: {
    name: 'After the case was closed',
    explanation: 'Something happened in a case after it was closed.',
    note: '{what}: this happened after the case was closed. Check whether the case was reopened.',
  },
  status_steps_back: {
    name: 'Accused again after a verdict',
    explanation: 'A person was convicted or acquitted in a case, and is later a suspect or accused in it again.',
    note: `After “{before}”, the status in this case is “{after}” again. Check whether it is another matter, or a case
      of its own.`,
  },
  order_unsettled: {
    name: 'Order not clear',
    explanation: 'Two values have begun, and the sources do not say which came last.',
    note: '{what}: it is not clear which of these came last: {values}.',
    end: 'the end',
  },
  order_contradicts_dates: {
    name: 'Order contradicts the dates',
    explanation: 'The recorded order of developments contradicts their dates, or itself.',
    note: 'The recorded order of developments contradicts their dates, or itself.',
  },
  detention_without_end: {
    name: 'Detention without an outcome',
    explanation: 'A detention is more than 30 days old, and what came next is not recorded.',
    note: 'A detention is recorded, but not what came next.',
  },
  custody_unknown_after_sentence: {
    name: 'Custody not known after a sentence',
    explanation: 'A prison sentence is recorded, but no custody after it.',
    note: `A prison sentence is recorded, but no custody since. The record does not say whether the sentence is being
      served.`,
  },
  sentence_past_its_end: {
    name: 'Sentence past its end',
    explanation: 'The stated term of a sentence has run out, and no end is recorded.',
    note: 'By its stated term, this sentence ended on {day}. No end is recorded.',
  },
  term_not_stated: {
    name: 'Term not stated',
    explanation: 'The length of a prison term or of a ban is not stated.',
    note: `{kind, select, imprisonment {The length of the prison term is not stated.}
      other {The length of the ban from office is not stated.}}`,
  },
  amount_not_stated: {
    name: 'Amount not stated',
    explanation: 'The amount of a fine, a confiscation, restitution or an asset is not stated.',
    note: `{kind, select, confiscation {The amount of the confiscation is not stated.}
      fine {The amount of the fine is not stated.} restitution {The amount of the restitution is not stated.}
      other {The amount is not stated.}}`,
  },
  day_not_stated: {
    name: 'Day not stated',
    explanation: 'No exact day is stated for something with legal weight.',
    note: `{hasDate, select, yes {The exact day is not stated, only “{date}”: {what}.}
      other {No date is stated: {what}.}}`,
  },
  conviction_not_final: {
    name: 'Not known whether final',
    explanation: 'The record does not say whether a conviction is final.',
    note: 'The record does not say whether the conviction is final.',
  },
  office_never_assumed: {
    name: 'Office without a beginning',
    explanation: 'The end of an office is recorded, but not that the person held it.',
    note: 'The end of this office is recorded, but not that the person held it.',
  },
  status_outlives_charges: {
    name: 'Still accused without charges',
    explanation: 'All recorded charges in a case have ended, but the person is still a suspect or accused there.',
    note: 'All recorded charges in this case have ended, but the status is still “{status}”.',
  },
  outlives_acquittal: {
    name: 'Still open after the end',
    explanation: `A person was acquitted in a case, or is no longer accused there, but a charge or a sentence in it
      still counts.`,
    note: `The status in this case is “{status}”, but {open, select, both {a charge and a sentence in it still count}
      charge {a charge in it still counts} other {a sentence in it still counts}}. Check whether that is right.`,
  },
  pending_after_death: {
    name: 'Pending after death',
    explanation: 'A person has died, and a proceeding against them is still recorded as pending.',
    note: 'The person has died, but the status is still “{status}”.',
  },
  open_unknown: {
    name: 'Open question',
    explanation: 'A source leaves a question open.',
    note: 'The source leaves this question open: {question}',
  },
  single_source: {
    name: 'Only one source',
    explanation: 'All statements with legal weight come from one source.',
    note: 'All statements with legal weight come from one source.',
  },
  accuser_not_named: {
    name: 'Accuser not named',
    explanation: 'The source does not name the accuser.',
    note: `{hasOffence, select, yes {The source does not name the accuser ({offence}).}
      other {The source does not say who alleges this.}}`,
  },
  allegation_told_as_fact: {
    name: 'Allegation stated as fact',
    explanation: 'A source states something as fact, and we record it as the source’s allegation.',
    note: 'The source states this as fact. We record it as an allegation.',
  },
  dates_differ: {
    name: 'Dates differ',
    explanation: 'Two sources give different dates for what seems to be one event.',
    note: '{what}: one source says “{first}”, another “{second}”. Check whether these are two events, or one.',
  },
  likely_duplicate: {
    name: 'Possible duplicate',
    explanation: 'Two developments seem to report the same event.',
    note: `{what}: two developments seem to report the same event. If they do, add the second source to the first one
      and retract the second.`,
  },
  roles_conflict: {
    name: 'Roles conflict',
    explanation: 'A person is called a defendant, but only a suspicion is reported.',
    note: 'The person is called both a defendant and a suspect. No charge is reported.',
  },
  ambiguous_scope: {
    name: 'Scope not clear',
    explanation: 'The source’s wording does not make clear who is meant.',
    note: 'The source says “{hedge}”. It is not clear who is meant.',
  },
  inferred: {
    name: 'Implied',
    explanation: 'The source implies something but does not say it outright.',
    note: 'The source implies this but does not say it outright.',
  },
  no_answer_recorded: {
    name: 'No response recorded',
    explanation: 'A person or an organization is accused, and no response is recorded.',
    note: `{kind, select, person {No response from this person is recorded.}
      other {No response from this organization is recorded.}}`,
  },
  outcome_not_mentioned: {
    name: 'Outcome not mentioned',
    explanation: 'A summary recalls an accusation without saying how it ended.',
    note: 'A later summary recalls the accusation without saying how it ended.',
  },
  protected_person_named: {
    name: 'Protected person named',
    explanation: 'A victim, a witness or a minor is shown by name.',
    note: `{protection, select, minor {{person} was a minor and is shown by name.}
      victim {{person} is a victim in this case and is shown by name.}
      other {{person} is a witness in this case and is shown by name.}} Check whether that is intended.`,
  },
} as const;
