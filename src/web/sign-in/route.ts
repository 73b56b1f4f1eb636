import { html } from 'hono/html';
import { serialize } from 'hono/utils/cookie';
import { z } from 'zod';
import { httpStatusOf } from '../../api/problem.ts';
import type { Services } from '../../api/route.ts';
import { authorize, type Caller } from '../../service/access.ts';
import { faultOfWorkspaceName, listPublicWorkspaces } from '../../workspaces/workspaces.ts';
import { readForm } from '../form/body.ts';
import { homePage } from '../home/view.ts';
import { originOf } from '../origin.ts';
import { definePage, type Page, seeOther, showPage, TOKEN_COOKIE } from '../page.ts';
import { texts } from '../texts.ts';
import { signInForm } from './view.ts';

const noQuery = z.strictObject({});
const HOURS = 12;

const home = definePage({
  method: 'get',
  path: '/',
  access: 'open',
  query: noQuery,
  async handle(call) {
    const workspaces = await listPublicWorkspaces(call.services.connection);
    return showPage(call, { title: texts.tagline, main: homePage(workspaces) });
  },
});

/** Signs in: the token goes into a cookie that no script reads and no other site sends, for this workspace’s pages alone. */
const signIn = definePage({
  method: 'post',
  path: '/',
  access: 'open',
  query: noQuery,
  async handle(call) {
    const form = await readForm(call.request);
    if (!form.ok) return form.problem;
    const [workspace, token] = [form.value.get('workspace')?.trim() ?? '', form.value.get('token')?.trim() ?? ''];
    const caller = await findCaller(call.services, workspace, token);
    if (!caller) {
      const main = html`<h1>${texts.signIn.title}</h1>${signInForm(workspace, true)}`;
      return showPage(call, { title: texts.signIn.title, main, status: httpStatusOf('unauthorized') });
    }
    return seeOther(`/${workspace}`, {
      'set-cookie': makeCookie(call.request, { workspace, token, maxAge: HOURS * 3600 }),
    });
  },
});

async function findCaller(services: Services, workspace: string, token: string): Promise<Caller | undefined> {
  if (faultOfWorkspaceName(workspace) !== undefined) return undefined;
  const access = await authorize(services, { access: 'read', workspace, authorization: `Bearer ${token}` });
  return access.ok ? access.value.caller : undefined;
}

const signInPage = definePage({
  method: 'get',
  path: '/{workspace}/sign-in',
  access: 'open',
  query: noQuery,
  handle: async (call) =>
    showPage(call, {
      title: texts.signIn.title,
      main: html`<h1>${texts.signIn.title}</h1>${signInForm(call.path.workspace ?? '')}`,
    }),
});

const signOut = definePage({
  method: 'post',
  path: '/{workspace}/sign-out',
  access: 'open',
  query: noQuery,
  handle: async ({ request, path: { workspace = '' } }) =>
    seeOther('/', { 'set-cookie': makeCookie(request, { workspace, token: '', maxAge: 0 }) }),
});

function makeCookie(
  request: Request,
  { workspace, token, maxAge }: { readonly workspace: string; readonly token: string; readonly maxAge: number },
): string {
  return serialize(TOKEN_COOKIE, token, {
    path: `/${workspace}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: originOf(request).startsWith('https:'),
    maxAge,
  });
}

export const sessionPages: readonly Page[] = [home, signIn, signInPage, signOut];
