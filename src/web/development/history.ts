/** What was said about a development, step by step, and what each step changed. */
import { html } from 'hono/html';
import type { History, HistoryStep } from '../../queries/history.ts';
import type { RenderContext } from '../context.ts';
import { instantHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { labelsAlong, placeAt } from '../labels.ts';
import { dataHtml } from './content.ts';
import type { ShownDevelopment } from './facts.ts';

export function historyList({ inForce, steps }: History, shown: ShownDevelopment): Html {
  const { notInForce } = shown.context.words.audit.development;
  return html`${inForce === null ? html`<p class="fault">${notInForce}</p>` : ''}
<ol class="history">${steps.map((step) => html`<li>${stepHtml(step, shown)}</li>`)}</ol>`;
}

function stepHtml({ recorded, effect, changes, inForce }: HistoryStep, shown: ShownDevelopment): Html {
  const { wording, context } = shown;
  const { audit, statements } = context.words;
  const { development: words, unknownName } = audit;
  const { id } = recorded.development;
  // Notes are for colleagues only.
  const seen = changes.filter(({ path: [field] }) => context.caller || field !== 'note');
  const isThis = id === shown.recorded.development.id;
  const said = wording.sentenceOf(recorded);
  const sentence = said === null ? html`${statements.erased}` : bdi(said);
  const entry = statements.provenance.entryBy({
    entry: recorded.position,
    recorded: instantHtml(recorded.recordedAt, context.language),
    name: recorded.recordedBy === null ? unknownName : bdi(recorded.recordedBy),
  });
  return html`<p><strong>${words.effects[effect]}</strong>
${inForce ? html`<span class="good">● ${words.inForce}</span>` : ''}
${isThis ? html`<span class="muted">${words.thisPage}</span>` : ''}</p>
<p>${isThis ? sentence : html`<a href="${context.links.development(id)}">${sentence}</a>`}</p>
<p class="hint">${entry}</p>
${seen.length === 0 ? '' : changeTable(seen, context)}`;
}

type Change = HistoryStep['changes'][number];

function changeTable(changes: readonly Change[], context: RenderContext): Html {
  const { development: words } = context.words.audit;
  const side = (value: unknown, path: Change['path']) => {
    if (value === undefined) return html`<span class="muted">${words.nothing}</span>`;
    const name = path.findLast((step) => typeof step === 'string') ?? '';
    return dataHtml(value, { name, place: placeAt(path) }, context);
  };
  const row = ({ path, before, after }: Change) => html`<tr>
<th scope="row">${labelsAlong(path, context.language).join(' › ')}</th>
<td data-label="${words.was}">${side(before, path)}</td>
<td data-label="${words.became}">${side(after, path)}</td></tr>`;
  const titles = [words.field, words.was, words.became];
  return html`<table class="data changes"><caption>${words.changed}</caption>
<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${changes.map(row)}</tbody></table>`;
}
