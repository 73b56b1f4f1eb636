// Who is who among the developments that the resolver holds, and which of them name a subject: after a merge or a
// split those are read again. Until the first of these nothing is kept, since most logs have none.
import type { Identity } from '../catalogue/identify.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Entries, Entry } from './entries.ts';
import { namedBy } from './event.ts';
import { type Identities, type IdentityLink, resolveIdentities } from './identity.ts';
import type { Interpretation } from './recorded.ts';
import { resolveVersions } from './versions.ts';

export class Naming {
  readonly #entries: Entries;
  readonly #interpretation: Interpretation;
  /** The merges and splits. */
  readonly #identifying = new Set<Entry>();
  #identities = resolveIdentities([]);
  /** The entries that name a subject themselves. Undefined until the first merge or split. */
  #naming: Map<SubjectId, Set<Entry>> | undefined;

  constructor(entries: Entries, interpretation: Interpretation) {
    this.#entries = entries;
    this.#interpretation = interpretation;
  }

  /** Undefined as long as no merge and no split was entered. */
  get identities(): Identities | undefined {
    return this.#naming && this.#identities;
  }

  /** Takes in the merges and splits among `entered`; returns every entry that may name a subject by a new id now. */
  learn(entered: ReadonlySet<Entry>): Set<Entry> {
    const changed = [...entered].filter(({ recorded }) => this.#interpretation.identityOf(recorded.development));
    if (changed.length === 0) return new Set();
    for (const entry of changed) this.#identifying.add(entry);
    this.#naming ??= this.#findNaming();
    const before = this.#identities;
    this.#identities = resolveIdentities([...this.#identifying].flatMap((entry) => this.#linkOf(entry) ?? []));
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
      ...split.flatMap((id) => this.#entries.at(this.#entries.positionOf(id)) ?? []),
    ]);
  }

  /** Adds the entry under all subjects that it names now. */
  add(entry: Entry): void {
    if (this.#naming) addTo(this.#naming, entry);
  }

  /** Removes the entry: what it says is about to change. */
  remove(entry: Entry): void {
    for (const subject of entry.resolved?.named ?? []) this.#naming?.get(subject)?.delete(entry);
  }

  #identitiesIn(entries: Iterable<Entry>): Identity[] {
    return [...entries].flatMap((entry) => this.#identityIn(entry) ?? []);
  }

  #identityIn({ recorded: { development, isErased } }: Entry): Identity | undefined {
    return isErased ? undefined : this.#interpretation.identityOf(development);
  }

  /** What the entry says about who is who; undefined where it is retracted or erased. */
  #linkOf(entry: Entry): IdentityLink | undefined {
    const { position } = entry.recorded;
    if (resolveVersions(entry.amendments).retractionOf(position) !== undefined) return undefined;
    const identity = this.#identityIn(entry);
    return identity && { position, identity };
  }

  #findNaming(): Map<SubjectId, Set<Entry>> {
    const naming = new Map<SubjectId, Set<Entry>>();
    for (const entry of this.#entries.all()) {
      if (!entry.resolved) continue;
      entry.resolved = { ...entry.resolved, named: namedBy(entry.resolved, this.#interpretation) };
      addTo(naming, entry);
    }
    return naming;
  }
}

function addTo(naming: Map<SubjectId, Set<Entry>>, entry: Entry): void {
  for (const subject of entry.resolved?.named ?? []) {
    const entries = naming.get(subject);
    if (entries) entries.add(entry);
    else naming.set(subject, new Set([entry]));
  }
}
