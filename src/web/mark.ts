/** Marks: small drawings, one for each look of a value, always beside the word that says the same. */
import { html, raw } from 'hono/html';
import { type Look, looks } from '../catalogue/look.ts';
import type { Html } from './html.ts';

const STROKE = 'fill="none" stroke="currentColor" stroke-width="2"';
const FILL = 'fill="currentColor"';

/** On a square of 16 by 16. Holes let the paper through, so that they follow the colour scheme. */
const drawings: Readonly<Record<Look, string>> = {
  held: `<path ${FILL} fill-rule="evenodd" d="M1 1h14v14H1zM5 3v10h1.6V3zm4.4 0v10H11V3z"/>`,
  restricted: `<path ${STROKE} d="M2 2h12v12H2z"/><path ${FILL} d="M2 14V2h12z"/>`,
  released: `<path ${STROKE} d="M10 2H2v12h8M6 8h8M11 5l3 3-3 3"/>`,
  claim: `<circle cx="8" cy="8" r="6" ${STROKE} stroke-dasharray="3.2 2.2"/>`,
  open: `<circle cx="8" cy="8" r="6" ${STROKE}/><path ${FILL} d="M8 2a6 6 0 0 0 0 12z"/>`,
  on_trial: `<circle cx="8" cy="8" r="6" ${STROKE}/><path ${FILL} d="M8 2a6 6 0 1 0 6 6H8z"/>`,
  convicted: `<path ${FILL} d="M8 .5 15.5 8 8 15.5.5 8z"/>`,
  acquitted: `<circle cx="8" cy="8" r="6.5" ${STROKE}/><path ${STROKE} d="m4.8 8.2 2.3 2.4 4.2-5"/>`,
  ended: `<circle cx="8" cy="8" r="6.5" ${STROKE}/><path ${STROKE} d="M4.5 8h7"/>`,
  office: `<path ${STROKE} d="M2 5.5h12V14H2zM5.5 5V2.5h5V5"/>`,
  sentence: `<path ${STROKE} d="M8 2 14 8l-6 6-6-6z"/>`,
  plain: `<circle cx="8" cy="8" r="3.5" ${FILL}/>`,
  not_clear: `<path ${FILL} fill-rule="evenodd"
d="M3 0h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z
M8 2.6c2.4 0 4.1 1.4 4.1 3.6 0 1.4-.7 2.3-1.6 3.1-.8.7-1.3 1.1-1.3 1.9H7c0-1.6.8-2.4 1.7-3.1
.7-.6 1.1-1 1.1-1.8 0-1-.7-1.6-1.8-1.6S6.2 5.3 6.2 6.4H4C4 4 5.6 2.6 8 2.6zM6.9 12.2h2.3v2.1H6.9z"/>`,
  none: `<path ${STROKE} d="M3 8h10"/>`,
};

const symbols = looks.map((look) => `<symbol id="mark-${look}" viewBox="0 0 16 16">${drawings[look]}</symbol>`);

/** All of them, once on every page that has marks. */
export const markSymbols: Html = html`<svg class="symbols" width="0" height="0" aria-hidden="true">
${raw(symbols.join('\n'))}</svg>`;

/** The mark of a look. It says nothing by itself: a word stands beside it. */
export function markHtml(look: Look): Html {
  return html`<svg class="mark look-${look}" width="15" height="15" aria-hidden="true"><use
 href="#mark-${look}"/></svg>`;
}
