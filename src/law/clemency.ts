// Clemency: pardon, amnesty, commutation. It covers the convicted counts; where there are none, or where it names them,
// also those suspected or open, which it ends. What it covers is not to be served. A commutation, or an amnesty that
// says what remains, only replaces parts.
//
//   convicted, 5 years -> pardoned: still convicted, nothing to serve -> pardon annulled: 5 years to serve again
//   convicted, 5 years -> commuted to 3: 3 years to serve
import type { Day } from '../time/day.ts';
import type { ActContent } from './acts.ts';
import {
  changeReached,
  countReached,
  having,
  isConvicted,
  isOpenOrSuspected,
  type Portion,
  relabel,
} from './counts.ts';
import type { ImposedPart, Proceeding, ReplayContext } from './proceeding.ts';
import { changeCounts, countsInScope, moveCounts } from './reach.ts';
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

/** Where clemency names parts only: the counts that they were for, once nothing else is left of it. */
function pardonBare(proceeding: Proceeding, { parts: keys = [] }: Clemency): Proceeding {
  const left = proceeding.parts.filter((part) => isStanding(proceeding, part) && !part.isPardoned);
  const covered = proceeding.parts.filter(({ key }) => keys.includes(key));
  return changeCounts(proceeding, (count) =>
    changeReached(
      count,
      (portion) => {
        const isFor = ({ imposedFor }: ImposedPart) =>
          imposedFor.some(
            (it) => it.case === count.case && it.count === count.name && it.conviction === portion.conviction,
          );
        return isConvicted(portion) && !portion.isPardoned && covered.some(isFor) && !left.some(isFor);
      },
      (portion) => ({ ...portion, isPardoned: true }),
    ),
  );
}

function remarkUnknownParts(proceeding: Proceeding, act: Clemency, { remark }: ReplayContext): void {
  for (const key of act.parts ?? []) {
    if (proceeding.parts.some((part) => part.key === key)) continue;
    remark({ note: 'part_never_imposed', case: act.case, act: act.id, about: key });
  }
}
