/** Developments in groups: those with a date, newest first or oldest first, and those without one, apart. */
import { html } from 'hono/html';
import { assertionOf } from '../../catalogue/sentence.ts';
import type { Mark } from '../../queries/subject-history.ts';
import type { TimelineEntry } from '../../queries/timeline.ts';
import type { Wording } from '../../queries/wording.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Asked } from '../links.ts';
import { statusMark } from '../provenance.ts';
import type { SourceMarks } from '../source-mark.ts';
import { occurredHtml } from '../timeline.ts';
import { developmentLink } from '../values.ts';
import type { Developments } from './ask.ts';
import { addressWith, type FiltersShown, filtersHtml } from './filters.ts';
import { askFilter, isFiltered } from './query.ts';
import { kindHtml, rowList } from './values.ts';

export interface DevelopmentsShown {
  readonly developments: Developments;
  readonly context: RenderContext;
  readonly marks: SourceMarks;
  /** The address of the page within its workspace, and what else it asks for. */
  readonly path: string;
  readonly keep: Asked;
  /** The page in the list that the address asks for. */
  readonly cursor: string | undefined;
}

export function developmentsHtml(shown: DevelopmentsShown): Html {
  const { developments, context, path, keep } = shown;
  const { facets, filter, entries, undated } = developments;
  const filters = { facets, filter, path, keep, context };
  const { newest: words } = context.words.casePage;
  const isEmpty = entries.length + undated.entries.length === 0;
  const isAll = !isFiltered(filter);
  const none = isAll ? context.words.pages.subject.noTimeline : words.none;
  const total = facets?.total ?? entries.length;
  return html`${total > 1 || !isAll ? filtersHtml(filters) : ''}
${isEmpty ? emptyState(none) : filter.dates ? onlyUndated(shown) : datedHtml(shown)}
${moreHtml(shown, filters)}
${undated.entries.length === 0 ? '' : undatedHtml(shown, filters)}`;
}

/** With headings only where it is not clear of some that they have happened. */
function datedHtml(shown: DevelopmentsShown): Html {
  const { developments, context } = shown;
  const { entries, snapshot, words: wording } = developments;
  const { newest: words } = context.words.casePage;
  if (entries.length === 0) return html`<p class="hint">${words.noneDated}</p>`;
  const [certain, perhaps] = [
    entries.filter(({ latest }) => latest <= snapshot.asOf),
    entries.filter(({ latest }) => latest > snapshot.asOf),
  ];
  const rows = (all: readonly TimelineEntry[]) => rowList(all.map((entry) => entryRow(entry, wording, shown)));
  if (perhaps.length === 0) return rows(certain);
  const groups = [
    [words.perhaps, perhaps],
    [words.byThen, certain],
  ] as const;
  return html`${groups.map(([title, own]) => (own.length === 0 ? '' : html`<h3>${title}</h3>${rows(own)}`))}`;
}

function onlyUndated(shown: DevelopmentsShown): Html {
  const { newest: words } = shown.context.words.casePage;
  const { entries, words: wording } = shown.developments;
  return html`<h3>${words.undated}</h3><p class="hint">${words.onlyUndated}</p>
${rowList(entries.map((entry) => entryRow(entry, wording, shown)))}`;
}

function undatedHtml(shown: DevelopmentsShown, filters: FiltersShown): Html {
  const { undated, facets, filter } = shown.developments;
  const { newest: words } = shown.context.words.casePage;
  const count = isFiltered(filter) ? undefined : facets?.undated;
  const label = count === undefined ? words.someUndated : words.allUndated({ count });
  const link = html`<p><a href="${addressWith(filters, { dates: 'unknown' })}">${label}</a></p>`;
  const rows = undated.entries.map((entry) => entryRow(entry, undated.words, shown));
  return html`<h3>${words.undated}</h3>${rowList(rows)}${undated.next === null ? '' : link}`;
}

/** Leads to the page behind this one, and back to the first. */
function moreHtml({ developments, cursor }: DevelopmentsShown, filters: FiltersShown): Html | '' {
  const { next, facets, filter, entries } = developments;
  const { path, keep, context } = filters;
  const { newest: words } = context.words.casePage;
  const order = filter.order ?? 'newest';
  const address = (at: string | undefined) =>
    `${context.links.to(path, { ...keep, ...askFilter(filter), cursor: at })}#timeline`;
  const isWhole = !isFiltered(filter) && cursor === undefined && facets !== undefined;
  const left = isWhole ? facets.total - facets.undated - entries.length : undefined;
  const label =
    left === undefined
      ? words.more({ order })
      : order === 'oldest'
        ? words.later({ count: left })
        : words.earlier({ count: left });
  const back = cursor === undefined ? '' : html`<a href="${address(undefined)}">${words.first({ order })}</a> `;
  const on = next === null ? '' : html`<a rel="next" href="${address(next)}">${label}</a>`;
  return next === null && cursor === undefined ? '' : html`<p class="pages no-print">${back}${on}</p>`;
}

function entryRow(entry: TimelineEntry, wording: Wording, { context, marks }: DevelopmentsShown): Html {
  const { recorded, status } = entry;
  const { development } = recorded;
  const assertion = recorded.isErased ? undefined : assertionOf(development);
  const kind = kindHtml(
    { standing: null, by: null, ...assertion, inferred: development.attribution?.inferred },
    context,
  );
  return html`<li id="d-${development.id}"><span class="date">${whenHtml(entry, context.language)}</span><span>${kind}
${statusMark({ ...status, correctedBy: null }, context)}
${developmentLink(development.id, wording.bareOf(recorded), context)}</span>
<span class="from">${marks.named([development.id])}</span></li>`;
}

/** Of what has no date of its own, what the order of events says: “by 31 January 2022”. */
function whenHtml(entry: TimelineEntry, language: Language): Html {
  const { recorded, earliest, latest, isOpen } = entry;
  const { newest: words } = language.words.casePage;
  if (recorded.development.occurred !== undefined || (earliest !== null && !isOpen))
    return occurredHtml(entry, language);
  if (!isOpen) return html`${words.by({ day: formatDay(latest, language) })}`;
  return html`${earliest === null ? words.undated : words.notBefore({ day: formatDay(earliest, language) })}`;
}

/** “44 in all, 4 June 2021 to 10 March 2025”. */
export function totalText(
  { facets, snapshot }: Pick<Developments, 'facets' | 'snapshot'>,
  marks: readonly Mark[],
  language: Language,
): string {
  const begun = marks.filter((mark) => !mark.isOpen && mark.latest <= snapshot.asOf);
  const [first, last] = [begun[0]?.latest, begun.at(-1)?.latest];
  return language.words.casePage.newest.total({
    count: facets?.total ?? marks.length,
    first: first && formatDay(first, language),
    last: last === undefined ? '' : formatDay(last, language),
    isOneDay: first === last ? 'yes' : 'no',
  });
}
