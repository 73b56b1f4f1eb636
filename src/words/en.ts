/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { attributes } from './en/attributes.ts';
import { commands } from './en/commands.ts';
import { dates, terms } from './en/dates.ts';
import { faults } from './en/faults.ts';
import { problems } from './en/problems.ts';
import { settings } from './en/settings.ts';

export const en = { attributes, dates, terms, problems, faults, settings, commands } as const;
