/** All routes of the API. */
import { appendRoute } from './append.ts';
import { listDevelopmentsRoute, showDevelopmentRoute } from './developments.ts';
import { diffRoutes } from './diff.ts';
import { docsAssetRoute, docsRoute } from './docs.ts';
import { findingsRoute } from './findings.ts';
import { healthRoute, readyRoute } from './health.ts';
import { changesRoute, historyRoute } from './history.ts';
import { logRoutes } from './log.ts';
import { periodRoutes } from './periods.ts';
import { redactRoute } from './redaction.ts';
import type { Route } from './route.ts';
import { searchRoute } from './search.ts';
import { subjectRoutes } from './subjects.ts';

export const routes: readonly Route[] = [
  appendRoute,
  listDevelopmentsRoute,
  showDevelopmentRoute,
  historyRoute,
  changesRoute,
  ...subjectRoutes,
  ...diffRoutes,
  ...periodRoutes,
  findingsRoute,
  searchRoute,
  redactRoute,
  ...logRoutes,
  healthRoute,
  readyRoute,
  docsRoute,
  docsAssetRoute,
];
