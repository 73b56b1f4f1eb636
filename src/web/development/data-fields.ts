/** What a development says, field by field, however deep. */
import { html } from 'hono/html';
import { isSubjectId } from '../../catalogue/subject.ts';
import { formatTerm } from '../../words/describe.ts';
import { bdi, type Html } from '../html.ts';
import { fieldLabel, optionLabel } from '../labels.ts';
import { type RenderContext, subjectLink } from '../values.ts';

export function dataList(data: object, context: RenderContext): Html {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const item = ([name, value]: [string, unknown]) => html`<dt>${fieldLabel(name, context.language)}</dt>
<dd>${dataHtml(name, value, context)}</dd>`;
  return html`<dl class="facts">${fields.map(item)}</dl>`;
}

/** One value of the field `name`. */
export function dataHtml(name: string, value: unknown, context: RenderContext): Html {
  const { statements } = context.language.words;
  if (value === null) return html`<span class="muted">${statements.notStated}</span>`;
  if (Array.isArray(value)) return html`<ul>${value.map((it) => html`<li>${dataHtml(name, it, context)}</li>`)}</ul>`;
  if (typeof value === 'object') return dataList(value ?? {}, context);
  if (typeof value === 'boolean') return html`${value ? statements.yes : statements.no}`;
  return textHtml(name, String(value), context);
}

const DEVELOPMENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function textHtml(name: string, text: string, context: RenderContext): Html {
  const { links, language } = context;
  if (isSubjectId(text) || name === 'by') return subjectLink(text, context);
  if (DEVELOPMENT_ID.test(text)) return html`<a href="${links.development(text)}"><code>${text}</code></a>`;
  if (name === 'term') return html`${formatTerm(text, language)}`;
  return bdi(/^[a-z]+(_[a-z]+)+$/.test(text) ? optionLabel(text, language) : text);
}
