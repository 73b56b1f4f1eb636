/** Developments in the order of what happened, as a table. */
import { html } from 'hono/html';
import type { TimelineEntry } from '../queries/timeline.ts';
import type { Wording } from '../queries/wording.ts';
import type { Language } from '../words/language.ts';
import type { RenderContext } from './context.ts';
import { sinceHtml } from './dates.ts';
import { type Html, listHtml } from './html.ts';
import { emptyState, type Site } from './layout.ts';
import { certaintyMark, standingBadge } from './statement.ts';
import { dataTable } from './table.ts';
import { developmentLink, subjectLink } from './values.ts';

type Happened = Pick<TimelineEntry, 'recorded' | 'earliest' | 'latest'>;

export function developmentTable(entries: readonly TimelineEntry[], wording: Wording, context: RenderContext): Html {
  const { timeline, subject } = context.words.pages;
  if (entries.length === 0) return emptyState(subject.noTimeline);
  const titles = [timeline.when, timeline.what, timeline.kind, timeline.sources];
  const rows = entries.map((entry) => {
    const { recorded, certainty } = entry;
    const { id, sources } = recorded.development;
    const cited = [...new Set(sources.map(({ source }) => source))].map((source) => subjectLink(source, context));
    return html`<tr class="${certainty}">
<td data-label="${timeline.when}">${occurredHtml(entry, context.language)}</td>
<td data-label="${timeline.what}">${developmentLink(id, wording.summaryOf(recorded), context)}</td>
<td data-label="${timeline.kind}">${kindHtml(entry, context)}</td>
<td data-label="${timeline.sources}">${listHtml(cited, context.language)}</td></tr>`;
  });
  return dataTable({ caption: subject.timeline, titles, rows });
}

/** When it happened. */
export function occurredHtml({ recorded, earliest, latest }: Happened, language: Language): Html {
  return sinceHtml({ edtf: recorded.development.occurred ?? null, earliest, latest }, language);
}

/** The kind of statement, and whether it is not clear that it has happened by the date. */
export function kindHtml({ recorded, dating }: Pick<TimelineEntry, 'recorded' | 'dating'>, site: Site): Html {
  return html`${standingBadge(recorded.development.attribution?.standing, site)}
${dating === 'certain' ? '' : certaintyMark(dating, site)}`;
}
