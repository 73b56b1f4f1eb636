/** Every attribute: by family, by name, and by the subjects that have it. */
import { type Attribute, type AttributeName, pageGroups } from './attribute.ts';
import { families } from './families.ts';
import type { Track } from './points.ts';
import type { SubjectId, SubjectKind } from './subject.ts';

/** In the order of states and lists. */
export const allAttributes: readonly Attribute[] = families.flatMap((family) => Object.values(family.attributes));
export const attributeNames = allAttributes.map(({ name }) => name) as [AttributeName, ...AttributeName[]];
const byName = new Map(allAttributes.map((it) => [it.name, it]));

/** The attribute of that name, which must be one. */
export function attribute(name: string): Attribute {
  const found = findAttribute(name);
  if (!found) throw new Error(`there is no attribute “${name}”`);
  return found;
}

/** The attribute of that name; undefined for internal tracks. */
export function findAttribute(name: string): Attribute | undefined {
  return byName.get(name);
}

export function attributesOf(kind: SubjectKind): Attribute[] {
  return allAttributes.filter(({ of }) => of.includes(kind));
}

/** What lists of subjects of a kind filter on. */
export function listableOf(kind: SubjectKind): Attribute[] {
  return attributesOf(kind).filter(({ isListable }) => isListable);
}

/** All of them in the order of a page: group by group. */
export const attributesOnPage: readonly Attribute[] = pageGroups.flatMap((group) =>
  allAttributes.filter(({ page }) => page.group === group),
);

/** The person whose death ends what a track says; undefined: no one’s does. An end has no label, but a key. */
export function personBehind({ attribute: name, subject, key }: Track): SubjectId | undefined {
  switch (findAttribute(name)?.endsWithLife) {
    case 'subject':
      return subject as SubjectId;
    case 'label':
      return key.split('/').at(-1) as SubjectId;
    default:
      return undefined;
  }
}

/** Whether it says nothing of a subject’s state, but stands beside it. */
export function isAside(name: string): boolean {
  return findAttribute(name)?.isAside === true;
}
