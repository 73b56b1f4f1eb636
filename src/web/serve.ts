/** Serves pages behind the routes of the API: finds the workspace and the caller, reads the address, shows problems. */
import type { Context, Hono, Next } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { authorize } from '../api/access.ts';
import { readQuery } from '../api/parameters.ts';
import { faultyQuery } from '../api/problem.ts';
import type { Services } from '../api/route.ts';
import type { KnownAt } from '../log/known-at.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
import { findWorkspace, isReservedName } from '../workspaces/workspaces.ts';
import { assetAddress } from './assets.ts';
import { readForm } from './form/body.ts';
import type { Site } from './layout.ts';
import { type AskedSnapshot, type Links, makeLinks } from './links.ts';
import { originOf } from './origin.ts';
import { type Page, showPage } from './page.ts';
import { type ProblemPlace, problemPage, type Unsent } from './problem.ts';
import { describeProblem, isProblem, problemResponse, readProblem, refuse } from './problem-answer.ts';
import { TOKEN_COOKIE } from './sign-in/cookie.ts';

/** Mounts all pages. A known address with another method answers 405. */
export function mountPages(app: Hono, pages: readonly Page[], services: Services): void {
  const isOwn = (origin: string, { req }: Context) => origin === originOf(req.raw);
  const guards = [compress(), csrf({ origin: isOwn })] as const;
  for (const page of pages)
    app.on(page.method.toUpperCase(), toPattern(page.path), ...guards, (context: Context, next: Next) =>
      isReservedName(workspaceOf(context)) ? next() : servePage(context, page, services),
    );
  for (const [path, sharing] of Map.groupBy(pages, (page) => page.path)) {
    const allowed = sharing.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    app.all(toPattern(path), (context: Context, next: Next) =>
      isReservedName(workspaceOf(context)) || sharing.some(({ method }) => method === methodOf(context))
        ? next()
        : toReader(context, wrongMethod(context, allowed), { services, headers: { allow: allowed } }),
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

export function wrongMethod({ req: { method } }: Context, allowed: string): Problem {
  return refuse('method_not_allowed', say('site.problem.wrongMethod', { method, allowed }));
}

function toPattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

async function servePage(context: Context, page: Page, services: Services): Promise<Response> {
  const { language } = services;
  const path = context.req.param() as Record<string, string>;
  const { workspace = '' } = path;
  const access = await authorizeReader(services, page, { workspace, token: getCookie(context, TOKEN_COOKIE) });
  // An open page says nothing of the workspace that its address names.
  const found = access.ok && page.access !== 'open' ? await findWorkspace(services.connection, workspace) : undefined;
  const caller = access.ok ? access.caller : undefined;
  const site: Site = { workspace: found, caller, asset: assetAddress, language };
  const reading = readQuery(page.query, withoutEmpty(context.req.url));
  const links = makeLinks(workspace, reading.ok ? askedOf(reading.query) : {});
  const answer = async () => {
    if (!access.ok) return access.response;
    if (Object.values(path).some((part) => part.includes('\u0000')))
      return refuse('not_found', say('site.problem.unwritable'));
    if (!reading.ok) return faultyQuery(reading.faults);
    return page.handle({
      services,
      request: context.req.raw,
      path,
      query: reading.query,
      caller,
      site,
      links,
      language,
    });
  };
  const place: Place = {
    site,
    links: found ? links : undefined,
    workspace,
    current: links.asked.knownAt === undefined && links.asked.asOf === undefined ? undefined : context.req.path,
    unsent: !access.ok && page.method === 'post' ? await readUnsent(context.req.raw) : undefined,
  };
  return show(context, await answer(), place);
}

/** What a form sent that was not read: its sender is no longer signed in. */
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
  const { asOf, knownAt } = query as { readonly asOf?: string; readonly knownAt?: KnownAt };
  return { asOf, knownAt: knownAt && formatKnownAt(knownAt) };
}

function formatKnownAt(knownAt: KnownAt): string | undefined {
  switch (knownAt.kind) {
    case 'now':
      return undefined;
    case 'position':
      return `position:${knownAt.position}`;
    case 'instant':
      return knownAt.instant;
    default:
      return knownAt satisfies never;
  }
}

/** A token that is no longer good makes its bearer a stranger, who may still read what is public. */
async function authorizeReader(
  services: Services,
  { access }: Page,
  { workspace, token }: { readonly workspace: string; readonly token: string | undefined },
) {
  const asked = { access, workspace, authorization: token && `Bearer ${token}` };
  const answer = await authorize(services, asked);
  if (answer.ok || token === undefined || access !== 'read') return answer;
  return authorize(services, { ...asked, authorization: undefined });
}

interface Place extends ProblemPlace {
  readonly links: Links | undefined;
}

/** A problem as a page for people, as JSON for programs; any other answer as it is. */
async function show(context: Context, answer: Response | Problem, place: Place): Promise<Response> {
  const { language } = place.site;
  if (!wantsPage(context)) return isProblem(answer) ? problemResponse(answer, language) : answer;
  const shown = isProblem(answer) ? describeProblem(answer, language) : await readProblem(answer, language);
  if (shown === undefined) return answer as Response;
  const { title, status, headers } = shown;
  return showPage(place, { title, status, headers, main: problemPage(shown, place) });
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

/** A problem outside of any page: for a program, or for a person at a browser. `headers`: beyond those of its code. */
export async function toReader(
  context: Context,
  problem: Problem,
  { services, headers = {} }: { readonly services: Services; readonly headers?: Record<string, string> },
): Promise<Response> {
  const { language } = services;
  const isOfApi = isReservedName(context.req.path.split('/')[1] ?? '');
  if (isOfApi || !wantsPage(context)) return problemResponse(problem, language, headers);
  const site: Site = { workspace: undefined, caller: undefined, asset: assetAddress, language };
  const answer = await show(context, problem, { site, links: undefined, workspace: '' });
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}
