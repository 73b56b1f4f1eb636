// The order of acts. What comes first orders surely; each rule orders only what those before it leave open:
//
//   1. `after`, and an act follows the act that it refers to (a decision its appeal, a total the parts it takes in)
//   2. dates whose bounds do not overlap
//   3. within one day the stated times, the legal order, the engine's order
//   4. the legal order where bounds overlap: it orders what is stated, but is never certain; it is silent where the
//      earlier step happened twice (two verdicts: a retrial)
//   5. the engine's order: latest day, earliest day, time of day, position
//
//   charged "2024-03", convicted "2024-03": stated in this order by rule 4; perhaps the other way round
//   charged 1 March, convicted 1 March: surely in this order by rule 3
import { type Day, earlierOf } from '../time/day.ts';
import type { Act } from './acts.ts';
import { type PlacedActs, placeActs } from './placed-acts.ts';
import { developmentOf } from './references.ts';
import type { Course } from './steps.ts';
import { meet } from './touch.ts';

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
  const isSurelyBefore = (a: PlacedActs, b: PlacedActs): boolean => {
    if (followed.get(b)?.has(a)) return true;
    if (followed.get(a)?.has(b)) return false;
    const end = earlierOf(a.latest, asOf);
    return b.earliest > end || (b.earliest === end && compareWithinDay(a, b) < 0);
  };
  const legally = legalEdges(placed, isSurelyBefore);
  const inOrder = sortActs(placed, isSurelyBefore, legally);
  return {
    inOrder,
    isSurelyBefore,
    needs: (act, other) => followed.get(act)?.has(other) ?? false,
    unsettled: inOrder.filter((it) => isUnsettled(it, inOrder, isSurelyBefore)),
    inferred: inOrder.flatMap((it) => (legally.has(it) && it.hasBegun ? it.id : [])),
  };
}

type Before = OrderedActs['isSurelyBefore'];

function isUnsettled(own: PlacedActs, all: readonly PlacedActs[], isSurelyBefore: Before): boolean {
  if (!own.hasBegun) return true;
  if (own.earliest === own.latest) return false;
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
  for (const later of placed) {
    if (later.earliest === later.latest && placed.every(({ earliest, latest }) => earliest === latest)) continue;
    for (const earlier of placed) {
      if (compareLegally(earlier, later) >= 0 || !meet(earlier.touch, later.touch)) continue;
      if (isSurelyBefore(earlier, later) || isSurelyBefore(later, earlier)) continue;
      if (happenedTwice(earlier, later, placed)) continue;
      const own = edges.get(later) ?? new Set();
      edges.set(later, own.add(earlier));
    }
  }
  return edges;
}

function happenedTwice(earlier: PlacedActs, later: PlacedActs, placed: readonly PlacedActs[]): boolean {
  return placed.some(
    (other) =>
      other !== earlier &&
      other !== later &&
      isSameStep(other, earlier) &&
      meet(other.touch, earlier.touch) &&
      meet(other.touch, later.touch),
  );
}

function isSameStep(a: PlacedActs, b: PlacedActs): boolean {
  return courses.some((course) => a.steps[course] !== null && a.steps[course][1] === b.steps[course]?.[1]);
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

/** Less than 0 where the law has `a` come first; 0 where it does not say, or says both. */
function compareLegally(a: PlacedActs, b: PlacedActs): number {
  let sign = 0;
  for (const course of courses) {
    const [own, other] = [a.steps[course], b.steps[course]];
    if (!own || !other) continue;
    if (own[1] < other[0]) sign -= 1;
    else if (own[0] > other[1]) sign += 1;
  }
  return sign;
}

const courses = ['proceedings', 'custody'] as const satisfies readonly Course[];
