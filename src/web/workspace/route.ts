import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { readPositions } from '../../log/read.ts';
import { readStatuses } from '../../queries/history.ts';
import { listSubjects } from '../../queries/list.ts';
import { readWords } from '../../queries/words.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { machineOf } from '../snapshot.ts';
import { timeMachine } from '../time-controls.ts';
import { workspacePage } from './view.ts';

const CASES = 30;
const NEWEST = 8;

const workspaceHome = definePage({
  method: 'get',
  path: '/{workspace}',
  access: 'read',
  query: z.strictObject(snapshotParameters),
  async handle(call) {
    const { services, links, path, query, caller } = call;
    const name = path.workspace ?? '';
    const opened = await readSnapshot(services, name, query);
    if (!opened.ok) return opened.response;
    const { snapshot } = opened;
    const { position } = snapshot.knowledge;
    const positions = Array.from({ length: Math.min(NEWEST, position + 1) }, (_, index) => position - index);
    const newest = await readPositions(services.connection, name, positions);
    const { items } = await listSubjects(services.connection, snapshot, {
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
        statusOf: await readStatuses(services.connection, snapshot, newest),
        words: await readWords(services, snapshot, newest),
        machine: timeMachine(await machineOf(services, snapshot), { links, path: links.bare('') }),
        links,
        mayRecord: caller !== undefined && caller.role !== 'reader',
      }),
    });
  },
});

export const workspacePages: readonly Page[] = [workspaceHome];
