/** What a page is: its address, what it takes, what it answers; and how its answer is sent. */
import type { z } from 'zod';
import type { Answer, Call } from '../api/route.ts';
import { type AskedSubject, answerAbout } from '../api/subject-path.ts';
import { type SubjectId, type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { Access } from '../service/access.ts';
import type { Service } from '../service/service.ts';
import type { Result } from '../words/problem.ts';
import { type Content, layOut, type Site } from './layout.ts';

export interface PageCall<Query = unknown> extends Call<Query>, Site {
  /** The name in the address; '' where that belongs to no workspace. */
  readonly workspace: string;
}

/** One page. A problem that it answers with is shown as a page, or as JSON to programs. */
export interface Page<Query extends z.ZodObject = z.ZodObject> {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly access: Access;
  readonly query: Query;
  handle(call: PageCall<z.infer<Query>>): Promise<Answer>;
}

type DefinedPage<Query extends z.ZodObject> = Omit<Page<Query>, 'method' | 'access'> &
  Partial<Pick<Page, 'method' | 'access'>>;

/** A page to be read by all who may read the workspace, unless it says otherwise. */
export function definePage<Query extends z.ZodObject>(page: DefinedPage<Query>): Page {
  return { method: 'get', access: 'read', ...page } as unknown as Page;
}

interface DefinedSubjectPage<Query extends z.ZodObject, Value> {
  readonly kinds?: readonly SubjectKind[];
  /** Of the address, behind that of the subject. */
  readonly suffix: string;
  readonly query: Query;
  ask(service: Service, asked: z.infer<Query> & AskedSubject): Promise<Result<Value>>;
  show(call: PageCall<z.infer<Query>>, value: Value): Promise<Answer>;
}

/** A page about one subject, for each kind; of one that was merged, its address leads to the other’s. */
export function defineSubjectPages<Query extends z.ZodObject, Value extends { readonly subject: SubjectId }>(
  page: DefinedSubjectPage<Query, Value>,
): Page[] {
  const { kinds = subjectKinds, suffix, query, ask, show } = page;
  return kinds.map((kind) =>
    definePage({
      path: `/{workspace}/${kind}s/{slug}${suffix}`,
      query,
      handle: (call) =>
        answerAbout(call, kind, {
          ask: (asked) => ask(call.services, { ...call.query, ...asked }),
          show: (value) => show(call, value),
        }),
    }),
  );
}

/** Everything comes from this service, and nothing may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'img-src', 'connect-src', 'form-action'].map((what) => `${what} 'self'`),
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function pageHeaders({ home, language }: Site): Record<string, string> {
  return {
    'content-language': language.tag,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    ...(home?.isIndexable ? {} : { 'x-robots-tag': 'noindex' }),
  };
}

export interface ShownPage extends Content {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function showPage(site: Site, { status = 200, headers = {}, ...content }: ShownPage): Promise<Response> {
  const body = (await layOut(site, content)).toString();
  const own = { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(site), ...headers };
  return new Response(body, { status, headers: own });
}

/** Leads on after a form was sent. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}
