// Worlds: all that may have happened by a day, as far as the dates allow. Each world leaves out some of the acts that
// have not surely begun, and has those whose order is open in one of their orders.
//
//   settled   charge ── verdict ── sentence       (a chain: every world has it)
//   unsettled appeal "2024"                       (before, between or after them, or not yet)
//
// The acts are replayed along all such ways at once, link by link of the chain. Ways that meet in the same state go on
// as one, and an act is not tried before and after another one that it has nothing in common with: so a hundred acts
// with a few open ones cost little. What would still cost too much is incomplete, and what rests on it not certain.
import type { OrderedActs } from './order.ts';
import type { PlacedActs } from './placed-acts.ts';
import { meet } from './touch.ts';

/** As many unsettled acts on a line are tried. */
export const MOST_UNSETTLED = 6;

export interface Trial<State> {
  readonly start: State;
  /** The acts that every world has, in order. */
  readonly chain: readonly PlacedActs[];
  readonly unsettled: readonly PlacedActs[];
  readonly isSurelyBefore: OrderedActs['isSurelyBefore'];
  readonly needs: OrderedActs['needs'];
  /** What a state becomes, in each way that the act leaves open. */
  readonly apply: (state: State, act: PlacedActs) => readonly State[];
  /** Text that is the same for two states exactly if they are. */
  readonly keyOf: (state: State) => string;
  /** So many acts may be replayed. */
  readonly budget: Budget;
}

/** How many acts may still be replayed. */
export interface Budget {
  steps: number;
}

export interface Worlds<State> {
  readonly states: readonly State[];
  /** Every world was tried. */
  readonly isComplete: boolean;
}

/** States by the unsettled acts that are behind them, as bits. */
type Ways<State> = Map<number, readonly State[]>;

/** The states in which the acts can have ended, each once. */
export function tryWorlds<State>(trial: Trial<State>): Worlds<State> {
  const { chain, unsettled, budget, apply, keyOf } = trial;
  const windows = unsettled.map((act) => windowOf(act, trial));
  const meets = meetingMasks(trial);
  let ways: Ways<State> = new Map([[0, [trial.start]]]);
  for (const [at, link] of chain.entries()) {
    const isTried = hasToBranch(ways, meets[at] ?? 0) || windows.some(({ until }) => until === at);
    const branched = isTried ? branch(ways, { at, windows, trial }) : ways;
    const next: Ways<State> = new Map();
    for (const [done, states] of branched) {
      const isHeld = windows.some(({ bit, until }) => until <= at && (done & bit) === 0);
      if (isHeld) continue;
      const further = states.flatMap((state) => apply(state, link));
      budget.steps -= further.length;
      next.set(done, further.length > states.length ? distinct(further, keyOf) : further);
    }
    if (budget.steps <= 0) return { states: [], isComplete: false };
    ways = next;
  }
  const mustHappen = windows.reduce((mask, { act, bit }) => (act.hasBegun ? mask | bit : mask), 0);
  const ends = [...branch(ways, { at: chain.length, windows, trial })].flatMap(([done, states]) =>
    (done & mustHappen) === mustHappen ? states : [],
  );
  return { states: distinct(ends, keyOf), isComplete: budget.steps > 0 };
}

interface Window {
  readonly act: PlacedActs;
  readonly bit: number;
  /** It comes after so many of the chain, at least. */
  readonly from: number;
  /** It comes before the act of the chain with this index. */
  readonly until: number;
  /** The unsettled acts that come before it in every world that has it, as bits. */
  readonly behind: number;
}

function windowOf<State>(act: PlacedActs, { chain, unsettled, isSurelyBefore, needs }: Trial<State>): Window {
  const until = act.hasBegun ? chain.findIndex((other) => isSurelyBefore(act, other)) : -1;
  const isBehind = (other: PlacedActs) => other !== act && isSurelyBefore(other, act);
  return {
    act,
    bit: 1 << unsettled.indexOf(act),
    from: chain.findLastIndex((other) => isSurelyBefore(other, act)) + 1,
    until: until < 0 ? Number.POSITIVE_INFINITY : until,
    behind: maskOf(unsettled, (other) => isBehind(other) && (other.hasBegun || needs(act, other))),
  };
}

/** Whether an unsettled act that is still to come may have something in common with the next link. */
function hasToBranch<State>(ways: Ways<State>, meeting: number): boolean {
  for (const done of ways.keys()) if ((meeting & ~done) !== 0) return true;
  return false;
}

interface Branching<State> {
  readonly at: number;
  readonly windows: readonly Window[];
  readonly trial: Trial<State>;
}

/** All ways on from here with any of the unsettled acts that may come now, in any order that is open. */
function branch<State>(ways: Ways<State>, { at, windows, trial }: Branching<State>): Ways<State> {
  const { apply, keyOf, budget } = trial;
  const branched: Ways<State> = new Map();
  const free = windows.filter(({ from }) => from <= at);
  for (let done = 0; done < 1 << windows.length; done++) {
    const arrived = branched.get(done);
    const states = distinct([...(ways.get(done) ?? []), ...(arrived ?? [])], keyOf);
    if (states.length === 0) continue;
    branched.set(done, states);
    for (const { act, bit, behind } of free) {
      if ((done & bit) !== 0 || (behind & ~done) !== 0) continue;
      budget.steps -= states.length;
      if (budget.steps <= 0) return branched;
      const further = states.flatMap((state) => apply(state, act));
      branched.set(done | bit, [...(branched.get(done | bit) ?? []), ...further]);
    }
  }
  return branched;
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

function maskOf(acts: readonly PlacedActs[], isMeant: (act: PlacedActs) => boolean): number {
  return acts.reduce((mask, act, index) => (isMeant(act) ? mask | (1 << index) : mask), 0);
}

function distinct<State>(states: readonly State[], keyOf: (state: State) => string): readonly State[] {
  if (states.length < 2) return states;
  return [...new Map(states.map((state) => [keyOf(state), state])).values()];
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
