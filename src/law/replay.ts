// Replays acts on a proceeding, one after the other: the table of law.md, “Counts”, act by act.
import type { Act } from './acts.ts';
import { fileAppeal, withdrawAppeal } from './appeals.ts';
import { applyClemency } from './clemency.ts';
import {
  type CountLine,
  countReached,
  freshPortion,
  having,
  isEnded,
  isOpen,
  type Portion,
  relabel,
  takePortions,
} from './counts.ts';
import { applyDecision, makeFinal } from './decisions.ts';
import { bringCharge, raiseSuspicion } from './documents.ts';
import { addImplied, applyOutcome, overtakeSuspicion } from './outcomes.ts';
import type { Conviction, Proceeding, ReplayContext } from './proceeding.ts';
import { addCount, changeCounts, countsIn, countsInScope, moveCounts, noteReach, replaceCount } from './reach.ts';
import { changeParts, changeSentence, imposeSentence } from './sentences.ts';
import { keepUndo } from './undo.ts';

/** What the acts so far come to after one more. Acts of custody move nothing here. */
export function applyAct(proceeding: Proceeding, act: Act, replay: ReplayContext): Proceeding {
  switch (act.act) {
    case 'suspicion':
      return raiseSuspicion(proceeding, act);
    case 'charge':
      return bringCharge(goesOn(proceeding, act), act);
    case 'reworded':
      return reword(proceeding, act, replay);
    case 'moved':
      return move(proceeding, act, replay);
    case 'joined':
      return { ...proceeding, joined: [...proceeding.joined, [act.case, act.with]] };
    case 'trial_opened':
      return openTrial(goesOn(proceeding, act), act, replay);
    case 'plea':
      return enterPlea(proceeding, act, replay);
    case 'outcome':
      return applyOutcome(proceeding, act, replay);
    case 'closed':
      return { ...proceeding, closed: [...proceeding.closed, act.case] };
    case 'sentence':
      return imposeSentence(proceeding, act, replay);
    case 'sentence_change':
      return changeSentence(proceeding, act, replay);
    case 'remedy_filed':
      return fileAppeal(proceeding, act);
    case 'remedy_withdrawn': {
      const withdrawn = withdrawAppeal(proceeding, act, replay);
      return act.final ? makeFinal(withdrawn, act, replay) : withdrawn;
    }
    case 'decision': {
      const isBack = act.result === 'remitted_for_retrial' || act.result === 'set_aside';
      const decided = applyDecision(isBack ? goesOn(proceeding, act) : proceeding, act, replay);
      const kind = act.result === 'restored' ? 'restoration' : 'decision';
      return replay.keepsUndoes ? keepUndo(proceeding, decided, { id: act.id, case: act.case, kind }) : decided;
    }
    case 'became_final':
      return makeFinal(proceeding, act, replay);
    case 'clemency': {
      const granted = applyClemency(proceeding, act, replay);
      const isKept = replay.keepsUndoes && act.step === 'granted';
      return isKept ? keepUndo(proceeding, granted, { id: act.id, case: act.case, kind: 'clemency' }) : granted;
    }
    case 'reopened':
      return reopenCounts(goesOn(proceeding, act), act, replay);
    case 'death':
    case 'measure':
    case 'transferred':
    case 'reported_held':
    case 'released':
      return proceeding;
  }
}

type ActOf<Name extends Act['act']> = Extract<Act, { act: Name }>;

/** A case that was closed goes on: it is reopened, charged or tried again, or a court sends it back. */
function goesOn(proceeding: Proceeding, { case: caseId }: { readonly case: string }): Proceeding {
  if (!proceeding.closed.includes(caseId)) return proceeding;
  return { ...proceeding, closed: proceeding.closed.filter((it) => it !== caseId) };
}

function reopenCounts(proceeding: Proceeding, act: ActOf<'reopened'>, { remark }: ReplayContext): Proceeding {
  return moveCounts(proceeding, act, { reaches: isEnded, change: reopen, gives: 'pending', remark });
}

function reword(proceeding: Proceeding, act: ActOf<'reworded'>, { remark }: ReplayContext): Proceeding {
  const noted = moveCounts(proceeding, act, { reaches: isOpen, change: asItIs, remark });
  const meant = new Set(countsInScope(noted, act));
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  return changeCounts(noted, (count) =>
    meant.has(count) && (isNamed || count.portions.some(isOpen))
      ? { ...count, offence: act.offence ?? count.offence, law: act.law ?? count.law }
      : count,
  );
}

