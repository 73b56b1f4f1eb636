/** The lists of people, cases, organizations and sources. */
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { certaintyParameter, pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { listableOf } from '../../catalogue/attributes.ts';
import { isSubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { filtersIn, readList } from './data.ts';
import { listPage } from './view.ts';

export const listPages: readonly Page[] = subjectKinds.map(listPageOf);

/** What lists of a kind filter on. */
export function listFilters(kind: SubjectKind) {
  const listable = listableOf(kind).map(({ name }) => name);
  return {
    listable,
    parameters: Object.fromEntries(listable.map((name) => [name, z.string().max(300).optional()])),
  };
}

function listPageOf(kind: SubjectKind): Page {
  const { listable, parameters } = listFilters(kind);
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s`,
    access: 'read',
    query: z.strictObject({
      ...snapshotParameters,
      certainty: certaintyParameter,
      ...pageParameters,
      ...parameters,
    }),
    async handle(call) {
      const { services, links, language, path, query } = call;
      const { certainty = 'stated' } = query;
      const filters = filtersIn(query, listable);
      const asked = Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label]));
      const page = await openPage(services, {
        workspace: path.workspace ?? '',
        path: `/${path.workspace}/${kind}s`,
        query,
        filters: { certainty, ...asked },
        place: z.string().refine((text): boolean => isSubjectId(text)),
      });
      if (!page.ok) return page.response;
      const { snapshot, after, limit } = page;
      const { next, nameOf, ...found } = await readList(services, snapshot, { kind, filters, certainty, after, limit });
      const keep = { certainty: query.certainty, ...asked };
      const address = `/${kind}s`;
      return showPage(call, {
        title: language.words.site.kinds.many[kind],
        main: listPage({
          ...found,
          kind,
          filters: asked,
          certainty,
          timeControls: await readTimeControls(call, snapshot, { path: address, keep }),
          pages: pageLinks(call, { path: address, keep, cursor: page.next(next), isFirst: query.cursor === undefined }),
          context: { nameOf, links, language },
          mayRecord: mayRecord(call),
        }),
      });
    },
  });
}
