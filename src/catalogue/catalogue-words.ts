/** What the catalogue’s parts are called in a language: attributes with their labels, and types. */
import type { Language } from '../words/language.ts';
import type { Message, Referent } from '../words/message.ts';
import { attribute } from './attributes.ts';
import { isSubjectId } from './subject.ts';

interface AttributeText {
  readonly label: string;
  readonly many?: string;
  readonly description: string;
  readonly none?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** In the place of a key that the source does not give. */
  readonly unstated?: string;
}

interface TypeText {
  readonly title: string;
  readonly description: string;
}

type ByName<Text> = Readonly<Record<string, Text>>;

/** `words`: of a language, or the English texts themselves. */
export function wordsOfAttribute(name: string, { words }: { readonly words: { readonly attributes: object } }) {
  const found = (words.attributes as ByName<AttributeText>)[name];
  if (!found) throw new Error(`the attribute “${name}” has no words`);
  return { many: found.label, none: '', ...found };
}

/** A label of an attribute, or (where its labels are no closed list) the text that it is. */
export function wordsOfLabel(name: string, label: string, language: Language): string {
  return wordsOfAttribute(name, language).labels?.[label] ?? label;
}

/** What a type is called, and what it is for; undefined where this program does not know it. */
export function wordsOfType(name: string, { words }: { readonly words: { readonly types: object } }) {
  const [family = '', verb = ''] = name.split('.');
  return (words.types as ByName<ByName<TypeText>>)[family]?.[verb];
}

/** What a type is called; its name where this program does not know it. */
export function titleOfType(name: string, language: Language): string {
  return wordsOfType(name, language)?.title ?? name;
}

/** The name of an attribute, as part of a message. */
export function sayAttribute(name: string): Message {
  return { key: `attributes.${attribute(name).name}.label` as Message['key'], values: {} };
}

/** A label of an attribute, as part of a message. */
export function sayLabel(name: string, label: string): Referent | string {
  if (attribute(name).labels?.includes(label))
    return { key: `attributes.${name}.labels.${label}` as Message['key'], values: {} };
  return isSubjectId(label) ? { subject: label } : label;
}
