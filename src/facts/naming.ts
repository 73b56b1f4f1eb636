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
  /** The merges and splits that name a subject. */
  readonly #identifying = new Map<SubjectId, Set<EventNode>>();
  /** The same, by position. */
  readonly #merges = new Map<number, EventNode>();
  /** Who is who among the subjects that merges and splits connect with one; and with those of a merge, by position. */
  readonly #bySubject = new Map<SubjectId, Identities>();
  readonly #byPosition = new Map<number, Identities>();
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

  readonly #identities: Identities = {
    identify: (development, subject) => this.#bySubject.get(subject)?.identify(development, subject) ?? subject,
    membersOf: (subject) => this.#bySubject.get(subject)?.membersOf(subject) ?? [subject],
    renamedBy: (subject) => this.#bySubject.get(subject)?.renamedBy(subject),
    aliasesBy: (position) => this.#byPosition.get(position)?.aliasesBy(position) ?? [],
  };

  /** Takes in the merges and splits among `entered`; returns every node that may name a subject by a new id now. */
  learn(entered: ReadonlySet<EventNode>): Set<EventNode> {
    const changed = [...entered].filter(({ recorded }) => this.#interpretation.identityOf(recorded.development));
    if (changed.length === 0) return new Set();
    this.#naming ??= this.#findNaming();
    for (const node of changed) {
      this.#merges.set(node.recorded.position, node);
      for (const subject of this.#subjectsOf(node)) addUnder(this.#identifying, subject, node);
    }
    const named = new Set(changed.flatMap((node) => this.#subjectsOf(node)));
    const before = this.#membersOfAll(named);
    const wereKnown = new Map([...before].map((subject) => [subject, this.#knowledgeOf(subject)]));
    const splits = this.#resolveAnew(named);
    const subjects = new Set([...before, ...this.#membersOfAll(named)]);
    const split = splits
      .filter(({ from, into }) => subjects.has(from) || subjects.has(into))
      .flatMap((identity) => (identity.kind === 'splits' ? identity.developments : []));
    const renamed = [...subjects].flatMap((subject) => {
      const [was, is] = [wereKnown.get(subject), this.#knowledgeOf(subject)];
      if (was?.as === is.as && was.by === is.by) return [];
      const merges = [was?.by, is.by].flatMap((by) => this.#merges.get(by ?? -1) ?? []);
      return [...merges, ...(this.#naming?.get(subject) ?? [])];
    });
    return new Set([...renamed, ...split.flatMap((id) => this.#graph.nodeOf(id) ?? [])]);
  }

  #membersOfAll(subjects: ReadonlySet<SubjectId>): Set<SubjectId> {
    const members = new Set<SubjectId>();
    for (const subject of subjects)
      if (!members.has(subject)) for (const member of this.#identities.membersOf(subject)) members.add(member);
    return members;
  }

  #knowledgeOf(subject: SubjectId) {
    return { as: this.#identities.identify('', subject), by: this.#identities.renamedBy(subject) };
  }

  /** Finds anew who is who among all that merges and splits connect with `subjects`; returns what these say. */
  #resolveAnew(subjects: ReadonlySet<SubjectId>): Identity[] {
    const found = new Set<SubjectId>();
    const identities: Identity[] = [];
    for (const start of subjects) {
      if (found.has(start)) continue;
      const connected = new Set([start]);
      const nodes = new Set<EventNode>();
      for (const subject of connected) {
        found.add(subject);
        for (const node of this.#identifying.get(subject) ?? []) {
          nodes.add(node);
          for (const other of this.#subjectsOf(node)) connected.add(other);
        }
      }
      const resolved = resolveIdentities([...nodes].flatMap((node) => this.#linkOf(node) ?? []));
      for (const subject of connected) this.#bySubject.set(subject, resolved);
      for (const { recorded } of nodes) this.#byPosition.set(recorded.position, resolved);
      identities.push(...[...nodes].flatMap((node) => this.#identityIn(node) ?? []));
    }
    return identities;
  }

  /** Adds the node under all subjects that it names now. */
  add(node: EventNode): void {
    if (this.#naming) addTo(this.#naming, node);
  }

  /** Removes the node: what it says is about to change. */
  remove(node: EventNode): void {
    for (const subject of node.resolved?.named ?? []) this.#naming?.get(subject)?.delete(node);
  }

  #subjectsOf(node: EventNode): SubjectId[] {
    const identity = this.#identityIn(node);
    return identity ? [identity.from, identity.into] : [];
  }

  #identityIn({ recorded: { development, isErased } }: EventNode): Identity | undefined {
    return isErased ? undefined : this.#interpretation.identityOf(development);
  }

  /** What the node says about who is who; undefined where it is retracted or erased. */
  #linkOf(node: EventNode): IdentityLink | undefined {
    const { position } = node.recorded;
    const isAmended = node.amendments.length > 0;
    if (isAmended && resolveVersions(node.amendments).retractionOf(position) !== undefined) return undefined;
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
  for (const subject of node.resolved?.named ?? []) addUnder(naming, subject, node);
}

function addUnder(nodes: Map<SubjectId, Set<EventNode>>, subject: SubjectId, node: EventNode): void {
  const own = nodes.get(subject);
  if (own) own.add(node);
  else nodes.set(subject, new Set([node]));
}
