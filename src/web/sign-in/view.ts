import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { texts } from '../texts.ts';

/** Where a token is given; `workspace` stands in its field already. */
export function signInForm(workspace: string, refused = false): Html {
  const { signIn } = texts;
  return html`<form class="stack" method="post" action="/">
${refused ? html`<p class="fault" role="alert">${signIn.refused}</p>` : ''}
<label>${signIn.workspace} <input name="workspace" value="${workspace}" required maxlength="63" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
<label>${signIn.token} <input name="token" type="password" required maxlength="200" autocomplete="current-password"></label>
<p class="hint">${signIn.help}</p>
<button>${signIn.button}</button>
</form>`;
}
