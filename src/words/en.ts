/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { attributes } from './en/attributes.ts';
import { commands } from './en/commands.ts';
import { dates, terms } from './en/dates.ts';
import { faults } from './en/faults.ts';
import { envelope, fields, help, options } from './en/fields.ts';
import { problems } from './en/problems.ts';
import { proof } from './en/proof.ts';
import { reviewNotes } from './en/review-notes.ts';
import { settings } from './en/settings.ts';
import { statements } from './en/statements.ts';
import { details, familyTitles, types } from './en/types.ts';
import { values } from './en/values.ts';

export const en = {
  attributes,
  commands,
  dates,
  details,
  envelope,
  families: familyTitles,
  faults,
  fields,
  help,
  options,
  problems,
  proof,
  reviewNotes,
  settings,
  statements,
  terms,
  types,
  values,
} as const;
