// Who is who: merges and splits resolved into the id under which the record knows a subject.
import type { Identity } from '../catalogue/identify.ts';
import type { SubjectId } from '../catalogue/subject.ts';

/** A merge or a split that is not retracted. */
export interface IdentityLink {
  readonly position: number;
  readonly identity: Identity;
}

/** A subject that is known as another. */
export interface Alias {
  readonly subject: SubjectId;
  readonly knownAs: SubjectId;
}

export interface Identities {
  /** The id under which the record knows `subject` where that development names it. */
  identify(development: string, subject: SubjectId): SubjectId;
  /** All subjects that merges connect with it, itself among them, in no order. */
  membersOf(subject: SubjectId): readonly SubjectId[];
  /** The position of the merge since which it has the id that it has; undefined where that is its own. */
  renamedBy(subject: SubjectId): number | undefined;
  /** The subjects that the merge at `position` gave the ids that they have. */
  aliasesBy(position: number): readonly Alias[];
}

/** A subject, or what a merge made of one or two of these. */
interface Component {
  /** The `into` of the merge. */
  readonly representative: SubjectId;
  /** The position of the merge; -1 for a subject alone. */
  readonly position: number;
  readonly parts: readonly Component[];
  /** One that it is part of, further up or the last; undefined for the last one itself. */
  above: Component | undefined;
}

/** Who is who after all of `links`, in any order. */
export function resolveIdentities(links: readonly IdentityLink[]): Identities {
  const inOrder = links.toSorted((a, b) => a.position - b.position);
  const alone = new Map<SubjectId, Component>();
  for (const link of inOrder) if (link.identity.kind === 'merges') join(alone, link);
  const splits = Map.groupBy(
    inOrder.flatMap(({ identity }) =>
      identity.kind === 'splits' ? identity.developments.map((id) => ({ id, identity })) : [],
    ),
    ({ id }) => id,
  );
  const whole = (subject: SubjectId) => {
    const own = alone.get(subject);
    return own && findWhole(own);
  };
  const knownAs = (subject: SubjectId) => whole(subject)?.representative ?? subject;
  let found: ReadonlyMap<SubjectId, number> | undefined;
  const renamed = () => {
    found ??= new Map([...new Set(alone.values().map(findWhole))].flatMap(findRenamed));
    return found;
  };
  let aliases: ReadonlyMap<number, readonly SubjectId[]> | undefined;
  return {
    identify(development, subject) {
      let named = subject;
      for (const { identity } of splits.get(development) ?? []) {
        if (knownAs(named) === knownAs(identity.from)) named = identity.into;
      }
      return knownAs(named);
    },
    membersOf(subject) {
      const component = whole(subject);
      return component ? partsOf(component) : [subject];
    },
    renamedBy: (subject) => renamed().get(subject),
    aliasesBy(position) {
      aliases ??= Map.groupBy(renamed().keys(), (subject) => renamed().get(subject) ?? -1);
      const own = aliases.get(position)?.toSorted() ?? [];
      return own.map((subject) => ({ subject, knownAs: knownAs(subject) }));
    },
  };
}

function join(alone: Map<SubjectId, Component>, { position, identity: { from, into } }: IdentityLink): void {
  const parts = new Set(
    [from, into].map((subject) => {
      const own = alone.get(subject) ?? { representative: subject, position: -1, parts: [], above: undefined };
      alone.set(subject, own);
      return findWhole(own);
    }),
  );
  const joined: Component = { representative: into, position, parts: [...parts], above: undefined };
  for (const part of parts) part.above = joined;
}

/** The last component that it is part of. The ways that were gone are made shorter. */
function findWhole(component: Component): Component {
  let found = component;
  while (found.above) {
    found.above = found.above.above ?? found.above;
    found = found.above;
  }
  return found;
}

function partsOf(component: Component): SubjectId[] {
  const all = [component];
  for (const { parts } of all) all.push(...parts);
  return all.filter(({ position }) => position < 0).map(({ representative }) => representative);
}

/** The subjects of a component with other ids than their own, each with the merge since which it has that id. */
function findRenamed(component: Component): [SubjectId, number][] {
  const renamed: [SubjectId, number][] = [];
  const all: { readonly it: Component; readonly by: number | undefined }[] = [{ it: component, by: undefined }];
  for (const { it, by } of all) {
    const isSubject = it.position < 0 && it.representative !== component.representative;
    if (isSubject && by !== undefined) renamed.push([it.representative, by]);
    for (const part of it.parts) {
      const isRenamed = part.representative !== component.representative;
      all.push({ it: part, by: by ?? (isRenamed ? it.position : undefined) });
    }
  }
  return renamed;
}
