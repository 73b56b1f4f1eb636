/** A list of subjects of one kind, on a date, that match what is asked for. */
import { html } from 'hono/html';
import { listableOf } from '../../catalogue/attributes.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import type { SubjectKind } from '../../catalogue/subject.ts';
import type { ListedSubject } from '../../queries/list.ts';
import { certainties } from '../../state/attributed-value.ts';
import { certaintyMark, standingBadge } from '../badges.ts';
import { downloadLinks } from '../download/links.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { dataTable } from '../table.ts';
import { attributeLabel, type RenderContext, valueInWords } from '../values.ts';

export interface ListShown {
  readonly kind: SubjectKind;
  readonly items: readonly ListedSubject[];
  readonly total: number;
  /** By attribute: the label asked for. */
  readonly filters: Readonly<Partial<Record<string, string>>>;
  readonly certainty: string;
  readonly timeControls: Html;
  readonly pages: Html;
  readonly context: RenderContext;
  readonly mayRecord: boolean;
}

export function listPage(shown: ListShown): Html {
  const { kind, items, total, filters, certainty, timeControls, pages, context } = shown;
  const { pages: words, site } = context.language.words;
  const asked = { ...filters, certainty: certainty === 'stated' ? undefined : certainty };
  return html`<h1>${site.kinds.many[kind]}</h1>
${timeControls}
${filterForm(shown)}
<div id="list" data-live>
<p class="muted">${words.lists.total({ count: total })} ${downloadLinks(`/${kind}s`, asked, context)}</p>
${items.length === 0 ? nothing(shown) : subjectTable(shown)}
${pages}
</div>`;
}

function isFiltered({ filters }: ListShown): boolean {
  return Object.values(filters).some((label) => label !== undefined);
}

function nothing(shown: ListShown): Html {
  const { kind, context, mayRecord } = shown;
  const { lists } = context.language.words.pages;
  if (isFiltered(shown)) return emptyState(lists.none, lists.noneNext);
  const register = html`<a href="${context.links.to(`/add/${kind}.registered`)}">${lists.registerFirst}</a>`;
  return emptyState(lists.none, mayRecord ? register : '');
}

function subjectTable(shown: ListShown): Html {
  const { kind, items, context } = shown;
  const { pages, site } = context.language.words;
  const { name, matches } = pages.lists;
  const titles = isFiltered(shown) ? [name, matches] : [name];
  const named = Map.groupBy(items, (item) => item.name);
  const rows = items.map((item) => {
    const isNamesake = (named.get(item.name)?.length ?? 0) > 1;
    return html`<tr><th scope="row">${nameHtml(item, isNamesake, context)}</th>
${isFiltered(shown) ? html`<td data-label="${matches}">${matchesHtml(item, context)}</td>` : ''}</tr>`;
  });
  return dataTable({ caption: site.kinds.many[kind], titles, rows });
}

/** Namesakes are told apart by their ids. */
function nameHtml({ id, name }: ListedSubject, isNamesake: boolean, { links }: RenderContext): Html {
  return html`<a href="${links.subject(id)}">${bdi(name)}</a>${isNamesake ? html` <code>${id}</code>` : ''}`;
}

function matchesHtml({ matches }: ListedSubject, context: RenderContext): Html {
  const { language } = context;
  const match = (it: ListedSubject['matches'][number]) => {
    const value = valueInWords(it, context);
    const said = language.words.values.field({ field: attributeLabel(it.attribute, language), value });
    return html`<div>${said} ${standingBadge(it.standing, language)} ${certaintyMark(it.certainty, language)}</div>`;
  };
  return html`${matches.map(match)}`;
}

function filterForm(shown: ListShown): Html {
  const { kind, filters, certainty, context } = shown;
  const { links, language } = context;
  const { lists } = language.words.pages;
  const choices = listableOf(kind).flatMap(({ name, labels }) => (labels ? [{ name, labels }] : []));
  const isOpen = isFiltered(shown) || certainty !== 'stated';
  return html`<details class="filters no-print" ${isOpen ? 'open' : ''}><summary>${lists.filter}</summary>
<form class="row" action="${links.bare(`/${kind}s`)}">
<div id="filter-snapshot" data-live>${links.hidden()}</div>
${choices.map((choice) => labelFilter(choice, filters[choice.name], context))}
<label>${lists.certainty} <select name="certainty">${certainties.map(
    (it) => html`<option value="${it}" ${it === certainty ? 'selected' : ''}>${lists.certainties[it]}</option>`,
  )}</select></label>
<button>${lists.show}</button>
</form></details>`;
}

interface Choice {
  /** Of the attribute. */
  readonly name: string;
  readonly labels: readonly string[];
}

function labelFilter({ name, labels }: Choice, chosen: string | undefined, { language }: RenderContext): Html {
  const { lists } = language.words.pages;
  const option = (label: string) => html`<option value="${label}" ${chosen === label ? 'selected' : ''}>
${label === 'any' ? lists.any : wordsOfLabel(name, label, language)}</option>`;
  return html`<label>${attributeLabel(name, language)} <select name="${name}">
<option value="">${lists.all}</option>${['any', ...labels].map(option)}</select></label>`;
}
