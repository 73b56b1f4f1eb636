import { html } from 'hono/html';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Status } from '../../queries/history.ts';
import type { ListedSubject } from '../../queries/list.ts';
import type { Words } from '../../queries/words.ts';
import { instantInWords, standingBadge } from '../dates.ts';
import { statusMark } from '../evidence.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import { texts } from '../texts.ts';

export interface WorkspaceShown {
  readonly name: string;
  readonly cases: readonly ListedSubject[];
  readonly newest: readonly RecordedDevelopment[];
  readonly statusOf: (recorded: RecordedDevelopment) => Status;
  readonly words: Words;
  readonly machine: Html;
  readonly links: Links;
  readonly mayRecord: boolean;
}

/** The start page of a workspace: its cases, and what was recorded last. */
export function workspacePage({
  name,
  cases,
  newest,
  statusOf,
  words,
  machine,
  links,
  mayRecord,
}: WorkspaceShown): Html {
  const { workspace } = texts;
  const first = mayRecord
    ? html`${workspace.emptyNext} <a href="${links.to('/add')}">${texts.nav.add}</a>`
    : html`<a href="${links.bare('/sign-in')}">${workspace.signIn}</a>`;
  return html`<h1>${name}</h1>
${machine}
<div id="workspace" data-live>
<h2>${workspace.cases}</h2>
${cases.length === 0 ? emptyState(workspace.noCases, first) : html`<ul class="cards">${cases.map((it) => html`<li><a href="${links.subject(it.id)}"><strong><bdi>${it.name}</bdi></strong></a> <code class="muted">${it.id}</code></li>`)}</ul><p><a href="${links.list('case')}">${texts.kinds.case.many}</a> · <a href="${links.list('person')}">${texts.kinds.person.many}</a> · <a href="${links.to('/findings')}">${texts.findings.title}</a></p>`}
<h2>${workspace.newest}</h2>
${
  newest.length === 0
    ? emptyState(workspace.empty)
    : html`<ol class="newest">${newest.map(
        (
          recorded,
        ) => html`<li>${statusMark(statusOf(recorded))}<a href="${links.development(recorded.development.id)}"><bdi>${words.summaryOf(recorded) ?? texts.erased}</bdi></a> ${standingBadge(recorded.development.attribution?.standing)}
<span class="hint">${workspace.recordedAt} ${instantInWords(recorded.recordedAt)}</span></li>`,
      )}</ol><p><a href="${links.to('/audit')}">${workspace.all}</a></p>`
}
</div>`;
}
