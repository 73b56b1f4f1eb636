/** Search in names and words. */
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { search } from '../../service/search.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { searchForm, searchPage } from './view.ts';

const found = definePage({
  method: 'get',
  path: '/{workspace}/search',
  access: 'read',
  query: z.strictObject({ q: z.string().max(200).optional(), ...snapshotParameters, ...pageParameters }),
  async handle(call) {
    const { services, links, language, workspace, query } = call;
    const { q } = query;
    const { site, pages } = language.words;
    if (q === undefined) return showPage(call, { title: site.nav.search, main: searchForm(links, language) });
    const answer = await search(services, { workspace, ...query, q });
    if (!answer.ok) return answer.problem;
    const { snapshot, next: cursor, words } = answer.value;
    const place = { path: '/search', keep: { q } };
    return showPage(call, {
      title: pages.search.title({ query: q }),
      main: searchPage({
        ...answer.value,
        query: q,
        timeControls: await readTimeControls(call, snapshot, place),
        pages: pageLinks(call, { ...place, cursor, isFirst: query.cursor === undefined }),
        context: { nameOf: words.nameOf, links, language },
      }),
    });
  },
});

export const searchPages: readonly Page[] = [found];
