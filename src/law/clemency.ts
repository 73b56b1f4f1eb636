// Clemency: pardon, amnesty, commutation. It covers the convicted counts; where there are none, or where it names them,
// also those suspected or open, which it ends. What it covers is not to be served. A commutation, or an amnesty that
// says what remains, only replaces parts.
//
//   convicted, 5 years -> pardoned: still convicted, nothing to serve -> pardon annulled: 5 years to serve again
//   convicted, 5 years -> commuted to 3: 3 years to serve
import type { Day } from '../time/day.ts';
import type { ActContent } from './acts.ts';
import { countReached, having, isConvicted, isOpenOrSuspected, type Portion, relabel } from './counts.ts';
import { casesWith, type Proceeding, type ReplayContext } from './proceeding.ts';
import { countsIn, countsInScope, moveCounts } from './reach.ts';
import { changePart, changeParts, coverParts, isStanding } from './sentences.ts';
import { undo } from './undo.ts';

type Clemency = Extract<ActContent, { act: 'clemency' }> & {
  readonly id: string;
  readonly earliest: Day | null;
  readonly latest: Day;
};

export function applyClemency(proceeding: Proceeding, act: Clemency, replay: ReplayContext): Proceeding {
  switch (act.step) {
    case 'refused':
      return proceeding;
    case 'annulled':
      return undo(proceeding, { act, of: act.annuls, kind: 'clemency' }, replay);
    case 'granted':
      return grant(proceeding, act, replay);
  }
}

function grant(proceeding: Proceeding, act: Clemency, replay: ReplayContext): Proceeding {
  remarkUnknownParts(proceeding, act, replay);
  const isCovered = coverParts(proceeding, act);
  if (act.clemency === 'commutation' || act.remains) {
    const isKnown = proceeding.parts.some(isCovered);
    if (!act.parts && !isKnown) replay.remark({ note: 'part_never_imposed', case: act.case, act: act.id, about: null });
    if (!act.remains) replay.remark({ note: 'change_not_stated', case: act.case, act: act.id, about: null });
    const changes = { change: 'commuted', to: act.remains ?? {} } as const;
    return changeParts(proceeding, (part) => (isCovered(part) ? changePart(part, { ...changes, act }) : part));
  }
  const spared = changeParts(proceeding, (part) =>
    isCovered(part) && !part.isPardoned ? { ...part, isPardoned: true } : part,
  );
  return act.parts && act.scope === undefined ? pardonBare(spared, act) : pardonCounts(spared, act, replay);
}

function pardonCounts(proceeding: Proceeding, act: Clemency, replay: ReplayContext): Proceeding {
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const hasConvicted = countReached(countsInScope(proceeding, act), isConvicted) > 0;
  const reaches = isNamed ? convictedOrOpen : hasConvicted ? isConvicted : isOpenOrSuspected;
  const ground = act.clemency;
  const change = (portion: Portion): Portion => {
    if (isConvicted(portion)) return portion.isPardoned ? portion : { ...portion, isPardoned: true };
    return isOpenOrSuspected(portion) ? relabel(portion, 'discontinued', { ground }) : portion;
  };
  return moveCounts(proceeding, act, { reaches, change, remark: replay.remark });
}

const convictedOrOpen = having('convicted', 'suspected', 'pending', 'no_verdict');

/** Where clemency names parts only, a count is pardoned once nothing is left of what was imposed for it. */
function pardonBare(proceeding: Proceeding, act: Clemency): Proceeding {
  const cases = casesWith(proceeding, act.case);
  const left = proceeding.parts.filter((part) => isStanding(proceeding, part) && !part.isPardoned);
  const isBare = (caseId: string, count: string) =>
    !left.some(({ imposedFor }) => imposedFor.some((it) => it.case === caseId && it.count === count));
  const touched = new Set(countsIn(proceeding, act.case));
  const counts = proceeding.counts.map((count) => {
    if (!touched.has(count) || !cases.has(count.case) || !isBare(count.case, count.name)) return count;
    if (!count.portions.some((it) => isConvicted(it) && !it.isPardoned)) return count;
    const portions = count.portions.map((it) => (isConvicted(it) ? { ...it, isPardoned: true } : it));
    return { ...count, portions };
  });
  return { ...proceeding, counts };
}

function remarkUnknownParts(proceeding: Proceeding, act: Clemency, { remark }: ReplayContext): void {
  for (const key of act.parts ?? []) {
    if (proceeding.parts.some((part) => part.key === key)) continue;
    remark({ note: 'part_never_imposed', case: act.case, act: act.id, about: key });
  }
}
