import { z } from 'zod';
import { certaintyParameter, pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { listableOf } from '../../catalogue/attributes.ts';
import { type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { filtersIn } from '../../service/filters.ts';
import { listSubjects } from '../../service/subjects.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readGrounds, subjectsIn } from '../read-evidence.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import { listPage } from './view.ts';

export const listPages: readonly Page[] = subjectKinds.map(listPageOf);

function listPageOf(kind: SubjectKind): Page {
  const labels = Object.fromEntries(listableOf(kind).map(({ name }) => [name, z.string().max(300).optional()]));
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...pageParameters, ...labels }),
    async handle(call) {
      const { services, links, path, query, caller } = call;
      const filters = filtersIn(kind, query);
      const byName = Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label]));
      const found = await listSubjects(services, {
        workspace: path.workspace ?? '',
        ...query,
        kind,
        filters,
        counts: true,
      });
      if (!found.ok) return found.problem;
      const { snapshot, items, total = 0, certainty, next: cursor } = found.value;
      const grounds = await readGrounds(services, snapshot, {
        ids: [],
        subjects: subjectsIn(items.map(({ matches }) => matches.map(({ key, value }) => [key, value]))),
      });
      const keep = { certainty: query.certainty, ...byName };
      return showPage(call, {
        title: texts.kinds[kind].many,
        main: listPage({
          kind,
          items,
          total,
          filters: byName,
          certainty,
          machine: timeMachine(await machineOf(services, snapshot), { links, path: links.bare(`/${kind}s`), keep }),
          pages: pageLinks({
            next: cursor === null ? undefined : links.to(`/${kind}s`, { ...keep, cursor }),
            first: query.cursor === undefined ? undefined : links.to(`/${kind}s`, keep),
          }),
          context: { ...grounds, links },
          mayRecord: caller !== undefined && caller.role !== 'reader',
        }),
      });
    },
  });
}
