/** What the picture shows as a table, for those who cannot see it. */
import { html } from 'hono/html';
import type { Mark } from '../../queries/subject-history.ts';
import { formatBounds } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { dataTable } from '../table.ts';
import { isClaim } from './marks.ts';
import type { Bar, Lane } from './model.ts';
import { formatEnd } from './words.ts';

/** More rows say that there are more. */
const MOST_ROWS = 100;

interface TableShown {
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly language: Language;
}

export function pictureTable({ lanes, marks, language }: TableShown): Html {
  const { picture: words } = language.words;
  const bars = lanes.flatMap(({ bars: own, ...lane }) => own.map((bar) => ({ ...lane, bar })));
  const claimed = marks.filter(isClaim).length;
  const more = bars.length - MOST_ROWS;
  return html`<details data-key="picture"><summary>${words.table}</summary>
<p>${words.counts({ happened: marks.length - claimed, claimed })}</p>
${bars.length === 0 ? '' : barTable(bars.slice(0, MOST_ROWS), language)}
${more > 0 ? html`<p class="hint">${words.more({ count: more })}</p>` : ''}
</details>`;
}

interface BarRow extends Omit<Lane, 'bars'> {
  readonly bar: Bar;
}

function barTable(bars: readonly BarRow[], language: Language): Html {
  const { picture: words } = language.words;
  const { lane, value, begin, end } = words.columns;
  const row = ({ group, name, bar }: BarRow) => html`<tr>
<th scope="row">${group === undefined ? name : words.lane({ name: group, lane: name })}</th>
<td data-label="${value}">${bar.isClaim ? words.claimedValue({ value: bar.text }) : bar.text}</td>
<td data-label="${begin}">${formatBounds(bar.begin, language)}</td>
<td data-label="${end}">${formatEnd(bar.end, language)}</td></tr>`;
  return dataTable({ caption: words.table, titles: [lane, value, begin, end], rows: bars.map(row) });
}
