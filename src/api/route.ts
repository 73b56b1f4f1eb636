import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Appender } from '../log/append.ts';
import type { SealingStatus } from '../proof/sealer.ts';
import type { Reader } from '../queries/snapshot.ts';
import type { Language } from '../words/language.ts';
import { type Access, authorize, type Caller } from './access.ts';
import { readQuery } from './parameters.ts';
import { faultyQuery, type ProblemCode, problem } from './problem.ts';

/** All that the routes need of the process. */
export interface Services extends Reader {
  readonly appender: Appender;
  readonly adminToken: string;
  /** Undefined: nothing seals in this process. */
  readonly sealing?: (() => SealingStatus) | undefined;
  /** In which people are answered. */
  readonly language: Language;
  readonly today: () => string;
  readonly onError: (error: unknown) => void;
}

export interface Call<Query> {
  readonly services: Services;
  readonly request: Request;
  /** Of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Undefined: a stranger, who reads a public workspace. */
  readonly caller: Caller | undefined;
}

/** One operation: what it takes and answers is told once, for the server, the published description and the reader. */
export interface Route<Query extends z.ZodObject = z.ZodObject> {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/v1/{workspace}/persons/{slug}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly query: Query;
  readonly body?: {
    readonly schema: z.ZodType;
    readonly examples: Readonly<Record<string, { readonly summary: string; readonly value: object }>>;
  };
  /** By status; null: no JSON of its own. */
  readonly responses: Readonly<Record<string, { readonly description: string; readonly schema: z.ZodType | null }>>;
  /** Beyond those that any call may meet. */
  readonly problems: readonly ProblemCode[];
  handle(call: Call<z.infer<Query>>): Promise<Response>;
}

export function defineRoute<Query extends z.ZodObject>(route: Route<Query>): Route<Query> {
  return route;
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Serves the routes; a known address with another method answers 405 and names those it takes. */
export function mountRoutes(app: Hono, routes: readonly Route[], services: Services): void {
  for (const route of routes)
    app.on(route.method.toUpperCase(), toPattern(route.path), (context) => serve(context, route, services));
  for (const [path, sharing] of Map.groupBy(routes, (route) => route.path)) {
    const allow = sharing
      .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
      .join(', ');
    app.all(toPattern(path), ({ req }) =>
      problem('method_not_allowed', {
        detail: `${req.method} is not for this address; use ${allow}`,
        headers: { allow },
      }),
    );
  }
}

/** The name of a tile, or of a bundle, holds slashes. */
function toPattern(path: string): string {
  return path.replace(/\{(tile|bundle)\}/, ':$1{.+}').replace(/\{(\w+)\}/g, ':$1');
}

async function serve(context: Context, route: Route, services: Services): Promise<Response> {
  const path = context.req.param() as Record<string, string>;
  if (Object.values(path).some((part) => part.includes('\u0000'))) {
    return problem('not_found', { detail: 'no name holds the character U+0000; leave it out' });
  }
  const access = await authorize(services, {
    access: route.access,
    workspace: path.workspace ?? '',
    authorization: context.req.header('authorization'),
  });
  if (!access.ok) return access.response;
  const reading = readQuery(route.query, new URL(context.req.url));
  if (!reading.ok) return faultyQuery(reading.faults);
  return route.handle({ services, request: context.req.raw, path, query: reading.query, caller: access.caller });
}
