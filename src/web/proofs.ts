/** What the log answers to the browser of someone who is signed in, and how its whole is checked. */
import { routes } from '../api/routes.ts';
import { originOf } from './origin.ts';
import { definePage, type Page, type PageCall, pageHeaders } from './page.ts';

/** A route of the log as a page: no route of the API takes the cookie of the pages. */
export function ofRoute(route: string, path: string): Page {
  const found = routes.find((it) => it.path === route);
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
export function commandFor({ request, links, site }: Pick<PageCall<unknown>, 'request' | 'links' | 'site'>): string {
  const { keep } = site.language.words.audit;
  const log = `${originOf(request)}/log/${links.workspace}`;
  return [
    `# ${keep.keepFirst}`,
    `curl -s ${log}/checkpoint > kept`,
    `# ${keep.verifyLater}`,
    `annalist verify ${log} --since kept`,
  ].join('\n');
}
