/** What a search found: subjects whose names come near, and developments with the words. */
import { html } from 'hono/html';
import type { FoundDevelopment } from '../../queries/search-developments.ts';
import type { FoundSubject } from '../../queries/search-subjects.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import type { SearchAnswer } from '../../service/search.ts';
import type { Language } from '../../words/language.ts';
import { certaintyMark, standingBadge } from '../badges.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import { citationHtml, statusMark } from '../provenance.ts';
import { developmentLink, type RenderContext } from '../values.ts';

export interface SearchShown extends SearchAnswer {
  readonly query: string;
  readonly timeControls: Html;
  readonly pages: Html;
  readonly context: RenderContext;
}

/** Where nothing was asked for yet. */
export function searchForm(links: Links, { words }: Language): Html {
  const { search, find } = words.site.nav;
  return html`<h1>${search}</h1>
<form class="stack" action="${links.bare('/search')}">${links.hidden()}
<label>${words.pages.search.query} <input type="search" name="q" maxlength="200" required></label>
<button>${find}</button></form>`;
}

export function searchPage(shown: SearchShown): Html {
  const { query, subjects, named, developments, timeControls, pages, context } = shown;
  const { search } = context.language.words.pages;
  const isNothing = subjects.length === 0 && developments.length === 0 && !named;
  return html`<h1>${search.title({ query: bdi(query) })}</h1>
${timeControls}
<div id="found" data-live>
${isNothing ? emptyState(search.none, search.noneNext) : ''}
${subjects.length === 0 ? '' : subjectList(shown)}
${developments.length === 0 && !named ? '' : developmentList(shown)}
${pages}
</div>`;
}

function subjectList({ subjects, context }: SearchShown): Html {
  const { search } = context.language.words.pages;
  const named = Map.groupBy(subjects, ({ name }) => name);
  const isNamesake = ({ name }: FoundSubject) => (named.get(name)?.length ?? 0) > 1;
  return html`<h2>${search.subjects}</h2>
<ul class="cards">${subjects.map((found) => html`<li>${subjectItem(found, isNamesake(found), context)}</li>`)}</ul>`;
}

/** Namesakes are told apart by their ids. */
function subjectItem({ id, name, matched, isFormer }: FoundSubject, isNamesake: boolean, context: RenderContext): Html {
  const { links, language } = context;
  const { search } = language.words.pages;
  return html`<a href="${links.subject(id)}"><strong>${bdi(name)}</strong></a>
${isNamesake ? html`<code class="muted">${id}</code>` : ''}
${matched === name ? '' : html`<span class="muted">${search.matched({ name: bdi(matched) })}</span>`}
${isFormer ? html`<span class="muted">${search.former}</span>` : ''}`;
}

function developmentList(shown: SearchShown): Html {
  const { named, developments, context } = shown;
  return html`<h2>${context.language.words.pages.search.developments}</h2>
<ul class="found">${named ? html`<li>${namedItem(named, shown)}</li>` : ''}
${developments.map((found) => html`<li>${developmentItem(found, shown)}</li>`)}</ul>`;
}

function namedItem({ recorded, status }: ListedDevelopment, { words, context }: SearchShown): Html {
  const link = developmentLink(recorded.development.id, words.sentenceOf(recorded), context);
  return html`${statusMark(status, context.language)}${link}`;
}

function developmentItem(found: FoundDevelopment, { words, context }: SearchShown): Html {
  const { language } = context;
  const { recorded, earliest, latest, certainty, quotes } = found;
  const { id, occurred = null, attribution } = recorded.development;
  const since = { edtf: occurred, earliest: earliest === '-infinity' ? null : earliest, latest };
  return html`${standingBadge(attribution?.standing, language)}
${developmentLink(id, words.summaryOf(recorded), context)}
<span class="muted">${sinceHtml(since, language)}</span>
${certainty === 'possible' ? certaintyMark('possible', language) : ''}
${quotes.map((citation) => citationHtml(citation, context))}`;
}
