/** All that people read, in English. Another language is another such tree: `Messages` holds it to the same keys. */
import { dates, terms } from './en/dates.ts';

export const en = { dates, terms } as const;
