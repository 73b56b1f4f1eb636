/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { attributes } from './en/attributes.ts';
import { dates, terms } from './en/dates.ts';
import { problems } from './en/problems.ts';

export const en = { attributes, dates, terms, problems } as const;
