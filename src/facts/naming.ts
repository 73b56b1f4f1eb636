// Who is who among the developments that the resolver holds, and which of them name a subject: after a merge or a
// split those are read again. Until the first of these nothing is kept, since most logs have none.
import type { Identity } from '../catalogue/identify.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { namedBy } from './event.ts';
import type { EventGraph, EventNode } from './event-graph.ts';
import { type Identities, type IdentityLink, resolveIdentities } from './identity.ts';
import type { Interpretation } from './recorded.ts';
import { resolveVersions } from './versions.ts';

export class Naming {
  readonly #graph: EventGraph;
  readonly #interpretation: Interpretation;
  /** The merges and splits. */
  readonly #identifying = new Set<EventNode>();
  #identities = resolveIdentities([]);
  /** The nodes that name a subject themselves. Undefined until the first merge or split. */
  #naming: Map<SubjectId, Set<EventNode>> | undefined;

  constructor(graph: EventGraph, interpretation: Interpretation) {
    this.#graph = graph;
    this.#interpretation = interpretation;
  }

  /** Undefined as long as no merge and no split was entered. */
  get identities(): Identities | undefined {
    return this.#naming && this.#identities;
  }

  /** Takes in the merges and splits among `entered`; returns every node that may name a subject by a new id now. */
  learn(entered: ReadonlySet<EventNode>): Set<EventNode> {
    const changed = [...entered].filter(({ recorded }) => this.#interpretation.identityOf(recorded.development));
    if (changed.length === 0) return new Set();
    for (const node of changed) this.#identifying.add(node);
    this.#naming ??= this.#findNaming();
    const before = this.#identities;
    this.#identities = resolveIdentities([...this.#identifying].flatMap((node) => this.#linkOf(node) ?? []));
    const subjects = new Set(
      this.#identitiesIn(changed)
        .flatMap(({ from, into }) => [from, into])
        .flatMap((subject) => [...before.membersOf(subject), ...this.#identities.membersOf(subject)]),
    );
    const split = this.#identitiesIn(this.#identifying)
      .filter(({ from, into }) => subjects.has(from) || subjects.has(into))
      .flatMap((identity) => (identity.kind === 'splits' ? identity.developments : []));
    return new Set([
      ...[...subjects].flatMap((subject) => [...(this.#naming?.get(subject) ?? [])]),
      ...split.flatMap((id) => this.#graph.nodeOf(id) ?? []),
    ]);
  }

  /** Adds the node under all subjects that it names now. */
  add(node: EventNode): void {
    if (this.#naming) addTo(this.#naming, node);
  }

  /** Removes the node: what it says is about to change. */
  remove(node: EventNode): void {
    for (const subject of node.resolved?.named ?? []) this.#naming?.get(subject)?.delete(node);
  }

  #identitiesIn(nodes: Iterable<EventNode>): Identity[] {
    return [...nodes].flatMap((node) => this.#identityIn(node) ?? []);
  }

  #identityIn({ recorded: { development, isErased } }: EventNode): Identity | undefined {
    return isErased ? undefined : this.#interpretation.identityOf(development);
  }

  /** What the node says about who is who; undefined where it is retracted or erased. */
  #linkOf(node: EventNode): IdentityLink | undefined {
    const { position } = node.recorded;
    if (resolveVersions(node.amendments).retractionOf(position) !== undefined) return undefined;
    const identity = this.#identityIn(node);
    return identity && { position, identity };
  }

  #findNaming(): Map<SubjectId, Set<EventNode>> {
    const naming = new Map<SubjectId, Set<EventNode>>();
    for (const node of this.#graph.nodes()) {
      if (!node.resolved) continue;
      this.#graph.resolve(node, { ...node.resolved, named: namedBy(node.resolved, this.#interpretation) });
      addTo(naming, node);
    }
    return naming;
  }
}

function addTo(naming: Map<SubjectId, Set<EventNode>>, node: EventNode): void {
  for (const subject of node.resolved?.named ?? []) {
    const nodes = naming.get(subject);
    if (nodes) nodes.add(node);
    else naming.set(subject, new Set([node]));
  }
}
