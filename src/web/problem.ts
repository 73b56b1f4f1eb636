/** The page of a problem: what went wrong, and what helps. */
import { html } from 'hono/html';
import type { ProblemBody } from '../api/problem.ts';
import { bdi, type Html } from './html.ts';
import type { Site } from './layout.ts';
import { hiddenFields, type Links } from './links.ts';
import { signInForm } from './sign-in/view.ts';

/** A form that was sent and not taken: nothing of it is lost. */
export interface Unsent {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface ProblemPlace {
  readonly site: Site;
  /** Undefined where there is no workspace. */
  readonly links: Links | undefined;
  /** As the address names it, whether it may be seen or not. */
  readonly workspace: string;
  /** The same page as it is now, where another snapshot was asked for. */
  readonly current?: string | undefined;
  readonly unsent?: Unsent | undefined;
}

export function problemPage({ title, status, detail, errors = [] }: ProblemBody, place: ProblemPlace): Html {
  const { site, workspace, current, unsent } = place;
  const words = site.language.words.site.problem;
  const maySignIn = site.caller === undefined && workspace !== '' && [401, 403, 404].includes(status);
  return html`<h1>${title}</h1>
<p class="detail">${detail}</p>
${errors.length > 1 ? html`<ul class="detail">${errors.map(faultItem)}</ul>` : ''}
${unsent ? sendAgain(unsent, place) : ''}
${current === undefined ? '' : html`<p><a href="${current}">${words.current}</a></p>`}
${site.workspace ? html`<p><a href="/${site.workspace.name}">${bdi(site.workspace.name)}</a></p>` : ''}
<p><a href="/">${words.start}</a></p>
${maySignIn && !unsent ? signIn(place) : ''}`;
}

function faultItem({ path, message }: NonNullable<ProblemBody['errors']>[number]): Html {
  return html`<li><code>${path}</code> ${message}</li>`;
}

function signIn({ site: { language }, workspace }: ProblemPlace): Html {
  const { signIn: words, problem } = language.words.site;
  return html`<h2>${words.title}</h2><p>${problem.private}</p>${signInForm(workspace, { language })}`;
}

/** What was typed waits here while its writer signs in elsewhere. */
function sendAgain({ action, fields }: Unsent, { site, workspace }: ProblemPlace): Html {
  const { kept, signInElsewhere, sendAgain: label } = site.language.words.site.problem;
  return html`<p>${kept}</p>
<ol><li><a href="/${workspace}/sign-in" target="_blank" rel="noopener">${signInElsewhere}</a></li>
<li><form method="post" action="${action}">${hiddenFields(fields)}<button>${label}</button></form></li></ol>`;
}
