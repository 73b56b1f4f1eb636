import { z } from 'zod';
import { momentOf } from '../../api/paging.ts';
import { momentParameters } from '../../api/parameters.ts';
import { readPositions } from '../../log/read.ts';
import { readStatuses } from '../../queries/history.ts';
import { listSubjects } from '../../queries/list.ts';
import { readWords } from '../../queries/words.ts';
import { machineOf } from '../moment.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { timeMachine } from '../time-controls.ts';
import { workspacePage } from './view.ts';

const CASES = 30;
const NEWEST = 8;

const workspaceHome = definePage({
  method: 'get',
  path: '/{workspace}',
  access: 'read',
  query: z.strictObject(momentParameters),
  async handle(call) {
    const { services, links, path, query, caller } = call;
    const name = path.workspace ?? '';
    const opened = await momentOf(services, name, query);
    if (!opened.ok) return opened.response;
    const { moment } = opened;
    const { position } = moment.knowledge;
    const positions = Array.from({ length: Math.min(NEWEST, position + 1) }, (_, index) => position - index);
    const newest = await readPositions(services.connection, name, positions);
    const { items } = await listSubjects(services.connection, moment, {
      kind: 'case',
      filters: [],
      certainty: 'stated',
      after: undefined,
      limit: CASES,
    });
    return showPage(call, {
      title: name,
      main: workspacePage({
        name,
        cases: items,
        newest: newest.toReversed(),
        statusOf: await readStatuses(services.connection, moment, newest),
        words: await readWords(services.connection, moment, newest),
        machine: timeMachine(await machineOf(services, moment), { links, path: links.bare('') }),
        links,
        mayRecord: caller !== undefined && caller.role !== 'reader',
      }),
    });
  },
});

export const workspacePages: readonly Page[] = [workspaceHome];