function enterPlea(proceeding: Proceeding, act: ActOf<'plea'>, { remark }: ReplayContext): Proceeding {
  const noted = moveCounts(proceeding, act, { reaches: isOpen, change: asItIs, remark });
  const meant = new Set(countsInScope(noted, act));
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const plea = act.change === 'withdrawn' ? null : act.plea;
  return changeCounts(noted, (count) =>
    meant.has(count) && (isNamed || count.portions.some(isOpen)) && count.plea !== plea ? { ...count, plea } : count,
  );
}

/** A trial of an accused without charges implies a count; a suspicion alone is no charge. */
function openTrial(proceeding: Proceeding, act: ActOf<'trial_opened'>, { remark }: ReplayContext): Proceeding {
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const isBare = !isNamed && !act.ofAll && countsIn(proceeding, act.case).every(isOnlySuspected);
  if (isBare) {
    remark({ note: 'count_never_brought', case: act.case, act: act.id, about: null });
    const overtaken = overtakeSuspicion(proceeding, act.case);
    return addImplied(overtaken, act.case, { ...freshPortion('pending'), isOnTrial: true });
  }
  const change = (portion: Portion) => {
    if (portion.label === 'suspected') return { ...freshPortion('pending', portion.number), isOnTrial: true };
    return portion.isOnTrial || !isOpen(portion) ? portion : { ...portion, isOnTrial: true };
  };
  return moveCounts(proceeding, act, { reaches: isOpen, change, begins: 'pending', remark });
}

function isOnlySuspected({ portions }: CountLine): boolean {
  return portions.every(having('suspected'));
}

/** Open counts go on in the other case, with their history; the old case keeps them as moved. */
function move(proceeding: Proceeding, act: ActOf<'moved'>, { remark }: ReplayContext): Proceeding {
  const named = act.scope === undefined || act.scope === 'all' ? null : act.scope;
  let moved = proceeding;
  for (const { count: name } of named ?? []) {
    if (countsInScope(proceeding, { ...act, scope: [{ count: name }] }).length > 0) continue;
    remark({ note: 'count_never_brought', case: act.case, act: act.id, about: name });
  }
  for (const count of countsInScope(proceeding, act)) {
    const own = named?.find((it) => it.count === count.name);
    const rule = { reaches: isOpen, remark };
    const isReached = (own ? noteReach(count, { act, named: own, rule }) : countReached([count], isOpen)) > 0;
    if ((!isReached && named === null) || count.case === act.to) continue;
    const { taken, rest } = takePortions(count.portions, isReached ? isOpen : () => true, own?.number);
    const left = taken.map((portion) => relabel(portion, 'moved'));
    moved = replaceCount(moved, count, { ...count, portions: [...left, ...rest] });
    moved = arrive(moved, { ...count, case: act.to, portions: taken.map((it) => ({ ...it, isOnTrial: false })) });
    moved = carryParts(moved, { ...count, portions: taken }, act.to);
  }
  return moved;
}

/** A count moves into a case; where that has one of its name that is open or judged, the two are one. */
function arrive(proceeding: Proceeding, count: CountLine): Proceeding {
  const known = proceeding.counts.find((it) => it.case === count.case && it.name === count.name);
  if (!known) return addCount(proceeding, count);
  const isReturning = known.portions.every(having('suspected', 'superseded', 'moved')) || known.portions.every(isEnded);
  return isReturning ? replaceCount(proceeding, known, { ...known, portions: count.portions }) : proceeding;
}

/** What was imposed for a count that moves rests on it where it has gone. */
function carryParts(proceeding: Proceeding, { case: from, name, portions }: CountLine, to: string): Proceeding {
  const isOn = (it: Conviction) =>
    it.case === from && it.count === name && portions.some(({ conviction }) => conviction === it.conviction);
  return changeParts(proceeding, (part) =>
    part.imposedFor.some(isOn)
      ? { ...part, imposedFor: part.imposedFor.map((it) => (isOn(it) ? { ...it, case: to } : it)) }
      : part,
  );
}

function reopen(portion: Portion): Portion {
  return portion.label === 'pending' ? portion : relabel(portion, 'pending');
}

function asItIs(portion: Portion): Portion {
  return portion;
}
