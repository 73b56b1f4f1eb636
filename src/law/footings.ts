// What stands in all cases of an accused together, in one world: counts, parts of sentences and what is to serve. The
// worlds of cases that have nothing to do with each other, and those of custody, are combined.
import type { Day } from '../time/day.ts';
import type { Act, DayBounds } from './acts.ts';
import type { CustodyReading } from './custody-reading.ts';
import type { Footing } from './grounds.ts';
import { laterBounds } from './lengths.ts';
import type { Custody } from './measures.ts';
import { type JudgedPart, judgeParts } from './part-states.ts';
import { boundsOf } from './placed-acts.ts';
import type { Proceeding } from './proceeding.ts';
import { type CaseReading, MOST_COMBINATIONS } from './reading.ts';
import { toServe } from './to-serve.ts';
import { combine } from './worlds.ts';

/** What stands in all cases in one world, and what follows for serving; each combination is read once. */
export function createFootings(
  readings: readonly CaseReading[],
  { asOf, within }: { readonly asOf: Day; readonly within: string | undefined },
): (proceedings: readonly Proceeding[], custody: Custody) => Footing {
  const newestDecision = newestDecisions(readings);
  const judged = new Map<readonly Proceeding[], readonly JudgedPart[]>();
  const read = new Map<string, Footing>();
  return (proceedings, { began, hasEscaped, isDead }) => {
    const parts = judged.get(proceedings) ?? judgeParts(proceedings, asOf);
    judged.set(proceedings, parts);
    const key = JSON.stringify([[...judged.keys()].indexOf(proceedings), began, hasEscaped, isDead]);
    const counts = proceedings.flatMap((it) => it.counts);
    const own = within === undefined ? parts : parts.filter(({ part }) => part.case === within);
    const serving = { asOf, began, hasEscaped, isDead };
    const footing = read.get(key) ?? { counts, parts: own, toServe: toServe(own, serving), newestDecision };
    read.set(key, footing);
    return footing;
  };
}

/** The day of the newest act in each case, and in any (''), that can end the ground of a measure. */
function newestDecisions(readings: readonly CaseReading[]): ReadonlyMap<string, DayBounds> {
  const days = new Map<string, DayBounds>();
  const note = (caseId: string, day: DayBounds) => days.set(caseId, laterBounds(days.get(caseId) ?? day, day));
  for (const { acts } of readings) {
    for (const placed of acts) {
      for (const act of placed.hasBegun ? placed.acts : []) {
        if (!decidesGround(act)) continue;
        note(act.case, boundsOf(placed));
        note('', boundsOf(placed));
      }
    }
  }
  return days;
}

type GroundAct = Extract<Act, { act: 'outcome' | 'sentence' | 'sentence_change' | 'decision' | 'clemency' | 'moved' }>;

function decidesGround(act: Act): act is GroundAct {
  const deciding: readonly string[] = ['outcome', 'sentence', 'sentence_change', 'decision', 'clemency', 'moved'];
  return deciding.includes(act.act);
}

export interface CombinedWorlds {
  readonly combined: readonly (readonly [Custody, readonly Proceeding[]])[];
  /** Every combination is there, as far as what is to serve goes. */
  readonly isComplete: boolean;
}

/** The combinations of the worlds of custody and of the cases, which have nothing to do with each other. */
export function combineReadings(
  readings: readonly CaseReading[],
  custody: CustodyReading,
  stated: readonly Proceeding[],
): CombinedWorlds {
  const cases = combine(
    readings.map(({ worlds, stated }) => (worlds.length > 0 ? worlds : [stated])),
    MOST_COMBINATIONS,
  );
  const proceedings = cases?.length === 1 ? [stated] : (cases ?? [stated]);
  const combined = custody.worlds.flatMap((own) => proceedings.map((those) => [own, those] as const));
  const isSettled = custody.isComplete || !custody.acts.some(({ acts }) => acts.some(decidesServing));
  const isComplete = cases !== undefined && isSettled && readings.every((reading) => reading.isComplete);
  return combined.length > MOST_COMBINED
    ? { combined: [[custody.stated, stated] as const], isComplete: false }
    : { combined, isComplete };
}

/** Whether an act of custody bears on what is to serve. */
function decidesServing(act: Act): boolean {
  if (act.act === 'released') return act.how === 'escaped' || act.how === 'died';
  return act.act === 'death' || (act.act === 'measure' && act.kind === 'serving');
}

/** As many combinations of custody with cases are tried. */
const MOST_COMBINED = 4 * MOST_COMBINATIONS;
