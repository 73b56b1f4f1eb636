/** The filters of the audit, each with what is wrong with it. */
import { html } from 'hono/html';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { families } from '../../catalogue/families.ts';
import { describe } from '../../words/describe.ts';
import type { Message } from '../../words/message.ts';
import type { Html } from '../html.ts';
import type { Site } from '../layout.ts';
import { optionsHtml, selectHtml } from '../options.ts';
import type { AuditFault, AuditFilters } from './filters.ts';

/** Examples of what may be typed. */
const examples = { subject: 'person:ada-orlov', day: '2022-02-01', time: '2026-11-22T09:30:00Z' } as const;

export function filterForm(
  filters: AuditFilters,
  faults: readonly AuditFault[],
  { links, words, language }: Site,
): Html {
  const { filters: text, faults: faultWords } = words.audit;
  const faultsOf = (name: keyof AuditFilters) => {
    const own = faults.filter((fault) => fault.name === name).map(({ message }) => message);
    const say = (message: Message) => describe(message, { language, nameOf: String });
    return html`${own.map((message) => html`<span class="fault" id="fault-${name}">${say(message)}</span>`)}`;
  };
  const isWrong = (name: keyof AuditFilters) => faults.some((fault) => fault.name === name);
  const input = (name: Exclude<keyof AuditFilters, 'type' | 'order'>, attributes: Html) => html`<label>${text[name]}
<input name="${name}" value="${filters[name] ?? ''}" ${attributes}
 ${isWrong(name) ? html`aria-invalid="true" aria-describedby="fault-${name}"` : ''}>${faultsOf(name)}</label>`;
  const typed = (hint: string) => html`placeholder="${hint}" maxlength="200" autocapitalize="none" spellcheck="false"`;
  // A field for days would not show what is no day.
  const day = (name: 'occurredFrom' | 'occurredTo') =>
    input(name, html`type="${isWrong(name) ? 'text' : 'date'}" maxlength="40"`);
  const recordedHint = typed(text.recordedHint({ day: examples.day, time: examples.time }));
  const types = families.map(({ name, types: own }) => {
    const options = own.map((type) => [type.name, titleOfType(type.name, language)] as const);
    return html`<optgroup label="${words.families[name]}">${optionsHtml(options, filters.type)}</optgroup>`;
  });
  const orders = (['newest', 'oldest'] as const).map((order) => [order, text.orders[order]] as const);
  const alert = html`<div class="fault" role="alert"><p><strong>${faultWords.title}</strong></p></div>`;
  return html`${faults.length === 0 ? '' : alert}
<form class="filters audit no-print" id="filters" action="${links.bare('/audit')}">
<div id="filter-snapshot" data-live>${links.hidden()}</div>
${input('subject', typed(text.subjectHint({ example: examples.subject })))}
<label>${text.type} <select name="type"><option value="">${text.anyType}</option>${types}</select>
${faultsOf('type')}</label>
${input('recordedBy', typed(''))}
${input('recordedFrom', recordedHint)}
${input('recordedTo', recordedHint)}
${day('occurredFrom')}
${day('occurredTo')}
<label>${text.order} ${selectHtml('order', orders, filters.order ?? 'newest')}</label>
<p class="actions"><button>${text.show}</button> <a href="${links.to('/audit')}">${text.clear}</a></p>
</form>`;
}
