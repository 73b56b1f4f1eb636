import { logRoutes } from '../api/log.ts';
import { originOf } from './origin.ts';
import { definePage, type Page, type PageCall, pageHeaders } from './page.ts';
import { texts } from './texts.ts';

/** What a route of the log answers, for the browser of whoever is signed in: no route of the API takes its cookie. */
export function ofRoute(route: string, path: string): Page {
  const found = logRoutes.find((it) => it.path === route);
  if (!found) throw new Error(`there is no route ${route}`);
  return definePage({
    method: 'get',
    path,
    access: 'read',
    query: found.query,
    async handle(call) {
      const answer = await found.handle(call);
      if (!(answer instanceof Response)) return answer;
      for (const [name, value] of Object.entries(pageHeaders(call.site)))
        if (!answer.headers.has(name)) answer.headers.set(name, value);
      return answer;
    },
  });
}

/** What checks the whole log, as docs/proof.md says it. */
export function commandFor({ request, links: { workspace } }: Pick<PageCall<unknown>, 'request' | 'links'>): string {
  return texts.audit.keep.commands(originOf(request), workspace);
}
