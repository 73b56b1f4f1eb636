// Charging documents: they bring counts, bring them again, reword them, or supersede those of an earlier document.
//
//   indictment of a and b      a pending, b pending
//   the trial opens            both on trial
//   a second indictment of     b pending, c pending, both on trial: the open trial goes on over what replaces a;
//   b and c supersedes it      a superseded, until it is brought again (not if a third document has brought it, too)
import type { ActContent, BroughtCount } from './acts.ts';
import {
  bringAgain,
  type CountLine,
  changeReached,
  freshPortion,
  isOpenOrSuspected,
  newCount,
  type Portion,
  relabel,
} from './counts.ts';
import { overtakeSuspicion } from './outcomes.ts';
import type { Proceeding } from './proceeding.ts';
import { addCount, changeCounts, findCount, replaceCount } from './reach.ts';
import { isOfDevelopment } from './references.ts';

type Identified<Name extends ActContent['act']> = Extract<ActContent, { act: Name }> & { readonly id: string };

/** The case of a suspicion that belongs to none yet. */
export const NO_CASE = '';

export function raiseSuspicion(proceeding: Proceeding, act: Identified<'suspicion'>): Proceeding {
  const place = { case: act.case ?? NO_CASE, act: act.id, fresh: freshPortion('suspected') };
  return act.counts.reduce((brought, count) => bring(brought, count, place), proceeding);
}

export function bringCharge(proceeding: Proceeding, act: Identified<'charge'>): Proceeding {
  const { superseding, wasOnTrial } = supersede(proceeding, act);
  const charged: Proceeding = { ...superseding, charges: [...superseding.charges, act.id] };
  const fresh = { ...freshPortion('pending'), isOnTrial: wasOnTrial };
  const brought = act.counts.reduce((all, count) => bring(all, count, { case: act.case, act: act.id, fresh }), charged);
  return overtakeSuspicion(brought, act.case);
}

interface Place {
  readonly case: string;
  readonly act: string;
  readonly fresh: Portion;
}

/** Same case, accused and short name: one count, also in a later document. */
function bring(proceeding: Proceeding, brought: BroughtCount, { case: caseId, act, fresh }: Place): Proceeding {
  const known = proceeding.counts.find(({ case: own, name }) => own === caseId && name === brought.count);
  if (known) {
    const again = bringAgain(known, brought, fresh);
    return replaceCount(proceeding, known, { ...again, documents: [...known.documents, act] });
  }
  const portions = [{ ...fresh, number: brought.counts ?? 1 }];
  const { number: printedNumber = null, offence, law = null } = brought;
  const stated = { documents: [act], printedNumber, offence, law, portions };
  return addCount(proceeding, newCount({ case: caseId, name: brought.count }, stated));
}

function supersede(proceeding: Proceeding, { case: caseId, supersedes }: Identified<'charge'>) {
  if (!supersedes) return { superseding: proceeding, wasOnTrial: false };
  const { documents = [], counts = [] } = supersedes;
  const named = new Set(counts.map((name) => findCount(proceeding, caseId, name)));
  let wasOnTrial = false;
  const superseding = changeCounts(proceeding, (count) => {
    const left = count.documents.filter((id) => !documents.some((name) => isOfDevelopment(id, name)));
    const isLeft = left.some((id) => proceeding.charges.includes(id));
    const isMeant = named.has(count) || (isNarrower(left, count) && !isLeft);
    const kept = isNarrower(left, count) ? { ...count, documents: left } : count;
    if (!isMeant) return kept;
    wasOnTrial ||= count.portions.some((portion) => portion.isOnTrial && isOpenOrSuspected(portion));
    return changeReached(kept, isOpenOrSuspected, (portion) => relabel(portion, 'superseded'));
  });
  return { superseding, wasOnTrial };
}

function isNarrower(left: readonly string[], { documents }: CountLine): boolean {
  return left.length < documents.length;
}
