/** What is recorded of a subject on a date, as tables: stated, ended, and not clear. */
import { html } from 'hono/html';
import { attributesOnPage, isAside } from '../../catalogue/attributes.ts';
import { wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { office } from '../../catalogue/office.ts';
import { parties } from '../../catalogue/parties.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { AttributedValue } from '../../state/attributed-value.ts';
import type { HeldValue, SubjectState } from '../../state/state.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { dataTable } from '../table.ts';
import { attributeLabel, statementHtml, subjectLink, type TrackValue, valueInWords } from '../values.ts';

export interface StateContext extends RenderContext {
  /** What stands in the column of the source. */
  readonly sourceOf: (attributed: Pick<AttributedValue, 'because' | 'sources'>) => Html;
  /** All values are shown, and not only the newest. */
  readonly isWhole?: boolean;
}

/** What belongs together on a page, in the order in which it is shown. */
const groups = Map.groupBy(attributesOnPage, ({ page }) => page.group);

/** At most so many values of one attribute are shown: the timeline has them all. */
const MOST_OF_ONE = 25;

/** The newest of them, as a page shows them. */
export function newestOf<Item extends Dated>(
  items: readonly Item[],
  { isWhole = false }: Pick<StateContext, 'isWhole'>,
) {
  if (isWhole || items.length <= MOST_OF_ONE) return items;
  const newest = new Set(items.toSorted((a, b) => (dayOf(a) > dayOf(b) ? -1 : 1)).slice(0, MOST_OF_ONE));
  return items.filter((item) => newest.has(item));
}

type Dated = Pick<AttributedValue, 'since'> | Pick<HeldValue, 'attributed'>;

function dayOf(item: Dated): string {
  return ('attributed' in item ? item.attributed : item).since.latest ?? '';
}

/** The values that the page of a state shows, the newest of each attribute. */
function shownOf(values: readonly HeldValue[]): HeldValue[] {
  return [...Map.groupBy(values, ({ attribute }) => attribute).values()].flatMap((own) => newestOf(own, {}));
}

/** All of a state but for claims. `values`: those that are shown as stated. */
export function stateHtml(state: SubjectState, values: readonly HeldValue[], context: StateContext): Html {
  const possible = state.possible.filter(({ attribute }) => !isAside(attribute));
  return html`${stateTables(values, state.more, context)}${listsOf(state, context)}
${endedTable(state.ended, context)}
${notClearTable(possible, context)}`;
}

/** The lists of subjects that hold, from the other side, what this one has too many of for its page. */
const otherSides = [
  { of: parties.party, path: '/cases', filter: 'party' },
  { of: office.holder, path: '/persons', filter: 'office' },
] as const;

function listsOf({ id, totals }: SubjectState, context: StateContext): Html[] {
  const { language, links, words } = context;
  return otherSides.flatMap(({ of, path, filter }) => {
    const total = totals[of.property];
    if (total === undefined || kindOf(id as SubjectId) === 'case') return [];
    const all = html`<a href="${links.to(path, { [filter]: id })}">${words.pages.state.seeAll({ total })}</a>`;
    return [html`<p class="hint">${wordsOfAttribute(of.name, language).many}: ${all}</p>`];
  });
}

/** What is stated, group by group. `more`: values that were not read, list by list. */
function stateTables(values: readonly HeldValue[], more: SubjectState['more'], context: StateContext): Html {
  const { state } = context.words.pages;
  const shown = context.isWhole ? values : shownOf(values);
  const unread = attributesOnPage.map(({ property, page }) => (page.group === 'beside' ? 0 : (more[property] ?? 0)));
  const older = values.length - shown.length + unread.reduce((sum, count) => sum + count, 0);
  const tables = [...groups].flatMap(([group, attributes]) => {
    const own = attributes.flatMap(({ name }) => shown.filter(({ attribute }) => attribute === name));
    if (group === 'beside' || own.length === 0) return [];
    const caption = state.groups[group];
    return [html`<h3>${caption}</h3>${heldTable(caption, own, context)}`];
  });
  return html`${tables.length === 0 ? emptyState(state.nothing) : tables}
${older > 0 ? html`<p class="hint">${state.older({ count: older })}</p>` : ''}`;
}

/** Values that hold, each since when. */
export function heldTable(caption: string, values: readonly HeldValue[], context: StateContext): Html {
  const { value, since } = context.words.pages.state.columns;
  const rows = values.map(({ attribute, key, attributed }) => ({
    attribute,
    attributed,
    said: valueInWords({ attribute, key, value: attributed.value }, context),
  }));
  return valueTable({ caption, value, when: since, rows }, context);
}

/** What may hold, or may have ended, by that date: apart from what is stated. */
function notClearTable(possible: SubjectState['possible'], context: StateContext): Html {
  if (possible.length === 0) return html``;
  const { state } = context.words.pages;
  const { value, when } = state.columns;
  const rows = possible.map(({ attribute, holds, ...attributed }) => {
    const said = saidHtml({ attribute, ...attributed }, context);
    return { attribute, attributed, said: html`${(holds ? state.mayHold : state.mayHaveEnded)({ value: said })}` };
  });
  const table = { caption: state.notClear, value, when, className: 'possible', rows };
  return html`<h2 id="possible">${state.notClear}</h2><p class="hint">${state.notClearHint}</p>
${valueTable(table, context)}`;
}

/** What has ended by that date. */
function endedTable(ended: SubjectState['ended'], context: StateContext): Html {
  if (ended.length === 0) return html``;
  const { state } = context.words.pages;
  const rows = newestOf(ended, context).map(({ attribute, ...attributed }) => ({
    attribute,
    attributed,
    said: saidHtml({ attribute, ...attributed }, context),
  }));
  const table = { caption: state.ended, value: state.columns.of, when: state.columns.ended, rows };
  return html`<h3>${state.ended}</h3>${valueTable(table, context)}`;
}

interface ValueTable {
  readonly caption: string;
  /** The titles of two columns. */
  readonly value: string;
  readonly when: string;
  readonly className?: string;
  readonly rows: readonly ValueRow[];
}

interface ValueRow {
  readonly attribute: string;
  readonly attributed: Omit<AttributedValue, 'value'>;
  readonly said: Html;
}

/** Values, one a row, each with the kind of statement and its source. */
function valueTable({ caption, value, when, className, rows }: ValueTable, context: StateContext): Html {
  const { language } = context;
  const { columns } = context.words.pages.state;
  const titles = [columns.what, value, when, columns.kind, columns.source];
  const row = ({ attribute, attributed, said }: ValueRow) => html`
<tr class="${className ?? attributed.certainty}">
<th scope="row">${attributeLabel(attribute, language)}</th>
<td data-label="${value}">${said}</td>
<td data-label="${when}">${sinceHtml(attributed.since, language)}</td>
<td data-label="${columns.kind}">${statementHtml(attributed, context)}</td>
<td>${context.sourceOf(attributed)}</td></tr>`;
  return dataTable({ caption, titles, rows: rows.map(row), className });
}

/** What a track says; of an ending of which nothing is said, what its key names: a subject, and what of it. */
function saidHtml(said: TrackValue, context: RenderContext): Html {
  const { key, value } = said;
  if (value !== null && value !== undefined) return valueInWords(said, context);
  if (key === '') return html``;
  const [subject = '', ...rest] = key.split('/');
  const link = subjectLink(subject, context);
  return rest.length === 0 ? link : html`${link} · ${bdi(rest.join(' / ').replaceAll('-', ' '))}`;
}
