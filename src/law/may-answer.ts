// Whether an act that has perhaps happened would answer a note: then a date is missing, and not the act.
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import { NO_CASE } from './documents.ts';
import type { NoteName, Remark } from './note-names.ts';
import { casesWith, type Proceeding } from './proceeding.ts';

type Answers = (act: Act, remark: Remark) => boolean;

const anyOf =
  (...names: readonly Act['act'][]): Answers =>
  ({ act }) =>
    names.includes(act);

/** The acts that answer a note, were they to have happened. Left out: only an act that is not recorded does. */
const answers: Partial<Record<NoteName, Answers>> = {
  count_never_brought: (act, { about }) =>
    (act.act === 'charge' || act.act === 'suspicion') &&
    (about === null || act.counts.some(({ count }) => count === about)),
  sentence_without_verdict: anyOf('outcome', 'decision'),
  part_never_imposed: anyOf('sentence', 'decision'),
  conviction_partly_gone: anyOf('sentence_change', 'decision'),
  appeal_never_filed: anyOf('remedy_filed'),
  convicted_without_sentence: anyOf('sentence', 'decision'),
  count_open_after_closing: anyOf('outcome', 'decision', 'reopened', 'charge', 'trial_opened'),
  pending_after_death: anyOf('outcome', 'decision', 'remedy_withdrawn'),
  sentence_past_its_end: anyOf('sentence_change'),
  release_without_detention: anyOf('measure', 'reported_held'),
  held_after_release: anyOf('measure'),
  remand_over_a_year: anyOf('outcome', 'decision', 'released', 'measure'),
  ground_ended: anyOf('released', 'measure', 'reported_held'),
  no_word_for_six_months: anyOf('released', 'measure', 'reported_held', 'transferred'),
  serving_without_sentence: anyOf('sentence', 'decision'),
  custody_unknown_after_sentence: anyOf('released', 'measure', 'reported_held', 'sentence_change'),
};

/** Notes over all cases: any act of the person may answer them. */
const overAllCases: readonly NoteName[] = [
  'sentence_past_its_end',
  'release_without_detention',
  'held_after_release',
  'remand_over_a_year',
  'ground_ended',
  'no_word_for_six_months',
  'serving_without_sentence',
  'custody_unknown_after_sentence',
];

/** The notes that no act answers that may have happened by then. */
export function withoutAnswered(
  remarks: readonly Remark[],
  {
    acts,
    proceedings,
    asOf,
  }: { readonly acts: readonly Act[]; readonly proceedings: readonly Proceeding[]; readonly asOf: Day },
): Remark[] {
  const open = acts.filter(({ earliest, latest }) => latest > asOf && (earliest === null || earliest <= asOf));
  if (open.length === 0) return [...remarks];
  return remarks.filter((remark) => {
    const mayAnswer = answers[remark.note];
    const isNear = overAllCases.includes(remark.note) ? () => true : isInCaseOf(remark, proceedings);
    return !mayAnswer || !open.some((act) => isNear(act) && mayAnswer(act, remark));
  });
}

/** Whether an act is in the case of the note; of a named count, also in one that is heard together with it. */
function isInCaseOf({ note, about, case: caseId }: Remark, proceedings: readonly Proceeding[]): (act: Act) => boolean {
  const own = caseId ?? NO_CASE;
  const isNamed = about !== null || note === 'sentence_without_verdict';
  const cases = new Set(isNamed ? proceedings.flatMap((it) => [...casesWith(it, own)]) : [own]);
  return (act) => 'case' in act && cases.has(act.case ?? NO_CASE);
}
