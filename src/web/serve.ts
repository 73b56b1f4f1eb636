/** Serves pages behind the routes of the API: finds the workspace and the caller, reads the address, shows problems. */
import type { Context, Hono, Next } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { languageParameters } from '../api/languages.ts';
import { readQuery } from '../api/parameters.ts';
import { describeProblem, headersOf, respondWith } from '../api/problem.ts';
import type { Answer, Services } from '../api/route.ts';
import type { KnownAt } from '../log/known-at.ts';
import { type Admission, authorize } from '../service/access.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';
import { isReservedName } from '../workspaces/workspaces.ts';
import { readForm } from './form/body.ts';
import type { Site } from './layout.ts';
import { type AskedSnapshot, type Links, makeLinks } from './links.ts';
import { originOf } from './origin.ts';
import { type Page, showPage } from './page.ts';
import { type ProblemPlace, problemPage, type Unsent } from './problem.ts';
import { TOKEN_COOKIE } from './sign-in.ts';

/** Mounts all pages. A known address with another method answers 405. */
export function mountPages(app: Hono, pages: readonly Page[], services: Services): void {
  const isOwn = (origin: string, { req }: Context) => origin === originOf(req.raw);
  const guards = [compress(), csrf({ origin: isOwn })] as const;
  for (const page of pages)
    app.on(page.method.toUpperCase(), toPattern(page.path), ...guards, (context: Context, next: Next) =>
      isOfApi(context) ? next() : servePage(context, page, services),
    );
  for (const [path, sharing] of Map.groupBy(pages, (page) => page.path)) {
    const allowed = sharing.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
    app.all(toPattern(path), (context: Context, next: Next) =>
      isOfApi(context) || allowed.includes(context.req.method) ? next() : wrongMethod(context, allowed, services),
    );
  }
}

/** An address below `/v1`, `/docs` and the like belongs to no workspace. */
function isOfApi({ req }: Context): boolean {
  return isReservedName(req.path.split('/')[1] ?? '');
}

function wrongMethod(context: Context, methods: readonly string[], { language }: Services): Promise<Response> {
  const [{ method }, allowed] = [context.req, methods.join(', ')];
  const detail = say('problems.service.method', { method, allowed });
  return toReader(context, { code: 'method_not_allowed', detail }, { language, headers: { allow: allowed } });
}

function toPattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

async function servePage(context: Context, page: Page, services: Services): Promise<Response> {
  const { raw: request, path: address } = context.req;
  const path = context.req.param() as Record<string, string>;
  const { workspace = '' } = path;
  const access = await authorizeReader(services, page, { workspace, token: getCookie(context, TOKEN_COOKIE) });
  const reading = readQuery(page.query.safeExtend(languageParameters), withoutEmpty(context.req.url));
  const { lang, ...query }: { readonly lang?: string | undefined } = reading.ok ? reading.value : {};
  const asked = { ...askedOf(query), lang };
  const site = siteOf(services, makeLinks(workspace, asked), access.ok ? access.value : undefined);
  const answer = async (): Promise<Answer> => {
    if (!access.ok) return access.problem;
    if (Object.values(path).some((part) => part.includes('\u0000')))
      return { code: 'not_found', detail: say('problems.found.nul') };
    if (!reading.ok) return reading.problem;
    // Names and texts stand in the language that the address asks for, else in that of the page, as far as they do.
    const speaking = { ...services, languages: [...(lang ? [lang] : []), site.language.tag] };
    return page.handle({ ...site, services: speaking, request, path, workspace, query });
  };
  return show(context, await answer(), {
    site,
    current: asked.knownAt === undefined && asked.asOf === undefined ? undefined : address,
    unsent: !access.ok && page.method === 'post' ? await readUnsent(request) : undefined,
  });
}

/** `admission`: undefined for a stranger outside of any workspace. */
function siteOf({ language }: Pick<Services, 'language'>, links: Links, admission?: Admission): Site {
  return { language, words: language.words, links, home: admission?.workspace, caller: admission?.caller };
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

type Headers = Readonly<Record<string, string>>;

/** Where an answer is shown; `headers`: beyond those of its code. */
type ShownAt = ProblemPlace & { readonly headers?: Headers | undefined };

/** A problem as a page for people, as JSON for programs; any other answer as it is. */
async function show(context: Context, answer: Answer, { headers = {}, ...place }: ShownAt): Promise<Response> {
  const { site } = place;
  if (answer instanceof Response) return answer;
  if (!wantsPage(context)) return respondWith(answer, site.language, headers);
  const problem = describeProblem(answer, site.language);
  const { title, status, code } = problem;
  const main = problemPage(problem, place);
  return showPage(site, { title, status, main, headers: { ...headersOf(code), ...headers } });
}

/** Browsers ask for a page, programs for whatever there is. */
function wantsPage({ req }: Context): boolean {
  return (req.header('accept') ?? '').includes('text/html');
}

/** A person who wrote a slash too many is led to the address without it; undefined for any other. */
export function withoutLastSlash(context: Context): Response | undefined {
  const { path } = context.req;
  if (!/^\/[a-z0-9].*[^/]\/$/i.test(path) || isOfApi(context) || !wantsPage(context)) return undefined;
  return context.redirect(path.slice(0, -1) + new URL(context.req.url).search, 301);
}

/** A problem outside of any page: for a program, or for a person at a browser. */
export async function toReader(
  context: Context,
  problem: Problem,
  { language, headers = {} }: Pick<Services, 'language'> & { readonly headers?: Headers },
): Promise<Response> {
  if (isOfApi(context)) return respondWith(problem, language, headers);
  return show(context, problem, { site: siteOf({ language }, makeLinks('', {})), headers });
}
