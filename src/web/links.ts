import { html } from 'hono/html';
import type { SubjectId, SubjectKind } from '../catalogue/subject.ts';
import type { Html } from './html.ts';

/** The moment as an address has it; absent: today, now. */
export interface AskedSnapshot {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Addresses within a workspace; each keeps the moment that the reader asked for. */
export interface Links {
  readonly workspace: string;
  readonly asked: AskedSnapshot;
  home(): string;
  list(kind: SubjectKind): string;
  subject(subject: SubjectId, suffix?: string, query?: Query): string;
  development(id: string, suffix?: string): string;
  /** Any page of the workspace. A query may ask for another moment. */
  to(path: string, query?: Query): string;
  /** Without a moment. */
  bare(path: string): string;
  /** The moment as hidden fields of a form. */
  hidden(): Html;
}

export function makeLinks(workspace: string, asked: AskedSnapshot): Links {
  const bare = (path: string) => `/${workspace}${path}`;
  const to = (path: string, query: Query = {}) =>
    withQuery(bare(path), { asOf: asked.asOf, knownAt: asked.knownAt, ...query });
  return {
    workspace,
    asked,
    bare,
    to,
    home: () => to(''),
    list: (kind) => to(`/${kind}s`),
    subject: (subject, suffix = '', query = {}) => to(`/${subject.replace(':', 's/')}${suffix}`, query),
    development: (id, suffix = '') => to(`/developments/${id}${suffix}`),
    hidden: () =>
      html`${Object.entries({ asOf: asked.asOf, knownAt: asked.knownAt }).map(([name, value]) => (value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`))}`,
  };
}

export function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
