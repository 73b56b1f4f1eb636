/** The key of a picture: only what it shows. */
import { html } from 'hono/html';
import { type Look, looks } from '../../catalogue/look.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { isDated, type Row } from './model.ts';
import { hasBand } from './shapes.ts';

export function keyHtml(rows: readonly Row[], { words }: Language): Html {
  const { key } = words.picture;
  const bars = rows.flatMap(({ tracks }) => tracks.flat().filter(isDated));
  const dots = rows.flatMap((row) => row.dots);
  const used = looks.filter((look) => look !== 'none' && bars.some((bar) => bar.look === look));
  const fades = bars.some(({ begin, end }) => begin.earliest !== begin.latest || end?.earliest !== end?.latest);
  const [pale] = bars.filter(({ paleFrom }) => paleFrom !== null);
  const item = (drawing: Html, text: string) => html`<li>${drawing}${text}</li>`;
  const fading = used.find((look) => look !== 'plain') ?? 'plain';
  return html`<ul class="key" aria-label="${key.title}">
${used.map((look) => item(swatch(look, 'solid'), key.looks[look]))}
${pale ? item(swatch(pale.look, 'pale'), key.pale) : ''}
${fades ? item(fadeSwatch(fading), key.fades) : ''}
${dots.some(({ isClaim }) => isClaim) ? item(html`<span class="pin claim"></span>`, key.claim) : ''}
${dots.some(({ isClaim }) => !isClaim) ? item(html`<span class="pin event"></span>`, key.event) : ''}
</ul>`;
}

const RECT = html`x="1" y="1" width="26" height="12"`;

function swatch(look: Look, part: 'solid' | 'pale'): Html {
  const band = hasBand(look) ? html`<rect width="26" height="4" fill="url(#band-${look})"/>` : '';
  return html`<svg class="swatch" width="28" height="14" aria-hidden="true"><g class="bar look-${look}"><rect
 class="${part}" ${RECT}/><svg class="band" x="1" y="9" width="26" height="4">${band}</svg></g></svg>`;
}

function fadeSwatch(look: Look): Html {
  return html`<svg class="swatch" width="28" height="14" aria-hidden="true"><g class="bar look-${look}"><rect
 class="fade" ${RECT} fill="url(#in-${look})"/><rect class="maybe" ${RECT}/></g></svg>`;
}
