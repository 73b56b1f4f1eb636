// What stands in all cases of an accused together, in one world: counts, parts of sentences and what is to serve. The
// worlds of cases that have nothing to do with each other, and those of custody, are combined.
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import type { CustodyReading } from './custody-reading.ts';
import type { Footing } from './grounds.ts';
import type { Custody } from './measures.ts';
import { type JudgedPart, judgeParts } from './part-states.ts';
import type { Proceeding } from './proceeding.ts';
import { type CaseReading, MOST_COMBINATIONS } from './reading.ts';
import { type ToServe, toServe } from './to-serve.ts';
import { combine } from './worlds.ts';

/** What stands in all cases in one world, and what follows for serving; each combination is read once. */
export function createFootings({
  asOf,
  within,
}: {
  readonly asOf: Day;
  readonly within: string | undefined;
}): (proceedings: readonly Proceeding[], custody: Custody) => Footing {
  const numbers = new Map<readonly Proceeding[], number>();
  const read = new Map<string, Footing>();
  return (proceedings, { began, escapedOn, isDead }) => {
    const number = numbers.get(proceedings) ?? numbers.size;
    numbers.set(proceedings, number);
    const key = JSON.stringify([number, began, escapedOn, isDead]);
    const known = read.get(key);
    if (known) return known;
    const serving = { asOf, began, escapedOn, isDead };
    const judged = judgeParts(proceedings, serving);
    const all = toServe(judged, serving);
    const parts = settleRunOut(judged, isDead ? toServe(judged, { ...serving, isDead: false }) : all);
    const counts = proceedings.flatMap((it) => it.counts);
    const isWithin = ({ part }: JudgedPart) => within === undefined || part.case === within;
    const left = within === undefined ? all : toServe(judged.filter(isWithin), serving);
    const footing = { counts, parts, partsWithin: parts.filter(isWithin), toServe: all, toServeWithin: left };
    read.set(key, footing);
    return footing;
  };
}

/** A part has run out with the whole that it is laid out in: not while another waits for it, and not before. */
function settleRunOut(judged: readonly JudgedPart[], served: readonly ToServe[]): readonly JudgedPart[] {
  const keysOf = (isOver: boolean) =>
    new Set(served.flatMap(({ answer, parts }) => ((answer.is === 'nothing') === isOver ? parts : [])));
  const [over, left] = [keysOf(true), keysOf(false)];
  return judged.map((it) => {
    if (it.state === 'in_force' && over.has(it.part.key)) return { ...it, state: 'ran_out' };
    return it.state === 'ran_out' && left.has(it.part.key) ? { ...it, state: 'in_force' } : it;
  });
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
