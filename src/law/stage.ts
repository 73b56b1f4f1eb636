// The stage of an accused follows from the status:
//
//   suspect investigation, accused charged, on trial trial, convicted and acquitted verdict; appeal while one against a
//   judgment or a dismissal is pending; final once all verdicts are; closed for the rest
//
// A case has how many of its accused stand where. In one word it is at the earliest of these stages, without those who
// died and those for whom it is closed.
import { isAgainstJudgment, isPending } from './appeals.ts';
import type { Appeal } from './proceeding.ts';
import type { LegalStatus } from './status.ts';

export const stageLabels = ['investigation', 'charged', 'trial', 'verdict', 'appeal', 'final', 'closed'] as const;
export type Stage = (typeof stageLabels)[number];

/** The stage of an accused with this status, with the appeals in the same case. */
export function stageOf(status: LegalStatus | null, appeals: readonly Appeal[]): Stage | null {
  if (!status) return null;
  const isAppealed = appeals.some((appeal) => isPending(appeal) && isAgainstJudgment(appeal));
  switch (status.label) {
    case 'suspect':
      return 'investigation';
    case 'accused':
      return 'charged';
    case 'on_trial':
      return 'trial';
    case 'convicted':
    case 'convicted_final':
    case 'acquitted':
    case 'liable':
    case 'not_liable':
      return isAppealed ? 'appeal' : status.isFinal ? 'final' : 'verdict';
    case 'discontinued':
    case 'pardoned':
    case 'ended_by_death':
    case 'moved':
      return isAppealed ? 'appeal' : 'closed';
  }
}

/** The stage of a case in one word: the earliest of those of its accused who live; else closed. */
export function stageOfCase(standing: readonly { readonly stage: Stage; readonly isDead: boolean }[]): Stage | null {
  const living = standing.filter(({ stage, isDead }) => !isDead && stage !== 'closed');
  const earliest = stageLabels.find((stage) => living.some((it) => it.stage === stage));
  return earliest ?? (standing.length > 0 ? 'closed' : null);
}
