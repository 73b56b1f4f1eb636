/** When a subject had a value between two dates, or two values at once. */
import { html } from 'hono/html';
import { z } from 'zod';
import { attributeParameter, dayParameter, pageParameters, snapshotParameters } from '../api/parameters.ts';
import { allAttributes, listableOf } from '../catalogue/attributes.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import { readReach } from '../queries/subject-history.ts';
import { type StretchesAnswer, showPeriods } from '../service/periods.ts';
import type { SaidValue, Stretch } from '../state/stretches.ts';
import { formatDay } from '../words/dates.ts';
import { type RenderContext, readContext, type StatedDevelopments } from './context.ts';
import type { Html } from './html.ts';
import { emptyState } from './layout.ts';
import { hiddenFields, subjectPath } from './links.ts';
import { selectHtml } from './options.ts';
import { defineSubjectPages, type PageCall, showPage } from './page.ts';
import { pageLinks } from './paging.ts';
import { provenanceHtml } from './provenance.ts';
import { dataTable } from './table.ts';
import { attributeLabel, subjectLink, valueInWords } from './values.ts';

const attributeName = attributeParameter(allAttributes);
const query = z.strictObject({
  ...snapshotParameters,
  ...pageParameters,
  from: dayParameter.optional(),
  to: dayParameter.optional(),
  attribute: attributeName.optional(),
  with: attributeName.or(z.literal('')).optional(),
});
type PeriodsCall = PageCall<z.infer<typeof query>>;

export const periodPages = defineSubjectPages({
  suffix: '/periods',
  query,
  ask: (service, { asOf, to, ...asked }) =>
    showPeriods(service, {
      ...asked,
      to: to ?? asOf,
      attribute: attributeOf(asked.subject, asked.attribute),
      with: asked.with || undefined,
    }),
  async show(call: PeriodsCall, answer: StretchesAnswer) {
    const { subject, snapshot, items } = answer;
    const said = items.flatMap(({ values }) => values);
    const ids = said.flatMap(({ because }) => because);
    const values = [subject, said.map(({ key, value }) => [key.split('/'), value])];
    const { context, provenance } = await readContext(call, snapshot, { ids, values });
    const { periods } = call.words.pages;
    const name = context.nameOf(subject);
    const { from, to, attribute, with: other } = call.query;
    const list = { path: `${subjectPath(subject)}/periods`, keep: { from, to, attribute, with: other } };
    const rows = items.map((stretch) => rowOf(stretch, { context, provenance }));
    const titles = [periods.from, periods.to, periods.what, periods.certainty, periods.source];
    const main = html`<h1>${periods.title({ name: subjectLink(subject, context) })}</h1>
${await formHtml(call, answer)}
${rows.length === 0 ? emptyState(periods.none) : dataTable({ caption: call.words.pages.subject.periods, titles, rows })}
${pageLinks(call, answer.next, list)}`;
    return showPage(call, { title: periods.title({ name }), main });
  },
});

/** What is asked about: the first that lists can ask for, where nothing is chosen. */
function attributeOf(subject: SubjectId, chosen: string | undefined): string {
  return chosen ?? listableOf(kindOf(subject))[0]?.name ?? 'name';
}

async function formHtml(call: PeriodsCall, { subject, snapshot, from }: StretchesAnswer): Promise<Html> {
  const { links, words, services, language, query: asked } = call;
  const { periods } = words.pages;
  const options = listableOf(kindOf(subject)).map(({ name }) => [name, attributeLabel(name, language)] as const);
  const reach = await readReach(services.connection, snapshot, subject);
  const first = asked.from ?? reach.first ?? from;
  return html`<form class="no-print" action="${links.bare(`${subjectPath(subject)}/periods`)}">
${hiddenFields({ knownAt: links.asked.knownAt })}
<div class="row"><label>${periods.what}
${selectHtml('attribute', options, attributeOf(subject, asked.attribute))}</label>
<label>${periods.with} ${selectHtml('with', [['', periods.anything], ...options], asked.with)}</label>
<label>${periods.from} <input type="date" name="from" value="${first}" required></label>
<label>${periods.to} <input type="date" name="to" value="${snapshot.asOf}" required></label>
<button>${periods.show}</button></div></form>`;
}

interface Shown {
  readonly context: RenderContext;
  readonly provenance: StatedDevelopments;
}

function rowOf({ from, to, dating, values }: Stretch, { context, provenance }: Shown): Html {
  const { language, words } = context;
  const { periods } = words.pages;
  const said = (value: SaidValue) => html`<div>${attributeLabel(value.attribute, language)}:
${valueInWords(value, context)}</div>`;
  const sources = values.map((value) => provenanceHtml(value, provenance, context));
  return html`<tr class="${dating}">
<td data-label="${periods.from}">${from ? formatDay(from, language) : periods.noStart}</td>
<td data-label="${periods.to}">${to ? formatDay(to, language) : words.picture.noEnd}</td>
<td data-label="${periods.what}">${values.map(said)}</td>
<td data-label="${periods.certainty}">${periods.certainties[dating]}</td>
<td data-label="${periods.source}">${sources}</td></tr>`;
}
