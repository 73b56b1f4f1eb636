/** Subjects: their ids, and typed references to them within data. */
import { z } from 'zod';
import { expected } from './expected.ts';
import { type Path, placesOf, replaceAt, tellings } from './places.ts';

export const subjectKinds = ['person', 'case', 'organization', 'source'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What a record is about: `kind:slug`. The id never changes; names are facts. */
export type SubjectId = `${SubjectKind}:${string}`;

// The patterns of slugs and subject ids stand here only. Published schemas hold their text, so it never changes.
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
/** Lower-case letters, digits and single hyphens. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAXIMUM_LENGTH = 120;

/** Kinds of subject that a schema refers to. A development’s subjects are found through it, never typed twice. */
const references = z.registry<{ readonly kinds: readonly SubjectKind[] }>();

export const personRef = () => reference(['person'], 'person');
export const caseRef = () => reference(['case'], 'case');
export const organizationRef = () => reference(['organization'], 'organization');
export const sourceRef = () => reference(['source'], 'source');
/** A person or an organization. */
export const actorRef = () => reference(['person', 'organization'], 'actor');
export const subjectRef = () => reference(subjectKinds, 'subject');

function reference(kinds: readonly SubjectKind[], name: SubjectKind | 'actor' | 'subject') {
  return z
    .string()
    .max(MAXIMUM_LENGTH)
    .regex(new RegExp(`^(?:${kinds.join('|')}):${SLUG}$`), expected(name))
    .transform((text) => text as SubjectId)
    .register(references, { kinds })
    .register(tellings, { as: 'subject' });
}

const subjectPattern = new RegExp(`^(?:${subjectKinds.join('|')}):${SLUG}$`);

export function isSubjectId(text: string): text is SubjectId {
  return text.length <= MAXIMUM_LENGTH && subjectPattern.test(text);
}

export function kindOf(subject: SubjectId): SubjectKind {
  return subject.slice(0, subject.indexOf(':')) as SubjectKind;
}

/** A title or name as a part of a track's key: lower case, letters and digits of any script, single hyphens. */
export function toKey(text: string): string {
  const normal = text.normalize('NFKC').toLowerCase();
  const key = normal.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  // A text of signs alone would share the empty key with every other.
  return key === '' ? [...normal].map((sign) => sign.codePointAt(0)?.toString(16)).join('-') : key;
}

export interface Reference {
  readonly subject: SubjectId;
  readonly path: Path;
}

/** Finds every reference to a subject within `value`, which `schema` has accepted. */
export function referencesIn(schema: z.core.$ZodType, value: unknown, path: Path = []): Reference[] {
  return placesOf(references, schema, { value, path }).map(({ value: subject, path: place }) => ({
    subject: subject as SubjectId,
    path: place,
  }));
}

/** The same value with every subject replaced by what `identify` gives; the value itself if none changes. */
export function withSubjects<Value>(
  schema: z.core.$ZodType,
  value: Value,
  identify: (subject: SubjectId) => SubjectId,
): Value {
  const renamed = referencesIn(schema, value).filter(({ subject }) => identify(subject) !== subject);
  return replaceAt(
    value,
    renamed.map(({ subject, path }) => ({ path, value: identify(subject) })),
  );
}
