/** The description of the routes as OpenAPI. */
import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { ProblemCode } from '../words/problem.ts';
import { httpStatusOf, problemSchema } from './problem.ts';
import type { Route } from './route.ts';

/** The description of `routes` as OpenAPI 3.1, made from the schemas that the server itself checks with. */
export function describeRoutes(routes: readonly Route[], version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Annalist',
      version,
      description: 'Tracks a case: what happened, what was known, and when.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(
      [...Map.groupBy(routes, ({ path }) => path)].map(([path, sharing]) => [
        path,
        Object.fromEntries(sharing.map((route) => [route.method, describeOperation(route)])),
      ]),
    ) as ZodOpenApiPathsObject,
  });
}

/** Every problem that a call of the route may meet. */
export function problemsOf({ access, problems }: Route): ProblemCode[] {
  const ofAccess: Record<Route['access'], ProblemCode[]> = {
    open: [],
    read: ['unauthorized', 'not_found'],
    record: ['unauthorized', 'forbidden', 'not_found'],
    administer: ['unauthorized', 'forbidden', 'not_found'],
  };
  return [
    ...new Set<ProblemCode>(['invalid_query', ...ofAccess[access], ...problems, 'internal', 'database_unavailable']),
  ];
}

function describeOperation(route: Route) {
  const { path, operationId, summary, description, access, query, body, responses } = route;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const answers = Object.entries(responses).map(([status, { description: meaning, schema }]) => [
    status,
    { description: meaning, ...(schema ? { content: { 'application/json': { schema } } } : {}) },
  ]);
  return {
    tags: [tagOf(path)],
    operationId,
    summary,
    ...(description ? { description } : {}),
    ...(access === 'record' || access === 'administer'
      ? { security: [{ token: [] }] }
      : access === 'read'
        ? { security: [{}, { token: [] }] }
        : {}),
    requestParams: {
      ...(names.length > 0 ? { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      query,
    },
    ...(body ? { requestBody: { required: true, content: { 'application/json': body } } } : {}),
    responses: Object.fromEntries([...answers, ...describeProblems(problemsOf(route))]),
  };
}

/** What a path is about: `developments`, `persons` …, or the service itself. */
function tagOf(path: string): string {
  return /^\/v1\/\{workspace\}\/(\w+)/.exec(path)?.[1] ?? 'service';
}

function describeProblems(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, httpStatusOf);
  return [...byStatus].map(([status, sharing]) => [
    String(status),
    { description: sharing.join(', '), content: { 'application/problem+json': { schema: problemSchema } } },
  ]);
}
