/** Filters of a list of developments: chips of those named, and a form; all of it plain links and fields. */
import { html } from 'hono/html';
import { families } from '../../catalogue/families.ts';
import { kindOf } from '../../catalogue/subject.ts';
import type { Facet, TimelineFacets } from '../../queries/timeline-facets.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { type Asked, hiddenFields } from '../links.ts';
import { optionsHtml } from '../options.ts';
import { isolate } from '../picture/text.ts';
import { askFilter, type ChosenFilter, isFiltered } from './query.ts';

export interface FiltersShown {
  readonly facets: TimelineFacets | undefined;
  readonly filter: ChosenFilter;
  /** The address of the page within its workspace, and what else it asks for. */
  readonly path: string;
  readonly keep: Asked;
  readonly context: RenderContext;
}

const ANCHOR = '#timeline';

export function filtersHtml(shown: FiltersShown): Html {
  const { context } = shown;
  const { newest: words } = context.words.casePage;
  return html`<div class="developments-filters no-print" role="group" aria-label="${words.label}">
${chipsHtml(shown)}${formHtml(shown)}${yearsHtml(shown)}</div>`;
}

/** The same page with another filter. */
export function addressWith({ path, keep, context, filter }: FiltersShown, change: Partial<ChosenFilter>): string {
  return `${context.links.to(path, { ...keep, ...askFilter({ ...filter, ...change }) })}${ANCHOR}`;
}

/** More people open from a link. */
const MOST_CHIPS = 6;

/** Everyone, then people, then organizations and cases, those named most first. */
function chipsHtml(shown: FiltersShown): Html {
  const { facets, filter, context } = shown;
  const { newest: words } = context.words.casePage;
  const named = facets?.named ?? [];
  if (named.length === 0) return html``;
  const isPerson = ({ value }: (typeof named)[number]) => kindOf(value) === 'person';
  const inOrder = [...named.filter(isPerson), ...named.filter((it) => !isPerson(it))];
  const chosen = inOrder.filter(({ value }, index) => index >= MOST_CHIPS && value === filter.naming);
  const [first, more] = [[...inOrder.slice(0, MOST_CHIPS), ...chosen], inOrder.slice(MOST_CHIPS)];
  const chip = ({ value, count }: (typeof named)[number]) => {
    const isChosen = value === filter.naming;
    const href = addressWith(shown, { naming: isChosen ? undefined : value });
    return html`<a class="chip" href="${href}"
 ${isChosen ? html`aria-current="true"` : ''}><span>${nameHtml(value, inOrder, context)}</span>
<span class="count">${count}</span></a>`;
  };
  const all = html`<a class="chip" href="${addressWith(shown, { naming: undefined })}"
 ${filter.naming === undefined ? html`aria-current="true"` : ''}>${words.everyone}</a>`;
  const rest = html`<details data-key="more-names"><summary>${words.moreNames({ count: more.length })}</summary>
<div class="chips">${more.map(chip)}</div></details>`;
  return html`<div class="chips">${all}${first.map(chip)}${more.length === 0 ? '' : rest}</div>`;
}

/** Namesakes are told apart: the one that is named most has the bare name. */
function nameHtml(id: string, all: TimelineFacets['named'], { nameOf, words }: RenderContext): Html {
  const name = nameOf(id);
  const first = all.find(({ value }) => nameOf(value) === name);
  return first?.value === id ? bdi(name) : html`${words.casePage.newest.namesake({ name: bdi(name) })}`;
}

function formHtml(shown: FiltersShown): Html {
  const { facets, filter, path, keep, context } = shown;
  const { links, words: all } = context;
  const { newest: words } = all.casePage;
  const asked = { ...links.asked, ...keep, naming: filter.naming, dates: filter.dates };
  const named = ({ value, count }: Facet<string>, name: string) => [value, words.counted({ name, count })] as const;
  const kinds = kindsIn(facets).map((it) => named(it, all.families[it.value as keyof typeof all.families]));
  const sources = (facets?.sources ?? []).map((it) => named(it, isolate(context.nameOf(it.value))));
  const field = (label: string, control: Html) => html`<label><span>${label}</span>${control}</label>`;
  const choice = (name: 'family' | 'source', any: string, options: readonly (readonly [string, string])[]) =>
    html`<select name="${name}">${optionsHtml([['', any], ...options], filter[name] ?? '')}</select>`;
  const day = (name: 'occurredFrom' | 'occurredTo') =>
    html`<input type="date" name="${name}" value="${filter[name] ?? ''}">`;
  const isAny = isFiltered(filter);
  const orders = Object.entries(words.orders);
  const isOpen = isFiltered({ ...filter, naming: undefined }) || filter.order !== undefined;
  return html`<details class="further" data-key="filters" ${isOpen ? html`open` : ''}>
<summary>${words.further}</summary>
<form class="fields" action="${links.bare(path)}${ANCHOR}">${hiddenFields(asked)}
${kinds.length > 1 ? field(words.kind, choice('family', words.anyKind, kinds)) : ''}
${sources.length > 1 ? field(words.source, choice('source', words.anySource, sources)) : ''}
${field(words.words, html`<input type="search" name="q" value="${filter.q ?? ''}" maxlength="200">`)}
${field(words.from, day('occurredFrom'))}${field(words.to, day('occurredTo'))}
${field(words.order, html`<select name="order">${optionsHtml(orders, filter.order ?? 'newest')}</select>`)}
<button class="plain">${words.show}</button>
${isAny ? html`<a href="${links.to(path, keep)}${ANCHOR}">${words.clear}</a>` : ''}</form></details>`;
}

/** Families of the types that there are, in their order. */
function kindsIn(facets: TimelineFacets | undefined): Facet<string>[] {
  const counts = new Map((facets?.types ?? []).map(({ value, count }) => [value, count]));
  return families.flatMap(({ name, types }) => {
    const count = types.reduce((sum, type) => sum + (counts.get(type.name) ?? 0), 0);
    return count > 0 ? [{ value: name, count }] : [];
  });
}

/** Lead to the years in which anything happened. */
function yearsHtml(shown: FiltersShown): Html | '' {
  const { facets, filter, context } = shown;
  const years = facets?.years ?? [];
  if (years.length < 2) return '';
  const { newest: words } = context.words.casePage;
  const link = ({ value, count }: Facet<string>) => {
    const whole = { occurredFrom: `${value}-01-01`, occurredTo: `${value}-12-31` } as Pick<
      ChosenFilter,
      'occurredFrom' | 'occurredTo'
    >;
    const isChosen = filter.occurredFrom === whole.occurredFrom && filter.occurredTo === whole.occurredTo;
    const none = { occurredFrom: undefined, occurredTo: undefined };
    const href = addressWith(shown, { dates: undefined, ...(isChosen ? none : whole) });
    return html`<a href="${href}"
 ${isChosen ? html`aria-current="true"` : ''}>${value}<span class="count">${count}</span></a> `;
  };
  return html`<p class="years">${words.years} ${years.map(link)}</p>`;
}
