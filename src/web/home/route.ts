/** The start page of the service. */
import { z } from 'zod';
import { listPublicWorkspaces } from '../../workspaces/workspaces.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { homePage } from './view.ts';

const home = definePage({
  method: 'get',
  path: '/',
  access: 'open',
  query: z.strictObject({}),
  async handle(call) {
    const { services, language } = call;
    const workspaces = await listPublicWorkspaces(services.connection);
    return showPage(call, { title: language.words.site.tagline, main: homePage(workspaces, language) });
  },
});

export const homePages: readonly Page[] = [home];
