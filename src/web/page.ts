import type { Context, Hono, Next } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import type { z } from 'zod';
import { readQuery } from '../api/parameters.ts';
import { describeProblem, headersOf, respondWith } from '../api/problem.ts';
import type { Answer, Call, Services } from '../api/route.ts';
import { type Access, authorize } from '../service/access.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
import { isReservedName } from '../workspaces/workspaces.ts';
import { assetAddress } from './assets.ts';
import { readForm } from './form/body.ts';
import type { Html } from './html.ts';
import { layOut, type Site } from './layout.ts';
import { type AskedSnapshot, type Links, makeLinks } from './links.ts';
import { originOf } from './origin.ts';
import { problemPage, type Unsent } from './problem.ts';

export const TOKEN_COOKIE = 'annalist_token';

export interface PageCall<Query> extends Call<Query> {
  readonly site: Site;
  readonly links: Links;
}

/** One page: its address, what it takes, and what it answers. Problems that it answers are shown as pages. */
export interface Page<Query extends z.ZodObject = z.ZodObject> {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly access: Access;
  readonly query: Query;
  handle(call: PageCall<z.infer<Query>>): Promise<Answer>;
}

export function definePage<Query extends z.ZodObject>(page: Page<Query>): Page {
  return page as unknown as Page;
}

/** Everything comes from this service, and nothing may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function pageHeaders(site: Site): Record<string, string> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    ...(site.workspace?.isIndexable ? {} : { 'x-robots-tag': 'noindex' }),
  };
}

export interface Shown {
  readonly title: string;
  readonly main: Html;
  readonly status?: number;
}

export async function showPage({ site, links }: Pick<PageCall<unknown>, 'site' | 'links'>, shown: Shown) {
  return respond({ site, links }, shown);
}

async function respond(
  { site, links }: { readonly site: Site; readonly links: Links | undefined },
  { title, main, status = 200 }: Shown,
): Promise<Response> {
  const body = (await layOut({ title, site, links, main })).toString();
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(site) } });
}

/** Leads on after a form was sent. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}

/** Serves pages behind the routes of the API, which come first; a known address with another method answers 405. */
export function mountPages(app: Hono, pages: readonly Page[], services: Services): void {
  const isOwn = (origin: string, { req }: Context) => origin === originOf(req.raw);
  const guards = [compress(), csrf({ origin: isOwn })] as const;
  for (const page of pages)
    app.on(page.method.toUpperCase(), toPattern(page.path), ...guards, (context: Context, next: Next) =>
      isReservedName(workspaceOf(context)) ? next() : servePage(context, page, services),
    );
  for (const [path, sharing] of Map.groupBy(pages, (page) => page.path)) {
    const allow = sharing.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    app.all(toPattern(path), (context: Context, next: Next) =>
      isReservedName(workspaceOf(context)) || sharing.some(({ method }) => method === methodOf(context))
        ? next()
        : toReader(context, wrongMethod(context.req.method, allow), services, { allow }),
    );
  }
}

function workspaceOf(context: Context): string {
  return context.req.param('workspace') ?? '';
}

/** A HEAD asks what a GET would. */
function methodOf({ req }: Context): string {
  return req.method === 'HEAD' ? 'get' : req.method.toLowerCase();
}

function wrongMethod(method: string, allowed: string): Problem {
  return { code: 'method_not_allowed', detail: say('problems.service.method', { method, allowed }) };
}

function toPattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

async function servePage(context: Context, page: Page, services: Services): Promise<Response | undefined> {
  const path = context.req.param() as Record<string, string>;
  const workspace = path.workspace ?? '';
  const token = getCookie(context, TOKEN_COOKIE);
  const access = await authorizeReader(services, { access: page.access, workspace, token });
  // An open page says nothing of the workspace that its address names.
  const { caller, workspace: found } = access.ok ? access.value : {};
  const site: Site = { workspace: found, caller, asset: assetAddress };
  const reading = readQuery(page.query, withoutEmpty(context.req.url));
  const links = makeLinks(workspace, reading.ok ? askedOf(reading.value) : {});
  const call = { services, request: context.req.raw, path, caller, site, links };
  const answer: Answer = !access.ok
    ? access.problem
    : Object.values(path).some((part) => part.includes('\u0000'))
      ? { code: 'not_found', detail: say('problems.found.nul') }
      : reading.ok
        ? await page.handle({ ...call, query: reading.value })
        : reading.problem;
  if (answer instanceof Response) return answer;
  if (!wantsPage(context)) return respondWith(answer, services.language);
  const { req } = context;
  return showProblem(answer, services, {
    site,
    links: found ? links : undefined,
    workspace,
    now: links.asked.knownAt === undefined && links.asked.asOf === undefined ? undefined : req.path,
    unsent: !access.ok && page.method === 'post' ? await readUnsent(req.raw) : undefined,
  });
}

