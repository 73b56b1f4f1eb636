/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { answers } from './en/answers.ts';
import { attributes } from './en/attributes.ts';
import { audit } from './en/audit.ts';
import { casePage } from './en/case-page.ts';
import { commands } from './en/commands.ts';
import { dates, terms } from './en/dates.ts';
import { details } from './en/details.ts';
import {
  docketAttributes,
  docketFamilies,
  docketFields,
  docketHelp,
  docketOptions,
  docketRows,
  docketTypeTexts,
} from './en/docket.ts';
import { downloads } from './en/downloads.ts';
import {
  extraditionAttributes,
  extraditionFamilies,
  extraditionFields,
  extraditionHelp,
  extraditionOptions,
  extraditionTypeTexts,
} from './en/extradition.ts';
import { faults } from './en/faults.ts';
import { envelope, fields, help, options, rows } from './en/fields.ts';
import { form } from './en/form.ts';
import {
  judgmentAttributes,
  judgmentDelivered,
  judgmentFamilies,
  judgmentFields,
  judgmentHelp,
  judgmentOptions,
  judgmentRows,
  judgmentTypeTexts,
} from './en/judgments.ts';
import { acts } from './en/labels.ts';
import { pages } from './en/pages.ts';
import { picture } from './en/picture.ts';
import { problems } from './en/problems.ts';
import { proof } from './en/proof.ts';
import { noteOfPersons, reviewNotes } from './en/review-notes.ts';
import { settings } from './en/settings.ts';
import { site } from './en/site.ts';
import { statements } from './en/statements.ts';
import { familyTitles, types } from './en/types.ts';
import { values } from './en/values.ts';
import { verification } from './en/verification.ts';
import { oneLine } from './one-line.ts';

export const en = oneLine({
  acts,
  answers,
  attributes: { ...attributes, ...docketAttributes, ...judgmentAttributes, ...extraditionAttributes },
  audit,
  commands,
  dates,
  details,
  downloads,
  envelope,
  families: { ...familyTitles, ...docketFamilies, ...judgmentFamilies, ...extraditionFamilies },
  faults,
  fields: { ...fields, ...docketFields, ...judgmentFields, ...extraditionFields },
  form,
  help: { ...help, ...docketHelp, ...judgmentHelp, ...extraditionHelp },
  noteOfPersons,
  options: {
    ...options,
    ...docketOptions,
    ...judgmentOptions,
    kind: { ...docketOptions.kind, ...judgmentOptions.kind, ...options.kind },
    step: { ...docketOptions.step, ...judgmentOptions.step, ...extraditionOptions.step },
    ground: { ...extraditionOptions.ground, ...options.ground },
  },
  pages,
  casePage,
  picture,
  problems,
  proof,
  reviewNotes,
  rows: { ...rows, ...docketRows, ...judgmentRows },
  settings,
  site,
  statements,
  terms,
  types: {
    ...types,
    ...docketTypeTexts,
    ...judgmentTypeTexts,
    ...extraditionTypeTexts,
    judgment: { ...types.judgment, ...judgmentDelivered },
  },
  values,
  verification,
} as const);
