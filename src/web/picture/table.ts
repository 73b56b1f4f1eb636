/** What the picture shows as a table, for those who cannot see it or would rather read. */
import { html } from 'hono/html';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { dataTable } from '../table.ts';
import type { Bar, Dot, Row } from './model.ts';
import { formatBegin, formatEnd } from './words.ts';

/** More rows say that there are more. */
const MOST_ROWS = 100;

interface TableShown {
  readonly rows: readonly Row[];
  /** The address of a development’s page. */
  readonly hrefOf: (ids: readonly string[]) => string;
  readonly language: Language;
}

export function pictureTable(shown: TableShown): Html {
  const { picture: words } = shown.language.words;
  const bars = shown.rows.flatMap(({ name, tracks }) => tracks.flat().map((bar) => ({ name, bar })));
  const dots = shown.rows.flatMap((row) => row.dots.map((dot) => ({ name: row.name, dot })));
  const moreOf = (all: readonly unknown[]) =>
    all.length > MOST_ROWS ? html`<p class="hint">${words.more({ count: all.length - MOST_ROWS })}</p>` : '';
  return html`<details data-key="picture" id="picture-table"><summary>${words.table}</summary>
${bars.length === 0 ? '' : barTable(bars.slice(0, MOST_ROWS), shown)}${moreOf(bars)}
${dots.length === 0 ? '' : dotTable(dots.slice(0, MOST_ROWS), shown)}${moreOf(dots)}
</details>`;
}

interface BarRow {
  readonly name: string;
  readonly bar: Bar;
}

function barTable(bars: readonly BarRow[], { hrefOf, language }: TableShown): Html {
  const { picture: words } = language.words;
  const { row, value, begin, end } = words.columns;
  const said = ({ text, look }: Bar) => (look === 'claim' ? words.claimedValue({ value: text }) : text);
  const rows = bars.map(
    ({ name, bar }) => html`<tr><th scope="row">${name}</th>
<td data-label="${value}">${linked(bar.because, said(bar), hrefOf)}</td>
<td data-label="${begin}">${formatBegin(bar, language)}</td>
<td data-label="${end}">${formatEnd(bar, language)}</td></tr>`,
  );
  return dataTable({ caption: words.table, titles: [row, value, begin, end], rows });
}

function linked(because: readonly string[], text: string, hrefOf: TableShown['hrefOf']): Html {
  return because.length === 0 ? html`${text}` : html`<a href="${hrefOf(because)}">${text}</a>`;
}

interface DotRow {
  readonly name: string;
  readonly dot: Dot;
}

function dotTable(dots: readonly DotRow[], { hrefOf, language }: TableShown): Html {
  const { picture: words } = language.words;
  const { row, development, kind } = words.dotColumns;
  const rows = dots.map(
    ({ name, dot: { id, title, isClaim } }) => html`<tr><th scope="row">${name}</th>
<td data-label="${development}"><a href="${hrefOf([id])}">${title}</a></td>
<td data-label="${kind}">${isClaim ? words.claim : words.event}</td></tr>`,
  );
  return dataTable({ caption: words.dotTable, titles: [row, development, kind], rows });
}
