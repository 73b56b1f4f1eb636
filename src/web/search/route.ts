/** Search in names and words. */
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { foundPlaceSchema } from '../../queries/search-developments.ts';
import { readSearch } from '../../queries/search-query.ts';
import { say } from '../../words/message.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { refuseParameter } from '../problem-answer.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { readFound } from './data.ts';
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
    const { services, links, language, path, query } = call;
    const { q } = query;
    const { site, pages } = language.words;
    if (q === undefined) return showPage(call, { title: site.nav.search, main: searchForm(links, language) });
    const asked = readSearch(q);
    if (!asked) return refuseParameter('q', say('site.problem.noLetters'));
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/search`,
      query,
      filters: { q },
      place: foundPlaceSchema,
    });
    if (!page.ok) return page.response;
    const { snapshot, after, limit } = page;
    const { next, ...found } = await readFound(services, snapshot, { text: q, query: asked, after, limit });
    const place = { path: '/search', keep: { q } };
    return showPage(call, {
      title: pages.search.title({ query: q }),
      main: searchPage({
        ...found,
        query: q,
        timeControls: await readTimeControls(call, snapshot, place),
        pages: pageLinks(call, { ...place, cursor: page.next(next), isFirst: after === undefined }),
        context: { nameOf: found.words.nameOf, links, language },
      }),
    });
  },
});

export const searchPages: readonly Page[] = [search];
