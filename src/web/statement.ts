/** Short marks beside a statement: its kind, and how clear its date is. */
import { html } from 'hono/html';
import type { AttributedValue, Dating } from '../state/attributed-value.ts';
import { formatOccurrence } from '../words/dates.ts';
import type { Language } from '../words/language.ts';
import type { Html } from './html.ts';

type Worded = Pick<Language, 'words'>;

/** Whether a value had begun by the date. */
export function certaintyMark(dating: Dating, { words }: Worded): Html {
  return html`<span class="certainty ${dating}">${words.statements.certainties[dating]}</span>`;
}

/** The same, and the other dates that reports give. */
export function datingHtml({ dating, otherDates }: Pick<AttributedValue, 'dating' | 'otherDates'>, language: Language) {
  const isDisputed = dating === 'stated' && otherDates.length > 0;
  const disputed = html`<span class="certainty stated">${language.words.statements.datesDisagree}</span>`;
  return html`${isDisputed ? disputed : certaintyMark(dating, language)}${otherDatesHtml(otherDates, language)}`;
}

/** “Another report gives February 2022.” */
export function otherDatesHtml(otherDates: AttributedValue['otherDates'], language: Language): Html {
  const { otherDate } = language.words.statements;
  const others = otherDates.map(({ since }) => otherDate({ date: formatOccurrence(since, language) }));
  return html`${others.map((it) => html` <span class="muted">${it}</span>`)}`;
}

/** The kind of a statement on a background of its own; nothing for what comes from the registry. */
export function standingBadge(standing: string | null | undefined, worded: Worded): Html | '' {
  return standing ? html`<span class="badge ${standing}">${standingLabel(standing, worded)}</span>` : '';
}

/** “Reported”. */
export function standingLabel(standing: string, { words }: Worded): string {
  const { kinds } = words.statements;
  return kinds[standing as keyof typeof kinds] ?? standing;
}
