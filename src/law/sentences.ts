// Sentences, in parts. A part rests on the convictions that it was imposed for, and falls when none of them stands: a
// new conviction does not bring it back, the restored one does. A further sentence adds; changes touch only what they
// name.
//
//   imposed -> in force | stayed | suspended -> activated | reduced, increased, commuted -> served | remitted | revoked
//
//   d4: convicted of a; d5: 5 years (d5/1) for a; d7: conviction set aside: d5/1 has fallen
//   d8: convicted of a again: d5/1 stays fallen, since it was imposed for the conviction of d4
import type { Day } from '../time/day.ts';
import type { ActContent, PartChange, Scope, SentencePart } from './acts.ts';
import { type CountLine, isConvicted, isOpen, NO_DAY, type Portion } from './counts.ts';
import { applyUnnamed, decide } from './outcomes.ts';
import {
  type Conviction,
  countStanding,
  type ImposedPart,
  type Proceeding,
  type ReplayContext,
  standsConvicted,
} from './proceeding.ts';
import { type ActOnCounts, countsInScope, countsTaken, moveCounts, noteReach } from './reach.ts';

type Identified<Name extends ActContent['act']> = Extract<ActContent, { act: Name }> & { readonly id: string };

/** An act that imposes parts. */
export interface Imposing extends ActOnCounts {
  readonly parts: readonly SentencePart[];
  readonly needsNoConviction?: boolean;
  /** Left out: the convictions that stand among the counts of the act. */
  readonly imposedFor?: readonly Conviction[];
  /** From when on it may have been imposed. */
  readonly earliest: Day | null;
}

export function imposeSentence(
  proceeding: Proceeding,
  act: Identified<'sentence'> & Change['act'],
  replay: ReplayContext,
): Proceeding {
  const isBound = !act.needsNoConviction && (act.parts.length === 0 || !act.parts.every(needsNoConviction));
  const convicted = isBound ? implyConviction(proceeding, act, replay) : proceeding;
  const sentenced = addSentence(convicted, act);
  if (!act.final) return sentenced;
  const finalize = (portion: Portion) => (isConvicted(portion) ? { ...portion, isFinal: true } : portion);
  return moveCounts(sentenced, act, { reaches: isConvicted, change: finalize, remark: replay.remark });
}

/** Adds the parts for the convictions that stand among the counts of the act. */
export function addSentence(proceeding: Proceeding, act: Imposing): Proceeding {
  const standing = act.needsNoConviction ? [] : convictionsOf(countsTaken(proceeding, act, isConvicted));
  const imposedFor = act.imposedFor ?? standing;
  const parts = act.parts.map(({ number, ...part }): ImposedPart => {
    const key = `${act.id}/${number}`;
    return {
      ...part,
      ...UNCHANGED,
      key,
      case: act.case,
      needsNoConviction: act.needsNoConviction ?? (imposedFor.length === 0 && needsNoConviction(part)),
      imposedFor,
      carriedBy: imposedFor.reduce((sum, { number: own }) => sum + own, 0),
      startStatedOn: act.earliest,
      isServed: part.timeServed ?? false,
    };
  });
  const others = proceeding.parts.filter((part) => !parts.some(({ key }) => key === part.key));
  return { ...proceeding, parts: [...others, ...parts] };
}

/** Treatment and administrative arrest need no conviction, whether or not the act says so. */
function needsNoConviction({ kind }: Pick<SentencePart, 'kind'>): boolean {
  return kind === 'compulsory_treatment' || kind === 'administrative_arrest';
}

const UNCHANGED = {
  inForce: false,
  isStayed: false,
  isRemitted: false,
  isPardoned: false,
  isSetAside: false,
  isReplaced: false,
  stayedBy: [],
  stayedOn: null,
  changedOn: NO_DAY,
  fellOn: null,
} as const satisfies Partial<ImposedPart>;

/** The sentence alone is set aside; the convictions stay. */
export function setSentenceAside(proceeding: Proceeding, act: ActOnCounts): Proceeding {
  const convictions = convictionsOf(countsInScope(proceeding, act));
  return changeParts(proceeding, (part) => {
    const rest = restsOn(proceeding, part, convictions);
    return rest === 'all' ? { ...part, isSetAside: true } : rest === 'some' ? asked(part) : part;
  });
}

