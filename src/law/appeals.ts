// Appeals: each is pending from its filing until it is decided or withdrawn.
//
//   filed -> pending -> decided
//                    -> withdrawn, by a withdrawal that names it, or the only one pending
//                    -> may be withdrawn: a withdrawal names none of several
//
// A decision names its appeal; else it decides all that are pending, of that kind and in that court where it says so.
import type { Day } from '../time/day.ts';
import type { ActContent, Scope } from './acts.ts';
import type { Appeal, AppealState, Proceeding, ReplayContext } from './proceeding.ts';
import { isOfDevelopment } from './references.ts';
import { changeParts, coverParts, restsOnNone } from './sentences.ts';

type Identified<Name extends ActContent['act']> = Extract<ActContent, { act: Name }> & { readonly id: string };

export function fileAppeal(
  proceeding: Proceeding,
  act: Identified<'remedy_filed'> & { readonly latest: Day },
): Proceeding {
  const appeal: Appeal = {
    id: act.id,
    case: act.case,
    remedy: act.remedy,
    against: act.against ?? null,
    by: act.by ?? null,
    court: act.court ?? null,
    scope: act.scope,
    state: 'pending',
  };
  const filed = { ...proceeding, appeals: [...proceeding.appeals, appeal] };
  return act.stays ? stayParts(filed, act) : filed;
}

/**
 * An appeal stays what it is against, as imposed by then, only if that is said, and only while it is pending: what
 * rests on convictions; where it is against an order, or nothing rests on any, what rests on none.
 */
function stayParts(proceeding: Proceeding, act: Identified<'remedy_filed'> & { readonly latest: Day }): Proceeding {
  const { id, case: caseId, scope, against, remedy } = act;
  const covered = proceeding.parts.filter(coverParts(proceeding, { id, case: caseId, ...(scope && { scope }) }));
  const resting = covered.filter((part) => !restsOnNone(part));
  const isOnOrder = (against ?? null) === null ? remedy === 'habeas_corpus' : against === 'order';
  const isOnOutcome = against === 'acquittal' || against === 'dismissal';
  const unbound = covered.filter(restsOnNone);
  const meant = isOnOutcome ? [] : isOnOrder || resting.length === 0 ? unbound : resting;
  return changeParts(proceeding, (part) => {
    return meant.includes(part) ? { ...part, stayedBy: [...part.stayedBy, act.id], stayedOn: act.latest } : part;
  });
}

export function withdrawAppeal(
  proceeding: Proceeding,
  act: Identified<'remedy_withdrawn'>,
  { remark }: ReplayContext,
): Proceeding {
  const pending = pendingIn(proceeding, act.case);
  const { of } = act;
  const meant = of === undefined ? pending : pending.filter(({ id }) => isOfDevelopment(id, of));
  if (meant.length === 0) remark({ note: 'appeal_never_filed', case: act.case, act: act.id, about: of ?? null });
  if (of !== undefined || meant.length < 2) return putInState(proceeding, meant, 'withdrawn');
  remark({ note: 'appeal_withdrawn_not_named', case: act.case, act: act.id, about: null });
  return putInState(proceeding, meant, 'maybe_withdrawn');
}

/** The appeals that a decision decides. */
export function appealsDecided(proceeding: Proceeding, act: Identified<'decision'>): readonly Appeal[] {
  const { decides, remedy, court } = act;
  if (decides !== undefined) return proceeding.appeals.filter(({ id }) => isOfDevelopment(id, decides));
  return pendingIn(proceeding, act.case).filter(
    (appeal) => (!remedy || appeal.remedy === remedy) && (!court || appeal.court === null || appeal.court === court),
  );
}

export function putInState(proceeding: Proceeding, appeals: readonly Appeal[], state: AppealState): Proceeding {
  if (appeals.length === 0) return proceeding;
  const changed = proceeding.appeals.map((appeal) => (appeals.includes(appeal) ? { ...appeal, state } : appeal));
  const moved = { ...proceeding, appeals: changed };
  if (state === 'pending' || state === 'maybe_withdrawn') return moved;
  const ids = appeals.map(({ id }) => id);
  return changeParts(moved, (part) =>
    part.stayedBy.some((id) => ids.includes(id))
      ? { ...part, stayedBy: part.stayedBy.filter((id) => !ids.includes(id)) }
      : part,
  );
}

export function isPending({ state }: Appeal): boolean {
  return state === 'pending' || state === 'maybe_withdrawn';
}

/** Whether it is against what ends a case for the accused, a judgment or a dismissal, rather than an order. */
export function isAgainstJudgment({ against, remedy }: Appeal): boolean {
  return against === null ? remedy !== 'habeas_corpus' : against !== 'order';
}

/** The counts that appeals are about, where each of them names some. */
export function scopeOfAppeals(appeals: readonly Appeal[]): Scope | undefined {
  if (appeals.length === 0) return undefined;
  const named = appeals.flatMap(({ scope }) => (scope === undefined || scope === 'all' ? [] : [scope]));
  return named.length === appeals.length ? named.flat() : undefined;
}

function pendingIn(proceeding: Proceeding, caseId: string): readonly Appeal[] {
  return proceeding.appeals.filter((appeal) => isPending(appeal) && appeal.case === caseId);
}
