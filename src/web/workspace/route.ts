/** The start page of a workspace. */
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readTimeControls } from '../time-range.ts';
import { readWorkspace } from './data.ts';
import { workspacePage } from './view.ts';

const workspace = definePage({
  method: 'get',
  path: '/{workspace}',
  access: 'read',
  query: z.strictObject(snapshotParameters),
  async handle(call) {
    const { services, links, language, path, query } = call;
    const name = path.workspace ?? '';
    const opened = await readSnapshot(services, name, query);
    if (!opened.ok) return opened.response;
    const { snapshot } = opened;
    return showPage(call, {
      title: name,
      main: workspacePage({
        ...(await readWorkspace(services, snapshot)),
        name,
        timeControls: await readTimeControls(call, snapshot, { path: '' }),
        links,
        language,
        mayRecord: mayRecord(call),
      }),
    });
  },
});

export const workspacePages: readonly Page[] = [workspace];
