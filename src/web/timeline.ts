import { html } from 'hono/html';
import type { TimelineEntry } from '../queries/timeline.ts';
import type { Words } from '../queries/words.ts';
import { certaintyMark, sinceInWords, standingBadge } from './dates.ts';
import type { Html } from './html.ts';
import { emptyState } from './layout.ts';
import { texts } from './texts.ts';
import { type RenderContext, subjectLink } from './values.ts';

export interface TimelineShown {
  readonly items: readonly TimelineEntry[];
  readonly words: Words;
  readonly context: RenderContext;
}

/** Developments in the order of what happened. */
export function timelineTable({ items, words, context }: TimelineShown): Html {
  const { timeline } = texts;
  if (items.length === 0) return emptyState(texts.subject.noTimeline);
  return html`<table class="data"><caption class="sr">${texts.subject.timeline}</caption>
<thead><tr><th scope="col">${timeline.when}</th><th scope="col">${timeline.what}</th><th scope="col">${timeline.standing}</th><th scope="col">${timeline.sources}</th></tr></thead>
<tbody>${items.map(({ recorded, earliest, latest, certainty }) => {
    const { id, occurred, attribution, sources } = recorded.development;
    const cited = [...new Set(sources.map(({ source }) => source))];
    return html`<tr class="${certainty}">
<td data-label="${timeline.when}">${sinceInWords({ edtf: occurred ?? null, earliest, latest })}</td>
<td data-label="${timeline.what}"><a href="${context.links.development(id)}"><bdi>${words.summaryOf(recorded)}</bdi></a></td>
<td data-label="${timeline.standing}">${standingBadge(attribution?.standing)} ${certainty === 'possible' ? certaintyMark('possible') : ''}</td>
<td data-label="${timeline.sources}">${cited.map((source, index) => html`${index > 0 ? ', ' : ''}${subjectLink(source, context)}`)}</td></tr>`;
  })}</tbody></table>`;
}

/** Leads through a list page by page; `next` and `first`: addresses, or nothing. */
export function pageLinks({
  next,
  first,
}: {
  readonly next: string | undefined;
  readonly first: string | undefined;
}): Html {
  if (next === undefined && first === undefined) return html``;
  return html`<p class="pages no-print">${first === undefined ? '' : html`<a href="${first}">${texts.timeline.first}</a>`}${next === undefined ? '' : html`<a class="button plain" rel="next" href="${next}">${texts.timeline.next}</a>`}</p>`;
}
