/** A route of the API as one value, and serving it. */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { SealingStatus } from '../proof/sealer.ts';
import { type Access, authorize, type Caller } from '../service/access.ts';
import type { Service } from '../service/service.ts';
import { say } from '../words/message.ts';
import type { Problem, ProblemCode, Result } from '../words/problem.ts';
import type { Workspace } from '../workspaces/workspaces.ts';
import { languageParameters, readAcceptLanguage, sayLanguages } from './languages.ts';
import { readQuery } from './parameters.ts';
import { respondWith } from './problem.ts';

/** All that the routes need of the process. */
export interface Services extends Service {
  readonly adminToken: string;
  /** Undefined: nothing seals in this process. */
  readonly sealing?: (() => SealingStatus) | undefined;
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

/** What a handler gives: an answer, or a problem that its edge puts into words. */
export type Answer = Response | Problem;

/** One operation: what it takes and answers, for the server, the published description and the reader alike. */
export interface Route<Query extends z.ZodObject = z.ZodObject> {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/v1/{workspace}/persons/{slug}`. */
  readonly path: string;
  /** A verb and a noun; it never changes. */
  readonly operationId: string;
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
  handle(call: Call<z.infer<Query>>): Promise<Answer>;
}

type Defaults = 'method' | 'access' | 'query' | 'problems';

/** Where it says nothing else, a route is read by those who may read the workspace, and takes no parameters. */
export function defineRoute<Query extends z.ZodObject>(
  route: Omit<Route<Query>, Defaults> & Partial<Pick<Route<Query>, Defaults>>,
): Route {
  const defaults = { method: 'get', access: 'read', problems: [] } as const;
  const query = withLanguage(route.query ?? z.strictObject({}));
  return { ...defaults, ...route, query } as unknown as Route;
}

/** What is asked as of a moment names subjects, so that it may be asked in a language. */
function withLanguage(query: z.ZodObject): z.ZodObject {
  return 'knownAt' in query.shape ? query.extend(languageParameters) : query;
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

/** What a service function answered, as a response; its problem where it has one. */
export function answerOf<Value>(result: Result<Value>, toResponse: (value: Value) => Response): Answer {
  return result.ok ? toResponse(result.value) : result.problem;
}

/** The same, as JSON. */
export function jsonOf<Value>(result: Result<Value>, toBody: (value: Value) => unknown): Answer {
  return answerOf(result, (value) => json(toBody(value)));
}

/** Serves the routes; a known address with another method answers 405 and names those it takes. */
export function mountRoutes(app: Hono, routes: readonly Route[], services: Services): void {
  for (const route of routes)
    app.on(route.method.toUpperCase(), toPattern(route.path), (context) => serve(context, route, services));
  for (const [path, sharing] of Map.groupBy(routes, (route) => route.path)) {
    const allowed = sharing.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    const isReadable = sharing.some(({ method }) => method === 'get');
    app.all(toPattern(path), ({ req }) =>
      isReadable && isOpenToScripts(path) && req.method === 'OPTIONS'
        ? answerPreflight(allowed)
        : refuseMethod(req.method, allowed, services),
    );
  }
}

/** The name of a tile, or of a bundle, holds slashes. */
function toPattern(path: string): string {
  return path.replace(/\{(tile|bundle)\}/, ':$1{.+}').replace(/\{(\w+)\}/g, ':$1');
}

/** 405. */
export function refuseMethod(method: string, allowed: readonly string[], { language }: Pick<Services, 'language'>) {
  const allow = allowed.join(', ');
  const detail = say('problems.service.method', { method, allowed: allow });
  return respondWith({ code: 'method_not_allowed', detail }, language, { allow });
}

async function serve({ req }: Context, route: Route, services: Services): Promise<Response> {
  const authorization = req.header('authorization');
  const path = req.param() as Record<string, string>;
  const { answer, workspace } = Object.values(path).some((part) => part.includes('\u0000'))
    ? { answer: { code: 'not_found', detail: say('problems.found.nul') } satisfies Problem }
    : await answerCall(route, { services, request: req.raw, path, authorization });
  const response = answer instanceof Response ? answer : respondWith(answer, services.language);
  if (route.access !== 'open' && !workspace?.isIndexable) response.headers.set('x-robots-tag', 'noindex');
  if (route.method === 'get' && isOpenToScripts(route.path) && authorization === undefined)
    response.headers.set('access-control-allow-origin', '*');
  return response;
}

interface Answered {
  readonly answer: Answer;
  /** Undefined: it may not be seen, or the address belongs to none. */
  readonly workspace?: Workspace | undefined;
}

async function answerCall(
  route: Route,
  { authorization, ...call }: Omit<Call<unknown>, 'query' | 'caller'> & { readonly authorization: string | undefined },
): Promise<Answered> {
  const { services, request, path } = call;
  const { access } = route;
  const admitted = await authorize(services, { access, workspace: path.workspace ?? '', authorization });
  if (!admitted.ok) return { answer: admitted.problem };
  const { caller, workspace } = admitted.value;
  const query = readQuery(route.query, new URL(request.url));
  if (!query.ok) return { answer: query.problem, workspace };
  if (!('lang' in route.query.shape)) {
    return { answer: await route.handle({ ...call, query: query.value, caller }), workspace };
  }
  const { lang, ...asked } = query.value as { readonly lang?: string };
  const languages = lang ? [lang] : readAcceptLanguage(request.headers.get('accept-language'));
  const speaking = { ...services, languages };
  const answer = await route.handle({ ...call, services: speaking, query: asked, caller });
  if (answer instanceof Response) sayLanguages(answer.headers, languages, services.language.tag);
  return { answer, workspace };
}

/** What anyone may read without a token, scripts of other sites may read too. They never send a token, nor write. */
function isOpenToScripts(path: string): boolean {
  return path.startsWith('/v1/') || path.startsWith('/log/') || path === '/openapi.json';
}

/** Tells a browser that scripts of other sites may read here (CORS). */
export function answerPreflight(allowed: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: [...allowed, 'OPTIONS'].join(', '),
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-max-age': '86400',
    },
  });
}
