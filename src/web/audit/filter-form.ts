/** The filters of the audit, each with what is wrong with it. */
import { html } from 'hono/html';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { type Family, families } from '../../catalogue/families.ts';
import { describe } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import type { Links } from '../links.ts';
import { type AuditFault, type AuditFilters, examples } from './filters.ts';

interface FiltersShown {
  readonly filters: AuditFilters;
  readonly faults: readonly AuditFault[];
  readonly links: Links;
  readonly language: Language;
}

export function filterForm(shown: FiltersShown): Html {
  const { filters, faults, links, language } = shown;
  const { filters: words, faults: faultWords } = language.words.audit;
  const recordedHint = words.recordedHint({ day: examples.day, time: examples.time });
  const order = (it: 'newest' | 'oldest') =>
    html`<option value="${it}" ${it === (filters.order ?? 'newest') ? 'selected' : ''}>${words.orders[it]}</option>`;
  const alert = html`<div class="fault" role="alert"><p><strong>${faultWords.title}</strong></p></div>`;
  return html`${faults.length === 0 ? '' : alert}
<form class="filters audit no-print" id="filters" action="${links.bare('/audit')}">
<div id="filter-snapshot" data-live>${links.hidden()}</div>
${textField('subject', words.subjectHint({ example: examples.subject }), shown)}
${typeField(shown)}
${textField('recordedBy', '', shown)}
${textField('recordedFrom', recordedHint, shown)}
${textField('recordedTo', recordedHint, shown)}
${dayField('occurredFrom', shown)}
${dayField('occurredTo', shown)}
<label>${words.order} <select name="order">${(['newest', 'oldest'] as const).map(order)}</select></label>
<p class="actions"><button>${words.show}</button> <a href="${links.to('/audit')}">${words.clear}</a></p>
</form>`;
}

function typeField(shown: FiltersShown): Html {
  const { filters, language } = shown;
  const { type, anyType } = language.words.audit.filters;
  const option = ({ name }: Family['types'][number]) =>
    html`<option value="${name}" ${name === filters.type ? 'selected' : ''}>${titleOfType(name, language)}</option>`;
  const group = ({ name, types }: Family) =>
    html`<optgroup label="${language.words.families[name]}">${types.map(option)}</optgroup>`;
  return html`<label>${type} <select name="type"><option value="">${anyType}</option>${families.map(group)}</select>
${faultOf('type', shown)}</label>`;
}

type TextFilter = 'subject' | 'recordedBy' | 'recordedFrom' | 'recordedTo';

function textField(name: TextFilter, hint: string, shown: FiltersShown): Html {
  const { filters, language } = shown;
  return html`<label>${language.words.audit.filters[name]}
<input name="${name}" value="${filters[name] ?? ''}" placeholder="${hint}" maxlength="200" autocapitalize="none"
 spellcheck="false" ${invalid(name, shown)}>${faultOf(name, shown)}</label>`;
}

/** A field for a day; for text where what stands in it is not a day, which a field for days would not show. */
function dayField(name: 'occurredFrom' | 'occurredTo', shown: FiltersShown): Html {
  const { filters, faults, language } = shown;
  const type = faults.some(({ parameter }) => parameter === name) ? 'text' : 'date';
  return html`<label>${language.words.audit.filters[name]}
<input type="${type}" name="${name}" value="${filters[name] ?? ''}" maxlength="40" ${invalid(name, shown)}>
${faultOf(name, shown)}</label>`;
}

function faultOf(name: keyof AuditFilters, { faults, language }: FiltersShown): Html {
  const own = faults.filter(({ parameter }) => parameter === name);
  const say = ({ message }: AuditFault) => describe(message, { language, nameOf: (subject) => subject });
  return html`${own.map((fault) => html`<span class="fault" id="fault-${name}">${say(fault)}</span>`)}`;
}

function invalid(name: keyof AuditFilters, { faults }: FiltersShown): Html | '' {
  return faults.some(({ parameter }) => parameter === name)
    ? html`aria-invalid="true" aria-describedby="fault-${name}"`
    : '';
}
