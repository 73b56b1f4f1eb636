/** Dates and times of the record, as pages show them. */
import { html } from 'hono/html';
import type { Since } from '../state/attributed-value.ts';
import { formatDay, formatOccurrence } from '../words/dates.ts';
import type { Language } from '../words/language.ts';
import type { Html } from './html.ts';

/** When something began or happened: the day, or the days between which it did. */
export function sinceHtml(since: Since, language: Language): Html {
  const date = formatOccurrence(since, language);
  return since.latest !== null && since.earliest === since.latest
    ? html`<time datetime="${since.latest}">${date}</time>`
    : html`${date}`;
}

/** “25 November 2026, 09:30:00 UTC”. */
export function formatInstant(instant: string, language: Language): string {
  const day = formatDay(instant.slice(0, 10), language);
  return language.words.statements.instant({ day, time: instant.slice(11, 19) });
}

export function instantHtml(instant: string, language: Language): Html {
  return html`<time datetime="${instant}">${formatInstant(instant, language)}</time>`;
}
