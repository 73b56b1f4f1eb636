import { html } from 'hono/html';
import { isDevelopmentId } from '../../catalogue/development.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { formatTerm } from '../../words/describe.ts';
import { labelOf } from '../form/fields.ts';
import type { Html } from '../html.ts';
import { texts } from '../texts.ts';
import { labelInWords, type RenderContext, subjectLink } from '../values.ts';

/** What a development says, field by field, however deep. */
export function dataList(data: object, context: RenderContext): Html {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  return html`<dl class="facts">${fields.map(([name, value]) => html`<dt>${labelOf(name)}</dt><dd>${valueHtml(name, value, context)}</dd>`)}</dl>`;
}

/** One value of the field `name`. */
export function valueHtml(name: string, value: unknown, context: RenderContext): Html {
  if (value === null) return html`<span class="muted">${texts.nothingStated}</span>`;
  if (Array.isArray(value)) return html`<ul>${value.map((it) => html`<li>${valueHtml(name, it, context)}</li>`)}</ul>`;
  if (typeof value === 'object') return dataList(value ?? {}, context);
  if (typeof value === 'boolean') return html`${value ? texts.yes : texts.no}`;
  const text = String(value);
  if (isSubjectId(text)) return subjectLink(text, context);
  if (isDevelopmentId(text)) return html`<a href="${context.links.development(text)}"><code>${text}</code></a>`;
  if (name === 'by') return subjectLink(text, context);
  if (name === 'term') return html`${formatTerm(text, context.language)}`;
  return html`<bdi>${/^[a-z]+(_[a-z]+)+$/.test(text) ? labelInWords(text) : text}</bdi>`;
}
