// Whether a measure still has a ground on a day. A ground ends
//
//   - with the end date or the term of the measure
//   - with its case: all counts acquitted or ended, or sentenced and nothing left to serve
//   - for serving: when no prison term is left in any case
//
// A measure without a ground may hold or not, unless the person was reported held since. Nothing ends it by itself.
import { type Day, laterOf } from '../time/day.ts';
import type { DayBounds } from './acts.ts';
import { type CountLine, having, isOwn } from './counts.ts';
import { lastDayFrom, readTerm } from './lengths.ts';
import { isCustody, type Measure } from './measures.ts';
import { isPrison, type JudgedPart } from './part-states.ts';
import type { ToServe } from './to-serve.ts';

/** What decides about grounds: the counts and sentences of the accused, in one world. */
export interface Footing {
  readonly counts: readonly CountLine[];
  readonly parts: readonly JudgedPart[];
  readonly toServe: readonly ToServe[];
  /** The day of the newest decision in each case, and in any (''). */
  readonly newestDecision: ReadonlyMap<string, DayBounds>;
}

export type Holding = 'holds' | 'ground_ended' | 'ground_may_have_ended';

export function holdingOf(measure: Measure, footing: Footing, asOf: Day): Holding {
  const ends = [endByDate(measure), endByCase(measure, footing), endOfServing(measure, footing)];
  let holding: Holding = 'holds';
  for (const end of ends) {
    if (!end || (end.latest !== null && isReportedSince(measure, end.latest))) continue;
    const isOver = end.isSure && (end.latest === null || end.latest < asOf);
    if (isOver) return 'ground_ended';
    const mayBeOver = end.earliest === null || end.earliest < asOf;
    if (mayBeOver) holding = 'ground_may_have_ended';
  }
  return holding;
}

/** Whether it is arrest or remand while a prison term is in force, so that it reads as serving. */
export function readsAsServing({ kind }: Measure, { parts, toServe }: Footing): boolean {
  if (kind !== 'arrested' && kind !== 'detained' && kind !== 'remanded') return false;
  const inForce = parts.some(
    ({ part, state, isFinal }) => isPrison(part.kind) && state === 'in_force' && (isFinal || part.inForce),
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
}

function endByDate({ until, term, since }: Measure): End | null {
  const byTerm = term === null ? null : lastDayFrom(since, readTerm(term));
  const end: DayBounds | null = until ?? byTerm;
  return end && { ...end, isSure: true };
}

function endByCase(measure: Measure, footing: Footing): End | null {
  const caseId = measure.case;
  if (caseId === null || readsAsServing(measure, footing) || measure.kind === 'serving') return null;
  const portions = footing.counts.flatMap((it) => (it.case === caseId ? it.portions : [])).filter(isOwn);
  if (portions.length === 0 || portions.some(isUndecided)) return null;
  const own = footing.parts.filter((it) => it.part.case === caseId && it.state !== 'fallen' && it.state !== 'replaced');
  const left = own.filter(isToServe).filter((it) => !isCustody(measure.kind) || isServedInCustody(it));
  if (left.length > 0) {
    const isOther = !isCustody(measure.kind) || left.some(({ part }) => !isPrison(part.kind));
    return isOther ? null : endOfPrison(footing, caseId);
  }
  if (own.length > 0) return endOfTerm(footing, caseId);
  return portions.some(({ label }) => label === 'convicted') ? null : endOfCase(footing, caseId);
}

function endOfServing(measure: Measure, footing: Footing): End | null {
  return measure.kind === 'serving' ? endOfPrison(footing, '') : null;
}

function endOfPrison(footing: Footing, caseId: string): End | null {
  const left = prisonLeft(footing.toServe);
  if (left === 'no') return endOfTerm(footing, caseId);
  return left === 'not_clear' ? { earliest: null, latest: null, isSure: false } : null;
}

/** The day of the newest decision, in the case or in one that is heard together with it. */
function endOfCase({ newestDecision }: Footing, caseId: string): End {
  const day = newestDecision.get(caseId) ?? newestDecision.get('') ?? { earliest: null, latest: null };
  return { ...day, isSure: true };
}

/** The last day of what was to serve; where none is reckoned, the day of the newest decision. */
function endOfTerm(footing: Footing, caseId: string): End {
  const { toServe, parts } = footing;
  const days = [
    ...toServe.flatMap(({ kind, lastDay }) => (kind === 'imprisonment' && lastDay ? lastDay.latest : [])),
    ...parts.flatMap(({ state, ownLastDay }) => (state === 'ran_out' && ownLastDay ? ownLastDay.latest : [])),
  ];
  if (days.length === 0) return endOfCase(footing, caseId);
  const day = days.reduce(laterOf);
  return { earliest: day, latest: day, isSure: true };
}

function isReportedSince({ lastReported }: Measure, day: Day): boolean {
  return lastReported.earliest !== null && lastReported.earliest > day;
}

const isUndecided = having('suspected', 'pending', 'no_verdict');

function isToServe({ state }: JudgedPart): boolean {
  return state === 'in_force' || state === 'stayed' || state === 'suspended' || state === 'absorbed';
}

function isServedInCustody({ part: { kind }, state }: JudgedPart): boolean {
  if (state === 'suspended') return false;
  return (
    isPrison(kind) || kind === 'administrative_arrest' || kind === 'compulsory_treatment' || kind === 'deportation'
  );
}
