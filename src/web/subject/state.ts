/** What is recorded of a subject on a date, as tables: stated, ended, and not clear. */
import { html } from 'hono/html';
import type { AttributeName } from '../../catalogue/attributes.ts';
import type { AttributedValue } from '../../state/attributed-value.ts';
import type { HeldValue, SubjectState } from '../../state/state.ts';
import type { Words } from '../../words/messages.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { statementHtml } from '../statement.ts';
import { dataTable } from '../table.ts';
import { attributeLabel, type RenderContext, subjectLink, valueInWords } from '../values.ts';

export interface StateContext extends RenderContext {
  /** What stands in the column of the source. */
  readonly sourceOf: (attributed: Pick<AttributedValue, 'because' | 'sources'>) => Html;
  /** All values are shown, and not only the newest. */
  readonly isWhole?: boolean;
}

type PageGroup = keyof Words['pages']['state']['groups'];

/** What belongs together on a page, in the order in which it is shown. */
const groups: readonly { readonly title: PageGroup; readonly attributes: readonly AttributeName[] }[] = [
  {
    title: 'legal',
    attributes: [
      'life',
      'custody',
      'wanted',
      'legal_status',
      'charge',
      'plea',
      'sentence',
      'appeal',
      'clemency',
      'extradition',
      'transfer',
      'stage',
      'classification',
      'hearing',
    ],
  },
  { title: 'offices', attributes: ['office', 'holder', 'honour'] },
  { title: 'links', attributes: ['party', 'relationship', 'link'] },
  { title: 'assets', attributes: ['sanction', 'asset'] },
  { title: 'unrest', attributes: ['incident', 'measure'] },
  {
    title: 'registry',
    attributes: [
      'name',
      'alias',
      'identifier',
      'kind',
      'title',
      'number',
      'court',
      'jurisdiction',
      'authority',
      'publication',
      'archive',
    ],
  },
];

/** At most so many values of one attribute are shown: the timeline has them all. */
const MOST_OF_ONE = 25;

/** The newest of them, as a page shows them. */
export function newestOf<Item>(items: readonly Item[], { isWhole = false }: Pick<StateContext, 'isWhole'>) {
  return isWhole ? items : items.slice(-MOST_OF_ONE);
}

/** The values that the page of a state shows, the newest of each attribute. */
export function shownOf(values: readonly HeldValue[]): HeldValue[] {
  return [...Map.groupBy(values, ({ attribute }) => attribute).values()].flatMap((own) => newestOf(own, {}));
}

/** What is stated, group by group. */
export function stateTables(values: readonly HeldValue[], context: StateContext): Html {
  const { state } = context.language.words.pages;
  const { columns } = state;
  const shown = context.isWhole ? values : shownOf(values);
  const older = values.length - shown.length;
  const tables = groups.flatMap(({ title, attributes }) => {
    const own = attributes.flatMap((name) => shown.filter(({ attribute }) => attribute === name));
    const rows = own.map(({ attribute, key, attributed }) => ({
      attribute,
      attributed,
      value: valueInWords({ attribute, key, value: attributed.value }, context),
    }));
    const caption = state.groups[title];
    const table = { caption, value: columns.value, when: columns.since, rows };
    return own.length === 0 ? [] : [html`<h3>${caption}</h3>${valueTable(table, context)}`];
  });
  return html`${tables.length === 0 ? emptyState(state.nothing) : tables}
${older > 0 ? html`<p class="hint">${state.older({ count: older })}</p>` : ''}`;
}

/** What may hold, or may have ended, by that date: apart from what is stated. */
export function notClearTable(possible: SubjectState['possible'], context: StateContext): Html {
  if (possible.length === 0) return html``;
  const { state } = context.language.words.pages;
  const { columns } = state;
  const rows = possible.map(({ attribute, key, holds, ...attributed }) => {
    const said = attributed.value === null && !holds ? keyHtml(key, context) : undefined;
    const value = said ?? valueInWords({ attribute, key, value: attributed.value }, context);
    return { attribute, attributed, value: html`${(holds ? state.mayHold : state.mayHaveEnded)({ value })}` };
  });
  const table = { caption: state.notClear, value: columns.value, when: columns.when, className: 'possible', rows };
  return html`<h2 id="possible">${state.notClear}</h2><p class="hint">${state.notClearHint}</p>
${valueTable(table, context)}`;
}

/** What has ended by that date. */
export function endedTable(ended: SubjectState['ended'], context: StateContext): Html {
  if (ended.length === 0) return html``;
  const { state } = context.language.words.pages;
  const { columns } = state;
  const rows = newestOf(ended, context).map(({ attribute, key, ...attributed }) => ({
    attribute,
    attributed,
    value:
      attributed.value === null || attributed.value === undefined
        ? keyHtml(key, context)
        : valueInWords({ attribute, key, value: attributed.value }, context),
  }));
  const table = { caption: state.ended, value: columns.of, when: columns.ended, rows };
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
  readonly attribute: AttributeName;
  readonly attributed: Omit<AttributedValue, 'value'>;
  readonly value: Html;
}

/** Values, one a row, each with the kind of statement and its source. */
function valueTable({ caption, value, when, className, rows }: ValueTable, context: StateContext): Html {
  const { language } = context;
  const { columns } = language.words.pages.state;
  const titles = [columns.what, value, when, columns.kind, columns.source];
  const row = ({ attribute, attributed, value: said }: ValueRow) => html`
<tr class="${className ?? attributed.certainty}">
<th scope="row">${attributeLabel(attribute, language)}</th>
<td data-label="${value}">${said}</td>
<td data-label="${when}">${sinceHtml(attributed.since, language)}</td>
<td data-label="${columns.kind}">${statementHtml(attributed, context)}</td>
<td>${context.sourceOf(attributed)}</td></tr>`;
  return dataTable({ caption, titles, rows: rows.map(row), className });
}

/** What a track’s key names: a subject, and what of it. */
function keyHtml(key: string, context: RenderContext): Html {
  if (key === '') return html``;
  const [subject = '', ...rest] = key.split('/');
  const link = subjectLink(subject, context);
  return rest.length === 0 ? link : html`${link} · ${bdi(rest.join(' / ').replaceAll('-', ' '))}`;
}
