/** What a reader asks first, said also where nothing is recorded; and that a person has died. */
import { html } from 'hono/html';
import { attributesOnPage } from '../../catalogue/attributes.ts';
import { wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { links as lives } from '../../catalogue/links.ts';
import type { SubjectKind } from '../../catalogue/subject.ts';
import { type HeldValue, type SubjectState, valuesOf } from '../../state/state.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import type { Html } from '../html.ts';
import { attributeLabel, statementHtml, valueInWords } from '../values.ts';

export function glance(kind: SubjectKind, state: SubjectState, context: RenderContext): Html {
  const { words, language } = context;
  const values = valuesOf(state);
  const isDead = values.some(({ attribute }) => attribute === lives.life.name);
  const asked = attributesOnPage.filter(({ page }) => page.headline?.includes(kind));
  const names = [...(isDead ? [lives.life] : []), ...asked].map(({ name }) => name);
  if (names.length === 0) return html``;
  const notClear = html`<a href="#possible">${words.pages.subject.notClear}</a>`;
  const entry = (name: string) => {
    const own = values.filter(({ attribute }) => attribute === name);
    const isNotClear = state.possible.some(({ attribute }) => attribute === name);
    const none = html`<dd class="muted">${isNotClear ? notClear : wordsOfAttribute(name, language).none}</dd>`;
    return html`<div data-attribute="${name}"><dt>${attributeLabel(name, language)}</dt>
${own.length === 0 ? none : own.map((value) => glanceValue(value, context))}</div>`;
  };
  return html`<dl class="glance" aria-label="${words.pages.subject.glance}">${names.map(entry)}</dl>`;
}

function glanceValue({ attribute, key, attributed }: HeldValue, context: RenderContext): Html {
  return html`<dd><strong>${valueInWords({ attribute, key, value: attributed.value }, context)}</strong><br>
<span class="muted">${sinceHtml(attributed.since, context.language)}</span> ${statementHtml(attributed, context)}</dd>`;
}
