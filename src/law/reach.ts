// What an act reaches: counts that it names, all of its case, or (where it does not say) what its rule has it reach.
//
//   named     applies anyway, with a note where the count does not stand so that the act reaches it; of its own case,
//             else of a case heard together with it
//   all       the counts of its own case that it reaches by then
//   not said  as all; only an outcome is careful (outcomes.ts)
import type { NamedCount, Scope } from './acts.ts';
import {
  anyPortion,
  type CountLabel,
  type CountLine,
  changeReached,
  changeTaken,
  countReached,
  freshPortion,
  newCount,
  type Portion,
  type Reaches,
  takePortions,
} from './counts.ts';
import { casesWith, type Proceeding, type ReplayContext } from './proceeding.ts';

/** An act on counts, as far as its reach goes. */
export interface ActOnCounts {
  readonly id: string;
  readonly case: string;
  readonly scope?: Scope;
  /** Others name the counts, the appeals that it decides: it moves them only if it reaches them. */
  readonly isImplicit?: boolean;
}

export interface CountRule {
  readonly reaches: Reaches;
  readonly change: (portion: Portion) => Portion;
  /** What else becomes of a count that it moves. */
  readonly reword?: (count: CountLine) => CountLine;
  /** The label under which a named count begins that no document brought; left out: such a name moves nothing. */
  readonly begins?: CountLabel;
  /** The label that it gives: what has that already is no surprise. */
  readonly gives?: CountLabel;
  readonly remark: ReplayContext['remark'];
}

/** Changes what an act reaches. */
export function moveCounts(proceeding: Proceeding, act: ActOnCounts, rule: CountRule): Proceeding {
  const { scope } = act;
  if (scope !== undefined && scope !== 'all') {
    return scope.reduce((moved, named) => moveNamed(moved, { act, named, rule }), proceeding);
  }
  return changeCounts(proceeding, (count) =>
    count.case === act.case ? rewordMoved(count, changeReached(count, rule.reaches, rule.change), rule) : count,
  );
}

/** The counts of a case. */
export function countsIn(proceeding: Proceeding, caseId: string): readonly CountLine[] {
  return proceeding.counts.filter((count) => count.case === caseId);
}

/** The counts that an act may be about: those it names, else all of its case. */
export function countsInScope(proceeding: Proceeding, { case: caseId, scope }: ActOnCounts): readonly CountLine[] {
  if (scope === undefined || scope === 'all') return countsIn(proceeding, caseId);
  return scope.flatMap(({ count }) => findCount(proceeding, caseId, count) ?? []);
}

/** The counts that an act is about: of those that it reaches as many as it names; where it reaches none, any named. */
export function countsTaken(
  proceeding: Proceeding,
  { case: caseId, scope }: ActOnCounts,
  reaches: Reaches,
): CountLine[] {
  if (scope === undefined || scope === 'all') {
    return countsIn(proceeding, caseId).map((count) => ({ ...count, portions: count.portions.filter(reaches) }));
  }
  return scope.flatMap(({ count: name, number }) => {
    const count = findCount(proceeding, caseId, name);
    if (!count) return [];
    const isReached = count.portions.some(reaches);
    return { ...count, portions: takePortions(count.portions, isReached ? reaches : anyPortion, number).taken };
  });
}

/** The count of that name in the case, else in a case heard together with it. */
export function findCount(proceeding: Proceeding, caseId: string, name: string): CountLine | undefined {
  const own = proceeding.counts.find((count) => count.name === name && count.case === caseId);
  if (own || proceeding.joined.length === 0) return own;
  const cases = casesWith(proceeding, caseId);
  return proceeding.counts.find((count) => count.name === name && cases.has(count.case));
}

/** Replaces counts that `change` gives another value for; the proceeding itself where there are none. */
export function changeCounts(proceeding: Proceeding, change: (count: CountLine) => CountLine): Proceeding {
  let isChanged = false;
  const counts = proceeding.counts.map((count) => {
    const changed = change(count);
    isChanged ||= changed !== count;
    return changed;
  });
  return isChanged ? { ...proceeding, counts } : proceeding;
}

export function replaceCount(proceeding: Proceeding, count: CountLine, by: CountLine): Proceeding {
  if (count === by) return proceeding;
  return { ...proceeding, counts: proceeding.counts.with(proceeding.counts.indexOf(count), by) };
}

export function addCount(proceeding: Proceeding, count: CountLine): Proceeding {
  return { ...proceeding, counts: [...proceeding.counts, count] };
}

/** How many counts of a named one an act reaches; a note says where these are none, or fewer than it says. */
export function noteReach(count: CountLine, { act, named, rule }: Named): number {
  const { reaches, gives, remark } = rule;
  const about = { case: act.case, act: act.id, about: named.count };
  const [reached, all] = [countReached([count], reaches), countReached([count], anyPortion)];
  const { number = 0 } = named;
  if (number > all) remark({ note: 'too_many_counts', ...about });
  const isSaid = count.portions.every(({ label }) => label === gives);
  if ((reached === 0 && !isSaid) || (reached > 0 && reached < Math.min(number, all)))
    remark({ note: 'count_not_reached', ...about });
  return reached;
}

interface Named {
  readonly act: ActOnCounts;
  readonly named: NamedCount;
  readonly rule: Pick<CountRule, 'reaches' | 'gives' | 'remark'>;
}

interface NamedMove {
  readonly act: ActOnCounts;
  readonly named: NamedCount;
  readonly rule: CountRule;
}

function moveNamed(proceeding: Proceeding, { act, named, rule }: NamedMove): Proceeding {
  const { remark } = rule;
  const about = { case: act.case, act: act.id, about: named.count };
  const count = findCount(proceeding, act.case, named.count);
  if (act.isImplicit && countReached(count ? [count] : [], rule.reaches) === 0) return proceeding;
  if (!count) {
    remark({ note: 'count_never_brought', ...about });
    if (rule.begins === undefined) return proceeding;
    const portions = [rule.change(freshPortion(rule.begins, named.number))];
    const begun = newCount({ case: act.case, name: named.count }, { isImplied: true, portions });
    return addCount(proceeding, rule.reword?.(begun) ?? begun);
  }
  const reached = act.isImplicit ? countReached([count], rule.reaches) : noteReach(count, { act, named, rule });
  const taken = takePortions(count.portions, reached > 0 ? rule.reaches : anyPortion, named.number);
  const moved = rewordMoved(count, changeTaken(count, taken, rule.change), rule);
  return replaceCount(proceeding, count, moved);
}

function rewordMoved(count: CountLine, moved: CountLine, { reword }: CountRule): CountLine {
  return moved !== count && reword ? reword(moved) : moved;
}
