import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { search } from '../../service/search.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import { searchForm, searchPage } from './view.ts';

const searchResults = definePage({
  method: 'get',
  path: '/{workspace}/search',
  access: 'read',
  query: z.strictObject({
    q: z.string().max(200).optional(),
    ...snapshotParameters,
    ...pageParameters,
  }),
  async handle(call) {
    const { services, links, path, query } = call;
    const { q } = query;
    if (q === undefined) return showPage(call, { title: texts.nav.search, main: searchForm(links) });
    const found = await search(services, { workspace: path.workspace ?? '', ...query, q });
    if (!found.ok) return found.problem;
    const { snapshot, subjects, named, developments, words, next } = found.value;
    return showPage(call, {
      title: texts.search.title(q),
      main: searchPage({
        q,
        subjects,
        named: named?.recorded,
        status: named?.status,
        developments,
        words,
        machine: timeMachine(await machineOf(services, snapshot), { links, path: links.bare('/search'), keep: { q } }),
        pages: pageLinks({
          next: next === null ? undefined : links.to('/search', { q, cursor: next }),
          first: query.cursor === undefined ? undefined : links.to('/search', { q }),
        }),
        context: { ...words, links },
      }),
    });
  },
});

export const searchPages: readonly Page[] = [searchResults];
