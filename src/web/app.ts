/** The whole service over HTTP: the routes of the API, then static files and pages. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describeRoutes } from '../api/openapi.ts';
import { answerPreflight, mountRoutes, refuseMethod, type Services } from '../api/route.ts';
import { routes } from '../api/routes.ts';
import { isUnreachable } from '../database/connection.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
import { addPages } from './add.ts';
import { amendPages } from './amend/pages.ts';
import { mountAssets } from './assets.ts';
import { auditPages } from './audit/page.ts';
import { briefPage } from './development/brief.ts';
import { developmentPages } from './development/page.ts';
import { diffPages } from './diff.ts';
import { listDownloads } from './download/lists.ts';
import { timelineDownloads } from './download/timeline.ts';
import { suggestPages } from './form/suggest.ts';
import { homePage } from './home.ts';
import { listPages } from './list.ts';
import { periodPages } from './periods.ts';
import { reportPages } from './report/page.ts';
import { reviewNotesPage } from './review-notes.ts';
import { searchPage } from './search.ts';
import { mountPages, toReader, withoutLastSlash } from './serve.ts';
import { signInPages } from './sign-in.ts';
import { subjectPages } from './subject/page.ts';
import { workspacePage } from './workspace.ts';

/** Of two that fit an address, the first answers. */
const pages = [
  [homePage, ...signInPages, workspacePage],
  [...timelineDownloads, ...listDownloads, ...listPages],
  [...reportPages, ...diffPages, ...periodPages, ...subjectPages, ...developmentPages, briefPage],
  [reviewNotesPage, searchPage, ...auditPages],
  [...addPages, ...amendPages, ...suggestPages],
].flat();

/** `version`: of the package. */
export function createHttpApp(services: Services, version: string): Hono {
  const app = new Hono();
  const description = JSON.stringify(describeRoutes(routes, version));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' };
  app.get('/openapi.json', (context) => context.body(description, 200, headers));
  app.options('/openapi.json', () => answerPreflight(['GET', 'HEAD']));
  app.all('/openapi.json', ({ req }) => refuseMethod(req.method, ['GET', 'HEAD'], services));
  mountRoutes(app, routes, services);
  mountAssets(app, services.language);
  mountPages(app, pages, services);
  app.notFound((context) => {
    const detail = say('problems.found.address', { path: context.req.path.slice(0, 200) });
    return withoutLastSlash(context) ?? toReader(context, { code: 'not_found', detail }, services);
  });
  app.onError((error, context) => toReader(context, problemOf(error, services), services));
  return app;
}

function problemOf(error: unknown, { onError }: Services): Problem {
  if (error instanceof HTTPException) return { code: 'forbidden', detail: say('problems.access.otherSite') };
  onError(error);
  return isUnreachable(error)
    ? { code: 'database_unavailable', detail: say('problems.service.databaseUnavailable') }
    : { code: 'internal', detail: say('problems.service.internal') };
}
