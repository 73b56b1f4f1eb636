/*
 * Turns the log into points with places in time, batch by batch, whatever the order in which things become known.
 *
 * A development that amends none is in one of three states. Amendments have no state of their own: they move others.
 *
 *     entered ──► placed ──► withdrawn ──► placed ──► …
 *
 *     entered    it has no points yet
 *     placed     its points have places on their tracks: by its own words, or by those of the correction that counts
 *     withdrawn  it is retracted, or its words are erased: it has no points (erased words never come back)
 *
 *     entered   → placed      always, in the batch that records it, unless that batch retracts it as well
 *     placed    → placed      it is corrected, or a correction is retracted; a source corroborates it; `after` moves it
 *                             with something that it follows or that follows it; a subject of it is merged or split
 *     placed    → withdrawn   it is retracted, or erased
 *     withdrawn → placed      the retraction is retracted
 *
 * Each batch goes through the same four steps: enter its developments (event-graph.ts), find who is who (naming.ts),
 * read what every touched development says now (event.ts), and place anew what `after` connects with them (placing.ts).
 *
 * An example, all on the track of acts of person:ada-orlov. Three developments are recorded one after the other. Then
 * the first of them is corrected:
 *
 *     0  detained, in 2024-03
 *     1  released, in 2024-03, after 0
 *     2  detained, on 2024-03-20
 *     3  corrects 0: detained, on 2024-03-05
 *
 * The points that each batch places (+) and removes (-), with their earliest and latest day and what they follow:
 *
 *     0  + 0 detained  2024-03-01  2024-03-31
 *     1  + 1 released  2024-03-01  2024-03-31  follows 0
 *     2  + 2 detained  2024-03-20  2024-03-20
 *     3  - 0 detained  2024-03-01  2024-03-31
 *        + 0 detained  2024-03-05  2024-03-05
 *        - 1 released  2024-03-01  2024-03-31  follows 0
 *        + 1 released  2024-03-05  2024-03-31  follows 0
 *
 * The correction moves the release too: nothing begins before what it follows. The second detention stays where it is.
 * test/facts/resolver.test.ts holds the example to what the code does.
 */
import { resolveEvent } from './event.ts';
import { EventGraph, type EventNode } from './event-graph.ts';
import { Naming } from './naming.ts';
import type { PlacedPoint } from './placed-point.ts';
import { placeAnew } from './placing.ts';
import { byCatalogue, type Interpretation, type Recorded } from './recorded.ts';

/** What one atomic batch changes, known from `knownFrom` on. */
export interface Change {
  readonly knownFrom: number;
  readonly removed: readonly PlacedPoint[];
  readonly placed: readonly PlacedPoint[];
}

/** Give it the whole log, or at least all that `after`, amendments and merges connect with what is added. */
export class Resolver {
  readonly #interpretation: Interpretation;
  readonly #graph: EventGraph;
  readonly #naming: Naming;

  constructor(interpretation: Interpretation = byCatalogue) {
    this.#interpretation = interpretation;
    this.#graph = new EventGraph(interpretation);
    this.#naming = new Naming(this.#graph, interpretation);
  }

  /**
   * Takes in developments whose points are placed already. Together they must be closed under `after` and amendments,
   * and hold every merge and split of their subjects.
   */
  restore(recorded: readonly Recorded[]): void {
    const entered = this.#graph.enter(recorded);
    this.#naming.learn(entered);
    for (const node of entered) this.#resolve(node);
    placeAnew(entered);
  }

  /** Adds one atomic batch; returns the points that it places, moves and withdraws. */
  add(batch: readonly Recorded[]): Change {
    const entered = this.#graph.enter(batch);
    const touched = new Set(entered);
    for (const node of entered) {
      for (const neighbour of this.#graph.neighboursOf(node)) touched.add(neighbour);
      this.#resolve(node);
    }
    for (const node of this.#naming.learn(entered)) {
      this.#resolve(node);
      touched.add(node);
    }
    const moved = placeAnew(this.#graph.connectedWith(touched));
    return {
      knownFrom: batch.at(-1)?.batchEnd ?? 0,
      removed: moved.flatMap(({ removed }) => removed),
      placed: moved.flatMap(({ placed }) => placed),
    };
  }

  /** The development that an amendment is about in the end; the position itself where that is no amendment. */
  rootOf(position: number): number {
    return this.#graph.rootOf(position);
  }

  /** Reads what the node says now, and links it with what it follows and the subjects it names. */
  #resolve(node: EventNode): void {
    this.#naming.remove(node);
    const resolved = resolveEvent(node, {
      interpretation: this.#interpretation,
      get: (position) => this.#graph.get(position),
      positionOf: (id) => this.#graph.positionOf(id),
      identities: this.#naming.identities,
    });
    this.#graph.resolve(node, resolved);
    this.#naming.add(node);
  }
}
