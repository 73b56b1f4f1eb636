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
  changeReached,
  changeTaken,
  countReached,
  freshPortion,
  isOpen,
  isOpenOrSuspected,
  NOT_STATED,
  newCount,
  type Portion,
  type Reaches,
  relabel,
  takePortions,
} from './counts.ts';
import type { Proceeding, ReplayContext } from './proceeding.ts';
import {
  type ActOnCounts,
  addCount,
  type CountRule,
  changeCounts,
  countsIn,
  moveCounts,
  replaceCount,
} from './reach.ts';
import { developmentOf } from './references.ts';

type OutcomeAct = Extract<ActContent, { act: 'outcome' }> & { readonly id: string };

export function applyOutcome(proceeding: Proceeding, act: OutcomeAct, replay: ReplayContext): Proceeding {
  const { outcome, of = null, ground = null } = act;
  // Without a verdict there is nothing to be final.
  const isFinal = act.final === true && outcome !== 'no_verdict';
  const development = developmentOf(act.id);
  const reaches = reachedBy(act);
  const rule: CountRule = {
    reaches: (portion) => portion.decidedBy !== development && reaches(portion),
    change: (portion) => decide(portion, { outcome, by: act.id, ground, isFinal }),
    reword: (count) => (of === null ? count : { ...count, convictedOf: of }),
    begins: 'pending',
    gives: outcome,
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
  if (reached > 1) return decideOneOfSeveral(proceeding, unnamed, replay);
  const isSaid = counts.some(({ portions }) => portions.some(({ label }) => label === outcome));
  if (isSaid || isClosing) return proceeding;
  replay.remark({ note: 'count_never_brought', case: act.case, act: act.id, about: null });
  return implyCount(overtakeSuspicion(proceeding, act.case), unnamed);
}

/** Who is tried or judged was charged: the mere suspicions of the case are behind. */
export function overtakeSuspicion(proceeding: Proceeding, caseId: string): Proceeding {
  return changeCounts(proceeding, (count) =>
    count.case === caseId ? changeReached(count, isOnlySuspected, overtake) : count,
  );
}

function isOnlySuspected({ label, isOvertaken }: Portion): boolean {
  return label === 'suspected' && !isOvertaken;
}

function overtake(portion: Portion): Portion {
  return { ...portion, isOvertaken: true };
}

/** As many sets of counts that an outcome may be about are tried. */
const MOST_WAYS = 64;

/** Stated is an implied count; but each set of the counts that it reaches may have the outcome. */
function decideOneOfSeveral(proceeding: Proceeding, unnamed: UnnamedOutcome, replay: ReplayContext): Proceeding {
  const { act, rule, outcome } = unnamed;
  replay.remark({ note: 'count_not_stated', case: act.case, act: act.id, about: null });
  const candidates = countsIn(proceeding, act.case).filter((it) => !isUnnamed(it) && it.portions.some(rule.reaches));
  const reached = candidates.map((count) => countReached([count], rule.reaches));
  const ways = reached.reduce((product, number) => product * (number + 1), 1);
  if (ways > MOST_WAYS) {
    replay.choose(Number.POSITIVE_INFINITY);
    const may = new Set(candidates);
    return implyCount(
      changeCounts(proceeding, (count) => (may.has(count) ? addPossible(count, outcome) : count)),
      unnamed,
    );
  }
  let way = replay.choose(ways);
  if (way === 0) return implyCount(proceeding, unnamed);
  let decided = proceeding;
  for (const [index, count] of candidates.entries()) {
    const most = reached[index] ?? 0;
    const number = way % (most + 1);
    way = Math.floor(way / (most + 1));
    if (number === 0) continue;
    const changed = changeTaken(count, takePortions(count.portions, rule.reaches, number), rule.change);
    decided = replaceCount(decided, count, rule.reword?.(changed) ?? changed);
  }
  return decided;
}

/** Whether it is a count that an act implied without naming it. */
function isUnnamed({ isImplied, name }: CountLine): boolean {
  return isImplied && name.startsWith(NOT_STATED);
}

export interface UnnamedOutcome {
  readonly act: ActOnCounts;
  readonly rule: CountRule;
  /** It does not say of which count, so that it may be about any of several. */
  readonly isCareful: boolean;
  readonly outcome: Outcome;
  /** The case is closed: where no count is open or suspected, that says nothing more. */
  readonly isClosing?: boolean;
}

/** What an outcome makes of a count. A repeated conviction is the same one; another hung jury ends another trial. */
export function decide(portion: Portion, { outcome, by, ground, isFinal }: Decided): Portion {
  const isHungAgain = outcome === 'no_verdict' && portion.isOnTrial;
  if (portion.label === outcome && !isHungAgain) return addTo(portion, { ground, isFinal });
  const conviction = outcome === 'convicted' ? by : null;
  return relabel(portion, outcome, { conviction, ground, isFinal, decidedBy: developmentOf(by) });
}

/** What a further source of the same outcome adds: a ground, that it is final. */
function addTo(portion: Portion, { ground, isFinal }: Pick<Decided, 'ground' | 'isFinal'>): Portion {
  const added = { ...portion, ground: ground ?? portion.ground, isFinal: isFinal || portion.isFinal };
  return added.ground === portion.ground && added.isFinal === portion.isFinal ? portion : added;
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

/** An implied count gets the outcome: one that has it already, one that is open still, else a new one. */
function implyCount(proceeding: Proceeding, { act, rule, outcome }: UnnamedOutcome): Proceeding {
  const unnamed = countsIn(proceeding, act.case).filter(isUnnamed);
  if (unnamed.some(({ portions }) => portions.some(({ label }) => label === outcome))) return proceeding;
  const open = unnamed.find(({ portions }) => portions.some(rule.reaches));
  if (open) {
    const changed = changeTaken(open, takePortions(open.portions, rule.reaches, 1), rule.change);
    return replaceCount(proceeding, open, rule.reword?.(changed) ?? changed);
  }
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
