/** What of a picture a reader has chosen to see, as its address says it. */
import { z } from 'zod';
import { parseDay } from '../../time/day.ts';
import type { Asked } from '../links.ts';

const day = z
  .string()
  .max(10)
  .transform((text) => parseDay(text))
  .optional();
const text = z.string().max(2_000).optional();

/**
 * `from`, `to`: the window; `hide`: keys of rows, joined by commas; `focus`: one person of a case; `people`: all of
 * them.
 */
export const viewParameters = { from: day, to: day, hide: text, focus: text, people: z.enum(['all']).optional() };
const schema = z.object(viewParameters);
export type View = z.infer<typeof schema>;

/** As the query of an address. */
export function askView({ from, to, hide, focus, people }: View): Asked {
  return { from, to, hide: hide || undefined, focus, people };
}

export function hiddenIn({ hide }: View): readonly string[] {
  return (hide ?? '').split(',').filter(Boolean);
}
