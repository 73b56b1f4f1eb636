// The order of acts. What comes first orders surely; each rule orders only what those before it leave open:
//
//   1. `after`, and an act follows the act that it refers to (a decision its appeal, a total the parts it takes in)
//   2. dates whose bounds do not overlap
//   3. within one exact day the stated times, the legal order, the engine's order
//   4. the legal order where bounds overlap: it orders what is stated, but is never certain; it is silent where the
//      earlier step happened twice (two verdicts: a retrial)
//   5. the engine's order: latest day, earliest day, time of day, position
//
//   charged "2024-03", convicted "2024-03": stated in this order by rule 4; perhaps the other way round
//   charged 1 March, convicted 1 March: surely in this order by rule 3
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import { type LegalStep, type PlacedActs, placeActs } from './placed-acts.ts';
import { developmentOf } from './references.ts';
import { concernOne, meet } from './touch.ts';

export interface OrderedActs {
  /** All that may have begun, as they are stated to follow each other. */
  readonly inOrder: readonly PlacedActs[];
  /** `a` surely came before `b`, if both had happened by the day. */
  readonly isSurelyBefore: (a: PlacedActs, b: PlacedActs) => boolean;
  /** `act` follows `other` by name: where it has happened, so has the other. */
  readonly needs: (act: PlacedActs, other: PlacedActs) => boolean;
  /** Not surely begun, or its date leaves open whether it came before or after another act that it meets. */
  readonly unsettled: readonly PlacedActs[];
  /** The developments that only the legal order has come after others. */
  readonly inferred: readonly string[];
}

