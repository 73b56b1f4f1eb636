/** What a development says, field by field, however deep, and the sources that it cites. */
import { html } from 'hono/html';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { type Citation, type Development, type Envelope, isDevelopmentId } from '../../catalogue/development.ts';
import { formatTerm } from '../../words/describe.ts';
import type { TextInLanguage } from '../../words/texts.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { type FieldPlace, fieldLabel, placeWithin } from '../labels.ts';
import { languageName } from '../language-names.ts';
import { emptyState } from '../layout.ts';
import { fieldPiece } from '../pieces.ts';
import { citationHtml } from '../provenance.ts';
import { pieceHtml } from '../values.ts';

/** Its data; of a correction, the whole of what should stand. */
export function contentHtml(development: Development, context: RenderContext): Html {
  const { audit, envelope } = context.words;
  const { development: words } = audit;
  const { target: _, replacement, ...data } = development.data;
  const own = Object.keys(data).length > 0 ? dataList(data, 'fields', context) : undefined;
  if (replacement === undefined) return own ?? html`<p class="muted">${words.noData}</p>`;
  const { type, version: __, sources, ...content } = replacement as Envelope;
  return html`${own ?? ''}<h4>${words.replacement({ type: titleOfType(type, context.language) })}</h4>
${dataList(content, 'envelope', context)}
<h4>${envelope.sources}</h4>${sourceList(sources, context)}`;
}

export function sourceList(sources: readonly Citation[], context: RenderContext): Html {
  if (sources.length === 0) return emptyState(context.words.audit.development.noSources);
  return html`<ul class="citations">${sources.map((it) => html`<li>${citationHtml(it, context)}</li>`)}</ul>`;
}

/** `place`: of its fields. */
function dataList(data: object, place: FieldPlace, context: RenderContext): Html {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const item = ([name, value]: [string, unknown]) => html`<dt>${fieldLabel(name, place, context.language)}</dt>
<dd>${dataHtml(value, { name, place }, context)}</dd>`;
  return html`<dl class="facts">${fields.map(item)}</dl>`;
}

interface NamedField {
  readonly name: string;
  readonly place: FieldPlace;
}

/** A text in several languages, the original first. */
export function textsHtml(texts: readonly TextInLanguage[], { language }: RenderContext): Html {
  const inLanguage = ({ text, lang }: TextInLanguage) =>
    lang
      ? language.words.values.inLanguage({ text: bdi(text, lang), language: bdi(languageName(lang, language)) })
      : bdi(text);
  return html`<ul>${texts.map((it) => html`<li>${inLanguage(it)}</li>`)}</ul>`;
}

function isTexts(value: unknown): value is readonly TextInLanguage[] {
  const isText = (it: unknown) =>
    typeof it === 'object' &&
    it !== null &&
    'text' in it &&
    Object.keys(it).every((key) => ['text', 'lang'].includes(key));
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}

/** One value of a field. */
export function dataHtml(value: unknown, field: NamedField, context: RenderContext): Html {
  const { name, place } = field;
  const { links, language, words } = context;
  if (value === null) return html`<span class="muted">${words.values.notStated}</span>`;
  if (isTexts(value)) return textsHtml(value, context);
  if (Array.isArray(value)) return html`<ul>${value.map((it) => html`<li>${dataHtml(it, field, context)}</li>`)}</ul>`;
  if (typeof value === 'object') return dataList(value ?? {}, placeWithin(name, place), context);
  const text = String(value);
  if (isDevelopmentId(text)) return html`<a href="${links.development(text)}"><code>${text}</code></a>`;
  if (name === 'term') return html`${formatTerm(text, language)}`;
  return pieceHtml(fieldPiece(value, name, language), context);
}
