/** The start page of a workspace. */
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { listDevelopments } from '../../service/developments.ts';
import { askAgain } from '../../service/snapshot.ts';
import { listSubjects } from '../../service/subjects.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readTimeControls } from '../time-range.ts';
import { workspacePage } from './view.ts';

const CASES = 30;
const NEWEST = 8;

const start = definePage({
  method: 'get',
  path: '/{workspace}',
  access: 'read',
  query: z.strictObject(snapshotParameters),
  async handle(call) {
    const { services, links, language, workspace, query } = call;
    const newest = await listDevelopments(services, { workspace, ...query, order: 'newest', limit: NEWEST });
    if (!newest.ok) return newest.problem;
    const { snapshot, items, words } = newest.value;
    const cases = await listSubjects(services, { ...askAgain(snapshot), kind: 'case', filters: [], limit: CASES });
    if (!cases.ok) return cases.problem;
    return showPage(call, {
      title: workspace,
      main: workspacePage({
        name: workspace,
        cases: cases.value.items,
        newest: items,
        words,
        timeControls: await readTimeControls(call, snapshot, { path: '' }),
        links,
        language,
        mayRecord: mayRecord(call),
      }),
    });
  },
});

export const workspacePages: readonly Page[] = [start];
