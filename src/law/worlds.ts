// Worlds: all that may have happened by a day, as far as the dates allow. Each world leaves out some of the acts that
// have not surely begun, and has those whose order is open in one of their orders.
//
//   settled   charge ── verdict ── sentence       (a chain: every world has it)
//   unsettled appeal "2024"                       (before, between or after them, or not yet)
//
// The acts are replayed along all such ways at once. Ways that meet in the same state go on as one, and an act is not
// tried before and after another one that it has nothing in common with: so a hundred acts with a few open ones cost
// little. Where it would still cost too much, the answer is incomplete, and what rests on it is not certain.
import type { OrderedActs, PlacedAct } from './order.ts';
import { meet } from './touch.ts';

/** As many unsettled acts on a line are tried. */
export const MOST_UNSETTLED = 6;

export interface Trial<State> {
  readonly start: State;
  /** The acts that every world has, in order. */
  readonly chain: readonly PlacedAct[];
  readonly unsettled: readonly PlacedAct[];
  readonly isSurelyBefore: OrderedActs['isSurelyBefore'];
  readonly needs: OrderedActs['needs'];
  readonly apply: (state: State, act: PlacedAct) => State;
  /** Text that is the same for two states exactly if they are. */
  readonly keyOf: (state: State) => string;
  readonly budget: Budget;
}

/** How many acts may still be replayed; shared by all that one question tries. */
export interface Budget {
  steps: number;
}

export interface Worlds<State> {
  readonly states: readonly State[];
  /** Every world was tried. */
  readonly isComplete: boolean;
}

/** The states in which the acts can have ended, each once. */
export function tryWorlds<State>(trial: Trial<State>): Worlds<State> {
  const windows = trial.unsettled.map((act) => windowOf(act, trial));
  const meets = meetingMasks(trial);
  const everything = 2 ** trial.unsettled.length - 1;
  const seen = new Set<string>();
  const ends = new Map<string, State>();
  const { chain, apply, keyOf, budget } = trial;

  const visit = (at: number, done: number, state: State): void => {
    if (budget.steps-- <= 0) return;
    const key = `${at} ${done} ${keyOf(state)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const [next, open] = [chain[at], everything & ~done];
    if (next === undefined && open === 0) ends.set(keyOf(state), state);
    const isHeld = windows.some(({ until }, index) => (open & (1 << index)) !== 0 && until <= at);
    const mayWait = next !== undefined && !isHeld && (open & (meets[at] ?? 0)) === 0;
    for (const [index, window] of mayWait ? [] : windows.entries()) {
      const isFree = (open & (1 << index)) !== 0 && at >= window.from && (window.behind & open) === 0;
      if (isFree) visit(at, done | (1 << index), apply(state, window.act));
    }
    if (next !== undefined && !isHeld) visit(at + 1, done, apply(state, next));
  };
  for (const absent of absences(trial)) visit(0, absent, trial.start);
  return { states: [...ends.values()], isComplete: budget.steps > 0 };
}

interface Window {
  readonly act: PlacedAct;
  /** It comes after so many of the chain, at least. */
  readonly from: number;
  /** It comes before the act of the chain with this index. */
  readonly until: number;
  /** The unsettled acts that surely come before it, as bits. */
  readonly behind: number;
}

function windowOf<State>(act: PlacedAct, { chain, unsettled, isSurelyBefore }: Trial<State>): Window {
  const until = chain.findIndex((other) => isSurelyBefore(act, other));
  return {
    act,
    from: chain.findLastIndex((other) => isSurelyBefore(other, act)) + 1,
    until: until < 0 ? Number.POSITIVE_INFINITY : until,
    behind: maskOf(unsettled, (other) => other !== act && isSurelyBefore(other, act)),
  };
}

/** For each act of the chain the unsettled acts, as bits, that it may have something in common with. */
function meetingMasks<State>({ chain, unsettled }: Trial<State>): number[] {
  const among = unsettled.map((own) => maskOf(unsettled, (other) => meet(own.touch, other.touch)));
  return chain.map((act) => {
    let mask = maskOf(unsettled, (other) => meet(act.touch, other.touch));
    for (let before = 0; before !== mask; ) {
      before = mask;
      for (const [index, own] of among.entries()) if (mask & (1 << index)) mask |= own;
    }
    return mask;
  });
}

function maskOf(acts: readonly PlacedAct[], isMeant: (act: PlacedAct) => boolean): number {
  return acts.reduce((mask, act, index) => (isMeant(act) ? mask | (1 << index) : mask), 0);
}

/** Which acts a world can leave out, as bits: such as have not surely begun, each with all that needs it. */
function* absences<State>({ unsettled, needs }: Trial<State>): Generator<number> {
  const absentable = maskOf(unsettled, ({ hasBegun }) => !hasBegun);
  const needed = unsettled.map((act) => maskOf(unsettled, (other) => needs(act, other)));
  for (let absent = absentable; ; absent = (absent - 1) & absentable) {
    if (needed.every((mask, index) => (absent & (1 << index)) !== 0 || (mask & absent) === 0)) yield absent;
    if (absent === 0) return;
  }
}

/** Combinations of one of each list; undefined where there are more than `most`. */
export function combine<Value>(lists: readonly (readonly Value[])[], most: number): Value[][] | undefined {
  let combinations: Value[][] = [[]];
  for (const list of lists) {
    if (combinations.length * list.length > most) return undefined;
    combinations = combinations.flatMap((own) => list.map((value) => [...own, value]));
  }
  return combinations;
}
