import { html } from 'hono/html';
import type { AttributeName } from '../catalogue/attributes.ts';
import type { NameOf } from '../catalogue/development.ts';
import { isDevelopmentId } from '../catalogue/development.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { amountInWords, termInWords } from '../catalogue/words.ts';
import { standingBadge } from './dates.ts';
import type { Html } from './html.ts';
import type { Links } from './links.ts';
import { texts } from './texts.ts';

/** How a page speaks of subjects, and where it leads. */
export interface RenderContext {
  readonly nameOf: NameOf;
  readonly links: Links;
  /** Whom the page is about: values need not name that again. */
  readonly about?: string | undefined;
}

/** A subject by its name, as a link to its page; any other text as it is. */
export function subjectLink(subject: string, { nameOf, links }: RenderContext): Html {
  if (!isSubjectId(subject)) return html`${texts.asserters[subject as keyof typeof texts.asserters] ?? subject}`;
  return html`<a href="${links.subject(subject)}"><bdi>${nameOf(subject)}</bdi></a>`;
}

export function attributeLabel(name: AttributeName): string {
  return texts.attributes[name];
}

/** A label of the catalogue for people: “house arrest”. */
export function labelInWords(label: string): string {
  return texts.labels[label as keyof typeof texts.labels] ?? label.replaceAll('_', ' ');
}

/** What a track says, for people. `key`: of the track; `value`: as the attribute has it. */
export function valueInWords(name: AttributeName, key: string, value: unknown, context: RenderContext): Html {
  if (value === null || value === undefined) return html`${texts.nothingStated}`;
  if (typeof value === 'string') return textValue(name, key, value, context);
  const fields = value as Readonly<Record<string, unknown>>;
  const shown = Object.entries(fields)
    .filter(([field, part]) => !isSaid(part, context) && !hiddenFields[name]?.includes(field))
    .sort(([a], [b]) => rankOf(a) - rankOf(b));
  return html`${shown.map(([field, part], index) => html`${index > 0 ? ' · ' : ''}${fieldInWords(field, part, fields, context)}`)}`;
}

/** Nothing, a plain no, and the subject of the page. */
function isSaid(part: unknown, { about }: RenderContext): boolean {
  return part === null || part === false || (about !== undefined && part === about);
}

/** What somebody looks for first comes first. */
const fieldOrder = [
  'text',
  'offence',
  'title',
  'what',
  'question',
  'programme',
  'kind',
  'role',
  'plea',
  'step',
  'status',
  'term',
  'amount',
  'scope',
  'measure',
  'law',
  'counts',
  'count',
  'organization',
  'person',
  'from',
  'to',
  'case',
  'by',
  'claim',
];

function rankOf(field: string): number {
  const rank = fieldOrder.indexOf(field);
  return rank < 0 ? fieldOrder.length : rank;
}

/** Fields that the words around a value say already. */
const hiddenFields: Readonly<Partial<Record<AttributeName, readonly string[]>>> = {
  name: ['script'],
  appeal: ['status'],
  sanction: ['status'],
  claim: ['kind', 'disputed', 'stance'],
};

function textValue(name: AttributeName, key: string, value: string, context: RenderContext): Html {
  const isFree = freeTexts.includes(name);
  const text = isFree
    ? html`<bdi>${value}</bdi>`
    : isSubjectId(value)
      ? subjectLink(value, context)
      : html`${labelInWords(value)}`;
  const of = key !== '' && (name === 'legal_status' || name === 'wanted' || name === 'link') ? key : undefined;
  if (of === undefined) return text;
  return html`${text} · ${of === UNSTATED ? texts.unstatedKeys[name as keyof typeof texts.unstatedKeys] : subjectLink(of, context)}`;
}

const freeTexts: readonly AttributeName[] = ['title', 'number', 'court', 'jurisdiction', 'authority', 'link'];

function fieldInWords(
  field: string,
  part: unknown,
  all: Readonly<Record<string, unknown>>,
  context: RenderContext,
): Html {
  const label = texts.fields[field as keyof typeof texts.fields] ?? field;
  if (field === 'term') return html`${termInWords(String(part))}`;
  if (field === 'currency') return html``;
  if (field === 'amount') return html`${amountInWords(String(part), all.currency as string | null)}`;
  if (typeof part === 'boolean') return html`${label}: ${part ? texts.yes : texts.no}`;
  if (field === 'url')
    return html`${label}: <a href="${safeAddress(String(part))}" rel="noreferrer nofollow">${String(part)}</a>`;
  if (field === 'claim' && typeof part === 'object')
    return contentOf(part as { by: string; standing: string }, context);
  if (field === 'count') return countInWords(part as { least: number; most: number | null });
  if (Array.isArray(part))
    return html`${label}: ${part.map((it, index) => html`${index > 0 ? ', ' : ''}${developmentOr(String(it), context)}`)}`;
  const text = String(part);
  const shown =
    isSubjectId(text) || text in texts.asserters
      ? subjectLink(text, context)
      : isLabel(field)
        ? html`${labelInWords(text)}`
        : html`<bdi>${text}</bdi>`;
  return plainFields.includes(field) ? shown : html`${label}: ${shown}`;
}

/** A development by its id, as a link to its page; any other text as it is. */
function developmentOr(text: string, { links }: RenderContext): Html {
  return isDevelopmentId(text)
    ? html`<a href="${links.development(text)}"><code>${text.slice(0, 8)}</code></a>`
    : html`<bdi>${text}</bdi>`;
}

/** Who asserts what is said, and how that stands: a charge is not what happened. */
function contentOf({ by, standing }: { readonly by: string; readonly standing: string }, context: RenderContext): Html {
  return html`${texts.fields.claim}: ${standingBadge(standing)} ${byWhom(by, context)}`;
}

/** Who asserts something: “by Ada Orlov”, “by whom is not stated”. */
export function byWhom(by: string, context: RenderContext): Html {
  return by === UNSTATED ? html`${texts.state.byWhomUnstated}` : html`${texts.state.by} ${subjectLink(by, context)}`;
}

function countInWords({ least, most }: { readonly least: number; readonly most: number | null }): Html {
  return html`${most === null ? texts.atLeast(least) : most === least ? least : `${least}–${most}`}`;
}

const plainFields: readonly string[] = [
  'text',
  'title',
  'what',
  'offence',
  'kind',
  'status',
  'role',
  'plea',
  'step',
  'question',
  'programme',
];
const isLabel = (field: string) =>
  ['kind', 'status', 'role', 'plea', 'step', 'measure', 'standing', 'stance'].includes(field);

/** The same without markup, for files. */
export function plainValue(name: AttributeName, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined) return texts.nothingStated;
  const nameSubject = (text: string) => (isSubjectId(text) ? `${nameOf(text)} (${text})` : text);
  if (typeof value === 'string') return freeTexts.includes(name) ? value : nameSubject(labelInWords(value));
  return Object.entries(value)
    .filter(([field, part]) => part !== null && part !== false && !hiddenFields[name]?.includes(field))
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([field, part]) => {
      const text =
        typeof part === 'object'
          ? Object.values(part as object)
              .map(String)
              .join(' ')
          : String(part);
      const event = isLabel(field) ? labelInWords(text) : nameSubject(text);
      return plainFields.includes(field)
        ? event
        : `${texts.fields[field as keyof typeof texts.fields] ?? field}: ${event}`;
    })
    .join('; ');
}

/** Sources are cited as they were typed: only an address of the web becomes a link. */
export function safeAddress(address: string): string {
  return /^https?:\/\//i.test(address) ? address : '#';
}
