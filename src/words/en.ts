/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { attributes } from './en/attributes.ts';
import { dates, terms } from './en/dates.ts';
import { envelope, fields, help, options } from './en/fields.ts';
import { problems } from './en/problems.ts';
import { reviewNotes } from './en/review-notes.ts';
import { statements } from './en/statements.ts';
import { details, familyTitles, types } from './en/types.ts';
import { values } from './en/values.ts';

export const en = {
  attributes,
  dates,
  details,
  envelope,
  families: familyTitles,
  fields,
  help,
  options,
  problems,
  reviewNotes,
  statements,
  terms,
  types,
  values,
} as const;
