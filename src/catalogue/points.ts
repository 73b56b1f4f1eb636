import type { z } from 'zod';
import type { AttributeName, attributes } from './attributes.ts';
import type { SubjectId } from './subject.ts';

/** The occurred order of all that a subject's developments are: a track that lists, rather than a line of values. */
export const TIMELINE = 'timeline';
/** Stands in a key for a case, an organization or an accuser that the source does not name. */
export const UNSTATED = 'unstated';
/** Stands for the whole record where a track needs a subject. */
export const EVERYTHING = '*';

/** As whom a subject is known that was merged into another; the label is that other's id. */
export const MERGED = 'merged';
/** Tracks that say nothing of what a subject is. */
export const internalAttributes = [TIMELINE, MERGED] as const;
type InternalAttribute = (typeof internalAttributes)[number];

export interface Track {
  readonly subject: SubjectId | typeof EVERYTHING;
  readonly attribute: AttributeName | InternalAttribute;
  readonly key: string;
}

/** What a development says about one track: from then on it holds this value, or (`holds` false) none. */
export interface Point extends Track {
  readonly holds: boolean;
  /** What lists filter on. */
  readonly label: string;
  /** The value; where the point ends one, what is said of the ending, or null. */
  readonly value: unknown;
}

type ValueOf<Name extends AttributeName> = z.infer<(typeof attributes)[Name]['value']>;

/** From then on `attribute` has this value. `key` and `label` default to '' and to a value that is a text. */
export function sets<Name extends AttributeName>(
  subject: SubjectId,
  attribute: Name,
  value: ValueOf<Name>,
  { key = '', label }: { readonly key?: string; readonly label?: string } = {},
): Point {
  return { subject, attribute, key, holds: true, label: label ?? (typeof value === 'string' ? value : ''), value };
}

/** From then on `attribute` has no value. `ending` is what the source says of the ending. */
export function ends(subject: SubjectId, attribute: AttributeName, key = '', ending: object | null = null): Point {
  return { subject, attribute, key, holds: false, label: '', value: ending };
}

export function isInternal(attribute: string): attribute is InternalAttribute {
  return internalAttributes.some((internal) => internal === attribute);
}
