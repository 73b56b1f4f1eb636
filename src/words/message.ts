/** A message as a value: which one, and with what. It stays a value until an edge puts it into a language. */
import type { Bounds } from './dates.ts';
import type { en } from './en.ts';
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
  /** What a development says that asserts something, and who asserts it: it is never said without that. */
  | { readonly claim: Texts; readonly by: string }
  | When
  | Clause
  /** “A, B or C”. */
  | { readonly either: readonly (string | Referent)[] }
  /** “A, B and C”; a subject is named once. */
  | readonly (string | Referent)[]
  | Message;

/** When something happened or began, as a part of a sentence. */
export interface When {
  readonly when: Bounds & { readonly edtf: string | null };
  /** `when`: “on 5 May 2024”; `since`: “since 5 May 2024”; `bare`: “5 May 2024”. */
  readonly form: 'when' | 'since' | 'bare';
  /** Days of this year are written without it: the sentence names it already. */
  readonly within?: string | undefined;
}

/** A section of a page about a person, a case, an organization or a source. */
export type SectionName = keyof typeof en.answers.sections;

/** A part of a sentence that leads somewhere: as a text it reads as its words; a page makes it a link. */
export interface Clause {
  readonly says: Message;
  /** Where it leads. */
  readonly section: SectionName;
  /** The developments that it rests on. */
  readonly because: readonly string[];
}

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
