/** The start page of a workspace: its cases, and what was recorded last. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters } from '../api/parameters.ts';
import type { ListedSubject } from '../queries/list.ts';
import { type DevelopmentsAnswer, listDevelopments } from '../service/developments.ts';
import { askAgain } from '../service/snapshot.ts';
import { listSubjects } from '../service/subjects.ts';
import { instantHtml } from './dates.ts';
import { bdi, type Html } from './html.ts';
import { emptyState, mayRecord, pageHead, type Site } from './layout.ts';
import { definePage, showPage } from './page.ts';
import { statusMark } from './provenance.ts';
import { standingBadge } from './statement.ts';
import { readTimeControls } from './time-controls.ts';
import { developmentLink } from './values.ts';

const CASES = 30;
const NEWEST = 8;

export const workspacePage = definePage({
  path: '/{workspace}',
  query: z.strictObject(snapshotParameters),
  async handle(call) {
    const { services, workspace, query } = call;
    const newest = await listDevelopments(services, { workspace, ...query, order: 'newest', limit: NEWEST });
    if (!newest.ok) return newest.problem;
    const { snapshot, items } = newest.value;
    const cases = await listSubjects(services, { ...askAgain(snapshot), kind: 'case', filters: [], limit: CASES });
    if (!cases.ok) return cases.problem;
    const words = call.words.pages.workspace;
    const timeControls = await readTimeControls(call, snapshot, { path: '' });
    const main = html`${pageHead(html`<h1>${bdi(workspace)}</h1>`, timeControls)}
<div id="workspace" data-live>
<h2>${words.cases}</h2>
${cases.value.items.length === 0 ? emptyState(words.noCases, firstStep(call)) : caseList(cases.value.items, call)}
<h2>${words.newest}</h2>
${items.length === 0 ? emptyState(words.empty) : newestList(newest.value, call)}
</div>`;
    return showPage(call, { title: workspace, main });
  },
});

function firstStep(site: Site): Html {
  const { emptyNext, signIn } = site.words.pages.workspace;
  return mayRecord(site)
    ? html`${emptyNext} <a href="${site.links.to('/add')}">${site.words.site.nav.add}</a>`
    : html`<a href="${site.links.bare('/sign-in')}">${signIn}</a>`;
}

function caseList(cases: readonly ListedSubject[], { links, words }: Site): Html {
  const { kinds, nav } = words.site;
  return html`<ul class="rows">
${cases.map(({ id, name }) => html`<li><a href="${links.subject(id)}"><strong>${bdi(name)}</strong></a></li>`)}</ul>
<p><a href="${links.to('/cases')}">${kinds.many.case}</a> · <a href="${links.to('/persons')}">${kinds.many.person}</a>
 · <a href="${links.to('/findings')}">${nav.reviewNotes}</a></p>`;
}

function newestList({ items, words: wording }: DevelopmentsAnswer, site: Site): Html {
  const { workspace } = site.words.pages;
  const item = ({ recorded, status }: (typeof items)[number]) => {
    const { id, attribution } = recorded.development;
    return html`<li>${statusMark(status, site)}${developmentLink(id, wording.summaryOf(recorded), site)}
${standingBadge(attribution?.standing, site)}
<span class="hint">${workspace.recorded({ recorded: instantHtml(recorded.recordedAt, site.language) })}</span></li>`;
  };
  return html`<ol class="newest">${items.map(item)}</ol>
<p><a href="${site.links.to('/audit')}">${workspace.all}</a></p>`;
}
