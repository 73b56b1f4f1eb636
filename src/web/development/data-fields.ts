/** What a development says, field by field, however deep. */
import { html } from 'hono/html';
import { isDevelopmentId } from '../../catalogue/development.ts';
import { formatTerm } from '../../words/describe.ts';
import type { Html } from '../html.ts';
import { type FieldPlace, fieldLabel, placeWithin } from '../labels.ts';
import { fieldPiece } from '../pieces.ts';
import { pieceHtml, type RenderContext } from '../values.ts';

/** `place`: of its fields. */
export function dataList(data: object, place: FieldPlace, context: RenderContext): Html {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const item = ([name, value]: [string, unknown]) => html`<dt>${fieldLabel(name, place, context.language)}</dt>
<dd>${dataHtml(value, { name, place }, context)}</dd>`;
  return html`<dl class="facts">${fields.map(item)}</dl>`;
}

interface NamedField {
  readonly name: string;
  readonly place: FieldPlace;
}

/** One value of a field. */
export function dataHtml(value: unknown, field: NamedField, context: RenderContext): Html {
  const { name, place } = field;
  if (value === null) return html`<span class="muted">${context.language.words.values.notStated}</span>`;
  if (Array.isArray(value)) return html`<ul>${value.map((it) => html`<li>${dataHtml(it, field, context)}</li>`)}</ul>`;
  if (typeof value === 'object') return dataList(value ?? {}, placeWithin(name, place), context);
  return plainHtml(value, name, context);
}

function plainHtml(value: unknown, name: string, context: RenderContext): Html {
  const { links, language } = context;
  const text = String(value);
  if (isDevelopmentId(text)) return html`<a href="${links.development(text)}"><code>${text}</code></a>`;
  if (name === 'term') return html`${formatTerm(text, language)}`;
  return pieceHtml(fieldPiece(value, name, language), context);
}
