/** The lists of people, cases, organizations and sources. */
import { z } from 'zod';
import { certaintyParameter, pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { filterParameters } from '../../api/subjects.ts';
import { type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { filtersIn } from '../../service/filters.ts';
import { listSubjects } from '../../service/subjects.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readProvenance } from '../read-provenance.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { listPage } from './view.ts';

export const listPages: readonly Page[] = subjectKinds.map(listPageOf);

function listPageOf(kind: SubjectKind): Page {
  const parameters = { ...snapshotParameters, certainty: certaintyParameter, ...filterParameters(kind) };
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s`,
    access: 'read',
    query: z.strictObject({ ...parameters, ...pageParameters }),
    async handle(call) {
      const { services, links, language, workspace, query } = call;
      const filters = filtersIn(kind, query);
      const found = await listSubjects(services, { workspace, ...query, kind, filters, counts: true });
      if (!found.ok) return found.problem;
      const { snapshot, items, total = 0, certainty, next: cursor } = found.value;
      const { nameOf } = await readProvenance(services, snapshot, { values: items });
      const asked = Object.fromEntries(filters.map(({ attribute, label }) => [attribute, label]));
      const place = { path: `/${kind}s`, keep: { certainty: query.certainty, ...asked } };
      return showPage(call, {
        title: language.words.site.kinds.many[kind],
        main: listPage({
          kind,
          items,
          total,
          filters: asked,
          certainty,
          timeControls: await readTimeControls(call, snapshot, place),
          pages: pageLinks(call, { ...place, cursor, isFirst: query.cursor === undefined }),
          context: { nameOf, links, language },
          mayRecord: mayRecord(call),
        }),
      });
    },
  });
}
