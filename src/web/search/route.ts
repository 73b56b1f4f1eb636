import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { faultyQuery } from '../../api/problem.ts';
import { readStatuses } from '../../queries/history.ts';
import { findDevelopment, foundPlaceSchema, searchDevelopments } from '../../queries/search-developments.ts';
import { readSearch } from '../../queries/search-query.ts';
import { searchSubjects } from '../../queries/search-subjects.ts';
import { readWords } from '../../queries/words.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import { searchForm, searchPage } from './view.ts';

const search = definePage({
  method: 'get',
  path: '/{workspace}/search',
  access: 'read',
  query: z.strictObject({
    q: z.string().max(200, 'has more than 200 characters; write fewer').optional(),
    ...snapshotParameters,
    ...pageParameters,
  }),
  async handle(call) {
    const { services, links, path, query } = call;
    const { q } = query;
    if (q === undefined) return showPage(call, { title: texts.nav.search, main: searchForm(links) });
    const asked = readSearch(q);
    if (!asked)
      return faultyQuery([{ path: 'q', message: 'has no letter or digit to look for; write a name or a word' }]);
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/search`,
      query,
      filters: { q },
      place: foundPlaceSchema,
    });
    if (!page.ok) return page.response;
    const { connection } = services;
    const { snapshot, after, limit } = page;
    const isFirst = after === undefined;
    const subjects = isFirst ? await searchSubjects(connection, snapshot, { query: asked, kind: undefined }) : [];
    const named = isFirst ? await findDevelopment(connection, snapshot, q) : undefined;
    const { items, next } = await searchDevelopments(connection, snapshot, { query: asked, after, limit });
    const words = await readWords(services, snapshot, [
      ...(named ? [named] : []),
      ...items.map(({ recorded }) => recorded),
    ]);
    const cursor = page.next(next);
    return showPage(call, {
      title: texts.search.title(q),
      main: searchPage({
        q,
        subjects,
        named,
        status: named && (await readStatuses(connection, snapshot, [named]))(named),
        developments: items,
        words,
        machine: timeMachine(await machineOf(services, snapshot), { links, path: links.bare('/search'), keep: { q } }),
        pages: pageLinks({
          next: cursor === null ? undefined : links.to('/search', { q, cursor }),
          first: isFirst ? undefined : links.to('/search', { q }),
        }),
        context: { ...words, links },
      }),
    });
  },
});

export const searchPages: readonly Page[] = [search];
