/** A message as a value: which one, and with what. It stays a value until an edge puts it into a language. */
import type { MessageKey, TextOf, Values } from './messages.ts';
import type { Texts } from './texts.ts';

/** What a message speaks of, to be put into words where it is read. */
export type Referent =
  /** By the name that it has then. */
  | { readonly subject: string }
  /** ISO 8601, or `life`. */
  | { readonly term: string }
  /** A civil date, `YYYY-MM-DD`. */
  | { readonly day: string }
  /** A date in EDTF. */
  | { readonly date: string }
  /** By its code (ISO 3166-1). */
  | { readonly country: string }
  /** In the language that comes nearest to the reader’s. */
  | { readonly texts: Texts }
  /** “A, B and C”; a subject is named once. */
  | readonly (string | Referent)[]
  | Message;

export interface Message {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number | boolean | null | undefined | Referent>>;
}

type Given<Key extends MessageKey> = Values<TextOf<Key>, Referent>;

/** The message `key`, with what it takes. */
export function say<Key extends MessageKey>(
  key: Key,
  ...[values]: keyof Given<Key> extends never ? [] : [values: Given<Key>]
): Message {
  return { key, values: values ?? {} };
}
