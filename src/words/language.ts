/** A language as the service speaks it: its messages, compiled when they are first needed, and how it joins lists. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Messages, Words } from './messages.ts';

export interface Language {
  /** BCP 47, for `lang` and `Content-Language`. */
  readonly tag: string;
  readonly words: Words;
  /** The messages as they are written, for scripts: these fill in what stands in braces. */
  readonly texts: Messages;
  /** A message by its key, which must be one of `words`. */
  readonly format: (key: string, values: FormatValues) => string;
  /** “A, B and C”. */
  readonly list: (items: readonly string[]) => string;
  /** “A, B or C”. */
  readonly either: (items: readonly string[]) => string;
}

export type FormatValues = Readonly<Record<string, unknown>>;

/** `locale`: by whose rules plurals, numbers and lists are written (BCP 47). */
export function makeLanguage(tag: string, messages: Messages, locale: string = tag): Language {
  const compiled = new Map<string, string | Format>();
  const words = compileTree(messages, { locale, path: '', compiled }) as Words;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  return {
    tag,
    words,
    texts: messages,
    format(key, values) {
      const message = compiled.get(key);
      if (message === undefined) throw new Error(`there is no message “${key}”`);
      return typeof message === 'string' ? message : (message(values) as string);
    },
    list: (items) => list.format(items),
    either: (items) => either.format(items),
  };
}

type Format = (values: FormatValues) => unknown;
type Tree = { readonly [key: string]: string | Tree };

interface Place {
  readonly locale: string;
  /** Of the tree in the whole catalogue. */
  readonly path: string;
  /** Every message by its key. */
  readonly compiled: Map<string, string | Format>;
}

function compileTree(tree: Tree, { locale, path, compiled }: Place): object {
  return Object.fromEntries(
    Object.entries(tree).map(([name, branch]) => {
      const key = path === '' ? name : `${path}.${name}`;
      if (typeof branch !== 'string') return [name, compileTree(branch, { locale, path: key, compiled })];
      const message = branch.includes('{') ? compile(branch, locale) : branch;
      compiled.set(key, message);
      return [name, message];
    }),
  );
}

function compile(text: string, locale: string): Format {
  let format: IntlMessageFormat | undefined;
  const optional = [...text.matchAll(/\{\s*has(\w+)\s*,\s*select/g)].map(([, name = '']) => name);
  return (values) => {
    format ??= new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    return format.format({ ...values, ...presenceOf(optional, values) });
  };
}

/** For each value that may be left out (`optional`: `Name`): `hasName`, `yes` or `no`, and an empty text for it. */
function presenceOf(optional: readonly string[], values: FormatValues): Record<string, string> {
  return Object.fromEntries(
    optional.flatMap((capitalized) => {
      const name = capitalized.charAt(0).toLowerCase() + capitalized.slice(1);
      const value = values[name];
      const isGiven = value !== null && value !== undefined && value !== '' && value !== false;
      const has = [`has${capitalized}`, isGiven ? 'yes' : 'no'];
      return isGiven ? [has] : [has, [name, '']];
    }),
  );
}
