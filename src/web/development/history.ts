/** What was said about a development, step by step, and what each step changed. */
import { html } from 'hono/html';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { History, HistoryStep } from '../../queries/history.ts';
import { instantHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { labelsAlong, placeAt } from '../labels.ts';
import type { RenderContext } from '../values.ts';
import { dataHtml } from './data-fields.ts';
import type { Related } from './related.ts';

interface HistoryShown extends Related {
  readonly recorded: RecordedDevelopment;
  readonly history: History;
  /** Leads to more of it. */
  readonly pages: Html;
  readonly seesNotes: boolean;
}

export function historyList(shown: HistoryShown): Html {
  const { history, pages, context } = shown;
  const { notInForce } = context.language.words.audit.development;
  return html`${history.inForce === null ? html`<p class="fault">${notInForce}</p>` : ''}
<ol class="history">${history.steps.map((step) => html`<li>${stepHtml(step, shown)}</li>`)}</ol>${pages}`;
}

function stepHtml({ recorded, effect, changes, inForce }: HistoryStep, shown: HistoryShown): Html {
  const { words, context, seesNotes } = shown;
  const { audit, statements } = context.language.words;
  const { development: text } = audit;
  const { id } = recorded.development;
  const seen = changes.filter(({ path: [field] }) => seesNotes || field !== 'note');
  const isThis = id === shown.recorded.development.id;
  const said = words.sentenceOf(recorded);
  const sentence = said === null ? html`${statements.erased}` : bdi(said);
  return html`<p><strong>${text.effects[effect]}</strong>
${inForce ? html`<span class="good">● ${text.inForce}</span>` : ''}
${isThis ? html`<span class="muted">${text.thisPage}</span>` : ''}</p>
<p>${isThis ? sentence : html`<a href="${context.links.development(id)}">${sentence}</a>`}</p>
<p class="hint">${entryHtml(recorded, context)}</p>
${seen.length === 0 ? '' : changeTable(seen, context)}`;
}

function entryHtml({ position, recordedAt, recordedBy }: RecordedDevelopment, { language }: RenderContext): Html {
  const { audit, statements } = language.words;
  const name = recordedBy === null ? audit.unknownName : bdi(recordedBy);
  const recorded = instantHtml(recordedAt, language);
  return html`${statements.provenance.entryBy({ entry: position, recorded, name })}`;
}

type Path = HistoryStep['changes'][number]['path'];

function changeTable(changes: HistoryStep['changes'], context: RenderContext): Html {
  const { development: words } = context.language.words.audit;
  const side = (value: unknown, path: Path) => {
    if (value === undefined) return html`<span class="muted">${words.nothing}</span>`;
    const name = path.findLast((step) => typeof step === 'string') ?? '';
    return dataHtml(value, { name, place: placeAt(path) }, context);
  };
  const row = ({ path, before, after }: HistoryStep['changes'][number]) => html`<tr>
<th scope="row">${labelsAlong(path, context.language).join(' › ')}</th>
<td data-label="${words.was}">${side(before, path)}</td>
<td data-label="${words.became}">${side(after, path)}</td></tr>`;
  const titles = [words.field, words.was, words.became];
  return html`<table class="data changes"><caption>${words.changed}</caption>
<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${changes.map(row)}</tbody></table>`;
}
