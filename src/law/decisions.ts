// What courts decide on appeals, or of their own motion. What they judge is what the appeal is against; where that is
// not said, the convicted counts; if there are none, the acquitted; if none, those that ended otherwise.
//
//   convicted, 5 years -> set aside: pending, the sentence falls -> convicted, 4 years: the first sentence stays fallen
//   convicted, 5 years -> set aside -> the earlier judgment restored: convicted, and the 5 years stand again
import type { Day } from '../time/day.ts';
import type { ActContent, NamedCount, RemedyTarget, Scope } from './acts.ts';
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
  portionKey,
  type Reaches,
  relabel,
} from './counts.ts';
import { decide } from './outcomes.ts';
import type { Appeal, Proceeding, ReplayContext } from './proceeding.ts';
import { type ActOnCounts, type CountRule, changeCounts, countsInScope, countsTaken, moveCounts } from './reach.ts';
import {
  addSentence,
  convictionsOf,
  implyConviction,
  isSameConviction,
  replaceSentence,
  setSentenceAside,
} from './sentences.ts';
import { undo } from './undo.ts';

type Decision = Extract<ActContent, { act: 'decision' }> & { readonly id: string; readonly earliest: Day | null };

export function applyDecision(proceeding: Proceeding, act: Decision, replay: ReplayContext): Proceeding {
  const decided = appealsDecided(proceeding, act);
  const settled = putInState(proceeding, decided, 'decided');
  const scope = act.scope ?? scopeOfAppeals(decided);
  const on: OnDay = { ...onScope(act, scope), earliest: act.earliest };
  const judging: Judging = { act, on, aims: aimsOf(settled, act, decided) };
  const applied = applyResult(settled, judging, replay);
  return act.final ? finalizeDecided(applied, judging, settled) : applied;
}

/** What it says of counts; where others name them, the appeals that it decides, it moves only what it reaches. */
function onScope({ id, case: caseId, scope: own }: Decision, scope: Scope | undefined): ActOnCounts {
  return { id, case: caseId, ...(scope && { scope }), isImplicit: own === undefined };
}

/** One aim for all where the decision names counts, or decides no appeal; else one for each appeal. */
function aimsOf(proceeding: Proceeding, act: Decision, decided: readonly Appeal[]): readonly Aim[] {
  const targets = decided.map(targetOf);
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  if (isNamed) {
    const isAny = targets.length === 0 || targets.includes(null);
    const labels = targets.flatMap((target) => (target === null ? [] : judgedLabels[target]));
    const isOnSentence = targets.length > 0 && targets.every((target) => target === 'sentence');
    return [{ on: onScope(act, act.scope), judged: isAny ? isDecided : having(...labels), isOnSentence }];
  }
  const appeals = decided.length > 0 ? decided : [undefined];
  return appeals.map((appeal): Aim => {
    const target = appeal ? targetOf(appeal) : null;
    const on = onScope(act, act.scope ?? (appeal && scopeOfAppeals([appeal])));
    const judged = target === null ? findJudged(countsInScope(proceeding, on)) : having(...judgedLabels[target]);
    return { on, judged, isOnSentence: target === 'sentence' };
  });
}

/** What an appeal is against; null: not said. Habeas corpus is against an order, unless it says more. */
function targetOf({ against, remedy }: Appeal): RemedyTarget | null {
  return against ?? (remedy === 'habeas_corpus' ? 'order' : null);
}

/** Makes what stands final. */
export function makeFinal(proceeding: Proceeding, act: ActOnCounts, { remark }: ReplayContext): Proceeding {
  return moveCounts(proceeding, act, { reaches: isDecided, change: finalize, remark });
}

type OnDay = ActOnCounts & { readonly earliest: Day | null };

interface Judging {
  readonly act: Decision;
  readonly on: OnDay;
  readonly aims: readonly Aim[];
}

/** What a decision judges: all, or what one appeal is against. */
interface Aim {
  readonly on: ActOnCounts;
  readonly judged: Reaches;
  /** The appeal is against the sentence alone, so that the convictions stay. */
  readonly isOnSentence: boolean;
}

