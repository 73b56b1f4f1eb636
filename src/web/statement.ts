/** What stands beside a value: the kind of statement, who says so, its wording, and how clear its date is. */
import { html } from 'hono/html';
import type { AttributedValue } from '../state/attributed-value.ts';
import { certaintyMark, standingBadge } from './badges.ts';
import { bdi, type Html } from './html.ts';
import { byHtml, type RenderContext } from './values.ts';

export function statementHtml(
  { standing, by, hedge, inferred, certainty }: Omit<AttributedValue, 'value'>,
  context: RenderContext,
): Html {
  const { language } = context;
  const { quote, implied } = language.words.statements;
  const remarks = [
    ...(by === null ? [] : [byHtml(by, context)]),
    ...(hedge === null ? [] : [bdi(quote({ text: hedge }))]),
    ...(inferred ? [implied] : []),
  ];
  return html`${standingBadge(standing, language)}
${remarks.map((remark) => html`<span class="muted">${remark}</span> `)}${certaintyMark(certainty, language)}`;
}
