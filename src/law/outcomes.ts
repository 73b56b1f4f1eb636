// Outcomes: convicted, acquitted, no verdict, not responsible, withdrawn, dismissed, discontinued.
//
// An outcome that does not say of which count has the only count that it reaches. If it reaches several, an implied
// count gets it, and each of them may be the one; if it reaches none, one is implied unless one has that outcome.
//
//   charged with a and b; “convicted”    a pending, b pending, not stated: convicted (a and b: possible)
//   charged with a; “convicted”          a convicted
import type { ActContent, Outcome } from './acts.ts';
import {
  type CountLine,
  countReached,
  freshPortion,
  isOpen,
  isOpenOrSuspected,
  NOT_STATED,
  newCount,
  type Portion,
  type Reaches,
  relabel,
} from './counts.ts';
import type { Proceeding, ReplayContext } from './proceeding.ts';
import { type ActOnCounts, addCount, type CountRule, changeCounts, countsIn, moveCounts } from './reach.ts';
import { developmentOf } from './references.ts';

type OutcomeAct = Extract<ActContent, { act: 'outcome' }> & { readonly id: string };

export function applyOutcome(proceeding: Proceeding, act: OutcomeAct, replay: ReplayContext): Proceeding {
  const { outcome, of = null, ground = null, final: isFinal = false } = act;
  const development = developmentOf(act.id);
  const reaches = reachedBy(act);
  const rule: CountRule = {
    reaches: (portion) => portion.decidedBy !== development && reaches(portion),
    change: (portion) => decide(portion, { outcome, by: act.id, ground, isFinal }),
    reword: (count) => (of === null ? count : { ...count, convictedOf: of }),
    begins: 'pending',
    remark: replay.remark,
  };
  if (act.scope !== undefined && act.scope !== 'all') return moveCounts(proceeding, act, rule);
  const isClosing = act.how === 'closing';
  const isCareful = act.scope === undefined && !isClosing;
  return applyUnnamed(proceeding, { act, rule, isCareful, outcome, isClosing }, replay);
}

/** Has an outcome without a named count find its count, or implies one. */
export function applyUnnamed(proceeding: Proceeding, unnamed: UnnamedOutcome, replay: ReplayContext): Proceeding {
  const { act, rule, isCareful, outcome, isClosing = false } = unnamed;
  const counts = countsIn(proceeding, act.case);
  const reached = countReached(counts, rule.reaches);
  if (reached === 1 || (reached > 1 && !isCareful)) return moveCounts(proceeding, { ...act, scope: 'all' }, rule);
  if (reached > 1) {
    const may = new Set(counts.filter(({ portions }) => portions.some(rule.reaches)));
    const marked = changeCounts(proceeding, (count) => (may.has(count) ? addPossible(count, outcome) : count));
    return implyCount(marked, unnamed);
  }
  const isSaid = counts.some(({ portions }) => portions.some(({ label }) => label === outcome));
  if (isSaid || (isClosing && counts.length > 0)) return proceeding;
  replay.remark({ note: 'verdict_without_charge', case: act.case, act: act.id, about: null });
  return implyCount(proceeding, unnamed);
}

export interface UnnamedOutcome {
  readonly act: ActOnCounts;
  readonly rule: CountRule;
  /** It does not say of which count, so that it may be about any of several. */
  readonly isCareful: boolean;
  readonly outcome: Outcome;
  /** The case is closed: where its counts are decided or ended already, that says nothing more. */
  readonly isClosing?: boolean;
}

/** What an outcome makes of a count. A repeated conviction is the same one. */
export function decide(portion: Portion, { outcome, by, ground, isFinal }: Decided): Portion {
  if (portion.label === outcome) return isFinal && !portion.isFinal ? { ...portion, isFinal } : portion;
  const conviction = outcome === 'convicted' ? by : null;
  return relabel(portion, outcome, { conviction, ground, isFinal, decidedBy: developmentOf(by) });
}

interface Decided {
  readonly outcome: Outcome;
  readonly by: string;
  readonly ground: string | null;
  readonly isFinal: boolean;
}

/** A count that no document brought, named “not stated” (“not stated 2” where another one has another label). */
export function addImplied(proceeding: Proceeding, caseId: string, portion: Portion): Proceeding {
  const own = proceeding.counts.filter((count) => count.case === caseId && count.name.startsWith(NOT_STATED));
  const name = own.length === 0 ? NOT_STATED : `${NOT_STATED} ${own.length + 1}`;
  return addCount(proceeding, newCount({ case: caseId, name }, { isImplied: true, portions: [portion] }));
}

function implyCount(proceeding: Proceeding, { act, rule, outcome }: UnnamedOutcome): Proceeding {
  const has = ({ isImplied, case: caseId, name, portions }: CountLine) =>
    isImplied && caseId === act.case && name.startsWith(NOT_STATED) && portions.some(({ label }) => label === outcome);
  if (proceeding.counts.some(has)) return proceeding;
  return addImplied(proceeding, act.case, rule.change(freshPortion('pending')));
}

function addPossible(count: CountLine, outcome: Outcome): CountLine {
  return count.mayBe.includes(outcome) ? count : { ...count, mayBe: [...count.mayBe, outcome].sort() };
}

function reachedBy({ how }: OutcomeAct): Reaches {
  switch (how) {
    case 'verdict':
    case 'plea_accepted':
      return isOpen;
    case 'withdrawal':
    case 'dismissal':
    case 'discontinuation':
    case 'closing':
      return isOpenOrSuspected;
  }
}