/** The acts that may have begun by `asOf`, in order. */
export function orderActs(acts: readonly Act[], asOf: Day): OrderedActs {
  const placed = placeActs(acts, asOf).filter(({ earliest }) => earliest <= asOf);
  const followed = closeFollowing(placed);
  const ranks = rankWithinDays(placed, followed);
  const isSurelyBefore = (a: PlacedActs, b: PlacedActs): boolean => {
    if (followed.get(b)?.has(a)) return true;
    if (followed.get(a)?.has(b)) return false;
    if (a.latest < b.earliest) return true;
    const isOneDay = isExact(a) && isExact(b) && a.latest === b.latest;
    return isOneDay && (ranks.get(a) ?? 0) < (ranks.get(b) ?? 0);
  };
  const legally = legalEdges(placed, isSurelyBefore);
  const inOrder = sortActs(placed, isSurelyBefore, legally);
  return {
    inOrder,
    isSurelyBefore,
    needs: (act, other) => followed.get(act)?.has(other) ?? false,
    unsettled: withFollowed(
      inOrder.filter((it) => isUnsettled(it, inOrder, isSurelyBefore)),
      { inOrder, followed },
    ),
    inferred: distinct(inOrder.flatMap((it) => (legally.has(it) && it.hasBegun ? it.id : []))),
  };
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

function isExact({ earliest, latest }: PlacedActs): boolean {
  return earliest === latest;
}

type Before = OrderedActs['isSurelyBefore'];

/** The unsettled acts with those that they follow, whose own place would else hold them. */
function withFollowed(
  unsettled: readonly PlacedActs[],
  { inOrder, followed }: { readonly inOrder: readonly PlacedActs[]; readonly followed: Followed },
): readonly PlacedActs[] {
  const isOpen = (it: PlacedActs) =>
    unsettled.includes(it) || (!isExact(it) && unsettled.some((other) => followed.get(other)?.has(it)));
  return unsettled.length === 0 ? unsettled : inOrder.filter(isOpen);
}

function isUnsettled(own: PlacedActs, all: readonly PlacedActs[], isSurelyBefore: Before): boolean {
  if (!own.hasBegun) return true;
  if (isExact(own)) return false;
  return all.some(
    (other) =>
      other !== own && meet(own.touch, other.touch) && !isSurelyBefore(own, other) && !isSurelyBefore(other, own),
  );
}

/** What each act surely follows, over any number of steps. References in a circle order nothing. */
function closeFollowing(placed: readonly PlacedActs[]): Map<PlacedActs, Set<PlacedActs>> {
  const closed = new Map<PlacedActs, Set<PlacedActs>>();
  const direct = (it: PlacedActs) => {
    const names = new Set(it.follows.map(developmentOf));
    return names.size === 0 ? [] : placed.filter((other) => other !== it && names.has(other.id));
  };
  const visit = (it: PlacedActs, path: readonly PlacedActs[]): Set<PlacedActs> => {
    const known = closed.get(it);
    if (known) return known;
    const all = new Set<PlacedActs>();
    for (const other of direct(it)) {
      if (path.includes(other)) continue;
      all.add(other);
      for (const further of visit(other, [...path, it])) if (further !== it) all.add(further);
    }
    if (all.size > 0) closed.set(it, all);
    return all;
  };
  for (const it of placed) visit(it, []);
  return closed;
}

type Followed = ReadonlyMap<PlacedActs, ReadonlySet<PlacedActs>>;

/** The place of each act of an exact day among those of that day: the engine's order, but behind what comes before. */
function rankWithinDays(placed: readonly PlacedActs[], followed: Followed): ReadonlyMap<PlacedActs, number> {
  const ranks = new Map<PlacedActs, number>();
  const days = Map.groupBy(placed.filter(isExact), ({ latest }) => latest);
  for (const day of days.values()) {
    const inTurn = day.toSorted(compareInEngine);
    const isBefore = (a: PlacedActs, b: PlacedActs): boolean => {
      if (followed.get(b)?.has(a)) return true;
      if (followed.get(a)?.has(b)) return false;
      return a.id === b.id ? a.order < b.order : compareWithinDay(a, b) < 0;
    };
    const visited = new Set<PlacedActs>();
    const visit = (act: PlacedActs): void => {
      if (visited.has(act)) return;
      visited.add(act);
      for (const other of inTurn) if (other !== act && isBefore(other, act)) visit(other);
      ranks.set(act, ranks.size);
    };
    for (const act of inTurn) visit(act);
  }
  return ranks;
}

/** Of the acts that nothing else must come before, the engine’s first goes first. */
function sortActs(placed: readonly PlacedActs[], isSurelyBefore: Before, legally: LegalEdges): PlacedActs[] {
  const waiting = placed.toSorted(compareInEngine);
  const sorted: PlacedActs[] = [];
  while (waiting.length > 0) {
    const isFree = (it: PlacedActs) => !waiting.some((other) => other !== it && isSurelyBefore(other, it));
    const isLegal = (it: PlacedActs) => !waiting.some((other) => other !== it && legally.get(it)?.has(other));
    let next = waiting.findIndex((it) => isLegal(it) && isFree(it));
    if (next < 0) next = waiting.findIndex(isFree);
    sorted.push(...waiting.splice(Math.max(next, 0), 1));
  }
  return sorted;
}

/** For each act the acts that the legal order alone has come before it. */
type LegalEdges = ReadonlyMap<PlacedActs, ReadonlySet<PlacedActs>>;

function legalEdges(placed: readonly PlacedActs[], isSurelyBefore: Before): LegalEdges {
  const edges = new Map<PlacedActs, Set<PlacedActs>>();
  const begun = placed.filter(({ hasBegun }) => hasBegun);
  if (begun.every(isExact)) return edges;
  const steps = begun.flatMap((it) => it.steps);
  for (const later of begun) {
    for (const earlier of begun) {
      if (isExact(earlier) && isExact(later)) continue;
      if (isSurelyBefore(earlier, later) || isSurelyBefore(later, earlier)) continue;
      if (!isLegallyBefore(earlier, later) || isLegallyBefore(later, earlier)) continue;
      const isSpoken = pairsOf(earlier, later).some(([a, b]) => !happenedTwice(a, b, steps));
      if (!isSpoken) continue;
      const own = edges.get(later) ?? new Set();
      edges.set(later, own.add(earlier));
    }
  }
  return edges;
}

function isLegallyBefore(a: PlacedActs, b: PlacedActs): boolean {
  return pairsOf(a, b).length > 0;
}

/** The steps of one that come before steps of the other on the same line. */
function pairsOf(a: PlacedActs, b: PlacedActs): (readonly [LegalStep, LegalStep])[] {
  return a.steps.flatMap((own) =>
    b.steps.flatMap((other) => {
      const isBefore = own.course === other.course && own.step < other.step && concernOne(own.counts, other.counts);
      return isBefore ? [[own, other] as const] : [];
    }),
  );
}

/** Whether the earlier step happened twice on their line. */
function happenedTwice(earlier: LegalStep, later: LegalStep, all: readonly LegalStep[]): boolean {
  return all.some(
    (it) =>
      it !== earlier &&
      it.course === earlier.course &&
      it.step === earlier.step &&
      concernOne(it.counts, earlier.counts) &&
      concernOne(it.counts, later.counts),
  );
}

/** Which comes first if both happened on one day, as surely as they did; 0 where the engine’s order decides. */
function compareWithinDay(a: PlacedActs, b: PlacedActs): number {
  const byTime = a.timeOfDayMs === null || b.timeOfDayMs === null ? 0 : a.timeOfDayMs - b.timeOfDayMs;
  return byTime || compareLegally(a, b);
}

function compareInEngine(a: PlacedActs, b: PlacedActs): number {
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  const [timeA, timeB] = [a.timeOfDayMs ?? Number.MIN_SAFE_INTEGER, b.timeOfDayMs ?? Number.MIN_SAFE_INTEGER];
  return timeA - timeB || a.order - b.order;
}

/** Less than 0 where the law has `a` come first; 0 where it does not say. Of one day, whatever they concern. */
function compareLegally(a: PlacedActs, b: PlacedActs): number {
  const [own, other] = [a.steps[0], b.steps[0]];
  return own && other && own.course === other.course ? own.step - other.step : 0;
}
