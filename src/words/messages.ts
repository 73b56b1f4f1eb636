/** Types of a message catalogue: what a message takes, read from its own ICU text. */
import type { GetICUArgs } from '@schummar/icu-type-parser';
import type { en } from './en.ts';

/** The messages of one language: the same keys as the English ones, each an ICU MessageFormat text. */
export type Messages = Translated<typeof en>;
type Translated<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]> };

/** What stands in a message’s `{name}`: a text or a number. */
type Plain = string | number;
type Parsed<Text extends string> = GetICUArgs<Text, { ICUArgument: Plain; ICUNumberArgument: number }>;
type NamesIn<Tree> = Tree extends Tree ? keyof Tree & string : never;
/** All that a message names. */
type Names<Text extends string> = NamesIn<Parsed<Text>>;
type ValueOf<Tree, Name extends string> = Tree extends { readonly [Key in Name]: infer Value } ? Value : never;

/**
 * `hasName` is supplied: yes where a value is given for `name`, which may then be left out: `{hasName, select, yes
 * {…} other {}}`.
 */
type Supplied<Text extends string> = Extract<Names<Text>, `has${Capitalize<string>}`>;
type Optional<Text extends string> = WithoutHas<Supplied<Text>>;
type WithoutHas<Name> = Name extends `has${infer Rest}` ? Uncapitalize<Rest> : never;
type Required<Text extends string> = Exclude<Names<Text>, Supplied<Text> | Optional<Text>>;

/** What a message takes, by name. `Extra`: what may stand in place of a text. */
export type Values<Text extends string, Extra = never> = {
  readonly [Name in Required<Text>]: ValueOf<Parsed<Text>, Name> | Extra;
} & { readonly [Name in Optional<Text>]?: Plain | boolean | Extra | null | undefined };

/** A message as it is used: a text, or a function of what it takes. */
export type Spoken<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string
    ? [Names<Tree[Key]>] extends [never]
      ? string
      : Speak<Tree[Key]>
    : Spoken<Tree[Key]>;
};
/** Gives a text; pieces of text and markup where markup is among the values. */
interface Speak<Text extends string> {
  (values: Values<Text>): string;
  <Markup extends object>(values: Values<Text, Markup>): readonly (string | Markup)[];
}

export type Words = Spoken<typeof en>;

/** Where a message stands, with dots between: `problems.invalid`. */
export type MessageKey = Keys<typeof en>;
type Keys<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Keys<Tree[Key]>}`;
}[keyof Tree & string];

export type TextOf<Key extends string, Tree = typeof en> = Key extends keyof Tree
  ? Tree[Key] extends string
    ? Tree[Key]
    : never
  : Key extends `${infer Head}.${infer Rest}`
    ? Head extends keyof Tree
      ? TextOf<Rest, Tree[Head]>
      : never
    : never;
