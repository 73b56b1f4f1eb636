// The developments that the resolver holds, each with what amends it; found by position and by id.
import type { AmendedDevelopment, ResolvedEvent } from './event.ts';
import type { PlacedPoint } from './placed-point.ts';
import type { Interpretation, Recorded } from './recorded.ts';
import type { AmendmentLink } from './versions.ts';

/** A development that amends none, with all that amends it, and what it comes to. */
export interface Entry extends AmendedDevelopment {
  readonly amendments: AmendmentLink[];
  /** The positions of what follows it by `after`. */
  readonly followers: Set<number>;
  /** Undefined before it is resolved, and once it is retracted or erased. */
  resolved: ResolvedEvent | undefined;
  placed: readonly PlacedPoint[];
  /** `knownAs` of the event when its points were placed. */
  placedAs: string;
}

export class Entries {
  readonly #interpretation: Interpretation;
  readonly #recorded = new Map<number, Recorded>();
  readonly #positions = new Map<string, number>();
  readonly #entries = new Map<number, Entry>();
  /** The development that each amendment is about in the end, over any number of steps; by position. */
  readonly #roots = new Map<number, number>();

  constructor(interpretation: Interpretation) {
    this.#interpretation = interpretation;
  }

  /** Adds developments in the order of the log; returns the entries that are new or newly amended. */
  enter(recorded: readonly Recorded[]): Set<Entry> {
    return new Set(recorded.map((it) => this.#enterOne(it)));
  }

  get(position: number): Recorded {
    const recorded = this.#recorded.get(position);
    if (!recorded) throw new Error(`the resolver lacks position ${position}`);
    return recorded;
  }

  positionOf(id: string): number | undefined {
    return this.#positions.get(id);
  }

  /** Undefined where the position is not held, or amends another. */
  at(position: number | undefined): Entry | undefined {
    return position === undefined ? undefined : this.#entries.get(position);
  }

  all(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** The development that an amendment is about in the end; the position itself where that is no amendment. */
  rootOf(position: number): number {
    return this.#roots.get(position) ?? position;
  }

  #enterOne(recorded: Recorded): Entry {
    const { position, development } = recorded;
    this.#recorded.set(position, recorded);
    this.#positions.set(development.id, position);
    const amendment = this.#interpretation.amendmentOf(development);
    if (!amendment) return this.#begin(recorded);
    const target = this.#positions.get(amendment.target) ?? -1;
    const root = this.rootOf(target);
    const entry = this.#entries.get(root);
    if (!entry) throw new Error(`position ${position} amends “${amendment.target}”, which is missing here`);
    this.#roots.set(position, root);
    entry.amendments.push({ position, amends: amendment.amends, target });
    return entry;
  }

  #begin(recorded: Recorded): Entry {
    const entry: Entry = {
      recorded,
      amendments: [],
      followers: new Set(),
      resolved: undefined,
      placed: [],
      placedAs: '',
    };
    this.#entries.set(recorded.position, entry);
    return entry;
  }
}
