import { Hono } from 'hono';
import { isUnreachable } from '../database/connection.ts';
import { developmentRoutes } from './developments.ts';
import { diffRoutes } from './diff.ts';
import { findingRoutes } from './findings.ts';
import { logRoutes } from './log.ts';
import { describeRoutes } from './openapi.ts';
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

/** The whole service over HTTP. `version`: of the package. */
export function createHttpApp(services: Services, version: string): Hono {
  const app = new Hono();
  const description = JSON.stringify(describeRoutes(routes, version));
  app.get('/', (context) => context.redirect('/docs', 303));
  app.get('/openapi.json', (context) =>
    context.body(description, 200, { 'content-type': 'application/json; charset=utf-8' }),
  );
  mountRoutes(app, routes, services);
  for (const path of ['/', '/openapi.json']) {
    app.all(path, ({ req }) =>
      problem('method_not_allowed', {
        detail: `${req.method} is not for this address; use GET`,
        headers: { allow: 'GET, HEAD' },
      }),
    );
  }
  app.notFound(({ req }) =>
    problem('not_found', { detail: `there is nothing at ${req.path.slice(0, 200)}; /docs lists what there is` }),
  );
  app.onError((error) => {
    services.onError(error);
    if (isUnreachable(error))
      return problem('database_unavailable', {
        detail: 'the database does not answer; nothing was recorded, try again shortly',
      });
    return problem('internal', {
      detail: 'the fault is not yours; nothing that was acknowledged is lost, and the server’s log says more',
    });
  });
  return app;
}
