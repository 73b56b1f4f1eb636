/** What stands around a list: the time controls above it, and links through its pages and to its files. */
import { html } from 'hono/html';
import type { Paged } from '../service/page.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import type { Asked } from './links.ts';
import type { PageCall } from './page.ts';
import { readTimeControls, type TimedPage } from './time-controls.ts';

export interface PagedList extends TimedPage {
  /** Where in the page the list begins: “#log”. */
  readonly anchor?: string;
}

interface CursorQuery {
  readonly cursor?: string | undefined;
}

export async function readControls(call: PageCall<CursorQuery>, { snapshot, next }: Paged, list: PagedList) {
  return { timeControls: await readTimeControls(call, snapshot, list), pages: pageLinks(call, next, list) };
}

/** Leads through a list page by page. `cursor`: of the next page; null where there is none. */
export function pageLinks(call: PageCall<CursorQuery>, cursor: string | null, list: PagedList): Html {
  const { links, words, query } = call;
  const { path, keep = {}, anchor = '' } = list;
  const { timeline } = words.pages;
  const isFirst = query.cursor === undefined;
  if (cursor === null && isFirst) return html``;
  const first = html`<a href="${links.to(path, keep)}${anchor}">${timeline.first}</a>`;
  const following = links.to(path, { ...keep, cursor: cursor ?? '' });
  const next = html`<a class="button plain" rel="next" href="${following}${anchor}">${timeline.next}</a>`;
  return html`<p class="pages no-print">${isFirst ? '' : first} ${cursor === null ? '' : next}</p>`;
}

/** Links to the files of a list. `path`: of the list within its workspace; `query`: its filters. */
export function downloadLinks(path: string, query: Asked, { links, words }: Site): Html {
  const { label, csv, xlsx } = words.downloads;
  return html`<span class="no-print">${label} <a href="${links.to(`${path}.csv`, query)}">${csv}</a>
<a href="${links.to(`${path}.xlsx`, query)}">${xlsx}</a></span>`;
}
