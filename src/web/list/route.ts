import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { certaintyParameter, pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { listableOf } from '../../catalogue/attributes.ts';
import { isSubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import type { Filter } from '../../queries/candidates.ts';
import { countSubjects, identifyFilters, listSubjects } from '../../queries/list.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readGrounds, subjectsIn } from '../read-evidence.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import { listPage } from './view.ts';

export const listPages: readonly Page[] = subjectKinds.map(listPageOf);

function listPageOf(kind: SubjectKind): Page {
  const listable = listableOf(kind).map(({ name }) => name);
  const labels = Object.fromEntries(listable.map((name) => [name, z.string().max(300).optional()]));
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...pageParameters, ...labels }),
    async handle(call) {
      const { services, links, path, query, caller } = call;
      const asked = query as typeof query & Record<string, string | undefined>;
      const certainty = query.certainty ?? 'stated';
      const filters = listable.flatMap((name): Filter[] =>
        asked[name] ? [{ attribute: name, label: asked[name] }] : [],
      );
      const byName = Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label]));
      const page = await openPage(services, {
        workspace: path.workspace ?? '',
        path: `/${path.workspace}/${kind}s`,
        query,
        filters: { certainty, ...byName },
        place: z.string().refine((text): boolean => isSubjectId(text)),
      });
      if (!page.ok) return page.response;
      const { snapshot, after, limit } = page;
      const identified = await identifyFilters(services.connection, snapshot, filters);
      const question = { kind, filters: identified, certainty, after, limit };
      const { items, next } = await listSubjects(services.connection, snapshot, question);
      const total = await countSubjects(services.connection, snapshot, question);
      const grounds = await readGrounds(services, snapshot, {
        ids: [],
        subjects: subjectsIn(items.map(({ matches }) => matches.map(({ key, value }) => [key, value]))),
      });
      const keep = { certainty: query.certainty, ...byName };
      const cursor = page.next(next);
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
