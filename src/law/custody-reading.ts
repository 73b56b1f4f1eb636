// Reads the acts of custody of one person: what is stated, and every world that the dates allow.
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import { applyToCustody, type Custody, custodyKey, isCustody, NO_CUSTODY } from './measures.ts';
import type { Remark } from './note-names.ts';
import { orderActs } from './order.ts';
import type { PlacedActs } from './placed-acts.ts';
import { type Budget, MOST_UNSETTLED, tryWorlds } from './worlds.ts';

/** What the acts of custody come to: stated, and in every world. */
export interface CustodyReading {
  readonly stated: Custody;
  readonly worlds: readonly Custody[];
  readonly isComplete: boolean;
  readonly remarks: readonly Remark[];
  readonly acts: readonly PlacedActs[];
}

export function readCustody(acts: readonly Act[], { asOf, budget }: { asOf: Day; budget: Budget }): CustodyReading {
  const { inOrder, unsettled, isSurelyBefore, needs } = orderActs(acts, asOf);
  const remarks: Remark[] = [];
  const begun = inOrder.filter(({ hasBegun }) => hasBegun);
  const stated = begun.reduce((it, act) => applyToCustody(it, act, (remark) => remarks.push(remark)), NO_CUSTODY);
  const own = { stated, remarks, acts: inOrder };
  if (unsettled.length === 0) return { ...own, worlds: [stated], isComplete: true };
  if (unsettled.length > MOST_UNSETTLED) return { ...own, worlds: [stated], isComplete: false };
  const { states, isComplete } = tryWorlds({
    start: NO_CUSTODY,
    chain: begun.filter((act) => !unsettled.includes(act)),
    unsettled,
    isSurelyBefore,
    needs,
    apply: (custody, act) => [applyToCustody(custody, act, () => undefined)],
    keyOf: custodyKey,
    budget,
  });
  return { ...own, worlds: isComplete ? states : [stated], isComplete };
}

/** Whether the person is stated to have died while a measure of custody held. */
export function diedInCustody({ acts, stated }: CustodyReading): boolean {
  if (!stated.isDead) return false;
  let before: Custody = NO_CUSTODY;
  for (const act of acts.filter(({ hasBegun }) => hasBegun)) {
    const after = applyToCustody(before, act, () => undefined);
    if (after.isDead) return before.measures.some(({ kind }) => isCustody(kind));
    before = after;
  }
  return false;
}
