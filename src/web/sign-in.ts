/** Signing in and out: the form in which a token is given, and the cookie that keeps it. */
import { html } from 'hono/html';
import { serialize } from 'hono/utils/cookie';
import { z } from 'zod';
import { httpStatusOf } from '../api/problem.ts';
import type { Services } from '../api/route.ts';
import { authorize } from '../service/access.ts';
import { faultOfWorkspaceName } from '../workspaces/workspaces.ts';
import { readForm } from './form/body.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { originOf } from './origin.ts';
import { definePage, type Page, type PageCall, seeOther, showPage } from './page.ts';

const query = z.strictObject({});

export const signInPages: readonly Page[] = [
  definePage({
    path: '/{workspace}/sign-in',
    access: 'open',
    query,
    handle: (call) => showSignIn(call, call.workspace),
  }),
  definePage({
    method: 'post',
    path: '/',
    access: 'open',
    query,
    async handle(call) {
      const form = await readForm(call.request);
      if (!form.ok) return form.problem;
      const [workspace = '', token = ''] = ['workspace', 'token'].map((name) => form.value.get(name)?.trim());
      if (!(await isGood(call.services, workspace, token))) return showSignIn(call, workspace, true);
      return seeOther(`/${workspace}`, { 'set-cookie': makeTokenCookie(call.request, workspace, token) });
    },
  }),
  definePage({
    method: 'post',
    path: '/{workspace}/sign-out',
    access: 'open',
    query,
    handle: async ({ request, workspace }) => seeOther('/', { 'set-cookie': makeTokenCookie(request, workspace) }),
  }),
];

function showSignIn(call: PageCall, workspace: string, isRefused = false): Promise<Response> {
  const { title } = call.words.site.signIn;
  const main = html`<h1>${title}</h1>${signInForm(workspace, call, isRefused)}`;
  return showPage(call, { title, main, status: isRefused ? httpStatusOf('unauthorized') : undefined });
}

async function isGood(services: Services, workspace: string, token: string): Promise<boolean> {
  if (faultOfWorkspaceName(workspace) !== undefined) return false;
  const access = await authorize(services, { access: 'read', workspace, authorization: `Bearer ${token}` });
  return access.ok && access.value.caller !== undefined;
}

/** `workspace`: stands in its field already. */
export function signInForm(workspace: string, { words }: Pick<Site, 'words'>, isRefused = false): Html {
  const { signIn } = words.site;
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

export const TOKEN_COOKIE = 'annalist_token';

const LIFE_SECONDS = 12 * 3600;

/** No script reads it, no other site sends it, only its workspace’s pages get it. No `token` takes it back. */
function makeTokenCookie(request: Request, workspace: string, token?: string): string {
  return serialize(TOKEN_COOKIE, token ?? '', {
    path: `/${workspace}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: originOf(request).startsWith('https:'),
    maxAge: token === undefined ? 0 : LIFE_SECONDS,
  });
}
