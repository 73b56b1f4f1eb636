import { z } from 'zod';

export const subjectKinds = ['person', 'case', 'organization', 'source'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What a record is about: `kind:slug`. The id never changes; names are facts. */
export type SubjectId = `${SubjectKind}:${string}`;

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const MAXIMUM_LENGTH = 120;

/** Which kinds of subject a schema refers to. A development's subjects are found through it, never typed twice. */
const references = z.registry<{ readonly kinds: readonly SubjectKind[] }>();

export const personRef = () => reference(['person']);
export const caseRef = () => reference(['case']);
export const organizationRef = () => reference(['organization']);
export const sourceRef = () => reference(['source']);
/** Whoever can act or be spoken of: a person or an organization. */
export const actorRef = () => reference(['person', 'organization']);
export const subjectRef = () => reference(subjectKinds);

function reference(kinds: readonly SubjectKind[]) {
  const pattern = new RegExp(`^(?:${kinds.join('|')}):${SLUG}$`);
  const expected = kinds.map((kind) => `“${kind}:…”`).join(' or ');
  return z
    .string()
    .max(MAXIMUM_LENGTH)
    .regex(pattern, `expected a subject ${expected}: lower-case letters, digits and single hyphens after the colon`)
    .transform((text) => text as SubjectId)
    .register(references, { kinds });
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
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

export type Path = readonly (string | number)[];
export interface Reference {
  readonly subject: SubjectId;
  readonly path: Path;
}

/** Every reference to a subject within `value`, a value that `schema` has accepted. */
export function referencesIn(schema: z.core.$ZodType, value: unknown, path: Path = []): Reference[] {
  if (value === undefined || value === null) return [];
  if (references.has(schema)) return [{ subject: value as SubjectId, path }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return referencesIn(schema.unwrap(), value, path);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, member]) =>
      referencesIn(member, (value as Record<string, unknown>)[key], [...path, key]),
    );
  }
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((element, index) => referencesIn(schema.element, element, [...path, index]));
  }
  if (schema instanceof z.ZodUnion) {
    const member = schema.options.find((option) => z.safeParse(option, value).success);
    return member ? referencesIn(member, value, path) : [];
  }
  return [];
}
