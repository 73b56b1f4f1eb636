// Whether a measure still has a ground on a day. A ground ends
//
//   - with the end date or the term of the measure
//   - with its case: all counts acquitted or ended, or sentenced and nothing left to serve
//   - for serving: when no prison term is left in any case
//
// A measure without a ground may hold or not, unless the person was reported held since. Nothing ends it by itself.
import type { Day } from '../time/day.ts';
import type { DayBounds } from './acts.ts';
import { type CountLine, isDecided, isOwn, type Reaches } from './counts.ts';
import { lastDayFrom, laterBounds, readTerm } from './lengths.ts';
import type { Measure } from './measures.ts';
import { isPrison, type JudgedPart } from './part-states.ts';
import type { Conviction } from './proceeding.ts';
import { convictionsOf, isSameConviction } from './sentences.ts';
import type { ToServe } from './to-serve.ts';

/** What decides about grounds: the counts and sentences of the accused, in one world. */
export interface Footing {
  readonly counts: readonly CountLine[];
  readonly parts: readonly JudgedPart[];
  readonly toServe: readonly ToServe[];
  /** Of the case that is asked about. */
  readonly partsWithin: readonly JudgedPart[];
  readonly toServeWithin: readonly ToServe[];
}

export type Holding = 'holds' | 'ground_ended' | 'ground_may_have_ended';

export function holdingOf(measure: Measure, footing: Footing, asOf: Day): Holding {
  if (readsAsServing(measure, footing)) return 'holds';
  const ends = [endByDate(measure), endByCase(measure, footing), endOfServing(measure, footing)];
  let holding: Holding = 'holds';
  for (const end of ends) {
    if (!end || (end.latest !== null && isReportedSince(measure, end.latest))) continue;
    const isOver = end.isSure && (end.latest === null || end.latest < asOf || (end.isOnItsDay && end.latest === asOf));
    if (isOver) return 'ground_ended';
    const mayBeOver = end.earliest === null || end.earliest < asOf || (end.isOnItsDay && end.earliest === asOf);
    if (mayBeOver) holding = 'ground_may_have_ended';
  }
  return holding;
}

/** Whether it is arrest or remand while a prison term is in force, so that it reads as serving. */
export function readsAsServing({ kind }: Measure, { parts, toServe }: Footing): boolean {
  if (kind !== 'arrested' && kind !== 'detained' && kind !== 'remanded') return false;
  const inForce = parts.some(
    ({ part, state, isFinal }) =>
      isPrison(part.kind) && part.kind !== 'death' && state === 'in_force' && (isFinal || part.inForce),
  );
  return inForce && prisonLeft(toServe) === 'yes';
}

/** Whether a prison term is left to serve in any case; null: none was ever imposed. */
export function prisonLeft(all: readonly ToServe[]): 'yes' | 'no' | 'not_clear' | null {
  const prison = all.find(({ kind }) => kind === 'imprisonment');
  if (!prison) return null;
  if (prison.answer.is === 'nothing') return prison.stayed.length > 0 ? 'yes' : 'no';
  return prison.answer.is === 'not_clear' ? 'not_clear' : 'yes';
}

interface End {
  readonly earliest: Day | null;
  /** Null: no day is known, it is over. */
  readonly latest: Day | null;
  readonly isSure: boolean;
  /** A decision ends it on its very day; a term, behind its last day. */
  readonly isOnItsDay: boolean;
}

/** The last day of a measure, by its end date or its term; null: neither is stated. */
export function lastDayOfMeasure({ until, term, since }: Pick<Measure, 'until' | 'term' | 'since'>): DayBounds | null {
  return until ?? (term === null ? null : lastDayFrom(since, readTerm(term)));
}

function endByDate(measure: Measure): End | null {
  const end = lastDayOfMeasure(measure);
  return end && { ...end, isSure: true, isOnItsDay: false };
}

