/** What a person’s sentences come to, as the courts stated them. */
import { html } from 'hono/html';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { trial } from '../../catalogue/trial.ts';
import type { Sentencing } from '../../state/sentencing.ts';
import { formatDay } from '../../words/dates.ts';
import { formatAmount, formatTerm } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { certaintyMark } from '../statement.ts';

export function toServeList({ totals, running }: Sentencing, language: Language): Html {
  if (totals.length === 0 && running.length === 0) return html``;
  return html`<h3>${language.words.pages.toServe.title}</h3>
<ul>${totals.map((total) => html`<li>${describeTotal(total, language)}</li>`)}
${running.map((it) => html`<li>${describeRunning(it, language)} ${certaintyMark(it.certainty, language)}</li>`)}</ul>`;
}

function describeTotal(
  { kind, components, notStated, term, amounts }: Sentencing['totals'][number],
  language: Language,
) {
  const sums = [
    ...(term === null ? [] : [formatTerm(term, language)]),
    ...Object.entries(amounts).map(([currency, sum]) => formatAmount(sum, currency === UNSTATED ? null : currency)),
  ];
  const sum = sums.length === 0 ? undefined : language.list(sums);
  const label = wordsOfLabel(trial.sentence.name, kind, language);
  return language.words.pages.toServe.total({ kind: label, count: components, sum, notStated });
}

function describeRunning({ kind, term, until, remaining }: Sentencing['running'][number], language: Language): string {
  return language.words.pages.toServe.running({
    kind: wordsOfLabel(trial.sentence.name, kind, language),
    term: formatTerm(term, language),
    start: until !== null ? 'stated' : term === 'life' ? 'life' : 'unstated',
    until: until === null ? '' : formatDay(until, language),
    remaining: remaining === null ? null : formatTerm(remaining, language),
  });
}
