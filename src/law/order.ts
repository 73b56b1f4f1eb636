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
import { BEGINNING_OF_TIME, type Day, earlierOf, laterOf } from '../time/day.ts';
import type { Act } from './acts.ts';
import { isOfDevelopment, referredActs } from './references.ts';
import { meet, type Touch, touchOf } from './touch.ts';

/** An act with its place among the others that may have begun by the day that is asked about. */
export interface PlacedAct {
  readonly act: Act;
  readonly earliest: Day;
  readonly latest: Day;
  readonly touch: Touch;
  /** It has surely begun. */
  readonly hasBegun: boolean;
}

export interface OrderedActs {
  /** All that may have begun, as they are stated to follow each other. */
  readonly inOrder: readonly PlacedAct[];
  /** `a` surely came before `b`, if both had happened by the day. */
  readonly isSurelyBefore: (a: PlacedAct, b: PlacedAct) => boolean;
  /** `act` follows `other` by name: where it has happened, so has the other. */
  readonly needs: (act: PlacedAct, other: PlacedAct) => boolean;
  /** Not surely begun, or its date leaves open whether it came before or after another act that it meets. */
  readonly unsettled: readonly PlacedAct[];
  /** Ids of the acts that only the legal order has come after others. */
  readonly inferred: readonly string[];
}

/** The acts that may have begun by `asOf`, in order. */
export function orderActs(acts: readonly Act[], asOf: Day): OrderedActs {
  const placed = narrowByReferences(acts, asOf).filter(({ earliest }) => earliest <= asOf);
  const followed = closeFollowing(placed);
  const isSurelyBefore = (a: PlacedAct, b: PlacedAct): boolean => {
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
    inferred: inOrder.flatMap((it) => (legally.has(it) && it.hasBegun ? it.act.id : [])),
  };
}

type Before = OrderedActs['isSurelyBefore'];

function isUnsettled(own: PlacedAct, all: readonly PlacedAct[], isSurelyBefore: Before): boolean {
  if (!own.hasBegun) return true;
  if (own.earliest === own.latest) return false;
  return all.some(
    (other) =>
      other !== own && meet(own.touch, other.touch) && !isSurelyBefore(own, other) && !isSurelyBefore(other, own),
  );
}

/** Nothing begins before what it refers to could have, and nothing ends after what refers to it must have. */
function narrowByReferences(acts: readonly Act[], asOf: Day): PlacedAct[] {
  const bounds = new Map(acts.map((act) => [act, { earliest: act.earliest ?? BEGINNING_OF_TIME, latest: act.latest }]));
  for (let isOpen = true, rounds = 0; isOpen && rounds < 8; rounds++) {
    isOpen = false;
    for (const [act, own] of bounds) {
      for (const name of referredActs(act)) {
        for (const [other, its] of bounds) {
          if (other === act || !isOfDevelopment(other.id, name) || its.earliest > own.latest) continue;
          const [earliest, latest] = [laterOf(own.earliest, its.earliest), earlierOf(its.latest, own.latest)];
          if (earliest === own.earliest && latest === its.latest) continue;
          [own.earliest, its.latest, isOpen] = [earliest, latest, true];
        }
      }
    }
  }
  return acts.map((act) => {
    const own = bounds.get(act) ?? { earliest: BEGINNING_OF_TIME, latest: act.latest };
    return { act, ...own, touch: touchOf(act), hasBegun: own.latest <= asOf };
  });
}

