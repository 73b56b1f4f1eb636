/** An entry: something that a person writes at a form, and what the form shows of it. */
import { randomUUIDv7 } from 'node:crypto';
import type { Snapshot } from '../../queries/snapshot.ts';
import { developmentIdIn } from '../../service/developments.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Html } from '../html.ts';
import type { PageCall } from '../page.ts';
import type { Field, GroupField } from './fields.ts';
import type { Reading } from './read.ts';
import type { SubjectChoice, Typed } from './typed.ts';

/** What a form takes, and what becomes of it. */
export interface Entry {
  readonly title: string;
  readonly intro: Html;
  /** What it is about, where that is another development. */
  readonly about?: Html | undefined;
  /** Where the form is sent to. */
  readonly action: string;
  readonly tree: GroupField;
  /** What stands in the form at first. */
  readonly typed: Typed;
  /** What is not typed: the type, and what it amends. */
  complete(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** Where the recorded one is shown. */
  recordedAt(id: string): string;
  /** It must not pass over what others recorded since the form was shown. */
  readonly isGuarded: boolean;
}

/** What a form keeps from its first showing on. */
export interface Kept {
  /** The id of the development, so that sending it twice records it once. */
  readonly id: string;
  /** The position that was known when the form was first shown. */
  readonly since: number;
}

/** A form that is being answered. */
export interface OpenForm {
  readonly call: PageCall;
  readonly entry: Entry;
  /** Undefined: the record cannot be read just now, and subjects stand by their ids. */
  readonly snapshot: Snapshot | undefined;
  readonly kept: Kept;
}

/** A form that was sent to be previewed or recorded. */
export interface SubmittedForm extends OpenForm {
  readonly snapshot: Snapshot;
  readonly reading: Reading;
}

/** `position`: what is known now. */
export function keptOf(sent: URLSearchParams, position: number): Kept {
  const since = /^-1$|^\d{1,15}$/.test(sent.get('since') ?? '') ? Number(sent.get('since')) : position;
  return { id: developmentIdIn(sent.get('id') ?? '') ?? randomUUIDv7(), since };
}

/** The fields of a form that are not typed. */
export function hiddenOf({ entry: { isGuarded }, kept: { id, since } }: OpenForm): Readonly<Record<string, string>> {
  return { id, ...(isGuarded ? { since: String(since) } : {}) };
}

/** What was typed, and what is said about it. */
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