/** The part after a court spoke only of some of what carries it: a note asks what becomes of it. */
function asked(part: ImposedPart): ImposedPart {
  return { ...part, carriedBy: Number.POSITIVE_INFINITY };
}

interface Replacing {
  readonly judged: readonly Conviction[];
  readonly before: Proceeding;
}

/** Another sentence takes the place of the one for the convictions that were judged, as they stood before. */
export function replaceSentence(proceeding: Proceeding, act: Imposing, { judged, before }: Replacing): Proceeding {
  const replaced = changeParts(proceeding, (part) => {
    const rest = restsOn(before, part, judged);
    return rest === 'all' ? { ...part, isReplaced: true } : rest === 'some' ? asked(part) : part;
  });
  return addSentence(replaced, act);
}

export function changeSentence(
  proceeding: Proceeding,
  act: Identified<'sentence_change'> & Change['act'],
  { remark }: ReplayContext,
): Proceeding {
  const { change, parts: named, to } = act;
  for (const key of named ?? []) {
    const isKnown = proceeding.parts.some((part) => part.key === key);
    if (!isKnown) remark({ note: 'part_never_imposed', case: act.case, act: act.id, about: key });
  }
  const isOfCase = (part: ImposedPart) => part.case === act.case && isStanding(proceeding, part);
  const isMeant = named || isNamed(act.scope) ? coverParts(proceeding, act) : isOfCase;
  if (!named && !proceeding.parts.some(isMeant)) {
    remark({ note: 'part_never_imposed', case: act.case, act: act.id, about: null });
  }
  const isUnstated = (change === 'reduced' || change === 'increased' || change === 'commuted') && !to;
  if (isUnstated) remark({ note: 'change_not_stated', case: act.case, act: act.id, about: null });
  return changeParts(proceeding, (part) =>
    isMeant(part) ? { ...changePart(part, { change, to, act }), carriedBy: countStanding(proceeding, part) } : part,
  );
}

/**
 * Whether an act is on a part: those it names, else all that stand and rest on the counts that it is about alone; where
 * it names none of these, also those of its case that rest on no conviction.
 */
export function coverParts(
  proceeding: Proceeding,
  { case: caseId, scope, parts }: ActOnCounts & { readonly parts?: readonly string[] },
): (part: ImposedPart) => boolean {
  if (parts) return ({ key }) => parts.includes(key);
  const convictions = convictionsOf(countsInScope(proceeding, { id: '', case: caseId, ...(scope && { scope }) }));
  return (part) => {
    if (restsOn(proceeding, part, convictions) === 'all') return true;
    return !isNamed(scope) && part.case === caseId && restsOnNone(part) && isStanding(proceeding, part);
  };
}

/** Whether a part was imposed for no conviction: contempt, treatment, an administrative penalty. */
export function restsOnNone({ needsNoConviction: isFree, imposedFor }: ImposedPart): boolean {
  return isFree && imposedFor.length === 0;
}

function isNamed(scope: Scope | undefined): boolean {
  return scope !== undefined && scope !== 'all';
}

type Changed = Partial<Omit<SentencePart, 'number'>>;

interface Change {
  readonly change: PartChange;
  readonly to: Changed | undefined;
  readonly act: { readonly earliest: Day | null; readonly latest: Day };
}

/** The part after one change. */
export function changePart(part: ImposedPart, { change, to = {}, act }: Change): ImposedPart {
  const started = to.start ? { stayedOn: null, startStatedOn: act.earliest } : {};
  const changed: ImposedPart = { ...part, ...to, ...(to.term ? asTerm(part, to) : {}), ...started };
  switch (change) {
    case 'in_force':
      return { ...changed, inForce: true, isStayed: false, stayedBy: [] };
    case 'stayed':
      return { ...changed, isStayed: true, stayedOn: to.start ? null : act.latest };
    case 'stay_lifted':
      return { ...changed, isStayed: false, stayedBy: [] };
    case 'reduced':
    case 'increased':
      return 'term' in to || 'amount' in to ? changed : { ...changed, ...asTerm(part, to), term: null };
    case 'commuted':
      return Object.keys(to).length > 0 ? changed : { ...changed, ...asTerm(part, to), term: null };
    case 'suspended':
      return { ...changed, suspended: true, suspendedTerm: to.suspendedTerm ?? null };
    case 'activated':
      return { ...changed, suspended: false, suspendedTerm: null, ...to };
    case 'remitted':
      return to.term ? changed : { ...changed, isRemitted: true };
    case 'served':
      return { ...changed, isServed: true };
    case 'revoked':
      return { ...changed, isSetAside: true };
  }
}

