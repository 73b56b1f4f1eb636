// Points in time turned into facts: which value holds from which day, and since when that is known.
import { TIMELINE } from '../catalogue/points.ts';
import type { Day } from '../time/day.ts';
import { type PlacedPoint, placeKey, trackKey } from './placed-point.ts';
import { comparePlacements, type Placement } from './placement.ts';
import type { Change } from './resolver.ts';

/**
 * One point resolved: a rectangle in valid time (from its latest day to its successor’s) and in known time (from the
 * position `knownFrom` to just before `knownTo`). Only `knownTo` ever changes.
 */
export interface Fact extends PlacedPoint {
  /** The row's, once it is stored. */
  readonly row: string | undefined;
  readonly knownFrom: number;
  /** Null as long as it is still known. */
  readonly knownTo: number | null;
  readonly next: { readonly latest: Day; readonly earliest: Day } | null;
}

export interface FactChanges {
  /** Stored facts that were withdrawn or replaced, with their `knownTo`. */
  readonly closed: Fact[];
  /** New facts, among them some that later batches of the same run closed already. */
  readonly born: Fact[];
}

/** Whether a fact was known at a position of the log. */
export function isKnownFact({ knownFrom, knownTo }: Pick<Fact, 'knownFrom' | 'knownTo'>, position: number): boolean {
  return knownFrom <= position && (knownTo === null || knownTo > position);
}

/** Whether the points of a track follow one another; a timeline only lists them. */
export function isChained({ attribute }: Pick<PlacedPoint, 'attribute'>): boolean {
  return attribute !== TIMELINE;
}

/**
 * Applies changes, in order, to the tracks they touch. `live` holds the facts of those tracks that are still known: all
 * of them, or at least, for every point placed or removed, the point itself and its neighbours.
 */
export function applyChanges(live: readonly Fact[], changes: readonly Change[]): FactChanges {
  const book = new FactBook(live);
  for (const change of changes) book.apply(change);
  return { closed: [...book.closed], born: [...book.born] };
}

/** The facts of tracks as batches change them, one after the other: chains in their order, timelines in none. */
export class FactBook {
  readonly closed = new Set<Fact>();
  readonly born = new Set<Fact>();
  readonly #chains = new Map<string, Fact[]>();
  /** The facts of timelines, by place: the timeline of a source may be as long as the log. */
  readonly #listed = new Map<string, Fact>();

  constructor(live: readonly Fact[]) {
    for (const fact of live) if (!isChained(fact)) this.#listed.set(placeKey(fact), fact);
    const chains = Map.groupBy(live.filter(isChained), trackKey);
    for (const [track, facts] of chains) this.#chains.set(track, facts.sort(comparePlacements));
  }

  apply({ knownFrom, removed, placed }: Change): void {
    const touched = Map.groupBy([...removed, ...placed], trackKey);
    for (const point of removed) this.#close(this.#take(point), knownFrom);
    for (const point of placed) this.#insert({ ...point, row: undefined, knownFrom, knownTo: null, next: null });
    for (const [track, points] of touched) {
      const first = points[0];
      if (first && isChained(first)) this.#relink(this.#chainOf(track), points, knownFrom);
    }
  }

  /** Gives every placed point, and the predecessor of every place that changed, its successor. */
  #relink(facts: Fact[], touched: readonly PlacedPoint[], knownFrom: number): void {
    for (const place of touched) {
      const at = findPlace(facts, place);
      for (const index of [at - 1, at]) {
        const fact = facts[index];
        if (!fact || (index === at && comparePlacements(fact, place) !== 0)) continue;
        const successor = facts[index + 1];
        const next = successor ? { latest: successor.latest, earliest: successor.earliest } : null;
        if (fact.next?.latest === next?.latest && fact.next?.earliest === next?.earliest) continue;
        this.#close(fact, knownFrom);
        facts[index] = this.#bear({ ...fact, row: undefined, knownFrom, knownTo: null, next });
      }
    }
  }

  #chainOf(track: string): Fact[] {
    const facts = this.#chains.get(track);
    if (facts) return facts;
    const none: Fact[] = [];
    this.#chains.set(track, none);
    return none;
  }

  #insert(fact: Fact): void {
    this.#bear(fact);
    if (!isChained(fact)) {
      this.#listed.set(placeKey(fact), fact);
      return;
    }
    const facts = this.#chainOf(trackKey(fact));
    facts.splice(findPlace(facts, fact), 0, fact);
  }

  #take(point: PlacedPoint): Fact {
    const fact = isChained(point) ? this.#takeChained(point) : this.#takeListed(point);
    if (fact && comparePlacements(fact, point) === 0) return fact;
    throw new Error(`the facts lack the point ${point.index} of position ${point.position} on ${trackKey(point)}`);
  }

  #takeChained(point: PlacedPoint): Fact | undefined {
    const facts = this.#chainOf(trackKey(point));
    return facts.splice(findPlace(facts, point), 1)[0];
  }

  #takeListed(point: PlacedPoint): Fact | undefined {
    const fact = this.#listed.get(placeKey(point));
    this.#listed.delete(placeKey(point));
    return fact;
  }

  #bear(fact: Fact): Fact {
    this.born.add(fact);
    return fact;
  }

  /** A fact that was born in the same batch was never known, so it leaves no trace. */
  #close(fact: Fact, knownTo: number): void {
    if (this.born.delete(fact)) {
      if (fact.knownFrom < knownTo) this.born.add({ ...fact, knownTo });
      return;
    }
    this.closed.add({ ...fact, knownTo });
  }
}

/** Index of the first fact that does not come before `place`. */
export function findPlace(facts: readonly Fact[], place: Placement): number {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePlacements(facts[middle] as Fact, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
