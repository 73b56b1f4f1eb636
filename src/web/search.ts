/** Search in names and words: subjects whose names come near, and developments with the words. */
import { html } from 'hono/html';
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../api/parameters.ts';
import { type SearchAnswer, search } from '../service/search.ts';
import type { RenderContext } from './context.ts';
import { sinceHtml } from './dates.ts';
import { bdi, type Html } from './html.ts';
import { emptyState, pageHead, type Site } from './layout.ts';
import { definePage, showPage } from './page.ts';
import { readControls } from './paging.ts';
import { citationHtml, statusMark } from './provenance.ts';
import { certaintyMark, standingBadge } from './statement.ts';
import { developmentLink, isNamesake } from './values.ts';

export const searchPage = definePage({
  path: '/{workspace}/search',
  query: z.strictObject({ q: z.string().max(200).optional(), ...snapshotParameters, ...pageParameters }),
  async handle(call) {
    const { services, workspace, query } = call;
    const { q } = query;
    if (q === undefined) return showPage(call, { title: call.words.site.nav.search, main: searchForm(call) });
    const found = await search(services, { workspace, ...query, q });
    if (!found.ok) return found.problem;
    const { subjects, named, developments, words: wording } = found.value;
    const context = { ...call, nameOf: wording.nameOf };
    const { timeControls, pages } = await readControls(call, found.value, { path: '/search', keep: { q } });
    const words = call.words.pages.search;
    const isNothing = subjects.length === 0 && developments.length === 0 && !named;
    const main = html`${pageHead(html`<h1>${words.title({ query: bdi(q) })}</h1>`, timeControls)}
<div id="found" data-live>
${isNothing ? emptyState(words.none, words.noneNext) : ''}
${subjects.length === 0 ? '' : subjectList(subjects, context)}
${developments.length === 0 && !named ? '' : developmentList(found.value, context)}
${pages}
</div>`;
    return showPage(call, { title: words.title({ query: q }), main });
  },
});

/** Where nothing was asked for yet. */
function searchForm({ links, words }: Site): Html {
  const { search: title, find } = words.site.nav;
  return html`<h1>${title}</h1>
<form class="stack" action="${links.bare('/search')}">${links.hidden()}
<label>${words.pages.search.query} <input type="search" name="q" maxlength="200" required></label>
<button>${find}</button></form>`;
}

function subjectList(subjects: SearchAnswer['subjects'], { links, words }: Site): Html {
  const { search: text } = words.pages;
  const item = (found: (typeof subjects)[number]) => {
    const { id, name, matched, isFormer } = found;
    return html`<li><a href="${links.subject(id)}"><strong>${bdi(name)}</strong></a>
${isNamesake(found, subjects) ? html`<code class="muted">${id}</code>` : ''}
${matched === name ? '' : html`<span class="muted">${text.matched({ name: bdi(matched) })}</span>`}
${isFormer ? html`<span class="muted">${text.former}</span>` : ''}</li>`;
  };
  return html`<h2>${text.subjects}</h2><ul class="rows">${subjects.map(item)}</ul>`;
}

function developmentList({ named, developments, words: wording }: SearchAnswer, context: RenderContext): Html {
  const own =
    named &&
    html`<li>${statusMark(named.status, context)}
${developmentLink(named.recorded.development.id, wording.sentenceOf(named.recorded), context)}</li>`;
  const item = (found: (typeof developments)[number]) => {
    const { recorded, earliest, latest, certainty, quotes } = found;
    const { id, occurred = null } = recorded.development;
    const since = { edtf: occurred, earliest: earliest === '-infinity' ? null : earliest, latest };
    return html`<li>${standingBadge(recorded.development.attribution?.standing, context)}
${developmentLink(id, wording.summaryOf(recorded), context)}
<span class="muted">${sinceHtml(since, context.language)}</span>
${certainty === 'possible' ? certaintyMark('possible', context) : ''}
${quotes.map((citation) => citationHtml(citation, context))}</li>`;
  };
  return html`<h2>${context.words.pages.search.developments}</h2>
<ul class="found">${own ?? ''}${developments.map(item)}</ul>`;
}
