/** Review notes, in English: of each rule a short name, what it looks for, and the note itself. */

/** A note about a case, with the people it is about. */
export const noteOfPersons = `{note} About: {people}{more, plural, =0 {.} one { and # other person.}
  other { and # other people.}}`;

export const reviewNotes = {
  count_never_brought: {
    name: 'Count never brought',
    explanation: 'A trial, a verdict or another act is about a count that no charge brings.',
    note: `{hasWhat, select,
      yes {No charge is recorded for this ({what}). Record the charge, or correct which charge is meant.}
      other {No charge is recorded before this. Record the charge.}}`,
  },
  count_not_reached: {
    name: 'Count not open to this',
    explanation: 'An act names a count that it cannot reach, such as a verdict on a count that was withdrawn.',
    note: `{hasWhat, select, yes {As the charge stands ({what}), this cannot be about it.} other {As the
      charges stand, this cannot be about them.}} Record what happened in between, such as a reopening or an appeal
      decision, or correct which charge is meant.`,
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
    note: `The part of a sentence that this is about is not recorded. Record the sentence, or correct which
      part is meant.`,
  },
  conviction_partly_gone: {
    name: 'Conviction partly gone',
    explanation: 'A sentence rests on several convictions, and some no longer stand.',
    note: `A sentence{hasWhat, select, yes { ({what})} other {}} was imposed for several convictions,
      and not all of them stand. Record what the court said about the sentence since.`,
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
    note: `The person has been in custody for more than a year{hasWhat, select, yes { ({what})} other {}},
      and no verdict is recorded. Record a verdict, a release or another measure, if there was one.`,
  },
  ground_ended: {
    name: 'Custody without a ground',
    explanation: 'What a measure rests on has ended or may have, and nothing says whether it goes on.',
    note: `What this measure{hasWhat, select, yes { ({what})} other {}} rests on has ended, or may have.
      {custody, select, yes {Record a release, a new measure, or a report that the person is still held.}
      other {Record its end, or a new measure.}}`,
  },
  no_word_for_six_months: {
    name: 'No word for six months',
    explanation: 'A person is held, not serving a sentence, and nothing was recorded of it for more than six months.',
    note: `Nothing was recorded of this custody{hasWhat, select, yes { ({what})} other {}} for more than six
      months. Record a report that the person is held, a new measure or a release.`,
  },
  serving_without_sentence: {
    name: 'Serving without a sentence',
    explanation: 'A person is reported to serve a sentence, and no prison sentence is recorded.',
    note: 'The person serves a sentence, but none is recorded. Record the sentence.',
  },
  convicted_without_sentence: {
    name: 'A year without a sentence',
    explanation: 'A person was convicted more than a year ago, and no sentence rests on it.',
    note: `A conviction{hasWhat, select, yes { ({what})} other {}} is more than a year old, and no
      sentence is recorded. Record the sentence.`,
  },
  count_open_after_closing: {
    name: 'Open after the case was closed',
    explanation: 'A case was closed, and a charge in it is still open.',
    note: `The case was closed, but a charge is still open{hasWhat, select, yes { ({what})} other {}}.
      Record how it ended, or a reopening.`,
  },
  count_not_stated: {
    name: 'Count not given',
    explanation: 'An outcome does not say which of several counts it is about.',
    note: `The source does not say which of several charges this is about. If you know it, correct this with
      the charge.`,
  },
  change_not_stated: {
    name: 'Change of a sentence not given',
    explanation: 'A sentence was reduced, increased or commuted, and the record does not say to what.',
    note: `The sentence was changed, but the record does not say to what. Correct this with what it is
      now.`,
  },
  appeal_withdrawn_not_named: {
    name: 'Appeal withdrawn, not named',
    explanation: 'A withdrawal does not say which of several appeals is meant.',
    note: `Several appeals are pending, and this does not say which one was withdrawn. Correct this
      with the appeal.`,
  },
  after_death: {
    name: 'Begins after death',
    explanation: 'An office, custody, a search or a step in a case began after the person’s death.',
    note: '{what}: this began after the person’s death. Check the dates, or who is meant.',
  },
  order_unsettled: {
    name: 'Order not clear',
    explanation: 'Two values have begun, and the sources do not say which came last.',
    note: `{what}: it is not clear which of these came last: {values}. Correct the order, or add a source
      for the dates.`,
    end: 'the end',
  },
  order_contradicts_dates: {
    name: 'Order contradicts the dates',
    explanation: 'The recorded order of developments contradicts their dates, or itself.',
    note: `{what}: the recorded order contradicts the dates, or itself. Correct the order or the
      date.`,
  },
  custody_unknown_after_sentence: {
    name: 'Custody not known after a sentence',
    explanation: `A prison sentence is recorded, and nothing since says where the person is. In absentia, wanted,
      stayed and on bail are answers.`,
    note: `A prison sentence is recorded, but not where the person is since. Record that the person
      serves it, is held, released or wanted, or that the sentence is stayed.`,
  },
  sentence_past_its_end: {
    name: 'Sentence past its end',
    explanation: 'By its stated term a sentence has run out, and no end is recorded.',
    note: `By its stated term this sentence{hasWhat, select, yes { ({what})} other {}} has run out. Record that it was
      served, or a new start.`,
  },
  term_not_stated: {
    name: 'Term not given',
    explanation: 'The length of a prison term or of a ban is not stated.',
    note: `The length of this part of the sentence is not stated: {kind}. If you know it, correct the
      sentence.`,
  },
  amount_not_stated: {
    name: 'Amount not given',
    explanation: 'The amount of a fine, a confiscation, restitution or an asset is not stated.',
    note: `{kind, select, confiscation {The amount of the confiscation is not stated.}
      fine {The amount of the fine is not stated.} restitution {The amount of the restitution is not stated.}
      other {The amount is not stated{hasWhat, select, yes { ({what})} other {}}.}} If you know it, correct this.`,
  },
  day_not_stated: {
    name: 'Day not given',
    explanation: 'No exact day is stated for something with legal weight.',
    note: `{hasDate, select, yes {The exact day is not stated. The record has: {date} ({what}).}
      other {No date is stated: {what}.}} If another source has it, add that source.`,
  },
  conviction_not_final: {
    name: 'Not known whether final',
    explanation: 'A conviction is not said to be final, and no appeal is pending.',
    note: `The record does not say whether the conviction is final. Record that it became final, or an
      appeal.`,
  },
  hearing_day_passed: {
    name: 'Hearing without a report',
    explanation: 'A hearing was scheduled, its day has passed, and nothing says what became of it.',
    note: `A hearing was scheduled for {day}. The record does not say whether it was held. Record that it was held, put
      off or cancelled.`,
  },
  office_never_assumed: {
    name: 'Office without a beginning',
    explanation: 'The end of an office is recorded, but not that the person held it.',
    note: `The end of this office is recorded, but not that the person held it. Record the
      beginning.`,
  },
  pending_after_death: {
    name: 'Pending after death',
    explanation: 'A person has died, and a proceeding against them is still recorded as pending.',
    note: `The person has died, but this is still open{hasWhat, select, yes { ({what})} other {}}. Record
      how it ended.`,
  },
  open_unknown: {
    name: 'Open question',
    explanation: 'A source leaves a question open.',
    note: 'The source leaves this question open: {question}',
  },
  single_source: {
    name: 'Only one source',
    explanation: 'All statements with legal weight come from one source.',
    note: `All statements with legal weight come from one source. If another source reports the same, add
      it.`,
  },
  accuser_not_named: {
    name: 'Accuser not named',
    explanation: 'The source does not name the accuser.',
    note: `{hasOffence, select, yes {The source does not name the accuser ({offence}).}
      other {The source does not say who alleges this.}} If you know it, correct this.`,
  },
  allegation_told_as_fact: {
    name: 'Allegation worded as fact',
    explanation: 'A source states something as fact, and we record it as the source’s allegation.',
    note: `The source states this as fact. We record it as an allegation{hasText, select, yes {. In our words:
      “{text}”} other {}}.`,
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
    note: `In {case}, the person is called both a defendant and a suspect. No charge is reported. Record the
      charge, or correct the role.`,
  },
  ambiguous_scope: {
    name: 'Scope not clear',
    explanation: 'The source’s wording does not make clear who is meant.',
    note: `The source says “{hedge}”. It is not clear who is meant. If you know it, correct this.`,
  },
  inferred: {
    name: 'Implied',
    explanation: 'The source implies something, or part of it, but does not say it outright.',
    note: `{what}: at least part of this is implied. The source does not say it outright.`,
  },
  no_answer_recorded: {
    name: 'No response recorded',
    explanation: 'A person or an organization is accused, and no response is recorded.',
    note: `{kind, select, person {No response from this person is recorded.}
      other {No response from this organization is recorded.}} Record one, if there is one.`,
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
