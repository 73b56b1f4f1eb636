// Points in time turned into facts: which value holds from which day, and since when that is known.
import { TIMELINE, type Track } from '../catalogue/points.ts';
import type { Day } from '../time/day.ts';
import { type PlacedPoint, placeKey, trackKey } from './placed-point.ts';
import { comparePlacements, type Placement } from './placement.ts';
import type { Change } from './resolver.ts';

/**
 * One point resolved: a rectangle in valid time (from its latest day to its successor’s) and in known time (from the
 * position `knownFrom` to just before `knownTo`). It says what follows it only as that is known last.
 */
export interface Fact extends PlacedPoint, KnownPlace {}

/** What of a fact decides how those beside it on its track change. */
export interface KnownPlace extends Track, Placement {
  /** Where its row lies, once it is stored. */
  readonly row: string | undefined;
  readonly knownFrom: number;
  /** Null as long as it is still known. */
  readonly knownTo: number | null;
  /** The bounds of its successor. Null: it has none, or is known no more. */
  readonly next: { readonly latest: Day; readonly earliest: Day } | null;
  /** The position from which `next` is known. Null once the fact is known no more, and on timelines. */
  readonly nextFrom: number | null;
}

export interface FactChanges {
  /** Stored facts that were withdrawn, or got another successor, as they are now. */
  readonly changed: readonly KnownPlace[];
  /** New facts, among them some that later batches of the same run withdrew already. */
  readonly born: readonly Fact[];
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
export function applyChanges(live: readonly KnownPlace[], changes: readonly Change[]): FactChanges {
  const book = new FactBook(live);
  for (const change of changes) book.apply(change);
  return { changed: [...book.changed], born: [...book.born] };
}

type Mutable<Item> = { -readonly [Field in keyof Item]: Item[Field] };
type MutablePlace = Mutable<KnownPlace>;

/** The facts of tracks as batches change them, one after the other: chains in their order, timelines in none. */
export class FactBook {
  /** Those given that are not as they were given. */
  readonly changed = new Set<KnownPlace>();
  readonly born = new Set<Fact>();
  readonly #chains = new Map<string, MutablePlace[]>();
  readonly #listed = new Map<string, MutablePlace>();

  constructor(live: readonly KnownPlace[]) {
    for (const fact of live) if (!isChained(fact)) this.#listed.set(placeKey(fact), { ...fact });
    const chains = Map.groupBy(live.filter(isChained), trackKey);
    for (const [track, facts] of chains)
      this.#chains.set(track, facts.map((fact) => ({ ...fact })).sort(comparePlacements));
  }

  apply({ knownFrom, removed, placed }: Change): void {
    for (const point of removed) this.#close(this.#take(point), knownFrom);
    for (const point of placed) this.#insert(point, knownFrom);
    for (const point of removed) this.#relink(point, knownFrom);
    for (const point of placed) this.#relink(point, knownFrom);
  }

  /** Gives the point at a place that changed, and the one before it, its successor. */
  #relink(place: PlacedPoint, knownFrom: number): void {
    if (!isChained(place)) return;
    const facts = this.#chainOf(trackKey(place));
    const at = findPlace(facts, place);
    for (const index of [at - 1, at]) {
      const fact = facts[index];
      if (!fact || (index === at && comparePlacements(fact, place) !== 0)) continue;
      const successor = facts[index + 1];
      fact.next = successor ? { latest: successor.latest, earliest: successor.earliest } : null;
      fact.nextFrom = knownFrom;
      this.#touch(fact);
    }
  }

  #chainOf(track: string): MutablePlace[] {
    const facts = this.#chains.get(track);
    if (facts) return facts;
    const none: MutablePlace[] = [];
    this.#chains.set(track, none);
    return none;
  }

  #insert(point: PlacedPoint, knownFrom: number): void {
    const fact: Mutable<Fact> = { ...point, row: undefined, knownFrom, knownTo: null, next: null, nextFrom: null };
    this.born.add(fact);
    if (!isChained(fact)) {
      this.#listed.set(placeKey(fact), fact);
      return;
    }
    const facts = this.#chainOf(trackKey(fact));
    facts.splice(findPlace(facts, fact), 0, fact);
  }

  #take(point: PlacedPoint): MutablePlace {
    const fact = isChained(point) ? this.#takeChained(point) : this.#takeListed(point);
    if (fact && comparePlacements(fact, point) === 0) return fact;
    throw new Error(`the facts lack the point ${point.index} of position ${point.position} on ${trackKey(point)}`);
  }

  #takeChained(point: PlacedPoint): MutablePlace | undefined {
    const facts = this.#chainOf(trackKey(point));
    return facts.splice(findPlace(facts, point), 1)[0];
  }

  #takeListed(point: PlacedPoint): MutablePlace | undefined {
    const fact = this.#listed.get(placeKey(point));
    this.#listed.delete(placeKey(point));
    return fact;
  }

  /** A fact that was born in the same batch was never known, so it leaves no trace. */
  #close(fact: MutablePlace, knownTo: number): void {
    if (fact.row === undefined && fact.knownFrom === knownTo) {
      this.born.delete(fact as Fact);
      return;
    }
    fact.knownTo = knownTo;
    fact.next = null;
    fact.nextFrom = null;
    this.#touch(fact);
  }

  #touch(fact: KnownPlace): void {
    if (fact.row !== undefined) this.changed.add(fact);
  }
}

/** Index of the first fact that does not come before `place`. */
function findPlace(facts: readonly Placement[], place: Placement): number {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePlacements(facts[middle] as Placement, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
