// What courts decide on appeals, or of their own motion. What they judge is what the appeal is against; where that is
// not said, the convicted counts; if there are none, the acquitted; if none, those that ended otherwise.
//
//   convicted, 5 years -> set aside: pending, the sentence falls -> convicted, 4 years: the first sentence stays fallen
//   convicted, 5 years -> set aside -> the earlier judgment restored: convicted, and the 5 years stand again
import type { Day } from '../time/day.ts';
import type { ActContent, RemedyTarget } from './acts.ts';
import { appealsDecided, putInState, scopeOfAppeals } from './appeals.ts';
import {
  type CountLabel,
  type CountLine,
  changeReached,
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
import { decide } from './outcomes.ts';
import type { Appeal, Proceeding, ReplayContext } from './proceeding.ts';
import { type ActOnCounts, type CountRule, changeCounts, countsInScope, moveCounts } from './reach.ts';
import { addSentence, implyConviction, replaceSentence, setSentenceAside } from './sentences.ts';
import { undo } from './undo.ts';

type Decision = Extract<ActContent, { act: 'decision' }> & { readonly id: string; readonly earliest: Day | null };

export function applyDecision(proceeding: Proceeding, act: Decision, replay: ReplayContext): Proceeding {
  const decided = appealsDecided(proceeding, act);
  const settled = putInState(proceeding, decided, 'decided');
  const ofAppeals = scopeOfAppeals(decided);
  const scope = act.scope ?? ofAppeals;
  const on: OnDay = {
    id: act.id,
    case: act.case,
    earliest: act.earliest,
    ...(scope && { scope }),
    isImplicit: act.scope === undefined,
  };
  const isOnSentence = decided.length > 0 && decided.every(({ against }) => against === 'sentence');
  const judging: Judging = { act, on, judged: findJudged(settled, on, decided), isOnSentence };
  const applied = applyResult(settled, judging, replay);
  return act.final ? finalizeDecided(applied, judging, settled) : applied;
}

/** Makes what stands final. */
export function makeFinal(proceeding: Proceeding, act: ActOnCounts, { remark }: ReplayContext): Proceeding {
  return moveCounts(proceeding, act, { reaches: isDecided, change: finalize, remark });
}

type OnDay = ActOnCounts & { readonly earliest: Day | null };

interface Judging {
  readonly act: Decision;
  readonly on: OnDay;
  readonly judged: Reaches;
  /** It decides appeals against the sentence alone, so that the convictions stay. */
  readonly isOnSentence: boolean;
}

function applyResult(proceeding: Proceeding, judging: Judging, replay: ReplayContext): Proceeding {
  const { act, on, judged, isOnSentence } = judging;
  const again = (isOnTrial: boolean): CountRule => ({
    reaches: judged,
    change: (portion) => reopenTrial(portion, isOnTrial),
    begins: 'convicted',
    remark: replay.remark,
  });
  switch (act.result) {
    case 'upheld':
    case 'remedy_dismissed':
      return noteReached(proceeding, on, { reaches: isDecided, remark: replay.remark });
    case 'remitted_for_retrial':
    case 'set_aside': {
      if (isOnSentence) return dropSentence(proceeding, on, replay);
      return moveCounts(proceeding, on, again(act.result === 'remitted_for_retrial'));
    }
    case 'set_aside_for_good':
    case 'rehabilitated':
      return moveCounts(proceeding, on, { ...again(false), reaches: isConvicted, change: setAsideForGood(act) });
    case 'sentence_set_aside': {
      const fallen = dropSentence(proceeding, on, replay);
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

function dropSentence(proceeding: Proceeding, on: OnDay, replay: ReplayContext): Proceeding {
  const noted = noteReached(proceeding, on, { reaches: isConvicted, remark: replay.remark });
  return setSentenceAside(noted, on, replay);
}

/** Moves nothing; only notes say what a decision does not reach. */
function noteReached(proceeding: Proceeding, on: ActOnCounts, rule: Pick<CountRule, 'reaches' | 'remark'>): Proceeding {
  return moveCounts(proceeding, on, { ...rule, change: (portion) => portion });
}

/** What the decision is on becomes final: what it judged, or what stands as before. */
function finalizeDecided(after: Proceeding, judging: Judging, before: Proceeding): Proceeding {
  const { act, on, judged, isOnSentence } = judging;
  const isUpheld = act.result === 'upheld' || act.result === 'remedy_dismissed';
  const isOfSentence = isOnSentence || act.result === 'sentence_set_aside';
  const reaches = isUpheld ? isDecided : isOfSentence ? isConvicted : judged;
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const meant = new Set(
    countsInScope(before, on).flatMap((it) => (isNamed || it.portions.some(reaches) ? keyOfCount(it) : [])),
  );
  const isMoved = (count: CountLine) => {
    const known = before.counts.find((it) => keyOfCount(it) === keyOfCount(count));
    return known === undefined || (act.result === 'restored' && known.portions !== count.portions);
  };
  return changeCounts(after, (count) => {
    const isMeant = act.result !== 'restored' && meant.has(keyOfCount(count));
    return isMeant || isMoved(count) ? changeReached(count, isDecided, finalize) : count;
  });
}

function keyOfCount({ case: caseId, name }: CountLine): string {
  return `${caseId} ${name}`;
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
  const noted =
    outcome === undefined ? noteReached(proceeding, on, { reaches: judged, remark: replay.remark }) : proceeding;
  const anew = outcome === undefined ? noted : moveCounts(proceeding, on, rule(outcome));
  if (!act.parts) return anew;
  const convicted = implyConviction(anew, on, replay);
  return replaceSentence(convicted, { ...on, parts: act.parts }, { before: proceeding, replay });
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
  if (on.scope !== undefined && on.scope !== 'all' && !on.isImplicit) return isDecided;
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
