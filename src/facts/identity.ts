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
  /** All subjects that merges connect with it, itself among them. */
  membersOf(subject: SubjectId): readonly SubjectId[];
  /** The subjects that the merge at `position` gave another id: all of its component, if it is the last merge there. */
  aliasesBy(position: number): readonly Alias[];
}

interface Component {
  readonly members: SubjectId[];
  /** The last merge: its `into` represents the component. */
  last: IdentityLink;
}

/** Who is who after all of `links`, in any order. */
export function resolveIdentities(links: readonly IdentityLink[]): Identities {
  const inOrder = links.toSorted((a, b) => a.position - b.position);
  const components = new Map<SubjectId, Component>();
  for (const link of inOrder) if (link.identity.kind === 'merges') join(components, link);
  const splits = Map.groupBy(
    inOrder.flatMap(({ identity }) =>
      identity.kind === 'splits' ? identity.developments.map((id) => ({ id, identity })) : [],
    ),
    ({ id }) => id,
  );
  const knownAs = (subject: SubjectId) => components.get(subject)?.last.identity.into ?? subject;
  return {
    identify(development, subject) {
      let named = subject;
      for (const { identity } of splits.get(development) ?? []) {
        if (knownAs(named) === knownAs(identity.from)) named = identity.into;
      }
      return knownAs(named);
    },
    membersOf: (subject) => components.get(subject)?.members ?? [subject],
    aliasesBy(position) {
      const { identity } = inOrder.find((link) => link.position === position) ?? {};
      const component = identity && components.get(identity.into);
      if (component?.last.position !== position) return [];
      const representative = component.last.identity.into;
      return component.members
        .filter((member) => member !== representative)
        .map((subject) => ({ subject, knownAs: representative }));
    },
  };
}

function join(components: Map<SubjectId, Component>, link: IdentityLink): void {
  const { from, into } = link.identity;
  const [one, other] = [from, into].map((subject) => components.get(subject) ?? { members: [subject], last: link });
  if (!one || !other) return;
  const members = one === other ? one.members : [...one.members, ...other.members].sort();
  const joined = { members, last: link };
  for (const member of members) components.set(member, joined);
}
