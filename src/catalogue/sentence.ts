/** What a development says, as a sentence for people. */
import { contentOf } from './amending.ts';
import type { Envelope, NameOf } from './development.ts';
import { leadOf } from './standing.ts';
import { typeOf } from './types.ts';

/**
 * What a development says, as a sentence for people. It begins with how that stands and who asserts it, so that it cannot be read, or
 * cut, as more than is known.
 */
export function describeDevelopment(development: Envelope, name: NameOf): string {
  const { sentence, amends } = typeOf(development);
  if (amends === 'corrects') return `Correction. ${describeDevelopment(contentOf(development), name)}`;
  const words = sentence(development.data, name);
  const clause = /[.?!]$/.test(words) ? words : `${words}.`;
  const lead = leadOf(development, name);
  return lead === undefined ? clause : `${lead}: ${clause}`;
}

/** Its summary in the editor's words, which begins likewise; the sentence where there is none. */
export function describeSummary(development: Envelope, name: NameOf): string {
  const { summary } = development;
  const lead = leadOf(development, name);
  if (summary === undefined || lead === undefined) return summary ?? describeDevelopment(development, name);
  return `${lead}: ${summary}`;
}
