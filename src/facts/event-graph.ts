// The developments that the resolver holds, as a graph: what amends each, and what each follows by `after`.
import type { ResolvedDates } from './dates.ts';
import type { AmendedDevelopment, ResolvedEvent } from './event.ts';
import type { PlacedPoint } from './placed-point.ts';
import type { Interpretation, Recorded } from './recorded.ts';
import type { AmendmentLink } from './versions.ts';

/** A development that amends none, with all that amends it, and what it comes to. */
export interface EventNode extends AmendedDevelopment {
  readonly amendments: AmendmentLink[];
  /** Undefined before it is resolved, and once it is retracted or erased. */
  readonly resolved: ResolvedEvent | undefined;
  placed: readonly PlacedPoint[];
  /** `knownAs` of the event when its points were placed. */
  placedAs: string;
  /** What it said and when, as its points were last placed; undefined before. */
  placing: { readonly resolved: ResolvedEvent | undefined; readonly dates: ResolvedDates | undefined } | undefined;
}

interface MutableNode extends EventNode {
  resolved: ResolvedEvent | undefined;
  /** The positions of what follows it by `after`. */
  readonly followers: Set<number>;
}

export class EventGraph {
  readonly #interpretation: Interpretation;
  readonly #recorded = new Map<number, Recorded>();
  readonly #positions = new Map<string, number>();
  readonly #nodes = new Map<number, MutableNode>();
  /** The development that each amendment is about in the end, over any number of steps; by position. */
  readonly #roots = new Map<number, number>();

  constructor(interpretation: Interpretation) {
    this.#interpretation = interpretation;
  }

  /** Adds developments in the order of the log; returns the nodes that are new or newly amended. */
  enter(recorded: readonly Recorded[]): Set<EventNode> {
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

  nodes(): Iterable<EventNode> {
    return this.#nodes.values();
  }

  /** Undefined where no development has that id, or it amends another. */
  nodeOf(id: string): EventNode | undefined {
    return this.#nodes.get(this.#positions.get(id) ?? -1);
  }

  /** The development that an amendment is about in the end; the position itself where that is no amendment. */
  rootOf(position: number): number {
    return this.#roots.get(position) ?? position;
  }

  /** Gives the node what it says now, and with it what it follows. */
  resolve(node: EventNode, resolved: ResolvedEvent | undefined): void {
    const { position } = node.recorded;
    const mutable = this.#nodes.get(position) as MutableNode;
    for (const followed of this.#followedBy(mutable)) followed.followers.delete(position);
    mutable.resolved = resolved;
    for (const followed of this.#followedBy(mutable)) followed.followers.add(position);
  }

  /** `start` and all that `after` connects with it, in either direction and over any number of steps. */
  connectedWith(start: ReadonlySet<EventNode>): Set<EventNode> {
    const found = new Set(start);
    for (const node of found) for (const neighbour of this.neighboursOf(node)) found.add(neighbour);
    return found;
  }

  /** What the node follows directly, and what follows it. */
  neighboursOf(node: EventNode): EventNode[] {
    const mutable = this.#nodes.get(node.recorded.position) as MutableNode;
    const followers = [...mutable.followers].flatMap((position) => this.#nodes.get(position) ?? []);
    return [...this.#followedBy(mutable), ...followers];
  }

  #followedBy({ resolved }: EventNode): MutableNode[] {
    return (resolved?.after ?? []).flatMap((position) => this.#nodes.get(position) ?? []);
  }

  #enterOne(recorded: Recorded): EventNode {
    const { position, development } = recorded;
    this.#recorded.set(position, recorded);
    this.#positions.set(development.id, position);
    const amendment = this.#interpretation.amendmentOf(development);
    if (!amendment) return this.#addNode(recorded);
    const target = this.#positions.get(amendment.target) ?? -1;
    const root = this.rootOf(target);
    const node = this.#nodes.get(root);
    if (!node) throw new Error(`position ${position} amends “${amendment.target}”, which is missing here`);
    this.#roots.set(position, root);
    node.amendments.push({ position, amends: amendment.amends, target });
    return node;
  }

  #addNode(recorded: Recorded): EventNode {
    const node: MutableNode = {
      recorded,
      amendments: [],
      followers: new Set(),
      resolved: undefined,
      placed: [],
      placedAs: '',
      placing: undefined,
    };
    this.#nodes.set(recorded.position, node);
    return node;
  }
}
