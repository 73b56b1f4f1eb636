/** Review notes, in English: of each rule a short name, what it looks for, and the note itself. */

export const reviewNotes = {
  count_never_brought: {
    name: 'Count never brought',
    explanation: 'A trial, a verdict or another act is about a count that no charge brings.',
    note: `{hasWhat, select, yes {No charge is recorded for this count ({what}).} other {No charge is recorded
      before this.}} Record the charge, or correct the name of the count.`,
  },
  count_not_reached: {
    name: 'Count not open to this',
    explanation: 'An act names a count that it cannot reach, such as a verdict on a count that was withdrawn.',
    note: `{hasWhat, select, yes {As the count stands ({what}), this cannot be about it.} other {As the counts stand,
      this cannot be about them.}} Record what happened in between, such as a reopening, or correct the count.`,
  },
  too_many_counts: {
    name: 'More counts than were brought',
    explanation: 'An act is about more counts of a bundle than were brought.',
    note: `This is about more counts than were brought{hasWhat, select, yes { ({what})} other {}}. Correct the number,
      or record the charge that brought the others.`,
  },
  sentence_without_verdict: {
    name: 'Sentence without a conviction',
    explanation: 'A sentence is recorded, but no conviction that it rests on.',
    note: 'A sentence is recorded, but no conviction. Record the verdict.',
  },
  part_never_imposed: {
    name: 'Change of no known sentence',
    explanation: 'A change or clemency is about a part of a sentence that is not recorded.',
    note: `The part of a sentence that this changes is not recorded. Record the sentence, or correct which part is
      meant.`,
  },
  conviction_partly_gone: {
    name: 'Conviction partly gone',
    explanation: 'A sentence rests on several convictions, and some no longer stand.',
    note: `This sentence{hasWhat, select, yes { ({what})} other {}} was imposed for several convictions, and not all
      stand. Record what the court said about the sentence.`,
  },
  appeal_never_filed: {
    name: 'Withdrawal of no known appeal',
    explanation: 'A withdrawal is recorded, but no appeal.',
    note: 'The appeal that was withdrawn is not recorded. Record it.',
  },
  nothing_to_decide: {
    name: 'Nothing to restore',
    explanation: 'A judgment is restored, or clemency annulled, and what this takes back is not recorded.',
    note: 'What this takes back is not recorded. Record the earlier decision or the clemency.',
  },
  release_without_detention: {
    name: 'Release without custody',
    explanation: 'A release is recorded, but nothing that it could end.',
    note: `A release is recorded, but no custody before it. Record the arrest or the measure.`,
  },
  held_after_release: {
    name: 'Held, but no custody recorded',
    explanation: 'A person is reported to be held, and no custody is recorded.',
    note: `The person is reported to be held, but no custody is recorded. Record the arrest or the measure.`,
  },
  measure_after_death: {
    name: 'Measure after death',
    explanation: 'An arrest or a measure is recorded after the person’s death.',
    note: 'A measure is recorded after the person’s death. Check the dates, or who is meant.',
  },
  remand_over_a_year: {
    name: 'Over a year in custody without a verdict',
    explanation: 'A person has been held for more than a year, and no verdict is recorded.',
    note: `The person has been in custody for more than a year ({what}), and no verdict is recorded. Record a verdict,
      a release or the newest decision.`,
  },
  ground_ended: {
    name: 'Custody without a ground',
    explanation: 'What a measure rests on has ended or may have, and nothing says whether it goes on.',
    note: `What this measure{hasWhat, select, yes { ({what})} other {}} rests on has ended, or may have. Record a
      release, or a report that the person is still held.`,
  },
  no_word_for_six_months: {
    name: 'No word for six months',
    explanation: 'A person is held, not serving a sentence, and nothing was recorded of it for more than six months.',
    note: `The person is in custody{hasWhat, select, yes { ({what})} other {}}, and nothing was recorded of it for more
      than six months. Record a report, a new measure or a release.`,
  },
  serving_without_sentence: {
    name: 'Serving without a sentence',
    explanation: 'A person is reported to serve a sentence, and no prison sentence is recorded.',
    note: 'The person serves a sentence, but none is recorded. Record the sentence.',
  },
  convicted_without_sentence: {
    name: 'A year without a sentence',
    explanation: 'A person was convicted more than a year ago, and no sentence rests on it.',
    note: `The conviction{hasWhat, select, yes { ({what})} other {}} is more than a year old, and no sentence is
      recorded. Record the sentence.`,
  },
  count_open_after_closing: {
    name: 'Open after the case was closed',
    explanation: 'A count is open, and the case was closed.',
    note: `A count is still open{hasWhat, select, yes { ({what})} other {}}, but the case was closed. Record how the
      count ended, or a reopening.`,
  },
  count_not_stated: {
    name: 'Count not stated',
    explanation: 'An outcome does not say which of several counts it is about.',
    note: `The source does not say which of several counts this is about. Correct it with the count, if you
      know.`,
  },
  change_not_stated: {
    name: 'Change of a sentence not stated',
    explanation: 'A sentence was reduced, increased or commuted, and the record does not say to what.',
    note: 'The sentence was changed, but the record does not say to what. Correct it.',
  },
  appeal_withdrawn_not_named: {
    name: 'Appeal withdrawn, not named',
    explanation: 'A withdrawal does not say which of several appeals is meant.',
    note: `Several appeals are pending, and this does not say which one was withdrawn. Correct it.`,
  },
  after_death: {
    name: 'Begins after death',
    explanation: 'An office, custody, a search or a step in a case began after the person’s death.',
    note: '{what}: this began after the person’s death.',
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
  custody_unknown_after_sentence: {
    name: 'Custody not known after a sentence',
    explanation: 'A prison sentence is recorded, and nothing since says where the person is.',
    note: `A prison sentence is recorded, but no custody since. Record whether the person serves it, a stay or a
      release.`,
  },
  sentence_past_its_end: {
    name: 'Sentence past its end',
    explanation: 'By its stated term a sentence has run out, and no end is recorded.',
    note: `By its stated term this sentence{hasWhat, select, yes { ({what})} other {}} has run out. Record that it was
      served, or a new start.`,
  },
  term_not_stated: {
    name: 'Term not stated',
    explanation: 'The length of a prison term or of a ban is not stated.',
    note: 'The length of this part of the sentence is not stated: {kind}.',
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
  pending_after_death: {
    name: 'Pending after death',
    explanation: 'A person has died, and a proceeding against them is still recorded as pending.',
    note: `The person has died, but this is still open{hasWhat, select, yes { ({what})} other {}}. Record how it
      ended.`,
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
    explanation: 'The source implies something, or a part of it, but does not say it outright.',
    note: 'At least part of this is implied: the source does not say it outright.',
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
