import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { signInForm } from './session.ts';
import { texts } from './texts.ts';

export interface ToldProblem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

/** What went wrong and what helps, for people. */
export function problemPage(
  { title, status, detail, errors = [] }: ToldProblem,
  { site, workspace }: { readonly site: Site; readonly workspace: string },
): Html {
  const mayHelpToSignIn = site.caller === undefined && workspace !== '' && [401, 403, 404].includes(status);
  return html`<h1>${title}</h1>
<p class="detail">${detail}</p>
${errors.length > 1 ? html`<ul>${errors.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}</ul>` : ''}
<p><a href="/">${texts.problem.next}</a></p>
${mayHelpToSignIn ? html`<h2>${texts.signIn.title}</h2><p>${texts.problem.privateHint}</p>${signInForm(workspace)}` : ''}`;
}
