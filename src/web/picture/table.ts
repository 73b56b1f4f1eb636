import { html } from 'hono/html';
import type { Mark } from '../../queries/subject-history.ts';
import type { Html } from '../html.ts';
import { texts } from '../texts.ts';
import { isClaim } from './marks.ts';
import type { Lane } from './model.ts';
import { beginInWords, endInWords } from './words.ts';

/** More rows say that there are more. */
const MOST_ROWS = 100;

/** What the picture shows, for those who cannot see it. */
export function timelineTable({
  lanes,
  marks,
}: {
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
}): Html {
  const { picture: words } = texts;
  const bars = lanes.flatMap((lane) => lane.bars.map((bar) => ({ ...lane, bar })));
  const claims = marks.filter(isClaim).length;
  return html`<details data-key="picture"><summary>${words.table}</summary>
<p>${words.happened}: ${marks.length - claims}. ${words.claimed}: ${claims}. ${words.seeTimeline}</p>
${
  bars.length === 0
    ? ''
    : html`<table class="data"><caption class="sr">${words.table}</caption>
<thead><tr><th scope="col">${words.columns.lane}</th><th scope="col">${words.columns.value}</th><th scope="col">${words.columns.begin}</th><th scope="col">${words.columns.end}</th></tr></thead>
<tbody>${bars.slice(0, MOST_ROWS).map(
        ({ group, name, bar }) => html`<tr><th scope="row">${group === undefined ? '' : html`${group}: `}${name}</th>
<td data-label="${words.columns.value}">${bar.text}${bar.isClaim ? html` (${words.isClaim})` : ''}</td>
<td data-label="${words.columns.begin}">${beginInWords(bar.begin)}</td>
<td data-label="${words.columns.end}">${endInWords(bar.end)}</td></tr>`,
      )}</tbody></table>`
}
${bars.length > MOST_ROWS ? html`<p class="hint">${words.more(bars.length - MOST_ROWS)}</p>` : ''}
</details>`;
}
