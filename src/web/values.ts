/** Values of attributes in words, and the people and cases that they name. */
import { html } from 'hono/html';
import type { AttributeName } from '../catalogue/attributes.ts';
import type { NameOf } from '../catalogue/development.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { formatAmount, formatTerm } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import { standingBadge } from './badges.ts';
import { bdi, type Html, listHtml } from './html.ts';
import { optionLabel } from './labels.ts';
import type { Links } from './links.ts';

/** How a page speaks of people and cases, and where it leads. */
export interface RenderContext {
  readonly language: Language;
  readonly nameOf: NameOf;
  readonly links: Links;
  /** Who or what the page is about: values do not name it again. */
  readonly about?: string | undefined;
}

/** What a track says. `key`: of the track; `value`: as the attribute has it. */
export interface TrackValue {
  readonly attribute: AttributeName;
  readonly key: string;
  readonly value: unknown;
}

/** A subject by its name, as a link to its page; any other text as it is. */
export function subjectLink(subject: string, { nameOf, links, language }: RenderContext): Html {
  if (!isSubjectId(subject)) return html`${asserterLabel(subject, language) ?? bdi(subject)}`;
  return html`<a href="${links.subject(subject)}">${bdi(nameOf(subject))}</a>`;
}

/** A development by what it says; null: it was erased. */
export function developmentLink(
  id: string,
  said: string | null | undefined,
  { links, language }: Pick<RenderContext, 'links' | 'language'>,
): Html {
  return html`<a href="${links.development(id)}">${said ? bdi(said) : language.words.statements.erased}</a>`;
}

/** Who says so, where that is no person or organization. */
function asserterLabel(by: string, { words }: Language): string | undefined {
  const { asserters } = words.statements;
  return asserters[by as keyof typeof asserters];
}

/** “by Ada Orlov”, “source does not say who”. */
export function byHtml(by: string, context: RenderContext): Html {
  const { statements } = context.language.words;
  if (by === UNSTATED) return html`${statements.byUnstated}`;
  return by === 'author' ? html`${statements.byAuthor}` : html`${statements.by({ who: subjectLink(by, context) })}`;
}

export function attributeLabel(name: AttributeName, { words }: Language): string {
  return words.values.attributes[name];
}

/** What a track says, for people. */
export function valueInWords({ attribute: name, key, value }: TrackValue, context: RenderContext): Html {
  if (value === null || value === undefined) return html`${context.language.words.statements.notStated}`;
  if (typeof value === 'string') return textValue({ attribute: name, key, value }, context);
  const fields = value as Readonly<Record<string, unknown>>;
  const shown = Object.entries(fields)
    .filter(([field, part]) => !isSaid(part, context) && !hiddenFields[name]?.includes(field))
    .sort(([a], [b]) => rankOf(a) - rankOf(b));
  const parts = shown.map(([field, part]) => fieldInWords({ attribute: name, field, part }, fields, context));
  return html`${parts.map((part, index) => [index > 0 ? ' · ' : '', part])}`;
}

/** What need not be said: nothing, a plain no, and the subject of the page. */
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

function textValue(
  { attribute: name, key, value }: TrackValue & { readonly value: string },
  context: RenderContext,
): Html {
  const { language } = context;
  const text = freeTexts.includes(name)
    ? bdi(value)
    : isSubjectId(value)
      ? subjectLink(value, context)
      : html`${optionLabel(value, language)}`;
  if (key === '' || (name !== 'legal_status' && name !== 'wanted' && name !== 'link')) return text;
  return html`${text} · ${key === UNSTATED ? language.words.values.unstatedKeys[name] : subjectLink(key, context)}`;
}

const freeTexts: readonly AttributeName[] = ['title', 'number', 'court', 'jurisdiction', 'authority', 'link'];

interface Part {
  readonly attribute: AttributeName;
  readonly field: string;
  readonly part: unknown;
}

/** One field of a value, with its name where it does not speak for itself. */
function fieldInWords(
  { attribute, field, part }: Part,
  all: Readonly<Record<string, unknown>>,
  context: RenderContext,
): Html {
  const { language } = context;
  const { values } = language.words;
  if (field === 'currency') return html``;
  if (field === 'term') return html`${formatTerm(String(part), language)}`;
  if (field === 'amount') return html`${formatAmount(String(part), all.currency as string | null)}`;
  if (field === 'count') return html`${formatRange(part as Range, language)}`;
  const value = partInWords({ attribute, field, part }, context);
  return plainFields.includes(field) ? value : html`${values.part({ label: partLabel(field, language), value })}`;
}

function partInWords({ attribute, field, part }: Part, context: RenderContext): Html {
  const { language } = context;
  const { statements } = language.words;
  if (typeof part === 'boolean') return html`${part ? statements.yes : statements.no}`;
  if (field === 'claim' && typeof part === 'object') return claimHtml(part as Claim, context);
  if (Array.isArray(part))
    return listHtml(
      part.map((it, index) => developmentOr(String(it), index, context)),
      language,
    );
  const text = String(part);
  if (field === 'url') return html`<a href="${safeAddress(text)}" rel="noreferrer nofollow">${bdi(text)}</a>`;
  if (isSubjectId(text) || asserterLabel(text, language)) return subjectLink(text, context);
  // How people call a relationship is recorded in their own words.
  return isLabel(field) && attribute !== 'relationship' ? html`${optionLabel(text, language)}` : bdi(text);
}

function partLabel(field: string, { words }: Language): string {
  const { parts } = words.values;
  return parts[field as keyof typeof parts] ?? field;
}

/** A development by its id, as a link to its page; any other text as it is. */
function developmentOr(text: string, index: number, { links, language }: RenderContext): Html {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
    ? html`<a href="${links.development(text)}">${language.words.values.development({ number: index + 1 })}</a>`
    : bdi(text);
}

interface Claim {
  readonly by: string;
  readonly standing: string;
}

/** Who asserts what is said, and the kind of statement: a charge is not what happened. */
function claimHtml({ by, standing }: Claim, context: RenderContext): Html {
  return html`${standingBadge(standing, context.language)} ${byHtml(by, context)}`;
}

interface Range {
  readonly least: number;
  readonly most: number | null;
}

function formatRange({ least, most }: Range, { words }: Language): string {
  if (most === null) return words.values.atLeast({ least });
  return most === least ? String(least) : words.values.range({ least, most });
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

/** A value without markup, for files. */
export function plainValue(
  { attribute: name, value }: Omit<TrackValue, 'key'>,
  { nameOf, language }: Pick<RenderContext, 'nameOf' | 'language'>,
): string {
  const { values, statements } = language.words;
  if (value === null || value === undefined) return statements.notStated;
  const nameSubject = (text: string) => (isSubjectId(text) ? values.named({ name: nameOf(text), id: text }) : text);
  if (typeof value === 'string') return freeTexts.includes(name) ? value : nameSubject(optionLabel(value, language));
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
      const said = isLabel(field) ? optionLabel(text, language) : nameSubject(text);
      return plainFields.includes(field) ? said : values.part({ label: partLabel(field, language), value: said });
    })
    .join('; ');
}

/** Who says so, without markup, for files: with the id. */
export function plainAsserter(by: string, { nameOf, language }: Pick<RenderContext, 'nameOf' | 'language'>): string {
  if (isSubjectId(by)) return language.words.values.named({ name: nameOf(by), id: by });
  return asserterLabel(by, language) ?? by;
}

/** Sources are cited as they were typed: only an address of the web becomes a link. */
export function safeAddress(address: string): string {
  return /^https?:\/\//i.test(address) ? address : '#';
}