/** All counts of the case acquitted or ended, or sentenced and nothing left to serve. */
function endByCase(measure: Measure, footing: Footing): End | null {
  const caseId = measure.case;
  if (caseId === null || measure.kind === 'serving') return null;
  const counts = footing.counts.filter((it) => it.case === caseId && it.portions.some(isOwn));
  const portions = counts.flatMap((it) => it.portions).filter(isOwn);
  if (portions.length === 0 || !portions.every(isDecided)) return null;
  const moved = counts.map(({ movedOn }) => movedOn);
  const convicted = convictionsOf(counts.map((it) => ({ ...it, portions: it.portions.filter(isUnpardoned) })));
  const imposed = footing.parts.filter((it) => isImposedIn(it, caseId));
  const isFor = (own: Conviction) =>
    imposed.some(({ part }) => part.imposedFor.some((it) => isSameConviction(it, own)));
  const isSentenced = convicted.every(isFor);
  return isSentenced ? latestEnd([endOn(moved), ...imposed.map((it) => endOfPart(it, footing))]) : null;
}

const isUnpardoned: Reaches = ({ isPardoned }) => !isPardoned;

/** Whether a standing part was imposed for a conviction in the case, or in the case without any. */
function isImposedIn({ part, rests: [standing] }: JudgedPart, caseId: string): boolean {
  if (part.isSetAside || part.isReplaced) return false;
  if (part.imposedFor.length === 0) return part.needsNoConviction && part.case === caseId;
  return standing > 0 && part.imposedFor.some((it) => it.case === caseId);
}

/** When no prison term is left in any case. */
function endOfServing({ kind }: Measure, footing: Footing): End | null {
  const prison = footing.parts.filter(({ part }) => isPrison(part.kind));
  if (kind !== 'serving' || prison.length === 0) return null;
  const counts = prison.flatMap(({ part }) => {
    return footing.counts.filter(({ case: caseId, name }) =>
      part.imposedFor.some((it) => it.case === caseId && it.count === name),
    );
  });
  return latestEnd([...prison.map((it) => endOfPart(it, footing)), ...counts.map(({ movedOn }) => endOn([movedOn]))]);
}

/** When a part ended to be one that a person is held for; null: it is left to serve. */
function endOfPart(judged: JudgedPart, footing: Footing): End | null {
  const { part, state, takenIn } = judged;
  const taker = takenIn === null ? undefined : footing.parts.find((it) => it.part.key === takenIn);
  if (taker && taker !== judged && taker.takenIn !== part.key) return endOfPart(taker, footing);
  if (!isServedInCustody(judged)) return endOn([part.changedOn]);
  if (part.kind === 'life' || part.kind === 'death' || state === 'stayed') return null;
  const served = footing.toServe.find((it) => it.kind === part.kind && it.parts.includes(part.key));
  const day = served?.lastDay ?? judged.ownLastDay;
  if (state === 'ran_out') return { ...(day ?? part.changedOn), isSure: true, isOnItsDay: false };
  if (served?.answer.is !== 'not_clear' || day === null) return null;
  return { ...day, isSure: false, isOnItsDay: false };
}

/** Nothing ends before the last of these; null: one has not ended. */
function latestEnd(ends: readonly (End | null)[]): End | null {
  return ends.reduce((a, b) => {
    if (!a || !b) return null;
    const isLater = a.latest === null || (b.latest !== null && a.latest < b.latest);
    const [later, other] = isLater ? [b, a] : [a, b];
    return { ...later, isSure: later.isSure && other.isSure };
  });
}

function endOn(days: readonly DayBounds[]): End {
  const day = days.reduce((a, b) => laterBounds(a, b));
  return { ...day, isSure: true, isOnItsDay: true };
}

function isReportedSince({ confirmedOn }: Measure, day: Day): boolean {
  return confirmedOn.earliest !== null && confirmedOn.earliest > day;
}

/** Whether it is, or was until it ran out, a part that a person is held for. */
function isServedInCustody({ part: { kind, suspended: isSuspended, suspendedTerm }, state }: JudgedPart): boolean {
  const isGrave = kind === 'life' || kind === 'death';
  if (!isGrave && isSuspended && !suspendedTerm) return false;
  if (!isGrave && kind !== 'imprisonment' && kind !== 'administrative_arrest' && kind !== 'compulsory_treatment')
    return false;
  return state === 'in_force' || state === 'stayed' || state === 'ran_out' || (isGrave && state === 'suspended');
}
