// Names of the review notes of the law room, and of what they are about.

export const noteNames = [
  /** An outcome, a trial or another act is about a count that no document brought. */
  'count_never_brought',
  /** An outcome does not say which of several counts it is about. */
  'count_not_stated',
  /** An act names a count that it cannot reach as it stands, such as a verdict on a count that was withdrawn. */
  'count_not_reached',
  /** An act is about more counts than the bundle has left: 20 of 4. */
  'too_many_counts',
  'sentence_without_verdict',
  /** A change or a clemency names a part that was never imposed. */
  'part_never_imposed',
  /** A part was imposed for several convictions, and only some of them stand. */
  'conviction_partly_gone',
  'sentence_past_its_end',
  'change_not_stated',
  'appeal_withdrawn_not_named',
  'appeal_never_filed',
  /** A decision, a restoring judgment or the end of clemency finds nothing that it is about. */
  'nothing_to_decide',
  'count_open_after_closing',
  'pending_after_death',
  'convicted_without_sentence',
  'release_without_detention',
  'held_after_release',
  'ground_ended',
  'remand_over_a_year',
  'no_word_for_six_months',
  'serving_without_sentence',
  'custody_unknown_after_sentence',
  'measure_after_death',
] as const;
export type NoteName = (typeof noteNames)[number];

/** What an editor should look at. */
export interface Remark {
  readonly note: NoteName;
  readonly case: string | null;
  /** The act that raises it; null: the state of things does. */
  readonly act: string | null;
  /** The count, the key of the part, or the measure. */
  readonly about: string | null;
}
