/** What a page is: its address, what it takes, what it answers; and how its answer is sent. */
import type { z } from 'zod';
import type { Answer, Call } from '../api/route.ts';
import type { Access } from '../service/access.ts';
import type { Language } from '../words/language.ts';
import type { Html } from './html.ts';
import { layOut, type Site } from './layout.ts';
import type { Links } from './links.ts';

export interface PageCall<Query> extends Call<Query> {
  /** The name in the address; '' where that belongs to no workspace. */
  readonly workspace: string;
  readonly language: Language;
  readonly site: Site;
  readonly links: Links;
}

/** One page. A problem that it answers with is shown as a page, or as JSON to programs. */
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

export function pageHeaders({ workspace, language }: Site): Record<string, string> {
  return {
    'content-language': language.tag,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    ...(workspace?.isIndexable ? {} : { 'x-robots-tag': 'noindex' }),
  };
}

export interface ShownPage {
  readonly title: string;
  readonly main: Html;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `links`: undefined where there is no workspace. */
export async function showPage(
  { site, links }: { readonly site: Site; readonly links: Links | undefined },
  { title, main, status = 200, headers = {} }: ShownPage,
): Promise<Response> {
  const body = (await layOut({ title, site, links, main })).toString();
  const own = { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(site), ...headers };
  return new Response(body, { status, headers: own });
}

/** Leads on after a form was sent. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}
