/** The lists of people, cases, organizations and sources, on a date, that match what is asked for. */
import { html } from 'hono/html';
import { z } from 'zod';
import { certaintyParameter, pageParameters, snapshotParameters } from '../api/parameters.ts';
import { filterParameters } from '../api/subjects.ts';
import { listableOf } from '../catalogue/attributes.ts';
import { wordsOfLabel } from '../catalogue/catalogue-words.ts';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { ListedSubject } from '../queries/list.ts';
import { filtersIn } from '../service/filters.ts';
import { type ListAnswer, listSubjects } from '../service/subjects.ts';
import { certainties } from '../state/attributed-value.ts';
import type { Words } from '../words/messages.ts';
import { type RenderContext, readContext } from './context.ts';
import { bdi, type Html } from './html.ts';
import { emptyState, mayRecord, pageHead, type Site } from './layout.ts';
import type { Asked } from './links.ts';
import { selectHtml } from './options.ts';
import { definePage, type Page, showPage } from './page.ts';
import { downloadLinks, readControls } from './paging.ts';
import { datingHtml, standingBadge } from './statement.ts';
import { dataTable } from './table.ts';
import { attributeLabel, isNamesake, valueInWords } from './values.ts';

/** What a list, and the file of it, take. */
export function listParameters(kind: SubjectKind) {
  return { ...snapshotParameters, certainty: certaintyParameter, ...filterParameters(kind) };
}

export const listPages: readonly Page[] = subjectKinds.map((kind) =>
  definePage({
    path: `/{workspace}/${kind}s`,
    query: z.strictObject({ ...listParameters(kind), ...pageParameters }),
    async handle(call) {
      const { services, workspace, query, words, links } = call;
      const filters = filtersIn(kind, query);
      const found = await listSubjects(services, { workspace, ...query, kind, filters, counts: true });
      if (!found.ok) return found.problem;
      const { snapshot, items, total = 0, certainty, mayMatch } = found.value;
      const { context } = await readContext(call, snapshot, { values: items });
      const asked: Asked = Object.fromEntries(filters.map(({ attribute, label }) => [attribute, label]));
      const keep = { certainty: query.certainty, ...asked };
      const { timeControls, pages } = await readControls(call, found.value, { path: `/${kind}s`, keep });
      const files = { ...asked, certainty: certainty === 'stated' ? undefined : certainty };
      const isFiltered = filters.length > 0;
      const title = words.site.kinds.many[kind];
      const table =
        items.length === 0
          ? nothing(kind, { isFiltered, mayMatch }, call)
          : subjectTable(title, { items, isFiltered }, context);
      const main = html`${pageHead(html`<h1>${title}</h1>`, timeControls)}
${filterForm(kind, { asked, certainty, isOpen: isFiltered || certainty !== 'stated' }, call)}
<div id="list" data-live>
<p class="muted">${words.pages.lists.total({ count: total })} ${downloadLinks(`/${kind}s`, files, call)}</p>
${mayMatchHtml(mayMatch, links.to(`/${kind}s`, { ...asked, certainty: 'possible' }), words)}
${table}
${pages}
</div>`;
      return showPage(call, { title, main, place: kind });
    },
  }),
);

/** Null: more than were counted; undefined: not asked. */
type MayMatch = number | null | undefined;

/** How many more may match, with a link to the list that holds them. */
function mayMatchHtml(mayMatch: MayMatch, href: string, words: Words): Html {
  if (mayMatch === undefined || mayMatch === 0) return html``;
  const { lists } = words.pages;
  const count = mayMatch === null ? lists.manyMayMatch : lists.mayMatch({ count: mayMatch });
  return html`<p class="hint"><a href="${href}">${count}</a>. ${lists.notClear}</p>`;
}

interface Empty {
  readonly isFiltered: boolean;
  readonly mayMatch: MayMatch;
}

function nothing(kind: SubjectKind, { isFiltered, mayMatch }: Empty, site: Site): Html {
  const { none, noneSure, noneNext, registerFirst } = site.words.pages.lists;
  const isOpen = mayMatch !== undefined && mayMatch !== 0;
  const register = html`<a href="${site.links.to(`/add/${kind}.registered`)}">${registerFirst}</a>`;
  return emptyState(isOpen ? noneSure : none, isFiltered ? noneNext : mayRecord(site) ? register : '');
}

interface Listed extends Pick<ListAnswer, 'items'> {
  readonly isFiltered: boolean;
}

function subjectTable(caption: string, { items, isFiltered }: Listed, context: RenderContext): Html {
  const { name, matches } = context.words.pages.lists;
  const rows = items.map((item) => {
    const id = isNamesake(item, items) ? html` <code>${item.id}</code>` : '';
    return html`<tr><th scope="row"><a href="${context.links.subject(item.id)}">${bdi(item.name)}</a>${id}</th>
${isFiltered ? html`<td data-label="${matches}">${matchesHtml(item, context)}</td>` : ''}</tr>`;
  });
  return dataTable({ caption, titles: isFiltered ? [name, matches] : [name], rows });
}

function matchesHtml({ matches }: ListedSubject, context: RenderContext): Html {
  const { language, words } = context;
  const match = (it: ListedSubject['matches'][number]) => {
    const field = attributeLabel(it.attribute, language);
    return html`<div>${words.values.field({ field, value: valueInWords(it, context) })}
${standingBadge(it.standing, context)} ${datingHtml(it, language)}</div>`;
  };
  return html`${matches.map(match)}`;
}

interface FiltersShown {
  /** The labels asked for, by attribute. */
  readonly asked: Asked;
  readonly certainty: string;
  readonly isOpen: boolean;
}

function filterForm(kind: SubjectKind, { asked, certainty, isOpen }: FiltersShown, site: Site): Html {
  const { links, language } = site;
  const { lists } = site.words.pages;
  const choice = (name: string, labels: readonly string[]) => {
    const options = labels.map((label) => [label, wordsOfLabel(name, label, language)] as const);
    return html`<label>${attributeLabel(name, language)}
${selectHtml(name, [['', lists.all], ['any', lists.any], ...options], asked[name])}</label>`;
  };
  const sure = certainties.map((it) => [it, lists.certainties[it]] as const);
  return html`<details class="filters no-print" ${isOpen ? 'open' : ''}><summary>${lists.filter}</summary>
<form class="row" action="${links.bare(`/${kind}s`)}">
<div id="filter-snapshot" data-live>${links.hidden()}</div>
${listableOf(kind).map(({ name, labels }) => (labels ? choice(name, labels) : ''))}
<label>${lists.certainty} ${selectHtml('certainty', sure, certainty)}</label>
<button>${lists.show}</button>
</form></details>`;
}