function applyResult(proceeding: Proceeding, judging: Judging, replay: ReplayContext): Proceeding {
  const { act, on, aims } = judging;
  const { remark } = replay;
  switch (act.result) {
    case 'upheld':
    case 'remedy_dismissed':
      return noteReached(proceeding, on, { reaches: isDecided, remark: replay.remark });
    case 'remitted_for_retrial':
    case 'set_aside': {
      const change = (portion: Portion) => reopenTrial(portion, act.result === 'remitted_for_retrial');
      return aims.reduce((moved, aim) => {
        if (aim.isOnSentence) return dropSentence(moved, aim.on, replay);
        return moveCounts(moved, aim.on, { reaches: aim.judged, change, begins: 'convicted', remark });
      }, proceeding);
    }
    case 'set_aside_for_good':
    case 'rehabilitated':
      return moveCounts(proceeding, on, {
        reaches: isConvicted,
        change: setAsideForGood(act),
        begins: 'convicted',
        remark,
      });
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

function dropSentence(proceeding: Proceeding, on: ActOnCounts, replay: ReplayContext): Proceeding {
  const noted = noteReached(proceeding, on, { reaches: isConvicted, remark: replay.remark });
  return setSentenceAside(noted, on);
}

/** Moves nothing; only notes say what a decision does not reach. */
function noteReached(proceeding: Proceeding, on: ActOnCounts, rule: Pick<CountRule, 'reaches' | 'remark'>): Proceeding {
  return moveCounts(proceeding, on, { ...rule, change: (portion) => portion });
}

/** What the decision is on becomes final: what it moved, and what it judged and left as it was. */
function finalizeDecided(after: Proceeding, { act, on, aims }: Judging, before: Proceeding): Proceeding {
  const portionsBefore = new Map(before.counts.map((it) => [keyOfCount(it), new Set(it.portions.map(keyOfPortion))]));
  const known = (count: CountLine) => portionsBefore.get(keyOfCount(count));
  const isMoved = (count: CountLine) => count.portions.some((it) => !known(count)?.has(keyOfPortion(it)));
  const moved = new Set(after.counts.filter(isMoved).map(keyOfCount));
  const finalized = changeCounts(after, (count) =>
    changeReached(count, (portion) => isDecided(portion) && !known(count)?.has(keyOfPortion(portion)), finalize),
  );
  const isLeft = (name: NamedCount): boolean =>
    countsInScope(after, { ...on, scope: [name] }).every((it) => !moved.has(keyOfCount(it)));
  return aimsOfFinality({ act, on, aims }).reduce((proceeding, aim) => {
    const { scope } = aim.on;
    const left = scope === undefined || scope === 'all' ? scope : scope.filter(isLeft);
    const own = { ...aim.on, ...(left && { scope: left }) };
    return moveCounts(proceeding, own, { reaches: aim.judged, change: finalize, remark: () => undefined });
  }, finalized);
}

function aimsOfFinality({ act, on, aims }: Judging): readonly Pick<Aim, 'on' | 'judged'>[] {
  switch (act.result) {
    case 'upheld':
    case 'remedy_dismissed':
      return [{ on, judged: isDecided }];
    case 'sentence_set_aside':
    case 'set_aside_for_good':
    case 'rehabilitated':
      return [{ on, judged: isConvicted }];
    case 'restored':
      return [];
    default:
      return aims;
  }
}

function keyOfCount({ case: caseId, name }: CountLine): string {
  return `${caseId} ${name}`;
}

/** Text that is the same for portions that are, whatever their numbers. */
function keyOfPortion(portion: Portion): string {
  return portionKey({ ...portion, number: 0 });
}

/** As the decision states: an outcome, another sentence, both or neither. */
function decideAnew(proceeding: Proceeding, { act, on, aims }: Judging, replay: ReplayContext): Proceeding {
  const { outcome, of = null, final: isFinal = false } = act;
  const { remark } = replay;
  const reword = (count: CountLine) => (of === null ? count : { ...count, convictedOf: of });
  const anew = aims.reduce((moved, { on: own, judged: reaches }) => {
    if (outcome === undefined) return noteReached(moved, own, { reaches, remark });
    const change = (portion: Portion) => decide(portion, { outcome, by: act.id, ground: null, isFinal });
    return moveCounts(moved, own, { reaches, change, reword, begins: 'pending', remark });
  }, proceeding);
  if (!act.parts) return anew;
  const old = aims.flatMap((aim) => convictionsOf(countsTaken(proceeding, aim.on, aim.judged)));
  const judged = convictionsOf(anew.counts).filter(
    (it) => it.conviction === act.id || old.some((other) => isSameConviction(it, other)),
  );
  const stated = { ...on, parts: act.parts };
  const replacing = { judged: old, before: proceeding, replay };
  if (judged.length > 0) return replaceSentence(anew, { ...stated, imposedFor: judged }, replacing);
  return replaceSentence(implyConviction(anew, { ...on, isImplicit: false }, replay), stated, replacing);
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

/** What stands: the convicted; if there are none, the acquitted; if none, the ended. */
function findJudged(counts: readonly CountLine[]): Reaches {
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
