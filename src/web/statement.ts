/** Short marks beside a statement: its kind, and how clear its date is. */
import { html } from 'hono/html';
import type { AttributedValue } from '../state/attributed-value.ts';
import type { Language } from '../words/language.ts';
import type { Html } from './html.ts';

type Worded = Pick<Language, 'words'>;

/** Whether a value had begun by the date. */
export function certaintyMark(certainty: AttributedValue['certainty'], { words }: Worded): Html {
  return html`<span class="certainty ${certainty}">${words.statements.certainties[certainty]}</span>`;
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
