/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { attributes } from './en/attributes.ts';
import { audit } from './en/audit.ts';
import { dates, terms } from './en/dates.ts';
import { downloads } from './en/downloads.ts';
import { form } from './en/form.ts';
import { pages } from './en/pages.ts';
import { picture } from './en/picture.ts';
import { problems } from './en/problems.ts';
import { proof } from './en/proof.ts';
import { site } from './en/site.ts';
import { statements } from './en/statements.ts';
import { values } from './en/values.ts';

export const en = {
  attributes,
  audit,
  dates,
  downloads,
  form,
  pages,
  picture,
  problems,
  proof,
  site,
  statements,
  terms,
  values,
} as const;
