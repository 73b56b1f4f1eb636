/** Developments in the order of what happened, as a table; and what leads through long lists. */
import { html } from 'hono/html';
import type { TimelineEntry } from '../queries/timeline.ts';
import type { Wording } from '../queries/wording.ts';
import { certaintyMark, standingBadge } from './badges.ts';
import { sinceHtml } from './dates.ts';
import { type Html, listHtml } from './html.ts';
import { emptyState } from './layout.ts';
import { dataTable } from './table.ts';
import { developmentLink, type RenderContext, subjectLink } from './values.ts';

export interface TimelineShown {
  readonly items: readonly TimelineEntry[];
  readonly words: Wording;
  readonly context: RenderContext;
}

export function developmentTable(shown: TimelineShown): Html {
  const { timeline, subject } = shown.context.language.words.pages;
  if (shown.items.length === 0) return emptyState(subject.noTimeline);
  const titles = [timeline.when, timeline.what, timeline.kind, timeline.sources];
  const rows = shown.items.map((entry) => developmentRow(entry, shown));
  return dataTable({ caption: subject.timeline, titles, rows });
}

function developmentRow(entry: TimelineEntry, { words, context }: TimelineShown): Html {
  const { recorded, earliest, latest, certainty } = entry;
  const { language } = context;
  const { timeline } = language.words.pages;
  const { id, occurred, attribution, sources } = recorded.development;
  const cited = [...new Set(sources.map(({ source }) => source))];
  const when = sinceHtml({ edtf: occurred ?? null, earliest, latest }, language);
  return html`<tr class="${certainty}">
<td data-label="${timeline.when}">${when}</td>
<td data-label="${timeline.what}">${developmentLink(id, words.summaryOf(recorded), context)}</td>
<td data-label="${timeline.kind}">${standingBadge(attribution?.standing, language)}
${certainty === 'possible' ? certaintyMark('possible', language) : ''}</td>
<td data-label="${timeline.sources}">${listHtml(
    cited.map((it) => subjectLink(it, context)),
    language,
  )}</td></tr>`;
}

export interface PagedList {
  /** The address of the list within its workspace. */
  readonly path: string;
  /** What else its address asks for. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
  /** The cursor of the next page; null where there is none. */
  readonly cursor: string | null;
  readonly isFirst: boolean;
  /** Where in the page the list begins: “#log”. */
  readonly anchor?: string;
}

/** Leads through a list page by page. */
export function pageLinks({ links, language }: Pick<RenderContext, 'links' | 'language'>, list: PagedList): Html {
  const { path, keep = {}, cursor, isFirst, anchor = '' } = list;
  const { timeline } = language.words.pages;
  if (cursor === null && isFirst) return html``;
  const first = html`<a href="${links.to(path, keep)}${anchor}">${timeline.first}</a>`;
  const following = links.to(path, { ...keep, cursor: cursor ?? '' });
  const next = html`<a class="button plain" rel="next" href="${following}${anchor}">${timeline.next}</a>`;
  return html`<p class="pages no-print">${isFirst ? '' : first} ${cursor === null ? '' : next}</p>`;
}