/** What a form sent that nobody read: its sender is signed in no more. */
async function readUnsent(request: Request): Promise<Unsent | undefined> {
  const form = await readForm(request);
  return form.ok ? { action: new URL(request.url).pathname, fields: [...form.value] } : undefined;
}

/** A form sends every field: those that its reader left empty ask for nothing. */
function withoutEmpty(url: string): URL {
  const address = new URL(url);
  const filled = [...address.searchParams].filter(([, value]) => value !== '');
  address.search = new URLSearchParams(filled).toString();
  return address;
}

function askedOf(query: Record<string, unknown>): AskedSnapshot {
  const { asOf, knownAt } = query as { asOf?: string; knownAt?: unknown };
  return { asOf, knownAt: knownAt === undefined ? undefined : formatKnownAt(knownAt as never) };
}

function formatKnownAt(
  knownAt:
    | { readonly kind: 'position'; readonly position: number }
    | { readonly kind: 'instant'; readonly instant: string },
): string {
  return knownAt.kind === 'position' ? `position:${knownAt.position}` : knownAt.instant;
}

/** A token that is no longer good makes its bearer a stranger, who may still read what is public. */
async function authorizeReader(
  services: Services,
  {
    access,
    workspace,
    token,
  }: { readonly access: Access; readonly workspace: string; readonly token?: string | undefined },
) {
  const asked = { access, workspace, authorization: token && `Bearer ${token}` };
  const answer = await authorize(services, asked);
  if (answer.ok || token === undefined || access !== 'read') return answer;
  return authorize(services, { ...asked, authorization: undefined });
}

interface Surroundings {
  readonly site: Site;
  readonly links: Links | undefined;
  /** As the address names it, whether it may be seen or not. */
  readonly workspace: string;
  /** The same address without the moment that was asked of. */
  readonly now?: string | undefined;
  readonly unsent?: Unsent | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem as a page for people. */
async function showProblem(
  problem: Problem,
  { language }: Pick<Services, 'language'>,
  { headers = {}, ...surroundings }: Surroundings,
): Promise<Response> {
  const { site, links } = surroundings;
  const described = describeProblem(problem, language);
  const main = problemPage(described, surroundings);
  const response = await respond({ site, links }, { title: described.title, main, status: described.status });
  for (const [name, value] of Object.entries({ ...headersOf(problem.code), ...headers }))
    if (name === 'retry-after' || name === 'allow') response.headers.set(name, value);
  return response;
}

/** Browsers ask for a page, programs for whatever there is. */
function wantsPage({ req }: Context): boolean {
  return (req.header('accept') ?? '').includes('text/html');
}

/** A person who wrote a slash too many is led to the address without it; undefined for any other. */
export function withoutLastSlash(context: Context): Response | undefined {
  const { path } = context.req;
  const isOfPages = /^\/[a-z0-9].*[^/]\/$/i.test(path) && !isReservedName(path.split('/')[1] ?? '');
  if (!isOfPages || !wantsPage(context)) return undefined;
  return context.redirect(path.slice(0, -1) + new URL(context.req.url).search, 301);
}

/** A program gets the problem, a person at a browser a page that tells it. */
export function toReader(
  context: Context,
  problem: Problem,
  { language }: Pick<Services, 'language'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> | Response {
  if (isReservedName(context.req.path.split('/')[1] ?? '') || !wantsPage(context))
    return respondWith(problem, language, headers);
  const site: Site = { workspace: undefined, caller: undefined, asset: assetAddress };
  return showProblem(problem, { language }, { site, links: undefined, workspace: '', headers });
}