/** What each act surely follows, over any number of steps. References in a circle order nothing. */
function closeFollowing(placed: readonly PlacedAct[]): Map<PlacedAct, Set<PlacedAct>> {
  const closed = new Map<PlacedAct, Set<PlacedAct>>();
  const direct = (it: PlacedAct) => {
    const names = [...it.act.follows, ...referredActs(it.act)];
    if (names.length === 0) return [];
    return placed.filter((other) => other !== it && names.some((name) => isOfDevelopment(other.act.id, name)));
  };
  const visit = (it: PlacedAct, path: readonly PlacedAct[]): Set<PlacedAct> => {
    const known = closed.get(it);
    if (known) return known;
    const all = new Set<PlacedAct>();
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
function sortActs(placed: readonly PlacedAct[], isSurelyBefore: Before, legally: LegalEdges): PlacedAct[] {
  const waiting = placed.toSorted(compareInEngine);
  const sorted: PlacedAct[] = [];
  while (waiting.length > 0) {
    const isFree = (it: PlacedAct) => !waiting.some((other) => other !== it && isSurelyBefore(other, it));
    const isLegal = (it: PlacedAct) => !waiting.some((other) => other !== it && legally.get(it)?.has(other));
    let next = waiting.findIndex((it) => isLegal(it) && isFree(it));
    if (next < 0) next = waiting.findIndex(isFree);
    sorted.push(...waiting.splice(Math.max(next, 0), 1));
  }
  return sorted;
}

/** For each act the acts that the legal order alone has come before it. */
type LegalEdges = ReadonlyMap<PlacedAct, ReadonlySet<PlacedAct>>;

function legalEdges(placed: readonly PlacedAct[], isSurelyBefore: Before): LegalEdges {
  const edges = new Map<PlacedAct, Set<PlacedAct>>();
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

function happenedTwice(earlier: PlacedAct, later: PlacedAct, placed: readonly PlacedAct[]): boolean {
  return placed.some(
    (other) =>
      other !== earlier &&
      other !== later &&
      stepOf(other.act)?.[1] === stepOf(earlier.act)?.[1] &&
      meet(other.touch, earlier.touch) &&
      meet(other.touch, later.touch),
  );
}

/** Which comes first if both happened on one day, as surely as they did; 0 where the engine’s order decides. */
function compareWithinDay(a: PlacedAct, b: PlacedAct): number {
  const [timeA, timeB] = [a.act.timeOfDayMs, b.act.timeOfDayMs];
  const byTime = timeA === null || timeB === null ? 0 : timeA - timeB;
  return byTime || compareLegally(a, b);
}

function compareInEngine(a: PlacedAct, b: PlacedAct): number {
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  const [timeA, timeB] = [a.act.timeOfDayMs ?? Number.MIN_SAFE_INTEGER, b.act.timeOfDayMs ?? Number.MIN_SAFE_INTEGER];
  return timeA - timeB || a.act.order - b.act.order;
}

/** Less than 0 where the law has `a` come first; 0 where it does not say. */
function compareLegally(a: PlacedAct, b: PlacedAct): number {
  const [stepA, stepB] = [stepOf(a.act), stepOf(b.act)];
  return stepA && stepB && stepA[0] === stepB[0] ? stepA[1] - stepB[1] : 0;
}

/** The step that an act is: of proceedings, or of custody; undefined where the legal order is silent. */
function stepOf(act: Act): readonly ['proceedings' | 'custody', number] | undefined {
  switch (act.act) {
    case 'suspicion':
      return ['proceedings', 0];
    case 'charge':
      return ['proceedings', 1];
    case 'trial_opened':
      return ['proceedings', 2];
    case 'plea':
      return ['proceedings', 3];
    case 'outcome':
      return ['proceedings', 4];
    case 'sentence':
      return ['proceedings', 5];
    case 'remedy_filed':
      return ['proceedings', 6];
    case 'decision':
      return ['proceedings', 7];
    case 'became_final':
      return ['proceedings', 8];
    case 'clemency':
      return ['proceedings', 9];
    case 'measure':
      return ['custody', act.kind === 'arrested' || act.kind === 'detained' ? 0 : 1];
    case 'released':
      return ['custody', 2];
    case 'reworded':
    case 'moved':
    case 'joined':
    case 'closed':
    case 'sentence_change':
    case 'remedy_withdrawn':
    case 'reopened':
    case 'death':
    case 'transferred':
    case 'reported_held':
      return undefined;
  }
}
