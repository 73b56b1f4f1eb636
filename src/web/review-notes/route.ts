import { html } from 'hono/html';
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { flagParameter, pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { faultyQuery } from '../../api/problem.ts';
import { type FindingRule, findingRuleNames } from '../../catalogue/rules.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { listFindings } from '../../queries/findings.ts';
import { findKnownAs, isRegistered } from '../../queries/identity.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readGrounds } from '../read-evidence.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import type { RenderContext } from '../values.ts';
import { findingsBySubject } from './view.ts';

const query = z.strictObject({
  rule: z.enum(findingRuleNames, 'is no rule; choose one of the list').optional(),
  subject: z.string().max(120).optional(),
  dismissed: flagParameter,
  ...snapshotParameters,
  ...pageParameters,
});

const findings = definePage({
  method: 'get',
  path: '/{workspace}/findings',
  access: 'read',
  query,
  async handle(call) {
    const { services, links, path } = call;
    const { dismissed, cursor } = call.query;
    const { rule } = call.query;
    const asked = call.query.subject?.trim() || undefined;
    if (asked !== undefined && !isSubjectId(asked))
      return faultyQuery([
        { path: 'subject', message: `“${asked}” is no subject; write one such as person:karim-masimov` },
      ]);
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/findings`,
      query: call.query,
      filters: { rule, subject: asked, dismissed },
      place: z.string().refine((text): boolean => isSubjectId(text)),
    });
    if (!page.ok) return page.response;
    const { connection } = services;
    const { snapshot, after, limit } = page;
    const isKnown = asked === undefined || (await isRegistered(connection, snapshot, asked));
    const subject = asked && ((await findKnownAs(connection, snapshot, asked)) ?? asked);
    const found = isKnown
      ? await listFindings(connection, snapshot, { rule, subject, after, limit })
      : { items: [], next: undefined };
    const items = found.items.filter(({ dismissal }) => dismissed === 'true' || dismissal === null);
    const { nameOf } = await readGrounds(services, snapshot, { ids: [], subjects: items.map((it) => it.subject) });
    const keep = { rule, subject: asked, dismissed };
    const next = page.next(found.next);
    return showPage(call, {
      title: texts.findings.title,
      main: html`<h1>${texts.findings.title}</h1>
${timeMachine(await machineOf(services, snapshot), { links, path: links.bare('/findings'), keep })}
${filterForm({ links, language: services.language }, keep)}
<div id="findings" data-live>
<p class="no-print muted">${texts.lists.download} <a href="${links.to('/findings.csv', keep)}">CSV</a> <a href="${links.to('/findings.xlsx', keep)}">XLSX</a></p>
${findingsBySubject(items, { nameOf, language: services.language, links })}
${pageLinks({
  next: next === null ? undefined : links.to('/findings', { ...keep, cursor: next }),
  first: cursor === undefined ? undefined : links.to('/findings', keep),
})}</div>`,
    });
  },
});

interface Kept {
  readonly rule: FindingRule | undefined;
  readonly subject: string | undefined;
  readonly dismissed: string | undefined;
}

function filterForm(
  { links, language }: Pick<RenderContext, 'links' | 'language'>,
  { rule, subject, dismissed }: Kept,
) {
  const words = texts.findings;
  return html`<form class="filters row no-print" action="${links.bare('/findings')}">
<div id="filter-moment" data-live>${links.hidden()}</div>
<label>${words.rule} <select name="rule"><option value="">${words.any}</option>${findingRuleNames.map((it) => html`<option value="${it}" ${it === rule ? 'selected' : ''}>${language.words.reviewNotes[it].name}</option>`)}</select></label>
<label>${words.onSubject} <input name="subject" value="${subject ?? ''}" placeholder="${words.anySubject}" maxlength="120" autocapitalize="none" spellcheck="false"></label>
<label class="tick"><input type="checkbox" name="dismissed" value="true" ${dismissed === 'true' ? 'checked' : ''}> ${words.withDismissed}</label>
<button>${words.filter}</button>
</form>`;
}

export const findingsPages: readonly Page[] = [findings];
