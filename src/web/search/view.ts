import { html } from 'hono/html';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Status } from '../../queries/history.ts';
import type { FoundDevelopment } from '../../queries/search-developments.ts';
import type { FoundSubject } from '../../queries/search-subjects.ts';
import type { Words } from '../../queries/words.ts';
import { certaintyMark, sinceInWords, standingBadge } from '../dates.ts';
import { cited, statusMark } from '../evidence.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import { texts } from '../texts.ts';
import type { RenderContext } from '../values.ts';

export interface SearchShown {
  readonly q: string;
  readonly subjects: readonly FoundSubject[];
  /** Asked for by its id. */
  readonly named: RecordedDevelopment | undefined;
  /** What became of it. */
  readonly status: Status | undefined;
  readonly developments: readonly FoundDevelopment[];
  readonly words: Words;
  readonly machine: Html;
  readonly pages: Html;
  readonly context: RenderContext;
}

/** Where nothing was asked for yet. */
export function searchForm(links: Links): Html {
  return html`<h1>${texts.nav.search}</h1>
<form class="stack" action="${links.bare('/search')}">${links.hidden()}
<label>${texts.search.q} <input type="search" name="q" maxlength="200" required></label><button>${texts.nav.find}</button></form>`;
}

/** What was found: subjects whose names come near, and developments that hold the words. */
export function searchPage(shown: SearchShown): Html {
  const { q, subjects, named, status, developments, words, machine, pages, context } = shown;
  const { search } = texts;
  const { links } = context;
  const isNothing = subjects.length === 0 && developments.length === 0 && !named;
  return html`<h1>${search.title(q)}</h1>
${machine}
<div id="found" data-live>
${isNothing ? emptyState(search.none, html`${search.noneNext}`) : ''}
${subjects.length === 0 ? '' : html`<h2>${search.subjects}</h2><ul class="cards">${subjects.map((found) => subjectItem(found, context))}</ul>`}
${
  developments.length === 0 && !named
    ? ''
    : html`<h2>${search.developments}</h2><ul class="found">${named ? html`<li>${status ? statusMark(status) : ''}<a href="${links.development(named.development.id)}"><bdi>${words.sentenceOf(named) ?? texts.erased}</bdi></a></li>` : ''}${developments.map(
        ({
          recorded,
          earliest,
          latest,
          certainty,
          quotes,
        }) => html`<li>${standingBadge(recorded.development.attribution?.standing)} <a href="${links.development(recorded.development.id)}"><bdi>${words.summaryOf(recorded)}</bdi></a>
<span class="muted">${sinceInWords({ edtf: recorded.development.occurred ?? null, earliest: earliest === '-infinity' ? null : earliest, latest })}</span> ${certainty === 'possible' ? certaintyMark('possible') : ''}
${quotes.map((citation) => cited(citation, context))}</li>`,
      )}</ul>`
}
${pages}
</div>`;
}

function subjectItem({ id, name, matched, isFormer }: FoundSubject, { links }: RenderContext): Html {
  const { search } = texts;
  return html`<li><a href="${links.subject(id)}"><strong><bdi>${name}</bdi></strong></a> <code class="muted">${id}</code>
${matched === name ? '' : html`<span class="muted">${search.matched} <bdi>${matched}</bdi></span>`}${isFormer ? html` <span class="muted">${search.former}</span>` : ''}</li>`;
}
