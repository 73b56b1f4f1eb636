/** The page of a problem: what went wrong, and what helps. */
import { html } from 'hono/html';
import type { ProblemBody } from '../api/problem.ts';
import { bdi, type Html } from './html.ts';
import type { Site } from './layout.ts';
import { hiddenFields } from './links.ts';
import { signInForm } from './sign-in.ts';

/** A form that was sent and not taken: nothing of it is lost. */
export interface Unsent {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface ProblemPlace {
  readonly site: Site;
  /** The same page as it is now, where another snapshot was asked for. */
  readonly current?: string | undefined;
  readonly unsent?: Unsent | undefined;
}

export function problemPage({ title, status, detail, errors = [] }: ProblemBody, place: ProblemPlace): Html {
  const { site, current, unsent } = place;
  const { home, caller, links, words } = site;
  const { problem, signIn } = words.site;
  const maySignIn = caller === undefined && links.workspace !== '' && [401, 403, 404].includes(status);
  const ways = html`<h2>${signIn.title}</h2><p>${problem.private}</p>${signInForm(links.workspace, site)}`;
  const faults = errors.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`);
  return html`<h1>${title}</h1>
<p class="detail">${detail}</p>
${faults.length > 1 ? html`<ul class="detail">${faults}</ul>` : ''}
${unsent ? sendAgain(unsent, site) : ''}
${current === undefined ? '' : html`<p><a href="${current}">${problem.current}</a></p>`}
${home ? html`<p><a href="/${home.name}">${bdi(home.name)}</a></p>` : ''}
<p><a href="/">${problem.start}</a></p>
${maySignIn && !unsent ? ways : ''}`;
}

/** What was typed waits here while its writer signs in elsewhere. */
function sendAgain({ action, fields }: Unsent, { links, words }: Site): Html {
  const { kept, signInElsewhere, sendAgain: label } = words.site.problem;
  return html`<p>${kept}</p>
<ol><li><a href="${links.bare('/sign-in')}" target="_blank" rel="noopener">${signInElsewhere}</a></li>
<li><form method="post" action="${action}">${hiddenFields(fields)}<button>${label}</button></form></li></ol>`;
}
