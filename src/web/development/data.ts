import { html } from 'hono/html';
import { isSubjectId } from '../../catalogue/subject.ts';
import { termInWords } from '../../catalogue/words.ts';
import { labelOf } from '../form/fields.ts';
import type { Html } from '../html.ts';
import { texts } from '../texts.ts';
import { labelInWords, subjectLink, type Telling } from '../values.ts';

/** What a development says, field by field, however deep. */
export function dataList(data: object, telling: Telling): Html {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  return html`<dl class="facts">${fields.map(([name, value]) => html`<dt>${labelOf(name)}</dt><dd>${valueHtml(name, value, telling)}</dd>`)}</dl>`;
}

/** One value of the field `name`. */
export function valueHtml(name: string, value: unknown, telling: Telling): Html {
  if (value === null) return html`<span class="muted">${texts.nothingStated}</span>`;
  if (Array.isArray(value)) return html`<ul>${value.map((it) => html`<li>${valueHtml(name, it, telling)}</li>`)}</ul>`;
  if (typeof value === 'object') return dataList(value ?? {}, telling);
  if (typeof value === 'boolean') return html`${value ? texts.yes : texts.no}`;
  const text = String(value);
  if (isSubjectId(text)) return subjectLink(text, telling);
  if (isDevelopmentId(text)) return html`<a href="${telling.links.development(text)}"><code>${text}</code></a>`;
  if (name === 'by') return subjectLink(text, telling);
  if (name === 'term') return html`${termInWords(text)}`;
  return html`<bdi>${/^[a-z]+(_[a-z]+)+$/.test(text) ? labelInWords(text) : text}</bdi>`;
}

function isDevelopmentId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
