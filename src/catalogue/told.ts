/** Data as sentences take it: subjects, terms and days as values that are put into words where they are read. */
import type { z } from 'zod';
import type { Referent } from '../words/message.ts';
import type { TextInLanguage, Texts } from '../words/texts.ts';
import { placesOf, replaceAt, tellings } from './places.ts';
import type { SubjectId } from './subject.ts';

/** `Value` as a sentence takes it: every subject, and perhaps a text, is a referent. */
export type Told<Value> = Value extends SubjectId | readonly TextInLanguage[]
  ? Referent
  : Value extends readonly (infer Item)[]
    ? readonly Told<Item>[]
    : Value extends object
      ? { readonly [Field in keyof Value]: Told<Value[Field]> }
      : string extends Value
        ? string | Referent
        : Value;

/** A phrase stands within a sentence, without a full stop of its own. */
const withoutStop = (text: string) => text.replace(/[.\s]+$/u, '');

/** How a sentence takes a text. */
const forms = {
  subject: (text: string) => ({ subject: text }),
  phrase: withoutStop,
  term: (text: string) => ({ term: text }),
  day: (text: string) => ({ day: text }),
  date: (text: string) => ({ date: text }),
  country: (text: string) => ({ country: text }),
  texts: (given: Texts) => (typeof given === 'string' ? given : { texts: given }),
  phrases: (given: Texts) =>
    typeof given === 'string'
      ? withoutStop(given)
      : { texts: given.map((it) => ({ ...it, text: withoutStop(it.text) })) },
};

/** The data of a development as its sentence takes it. `schema` has accepted it. */
export function tell<Data>(schema: z.core.$ZodType, data: Data): Told<Data> {
  const places = placesOf(tellings, schema, { value: data, path: [] });
  const told = places.map(({ value, path, of }) => ({ path, value: forms[of.as](value) }));
  return replaceAt(data, told) as Told<Data>;
}
