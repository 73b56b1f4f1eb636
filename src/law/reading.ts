// Reads the acts against one accused, in one case or in cases that belong together: what is stated, and every world
// that the dates allow.
//
// With up to six unsettled acts all worlds are tried at once. With more, each count is read for itself: the worlds of
// the acts that touch it, while the others stand as stated; and their combinations, up to 64. What is left open beyond
// that is not certain.
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import type { CountLine } from './counts.ts';
import { NO_CASE } from './documents.ts';
import { datedFrom } from './moved-on.ts';
import type { Remark } from './note-names.ts';
import { type OrderedActs, orderActs } from './order.ts';
import { boundsOf, type PlacedActs } from './placed-acts.ts';
import { casesWith, NO_PROCEEDING, type Proceeding, type ReplayContext } from './proceeding.ts';
import { createKeyReader } from './proceeding-key.ts';
import { applyAct } from './replay.ts';
import { touchesCount } from './touch.ts';
import { type Budget, combine, MOST_UNSETTLED, type Trial, tryWorlds, type Worlds } from './worlds.ts';

export interface CaseReading {
  readonly stated: Proceeding;
  /** The proceedings in all worlds that were tried. */
  readonly worlds: readonly Proceeding[];
  /** Every world was tried. */
  readonly isComplete: boolean;
  /** As far as the counts go, for each count by case and name. */
  readonly isCountComplete: (count: Pick<CountLine, 'case' | 'name'>) => boolean;
  readonly remarks: readonly Remark[];
  readonly acts: readonly PlacedActs[];
  /** The developments that only the legal order has come after others. */
  readonly inferred: readonly string[];
}

/** So much of the budget goes into trying all worlds at once, before they are tried count by count. */
const SHARE_AT_ONCE = 0.35;

/** As many combinations of lines are tried. */
export const MOST_COMBINATIONS = 64;

export function readProceeding(acts: readonly Act[], { asOf, budget }: { asOf: Day; budget: Budget }): CaseReading {
  const ordered = orderActs(acts, asOf);
  const remarks: Remark[] = [];
  let mostWays = 1;
  const replay: ReplayContext = {
    keepsUndoes: acts.some(takesBack),
    remark: (remark) => remarks.push(remark),
    choose: (ways) => {
      mostWays = Math.max(mostWays, ways);
      return 0;
    },
  };
  const begun = ordered.inOrder.filter(({ hasBegun }) => hasBegun);
  const stated = begun.reduce((proceeding, placed) => applyAll(proceeding, placed, replay), NO_PROCEEDING);
  const own = {
    stated,
    remarks: remarks.filter((it) => !mayBeAnswered(it, ordered.inOrder, stated)),
    acts: ordered.inOrder,
    inferred: ordered.inferred,
  };
  if (ordered.unsettled.length === 0 && mostWays === 1) {
    return { ...own, worlds: [stated], isComplete: true, isCountComplete: () => true };
  }
  const { keepsUndoes } = replay;
  const context: Context = { ordered, begun, stated, budget, keepsUndoes, keyOf: createKeyReader() };
  if (ordered.unsettled.length <= MOST_UNSETTLED) {
    const joint: Budget = { steps: Math.floor(budget.steps * SHARE_AT_ONCE) };
    budget.steps -= joint.steps;
    const { states, isComplete } = tryWorlds({ ...trialOf(context, ordered.unsettled), budget: joint });
    budget.steps += joint.steps;
    const isTried = isComplete && Number.isFinite(mostWays);
    if (isComplete) return { ...own, worlds: states, isComplete: isTried, isCountComplete: () => isTried };
  }
  const byCounts = readByCounts(context);
  return { ...own, ...byCounts, isComplete: byCounts.isComplete && Number.isFinite(mostWays) };
}

function applyAll(proceeding: Proceeding, placed: PlacedActs, replay: ReplayContext): Proceeding {
  const { acts } = placed;
  const on = boundsOf(placed);
  return acts.reduce((own, act) => datedFrom(own, applyAct(own, act, replay), on), proceeding);
}

/** What the acts come to in each way that they leave open: an outcome that does not say of which count. */
function applyEveryWay(proceeding: Proceeding, placed: PlacedActs, keepsUndoes: boolean): Proceeding[] {
  const all: Proceeding[] = [];
  for (let choices: readonly number[] | undefined = []; choices; ) {
    const taken: Choice[] = [];
    const chosen: readonly number[] = choices;
    const choose = (ways: number) => {
      const way = chosen[taken.length] ?? 0;
      taken.push({ way, ways: Number.isFinite(ways) ? ways : 1 });
      return way;
    };
    all.push(applyAll(proceeding, placed, { keepsUndoes, remark: () => undefined, choose }));
    choices = nextChoices(taken);
  }
  return all;
}

interface Choice {
  readonly way: number;
  readonly ways: number;
}

function nextChoices(taken: readonly Choice[]): number[] | undefined {
  const last = taken.findLastIndex(({ way, ways }) => way + 1 < ways);
  if (last < 0) return undefined;
  return taken.slice(0, last + 1).map(({ way }, index) => (index === last ? way + 1 : way));
}

