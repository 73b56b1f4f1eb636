/** A table of data, as all pages show it. */
import { html } from 'hono/html';
import type { Html } from './html.ts';

export interface DataTable {
  /** For screen readers: what stands above the table says it to others. */
  readonly caption: string;
  readonly titles: readonly string[];
  /** As `tr`. */
  readonly rows: readonly Html[];
  readonly className?: string | undefined;
}

export function dataTable({ caption, titles, rows, className = '' }: DataTable): Html {
  return html`<table class="data ${className}"><caption class="sr">${caption}</caption>
<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`;
}
