/** The whole service over HTTP: the routes of the API, then static files and pages. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { developmentRoutes } from '../api/developments.ts';
import { diffRoutes } from '../api/diff.ts';
import { findingRoutes } from '../api/findings.ts';
import { logRoutes } from '../api/log.ts';
import { describeRoutes } from '../api/openapi.ts';
import { redactionRoutes } from '../api/redaction.ts';
import { mountRoutes, type Route, type Services } from '../api/route.ts';
import { searchRoutes } from '../api/search.ts';
import { serviceRoutes } from '../api/service.ts';
import { subjectRoutes } from '../api/subjects.ts';
import { isUnreachable } from '../database/connection.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
import { addPages } from './add/route.ts';
import { amendPages } from './amend/route.ts';
import { mountAssets } from './assets.ts';
import { auditPages } from './audit/route.ts';
import { developmentPages } from './development/route.ts';
import { diffPages } from './diff/route.ts';
import { downloadPages } from './download/route.ts';
import { suggestPages } from './form/suggest.ts';
import { homePages } from './home/route.ts';
import { listPages } from './list/route.ts';
import type { Page } from './page.ts';
import { refuse } from './problem-answer.ts';
import { reportPages } from './report/route.ts';
import { reviewNotesPages } from './review-notes/route.ts';
import { searchPages } from './search/route.ts';
import { mountPages, toReader, withoutLastSlash, wrongMethod } from './serve.ts';
import { signInPages } from './sign-in/route.ts';
import { subjectPages } from './subject/route.ts';
import { workspacePages } from './workspace/route.ts';

export const routes: readonly Route[] = [
  ...developmentRoutes,
  ...subjectRoutes,
  ...diffRoutes,
  ...findingRoutes,
  ...searchRoutes,
  ...redactionRoutes,
  ...logRoutes,
  ...serviceRoutes,
];

const pages: readonly Page[] = [
  ...homePages,
  ...signInPages,
  ...workspacePages,
  ...downloadPages,
  ...listPages,
  ...reportPages,
  ...diffPages,
  ...subjectPages,
  ...developmentPages,
  ...reviewNotesPages,
  ...searchPages,
  ...auditPages,
  ...addPages,
  ...amendPages,
  ...suggestPages,
];

/** `version`: of the package. */
export function createHttpApp(services: Services, version: string): Hono {
  const app = new Hono();
  const description = JSON.stringify(describeRoutes(routes, version));
  app.get('/openapi.json', (context) =>
    context.body(description, 200, { 'content-type': 'application/json; charset=utf-8' }),
  );
  mountRoutes(app, routes, services);
  app.all('/openapi.json', (context) =>
    toReader(context, wrongMethod(context, 'GET'), { services, headers: { allow: 'GET, HEAD' } }),
  );
  mountAssets(app, services.language);
  mountPages(app, pages, services);
  app.notFound((context) => {
    const path = context.req.path.slice(0, 200);
    const nothing = refuse('not_found', say('site.problem.nothingThere', { path, docs: '/docs' }));
    return withoutLastSlash(context) ?? toReader(context, nothing, { services });
  });
  app.onError((error, context) => toReader(context, problemOf(error, services), { services }));
  return app;
}

function problemOf(error: unknown, { onError }: Services): Problem {
  if (error instanceof HTTPException) return refuse('forbidden', say('site.problem.otherSite'));
  onError(error);
  return isUnreachable(error)
    ? refuse('database_unavailable', say('site.problem.databaseDown'))
    : refuse('internal', say('site.problem.ourFault'));
}
