/** Addresses of pages; each keeps the date, the time of knowledge and the language that the reader asked for. */
import { html } from 'hono/html';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Html } from './html.ts';

/** What an address asks for: date and time of knowledge (left out: today, now), and language. */
export interface AskedSnapshot {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
  /** In which texts are wanted; left out: that of the page. */
  readonly lang?: string | undefined;
}

/** What an address asks for; undefined: nothing. */
export type Asked = Readonly<Record<string, string | undefined>>;

/** Addresses within a workspace. */
export type Links = ReturnType<typeof makeLinks>;

export function makeLinks(workspace: string, { asOf, knownAt, lang }: AskedSnapshot) {
  /** The address of any page without a snapshot. */
  const bare = (path: string) => `/${workspace}${path}`;
  /** Any page of the workspace. The query may ask for another snapshot. */
  const to = (path: string, query: Asked = {}) => withQuery(bare(path), { asOf, knownAt, lang, ...query });
  return {
    workspace,
    asked: { asOf, knownAt, lang },
    bare,
    to,
    subject: (subject: SubjectId, suffix = '', query: Asked = {}) => to(`${subjectPath(subject)}${suffix}`, query),
    development: (id: string, suffix = '') => to(`/developments/${id}${suffix}`),
    /** The snapshot as hidden fields of a form. */
    hidden: () => hiddenFields({ asOf, knownAt, lang }),
  };
}

/** Where the page of a subject is, within its workspace. */
export function subjectPath(subject: SubjectId): string {
  return `/${subject.replace(':', 's/')}`;
}

export function withQuery(path: string, query: Asked): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}

/** Hidden fields of a form; undefined: left out. */
export function hiddenFields(fields: Asked | readonly (readonly [name: string, value: string])[]): Html {
  const given = (Array.isArray(fields) ? fields : Object.entries(fields)).filter(([, value]) => value !== undefined);
  return html`${given.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
