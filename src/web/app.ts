import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { developmentRoutes } from '../api/developments.ts';
import { diffRoutes } from '../api/diff.ts';
import { findingRoutes } from '../api/findings.ts';
import { logRoutes } from '../api/log.ts';
import { describeRoutes } from '../api/openapi.ts';
import { problem } from '../api/problem.ts';
import { redactionRoutes } from '../api/redaction.ts';
import { mountRoutes, type Route, type Services } from '../api/route.ts';
import { searchRoutes } from '../api/search.ts';
import { serviceRoutes } from '../api/service.ts';
import { subjectRoutes } from '../api/subjects.ts';
import { isUnreachable } from '../database/connection.ts';
import { addPages } from './add/route.ts';
import { amendPages } from './amend/route.ts';
import { mountAssets } from './assets.ts';
import { auditPages } from './audit/route.ts';
import { developmentPages } from './development/route.ts';
import { diffPages } from './diff/route.ts';
import { dossierPages } from './dossier/route.ts';
import { downloadPages } from './download/route.ts';
import { pickPages } from './form/suggest.ts';
import { listPages } from './list/route.ts';
import { mountPages, type Page, toReader, withoutLastSlash } from './page.ts';
import { findingsPages } from './review-notes/route.ts';
import { searchPages } from './search/route.ts';
import { sessionPages } from './sign-in/route.ts';
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
  ...sessionPages,
  ...workspacePages,
  ...downloadPages,
  ...listPages,
  ...dossierPages,
  ...diffPages,
  ...subjectPages,
  ...developmentPages,
  ...findingsPages,
  ...searchPages,
  ...auditPages,
  ...addPages,
  ...amendPages,
  ...pickPages,
];

/** The whole service over HTTP. `version`: of the package. */
export function createHttpApp(services: Services, version: string): Hono {
  const app = new Hono();
  const description = JSON.stringify(describeRoutes(routes, version));
  app.get('/openapi.json', (context) =>
    context.body(description, 200, { 'content-type': 'application/json; charset=utf-8' }),
  );
  mountRoutes(app, routes, services);
  app.all('/openapi.json', ({ req }) =>
    problem('method_not_allowed', {
      detail: `${req.method} is not for this address; use GET`,
      headers: { allow: 'GET, HEAD' },
    }),
  );
  mountAssets(app);
  mountPages(app, pages, services);
  app.notFound(
    (context) =>
      withoutLastSlash(context) ??
      toReader(
        context,
        problem('not_found', {
          detail: `there is nothing at ${context.req.path.slice(0, 200)}; /docs lists what there is`,
        }),
      ),
  );
  app.onError((error, context) => toReader(context, problemOf(error, services)));
  return app;
}

function problemOf(error: unknown, { onError }: Services): Response {
  if (error instanceof HTTPException)
    return problem('forbidden', {
      detail: 'this form was not sent from a page of this service; open the page here and send it again',
    });
  onError(error);
  if (isUnreachable(error))
    return problem('database_unavailable', {
      detail: 'the database does not answer; nothing was recorded, try again shortly',
    });
  return problem('internal', {
    detail: 'the fault is not yours; nothing that was acknowledged is lost, and the server’s log says more',
  });
}