/** A life or death part with another term, or none that is stated, is imprisonment; so a ban for life ends. */
function asTerm({ kind }: ImposedPart, to: Changed): Pick<SentencePart, 'kind' | 'forLife'> {
  const isEndless = kind === 'life' || kind === 'death';
  return { kind: to.kind ?? (isEndless ? 'imprisonment' : kind), forLife: to.forLife ?? false };
}

/** Replaces parts that `change` gives another value for. */
export function changeParts(proceeding: Proceeding, change: (part: ImposedPart) => ImposedPart): Proceeding {
  let isChanged = false;
  const parts = proceeding.parts.map((part) => {
    const changed = change(part);
    isChanged ||= changed !== part;
    return changed;
  });
  return isChanged ? { ...proceeding, parts } : proceeding;
}

/** Whether a part stands: a conviction that it was imposed for does, and nothing took it away. */
export function isStanding(proceeding: Proceeding, part: ImposedPart): boolean {
  if (part.isSetAside || part.isReplaced) return false;
  return part.needsNoConviction || part.imposedFor.some((conviction) => standsConvicted(proceeding, conviction));
}

/** The convictions that stand among counts. */
export function convictionsOf(counts: readonly CountLine[]): Conviction[] {
  return counts.flatMap(({ case: caseId, name, portions }) =>
    portions.flatMap(({ label, conviction, number }) =>
      label === 'convicted' && conviction !== null ? [{ case: caseId, count: name, conviction, number }] : [],
    ),
  );
}

/** Whether all of what still carries a standing part is among the convictions, some of it, or none. */
function restsOn(
  proceeding: Proceeding,
  part: ImposedPart,
  convictions: readonly Conviction[],
): 'all' | 'some' | 'none' {
  if (!isStanding(proceeding, part)) return 'none';
  const standing = part.imposedFor.filter((conviction) => standsConvicted(proceeding, conviction));
  const among = standing.filter((it) => convictions.some((other) => isSameConviction(it, other))).length;
  if (among === 0) return 'none';
  return among === standing.length ? 'all' : 'some';
}

export function isSameConviction(a: Conviction, b: Conviction): boolean {
  return a.count === b.count && a.conviction === b.conviction && a.case === b.case;
}

/** A sentence says that there was a conviction: where none is recorded, one is implied. */
export function implyConviction(proceeding: Proceeding, act: ActOnCounts, replay: ReplayContext): Proceeding {
  const { scope } = act;
  const { remark } = replay;
  const note = () => remark({ note: 'sentence_without_verdict', case: act.case, act: act.id, about: null });
  const change = (portion: Portion) => convict(portion, act.id);
  const rule = { reaches: isOpen, change, begins: 'pending', remark } as const;
  if (scope === undefined || scope === 'all') {
    if (convictionsOf(countsInScope(proceeding, act)).length > 0) return proceeding;
    note();
    return applyUnnamed(proceeding, { act, rule, isCareful: true, outcome: 'convicted' }, replay);
  }
  return scope.reduce((implied, named) => {
    const own = { ...act, scope: [named] };
    const [count] = countsInScope(implied, own);
    if (count?.portions.some(isConvicted)) {
      if (!act.isImplicit) noteReach(count, { act, named, rule: { ...rule, reaches: isConvicted } });
      return implied;
    }
    note();
    return moveCounts(implied, own, rule);
  }, proceeding);
}

function convict(portion: Portion, by: string): Portion {
  return decide(portion, { outcome: 'convicted', by, ground: null, isFinal: false });
}
