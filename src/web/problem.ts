import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { signInForm } from './sign-in/view.ts';
import { texts } from './texts.ts';

export interface ProblemFields {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

/** A form that was sent and not taken: nothing of it is lost. */
export interface Unsent {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface ProblemPlace {
  readonly site: Site;
  readonly workspace: string;
  /** The same page as of today, as known now, where another moment was asked of. */
  readonly now?: string | undefined;
  readonly unsent?: Unsent | undefined;
}

/** What went wrong and what helps, for people. */
export function problemPage(
  { title, status, detail, errors = [] }: ProblemFields,
  { site, workspace, now, unsent }: ProblemPlace,
): Html {
  const mayHelpToSignIn = site.caller === undefined && workspace !== '' && [401, 403, 404].includes(status);
  return html`<h1>${title}</h1>
<p class="detail">${detail}</p>
${errors.length > 1 ? html`<ul>${errors.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}</ul>` : ''}
${unsent === undefined ? '' : sendAgain(unsent, workspace)}
${now === undefined ? '' : html`<p><a href="${now}">${texts.problem.now}</a></p>`}
${site.workspace ? html`<p><a href="/${site.workspace.name}">${site.workspace.name}</a></p>` : ''}
<p><a href="/">${texts.problem.next}</a></p>
${mayHelpToSignIn && !unsent ? html`<h2>${texts.signIn.title}</h2><p>${texts.problem.privateHint}</p>${signInForm(workspace)}` : ''}`;
}

/** What was typed waits here while its writer signs in elsewhere. */
function sendAgain({ action, fields }: Unsent, workspace: string): Html {
  return html`<p>${texts.problem.kept}</p>
<ol><li><a href="/${workspace}/sign-in" target="_blank" rel="noopener">${texts.problem.signInElsewhere}</a></li>
<li><form method="post" action="${action}">${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button>${texts.problem.sendAgain}</button></form></li></ol>`;
}
