/** Links to the files of a list. */
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import type { Links } from '../links.ts';
import type { RenderContext } from '../values.ts';

/** `path`: of the list within its workspace; `query`: its filters. */
export function downloadLinks(
  path: string,
  query: Parameters<Links['to']>[1],
  { links, language }: Pick<RenderContext, 'links' | 'language'>,
): Html {
  const { label, csv, xlsx } = language.words.downloads;
  return html`<span class="no-print">${label} <a href="${links.to(`${path}.csv`, query)}">${csv}</a>
<a href="${links.to(`${path}.xlsx`, query)}">${xlsx}</a></span>`;
}
