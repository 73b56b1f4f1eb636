/** The form in which a token is given. */
import { html } from 'hono/html';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';

interface SignInShown {
  readonly language: Language;
  readonly isRefused?: boolean;
}

export function signInPage(workspace: string, shown: SignInShown): Html {
  return html`<h1>${shown.language.words.site.signIn.title}</h1>${signInForm(workspace, shown)}`;
}

/** `workspace`: stands in its field already. */
export function signInForm(workspace: string, { language, isRefused = false }: SignInShown): Html {
  const { signIn } = language.words.site;
  return html`<form class="stack" method="post" action="/">
${isRefused ? html`<p class="fault" role="alert">${signIn.refused}</p>` : ''}
<label>${signIn.workspace}
<input name="workspace" value="${workspace}" required maxlength="63" autocomplete="off" autocapitalize="none"
 spellcheck="false"></label>
<label>${signIn.token}
<input name="token" type="password" required maxlength="200" autocomplete="current-password"></label>
<p class="hint">${signIn.help}</p>
<button>${signIn.button}</button>
</form>`;
}
