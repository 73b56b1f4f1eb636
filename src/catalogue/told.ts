/** Data as sentences take it: subjects, terms and days as values that are put into words where they are read. */
import { z } from 'zod';
import type { Referent } from '../words/message.ts';
import { placesOf, referencesIn, replaceAt, type SubjectId } from './subject.ts';

/** How a text is told; a phrase stands within a sentence, without a full stop of its own. */
const forms = {
  phrase: (text: string) => text.replace(/[.\s]+$/u, ''),
  term: (text: string) => ({ term: text }),
  day: (text: string) => ({ day: text }),
};

/** How texts of a schema are told, where that is not as they stand. Subjects are told by their names. */
export const tellings = z.registry<{ readonly as: keyof typeof forms }>();

/** `Value` as a sentence takes it: every subject, and perhaps a text, is a referent. */
export type Told<Value> = Value extends SubjectId
  ? Referent
  : Value extends readonly (infer Item)[]
    ? readonly Told<Item>[]
    : Value extends object
      ? { readonly [Field in keyof Value]: Told<Value[Field]> }
      : string extends Value
        ? string | Referent
        : Value;

/** The data of a development as its sentence takes it. `schema` has accepted it. */
export function tell<Data>(schema: z.core.$ZodType, data: Data): Told<Data> {
  const subjects = referencesIn(schema, data).map(({ subject, path }) => ({ path, value: { subject } }));
  const texts = placesOf(tellings, schema, { value: data, path: [] });
  return replaceAt(data, [
    ...subjects,
    ...texts.map(({ value, path, of }) => ({ path, value: forms[of.as](value) })),
  ]) as Told<Data>;
}
