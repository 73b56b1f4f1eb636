/** Signing in and out. */
import { z } from 'zod';
import { httpStatusOf } from '../../api/problem.ts';
import type { Services } from '../../api/route.ts';
import { authorize } from '../../service/access.ts';
import { faultOfWorkspaceName } from '../../workspaces/workspaces.ts';
import { readForm } from '../form/body.ts';
import { definePage, type Page, seeOther, showPage } from '../page.ts';
import { makeTokenCookie } from './cookie.ts';
import { signInPage } from './view.ts';

const query = z.strictObject({});

const showForm = definePage({
  method: 'get',
  path: '/{workspace}/sign-in',
  access: 'open',
  query,
  handle: async (call) => {
    const { language, workspace } = call;
    const { title } = language.words.site.signIn;
    return showPage(call, { title, main: signInPage(workspace, { language }) });
  },
});

const signIn = definePage({
  method: 'post',
  path: '/',
  access: 'open',
  query,
  async handle(call) {
    const { services, request, language } = call;
    const form = await readForm(request);
    if (!form.ok) return form.problem;
    const [workspace = '', token = ''] = ['workspace', 'token'].map((name) => form.value.get(name)?.trim());
    if (await isGood(services, workspace, token))
      return seeOther(`/${workspace}`, { 'set-cookie': makeTokenCookie(request, workspace, token) });
    return showPage(call, {
      title: language.words.site.signIn.title,
      main: signInPage(workspace, { language, isRefused: true }),
      status: httpStatusOf('unauthorized'),
    });
  },
});

async function isGood(services: Services, workspace: string, token: string): Promise<boolean> {
  if (faultOfWorkspaceName(workspace) !== undefined) return false;
  const access = await authorize(services, { access: 'read', workspace, authorization: `Bearer ${token}` });
  return access.ok && access.value.caller !== undefined;
}

const signOut = definePage({
  method: 'post',
  path: '/{workspace}/sign-out',
  access: 'open',
  query,
  handle: async ({ request, workspace }) => seeOther('/', { 'set-cookie': makeTokenCookie(request, workspace) }),
});

export const signInPages: readonly Page[] = [showForm, signIn, signOut];
