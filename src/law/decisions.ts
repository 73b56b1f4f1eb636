// What courts decide on appeals, or of their own motion. What they judge is what the appeal is against; where that is
// not said, the convicted counts; if there are none, the acquitted; if none, those that ended otherwise.
//
//   convicted, 5 years -> set aside: pending, the sentence falls -> convicted, 4 years: the first sentence stays fallen
//   convicted, 5 years -> set aside -> the earlier judgment restored: convicted, and the 5 years stand again
import type { ActContent, Outcome, RemedyTarget } from './acts.ts';
import { appealsDecided, putInState, scopeOfAppeals } from './appeals.ts';
import {
  type CountLabel,
  countReached,
  ended,
  having,
  isConvicted,
  isDecided,
  isEnded,
  type Portion,
  type Reaches,
  relabel,
} from './counts.ts';
import { applyUnnamed, decide } from './outcomes.ts';
import type { Appeal, Proceeding, ReplayContext } from './proceeding.ts';
import { type ActOnCounts, type CountRule, countsInScope, moveCounts } from './reach.ts';
import { addSentence, replaceSentence, setSentenceAside } from './sentences.ts';
import { undo } from './undo.ts';

type Decision = Extract<ActContent, { act: 'decision' }> & { readonly id: string };

export function applyDecision(proceeding: Proceeding, act: Decision, replay: ReplayContext): Proceeding {
  const decided = appealsDecided(proceeding, act);
  const settled = putInState(proceeding, decided, 'decided');
  const scope = act.scope ?? scopeOfAppeals(decided);
  const on: ActOnCounts = { id: act.id, case: act.case, ...(scope === undefined ? {} : { scope }) };
  return applyResult(settled, { act, on, judged: findJudged(settled, on, decided) }, replay);
}

/** Makes what stands final. */
export function makeFinal(proceeding: Proceeding, act: ActOnCounts, { remark }: ReplayContext): Proceeding {
  return moveCounts(proceeding, act, { reaches: isDecided, change: finalize, remark });
}

interface Judging {
  readonly act: Decision;
  readonly on: ActOnCounts;
  readonly judged: Reaches;
}

function applyResult(proceeding: Proceeding, judging: Judging, replay: ReplayContext): Proceeding {
  const { act, on, judged } = judging;
  const again = (isOnTrial: boolean): CountRule => ({
    reaches: judged,
    change: (portion) => reopenTrial(portion, isOnTrial),
    begins: 'convicted',
    remark: replay.remark,
  });
  switch (act.result) {
    case 'upheld':
    case 'remedy_dismissed':
      return act.final ? makeFinal(proceeding, on, replay) : proceeding;
    case 'remitted_for_retrial':
      return moveCounts(proceeding, on, again(true));
    case 'set_aside':
      return moveCounts(proceeding, on, again(false));
    case 'set_aside_for_good':
    case 'rehabilitated':
      return moveCounts(proceeding, on, { ...again(false), reaches: isConvicted, change: setAsideForGood(act) });
    case 'sentence_set_aside': {
      const fallen = setSentenceAside(proceeding, on, replay);
      return act.parts ? addSentence(fallen, { ...on, parts: act.parts }) : fallen;
    }
    case 'decided_anew':
    case 'varied':
    case 'partly_upheld':
      return decideAnew(proceeding, judging, replay);
    case 'restored':
      return undo(proceeding, { act, of: act.restores, kind: 'decision' }, replay);
  }
}

/** As the decision states: an outcome, another sentence, both or neither. */
function decideAnew(proceeding: Proceeding, { act, on, judged }: Judging, replay: ReplayContext): Proceeding {
  const { outcome, of = null, final: isFinal = false } = act;
  const rule = (result: NonNullable<typeof outcome>): CountRule => ({
    reaches: judged,
    change: (portion) => decide(portion, { outcome: result, by: act.id, ground: null, isFinal }),
    reword: (count) => (of === null ? count : { ...count, convictedOf: of }),
    begins: 'pending',
    remark: replay.remark,
  });
  const final = isFinal && outcome === undefined ? makeFinal(proceeding, on, replay) : proceeding;
  const anew = outcome === undefined ? final : moveOrImply(proceeding, { on, outcome, rule: rule(outcome) }, replay);
  return act.parts ? replaceSentence(anew, { ...on, parts: act.parts }, { before: proceeding, replay }) : anew;
}

interface Anew {
  readonly on: ActOnCounts;
  readonly outcome: Outcome;
  readonly rule: CountRule;
}

/** Where nothing was judged, an outcome on appeal implies a count as any outcome does. */
function moveOrImply(proceeding: Proceeding, { on, outcome, rule }: Anew, replay: ReplayContext): Proceeding {
  const isNamed = on.scope !== undefined && on.scope !== 'all';
  if (isNamed || countReached(countsInScope(proceeding, on), rule.reaches) > 0) {
    return moveCounts(proceeding, on, rule);
  }
  return applyUnnamed(proceeding, { act: on, rule, isCareful: false, outcome }, replay);
}

/** The count is open again; what is open already goes on, on trial if it is sent back for retrial. */
function reopenTrial(portion: Portion, isOnTrial: boolean): Portion {
  if (portion.label !== 'pending') return relabel(portion, 'pending', { isOnTrial });
  return isOnTrial && !portion.isOnTrial ? { ...portion, isOnTrial } : portion;
}

function setAsideForGood({ final: isFinal = false }: Decision) {
  return (portion: Portion): Portion =>
    portion.label === 'set_aside' ? portion : relabel(portion, 'set_aside', { isFinal });
}

function finalize(portion: Portion): Portion {
  return portion.isFinal || !isDecided(portion) ? portion : { ...portion, isFinal: true };
}

/** What the decision can move: what the appeals are against, or what stands. */
function findJudged(proceeding: Proceeding, on: ActOnCounts, decided: readonly Appeal[]): Reaches {
  const targets = [...new Set(decided.flatMap(({ against }) => against ?? []))];
  if (targets.length > 0) return having(...targets.flatMap((target) => judgedLabels[target]));
  const counts = countsInScope(proceeding, on);
  if (on.scope !== undefined && on.scope !== 'all') return isDecided;
  if (countReached(counts, isConvicted) > 0) return isConvicted;
  const isAcquitted = having('acquitted');
  return countReached(counts, isAcquitted) > 0 ? isAcquitted : isEnded;
}

const judgedLabels = {
  conviction: ['convicted'],
  sentence: ['convicted'],
  acquittal: ['acquitted'],
  dismissal: ended,
  order: [],
} as const satisfies Record<RemedyTarget, readonly CountLabel[]>;