interface Context {
  readonly ordered: OrderedActs;
  readonly begun: readonly PlacedActs[];
  readonly stated: Proceeding;
  readonly budget: Budget;
  readonly keepsUndoes: boolean;
  readonly keyOf: (proceeding: Proceeding) => string;
}

function trialOf(context: Context, unsettled: readonly PlacedActs[]): Trial<Proceeding> {
  const { ordered, begun, budget, keepsUndoes, keyOf } = context;
  return {
    start: NO_PROCEEDING,
    chain: begun.filter((act) => !unsettled.includes(act)),
    unsettled,
    isSurelyBefore: ordered.isSurelyBefore,
    needs: ordered.needs,
    apply: (proceeding, placed) => applyEveryWay(proceeding, placed, keepsUndoes),
    keyOf,
    budget,
  };
}

/** Each count for itself, and the combinations of what each can be. */
function readByCounts(context: Context): Pick<CaseReading, 'worlds' | 'isComplete' | 'isCountComplete'> {
  const { ordered, stated } = context;
  const incomplete = new Set<string>();
  const tried = new Map<string, Worlds<Proceeding>>();
  const tryOnce = (own: readonly PlacedActs[]): Worlds<Proceeding> => {
    if (own.length > MOST_UNSETTLED) return { states: [], isComplete: false };
    const key = own.map(({ id }) => id).join();
    const worlds = tried.get(key) ?? tryWorlds(trialOf(context, own));
    tried.set(key, worlds);
    return worlds;
  };
  const lines = linesOf(context).map((name): readonly Proceeding[] => {
    const own = ordered.unsettled.filter(({ touch }) => touchesCount(touch, name));
    const { states, isComplete } = tryOnce(own);
    if (!isComplete) incomplete.add(name);
    return differing(states, name, context.keyOf);
  });
  const open = lines.filter((worlds) => worlds.length > 1);
  const combined = combine(open, MOST_COMBINATIONS);
  const isComplete = incomplete.size === 0 && combined !== undefined && !ordered.unsettled.some(touchesMore);
  return {
    worlds: combined?.map((worlds) => mergeCounts(stated, worlds)) ?? [stated, ...open.flat()],
    isComplete,
    isCountComplete: ({ name }) => !incomplete.has(name),
  };
}

/** Names of the counts that unsettled acts can touch. */
function linesOf({ ordered, stated }: Context): string[] {
  const named = ordered.unsettled.flatMap(({ touch }) => (touch.counts === 'all' ? [] : [...(touch.counts ?? [])]));
  const standing = stated.counts.map(({ name }) => name);
  return [...new Set([...standing, ...named])].filter((name) =>
    ordered.unsettled.some(({ touch }) => touchesCount(touch, name)),
  );
}

/** One world for each state that the count can be in. */
function differing(worlds: readonly Proceeding[], name: string, keyOf: Context['keyOf']): Proceeding[] {
  const states = new Map<string, Proceeding>();
  for (const world of worlds) {
    const own = { ...NO_PROCEEDING, counts: world.counts.filter((count) => count.name === name) };
    states.set(keyOf(own), own);
  }
  return [...states.values()];
}

/** The stated proceeding with the counts as they are in these worlds. */
function mergeCounts(stated: Proceeding, worlds: readonly Proceeding[]): Proceeding {
  const counts = worlds.flatMap((world) => world.counts);
  const names = new Set(counts.map(({ name }) => name));
  return { ...stated, counts: [...stated.counts.filter(({ name }) => !names.has(name)), ...counts] };
}

/** Whether an act touches more than counts, which are then not tried. */
function touchesMore({ touch }: PlacedActs): boolean {
  return touch.parts !== null || touch.appeals;
}

/** Whether an act that has not surely begun may be what a note misses: then dates are missing, not the act. */
function mayBeAnswered({ note, about, case: caseId }: Remark, all: readonly PlacedActs[], stated: Proceeding): boolean {
  const own = caseId ?? NO_CASE;
  const cases = about === null && note !== 'sentence_without_verdict' ? new Set([own]) : casesWith(stated, own);
  const isHere = (act: Act) => 'case' in act && cases.has(act.case ?? NO_CASE);
  const open = all.flatMap(({ acts, hasBegun }) => (hasBegun ? [] : acts.filter(isHere)));
  const brings = (act: Act) =>
    (act.act === 'charge' || act.act === 'suspicion') &&
    (about === null || act.counts.some(({ count }) => count === about));
  switch (note) {
    case 'count_never_brought':
      return open.some(brings);
    case 'sentence_without_verdict':
      return open.some(({ act }) => act === 'outcome' || act === 'decision');
    case 'part_never_imposed':
      return open.some(({ act }) => act === 'sentence' || act === 'decision');
    case 'appeal_never_filed':
      return open.some(({ act }) => act === 'remedy_filed');
    default:
      return false;
  }
}

function takesBack(act: Act): boolean {
  return (act.act === 'decision' && act.result === 'restored') || (act.act === 'clemency' && act.step === 'annulled');
}
