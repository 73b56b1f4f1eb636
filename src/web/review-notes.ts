/** The review notes of a workspace, subject by subject. */
import { html } from 'hono/html';
import { z } from 'zod';
import { flagParameter, pageParameters, snapshotParameters, subjectParameter } from '../api/parameters.ts';
import { findingRuleNames } from '../catalogue/rules.ts';
import { listReviewNotes } from '../service/review-notes.ts';
import { readContext } from './context.ts';
import type { Html } from './html.ts';
import { emptyState, pageHead, type Site } from './layout.ts';
import type { Asked } from './links.ts';
import { selectHtml } from './options.ts';
import { definePage, showPage } from './page.ts';
import { downloadLinks, readControls } from './paging.ts';
import { reviewNoteList } from './review-note.ts';
import { subjectLink } from './values.ts';

/** What review notes, and the file of them, take. */
export const reviewNoteParameters = {
  rule: z.enum(findingRuleNames).optional(),
  subject: z.string().trim().pipe(subjectParameter).optional(),
  dismissed: flagParameter,
  ...snapshotParameters,
};

export const reviewNotesPage = definePage({
  path: '/{workspace}/findings',
  query: z.strictObject({ ...reviewNoteParameters, ...pageParameters }),
  async handle(call) {
    const { services, workspace, query } = call;
    const { rule, subject, dismissed } = query;
    const found = await listReviewNotes(services, { workspace, ...query, withSettled: dismissed === 'true' });
    if (!found.ok) return found.problem;
    const { snapshot, items } = found.value;
    const ids = items.flatMap(({ because }) => because);
    const known = await readContext(call, snapshot, { ids, values: items });
    const filters = { rule, subject, dismissed };
    const { timeControls, pages } = await readControls(call, found.value, { path: '/findings', keep: filters });
    const { title, none } = call.words.pages.reviewNotes;
    const sections = [...Map.groupBy(items, (item) => item.subject)].map(
      ([about, own]) => html`<h2>${subjectLink(about, known.context)}</h2>${reviewNoteList(own, known)}`,
    );
    const main = html`${pageHead(html`<h1>${title}</h1>`, timeControls)}
${filterForm(filters, call)}
<div id="findings" data-live>
<p class="muted">${downloadLinks('/findings', filters, call)}</p>
${items.length === 0 ? emptyState(none) : sections}
${pages}</div>`;
    return showPage(call, { title, main, place: 'findings' });
  },
});

function filterForm({ rule, subject, dismissed }: Asked, { links, words }: Site): Html {
  const { reviewNotes } = words.pages;
  const rules = findingRuleNames.map((it) => [it, words.reviewNotes[it].name] as const);
  return html`<form class="filters row no-print" action="${links.bare('/findings')}">
<div id="filter-snapshot" data-live>${links.hidden()}</div>
<label>${reviewNotes.rule}
${selectHtml('rule', [['', reviewNotes.anyRule], ...rules], rule)}</label>
<label>${reviewNotes.about} <input name="subject" value="${subject ?? ''}" maxlength="120" autocapitalize="none"
 spellcheck="false" placeholder="${reviewNotes.aboutHint({ example: 'person:ada-orlov' })}"></label>
<label class="tick"><input type="checkbox" name="dismissed" value="true" ${dismissed === 'true' ? 'checked' : ''}>
${reviewNotes.withChecked}</label>
<button>${reviewNotes.show}</button>
</form>`;
}
