import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describeRoutes } from '../api/openapi.ts';
import { answerPreflight, mountRoutes, refuseMethod, type Services } from '../api/route.ts';
import { routes } from '../api/routes.ts';
import { isUnreachable } from '../database/connection.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
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
    context.body(description, 200, {
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    }),
  );
  mountRoutes(app, routes, services);
  app.options('/openapi.json', () => answerPreflight(['GET', 'HEAD']));
  app.all('/openapi.json', ({ req }) => refuseMethod(req.method, ['GET', 'HEAD'], services));
  mountAssets(app, services.language);
  mountPages(app, pages, services);
  app.notFound(
    (context) =>
      withoutLastSlash(context) ??
      toReader(
        context,
        {
          code: 'not_found',
          detail: say('problems.found.address', { path: context.req.path.slice(0, 200) }),
        },
        services,
      ),
  );
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
