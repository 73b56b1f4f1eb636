import { html } from 'hono/html';
import { listableOf } from '../../catalogue/attributes.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import type { SubjectKind } from '../../catalogue/subject.ts';
import type { ListedSubject } from '../../queries/list.ts';
import { certainties } from '../../state/attributed-value.ts';
import { certaintyMark, standingBadge } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { attributeLabel, type RenderContext, valueInWords } from '../values.ts';

export interface ListShown {
  readonly kind: SubjectKind;
  readonly items: readonly ListedSubject[];
  readonly total: number;
  /** By attribute: the label asked for. */
  readonly filters: Readonly<Record<string, string>>;
  readonly certainty: string;
  readonly machine: Html;
  readonly pages: Html;
  readonly context: RenderContext;
  readonly mayRecord: boolean;
}

/** Subjects of one kind, as of a day, that have what is asked for. */
export function listPage(shown: ListShown): Html {
  const { kind, items, total, filters, certainty, machine, pages, context, mayRecord } = shown;
  const { lists } = texts;
  const { links } = context;
  const asked = { ...filters, certainty: certainty === 'stated' ? undefined : certainty };
  const isFiltered = Object.values(filters).some((label) => label !== undefined);
  return html`<h1>${texts.kinds[kind].many}</h1>
${machine}
${filterForm(shown)}
<div id="list" data-live>
<p class="muted">${lists.total(total)} <span class="no-print">${lists.download} <a href="${links.to(`/${kind}s.csv`, asked)}">CSV</a> <a href="${links.to(`/${kind}s.xlsx`, asked)}">XLSX</a></span></p>
${
  items.length === 0
    ? emptyState(
        lists.none,
        isFiltered
          ? html`${lists.noneNext}`
          : mayRecord
            ? html`<a href="${links.to(`/add/${kind}.registered`)}">${lists.registerFirst}</a>`
            : '',
      )
    : html`<table class="data"><caption class="sr">${texts.kinds[kind].many}</caption>
<thead><tr><th scope="col">${lists.name}</th><th scope="col">${lists.id}</th>${isFiltered ? html`<th scope="col">${lists.matches}</th>` : ''}</tr></thead>
<tbody>${items.map(
        ({
          id,
          name,
          matches,
        }) => html`<tr><th scope="row"><a href="${links.subject(id)}"><bdi>${name}</bdi></a></th><td data-label="${lists.id}"><code>${id}</code></td>
${isFiltered ? html`<td data-label="${lists.matches}">${matches.map((match) => html`<div>${attributeLabel(match.attribute, context.language)}: ${valueInWords(match.attribute, match.key, match.value, context)} ${standingBadge(match.standing)} ${certaintyMark(match.certainty)}</div>`)}</td>` : ''}</tr>`,
      )}</tbody></table>`
}
${pages}
</div>`;
}

function filterForm({ kind, filters, certainty, context }: ListShown): Html {
  const { lists } = texts;
  const { language } = context;
  const choices = listableOf(kind).flatMap(({ name, labels }) => (labels ? [{ name, labels }] : []));
  const field = ({ name, labels }: (typeof choices)[number]) => html`<label>${attributeLabel(name, language)}
<select name="${name}"><option value="">${lists.all}</option>${['any', ...labels].map((label) => html`<option value="${label}" ${filters[name] === label ? 'selected' : ''}>${label === 'any' ? lists.any : wordsOfLabel(name, label, language)}</option>`)}</select></label>`;
  const isFiltered = Object.values(filters).some((label) => label !== undefined) || certainty !== 'stated';
  return html`<details class="filters no-print" ${isFiltered ? 'open' : ''}><summary>${lists.filter}</summary><form class="row" action="${context.links.bare(`/${kind}s`)}">
<div id="filter-moment" data-live>${context.links.hidden()}</div>
${choices.map(field)}
<label>${lists.certainty} <select name="certainty">${certainties.map((it) => html`<option value="${it}" ${it === certainty ? 'selected' : ''}>${texts.certainties[it]}</option>`)}</select></label>
<button>${lists.apply}</button>
</form></details>`;
}
