/** Cards: what a reader asks first, each with its mark, its value in words, and what it rests on. */
import { html } from 'hono/html';
import type { Look } from '../catalogue/look.ts';
import type { Html } from './html.ts';
import { markHtml } from './mark.ts';

export interface ShownCard {
  readonly topic: Html | string;
  readonly look: Look;
  readonly value: Html | string;
  /** Each a line of its own: since when, who says so, last reported. */
  readonly details: readonly (Html | string)[];
  /** Where the value leads; left out: nowhere. */
  readonly href?: string | undefined;
  /** Names the card for scripts and tests. */
  readonly name?: string | undefined;
}

/** `label`: what they are, for screen readers. */
export function cardsHtml(cards: readonly ShownCard[], label: string): Html {
  if (cards.length === 0) return html``;
  return html`<dl class="cards" aria-label="${label}">${cards.map(cardHtml)}</dl>`;
}

function cardHtml({ topic, look, value, details, href, name }: ShownCard): Html {
  const said = href === undefined ? value : html`<a href="${href}">${value}</a>`;
  return html`<div class="card look-${look}" ${name === undefined ? '' : html`data-card="${name}" data-says="${name}"`}>
<dt>${topic}</dt>
<dd class="value">${markHtml(look)}${said}</dd>
${details.length === 0 ? '' : html`<dd class="details">${details.map((line) => html`<span>${line}</span> `)}</dd>`}
</div>`;
}
