import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isUnreachable } from '../database/connection.ts';
import { developmentRoutes } from './developments.ts';
import { diffRoutes } from './diff.ts';
import { findingRoutes } from './findings.ts';
import { logRoutes } from './log.ts';
import { describeRoutes } from './openapi.ts';
import { addPages } from './pages/add.ts';
import { amendPages } from './pages/amend.ts';
import { mountAssets } from './pages/assets.ts';
import { auditPages } from './pages/audit.ts';
import { developmentPages } from './pages/development.ts';
import { diffPages } from './pages/diff.ts';
import { dossierPages } from './pages/dossier.ts';
import { downloadPages } from './pages/downloads.ts';
import { findingsPages } from './pages/findings.ts';
import { listPages } from './pages/lists.ts';
import { mountPages, type Page, toReader, withoutLastSlash } from './pages/page.ts';
import { pickPages } from './pages/pick.ts';
import { searchPages } from './pages/search.ts';
import { sessionPages } from './pages/session.ts';
import { subjectPages } from './pages/subject.ts';
import { workspacePages } from './pages/workspace.ts';
import { problem } from './problem.ts';
import { redactionRoutes } from './redaction.ts';
import { mountRoutes, type Route, type Services } from './route.ts';
import { searchRoutes } from './search.ts';
import { serviceRoutes } from './service.ts';
import { subjectRoutes } from './subjects.ts';

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
