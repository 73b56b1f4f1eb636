/** Addresses of pages; each keeps the date and the time of knowledge that the reader asked for. */
import { html } from 'hono/html';
import type { SubjectId, SubjectKind } from '../catalogue/subject.ts';
import type { Html } from './html.ts';

/** The date and the time of knowledge as an address has them; left out: today, now. */
export interface AskedSnapshot {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Addresses within a workspace. */
export interface Links {
  readonly workspace: string;
  readonly asked: AskedSnapshot;
  home(): string;
  list(kind: SubjectKind): string;
  subject(subject: SubjectId, suffix?: string, query?: Query): string;
  development(id: string, suffix?: string): string;
  /** Any page of the workspace. The query may ask for another snapshot. */
  to(path: string, query?: Query): string;
  /** The address of any page without a snapshot. */
  bare(path: string): string;
  /** The snapshot as hidden fields of a form. */
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
    hidden: () => hiddenFields({ asOf: asked.asOf, knownAt: asked.knownAt }),
  };
}

export function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}

/** Hidden fields of a form; undefined: left out. */
export function hiddenFields(fields: Query | readonly (readonly [name: string, value: string])[]): Html {
  const given = (Array.isArray(fields) ? fields : Object.entries(fields)).filter(([, value]) => value !== undefined);
  return html`${given.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
