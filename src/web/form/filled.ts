/** What a form shows: what was typed, and what is said about it. */
import type { Speaker } from '../../words/describe.ts';
import type { Field } from './fields.ts';
import type { SubjectChoice, Typed } from './typed.ts';

export interface Filled extends Speaker {
  readonly typed: Typed;
  /** What is wrong, by the name of its field. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  /** Who or what a name may mean, by the name of its field. */
  readonly suggestions: ReadonlyMap<string, readonly Suggestion[]>;
  /** The field to begin with. */
  readonly focus?: string | undefined;
}

/** One that a name may mean. */
export interface Suggestion extends SubjectChoice {
  readonly name: string;
}

/** A field in its form. */
export interface PlacedField<Kind extends Field = Field> {
  readonly field: Kind;
  readonly path: string;
  readonly filled: Filled;
}

/** The place of a field in the page: what links to it names. */
export function idOf(path: string): string {
  return `f-${path}`;
}
