/** The start page of a workspace: its cases, and what was recorded last. */
import { html } from 'hono/html';
import type { ListedSubject } from '../../queries/list.ts';
import type { Wording } from '../../queries/wording.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import type { Language } from '../../words/language.ts';
import { standingBadge } from '../badges.ts';
import { instantHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import { statusMark } from '../provenance.ts';
import { developmentLink } from '../values.ts';

export interface WorkspaceShown {
  readonly name: string;
  readonly cases: readonly ListedSubject[];
  readonly newest: readonly ListedDevelopment[];
  readonly words: Wording;
  readonly timeControls: Html;
  readonly links: Links;
  readonly language: Language;
  readonly mayRecord: boolean;
}

export function workspacePage(shown: WorkspaceShown): Html {
  const { name, cases, newest, timeControls, language } = shown;
  const { workspace } = language.words.pages;
  return html`<h1>${bdi(name)}</h1>
${timeControls}
<div id="workspace" data-live>
<h2>${workspace.cases}</h2>
${cases.length === 0 ? emptyState(workspace.noCases, firstStep(shown)) : caseList(shown)}
<h2>${workspace.newest}</h2>
${newest.length === 0 ? emptyState(workspace.empty) : newestList(shown)}
</div>`;
}

function firstStep({ links, language, mayRecord }: WorkspaceShown): Html {
  const { workspace } = language.words.pages;
  const { add } = language.words.site.nav;
  return mayRecord
    ? html`${workspace.emptyNext} <a href="${links.to('/add')}">${add}</a>`
    : html`<a href="${links.bare('/sign-in')}">${workspace.signIn}</a>`;
}

function caseList({ cases, links, language }: WorkspaceShown): Html {
  const { kinds, nav } = language.words.site;
  return html`<ul class="cards">
${cases.map(({ id, name }) => html`<li><a href="${links.subject(id)}"><strong>${bdi(name)}</strong></a></li>`)}</ul>
<p><a href="${links.list('case')}">${kinds.many.case}</a> · <a href="${links.list('person')}">${kinds.many.person}</a>
 · <a href="${links.to('/findings')}">${nav.reviewNotes}</a></p>`;
}

function newestList(shown: WorkspaceShown): Html {
  const { newest, links, language } = shown;
  return html`<ol class="newest">${newest.map((listed) => html`<li>${newestItem(listed, shown)}</li>`)}</ol>
<p><a href="${links.to('/audit')}">${language.words.pages.workspace.all}</a></p>`;
}

function newestItem({ recorded, status }: ListedDevelopment, { words, links, language }: WorkspaceShown): Html {
  const { id, attribution } = recorded.development;
  const when = instantHtml(recorded.recordedAt, language);
  return html`${statusMark(status, language)}
${developmentLink(id, words.summaryOf(recorded), { links, language })}
${standingBadge(attribution?.standing, language)}
<span class="hint">${language.words.pages.workspace.recorded({ recorded: when })}</span>`;
}
