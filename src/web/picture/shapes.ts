/** Gradients, patterns and shapes that all pictures of a page share, named by the looks of values. */
import { html, raw } from 'hono/html';
import { type Look, looks } from '../../catalogue/look.ts';
import type { Html } from '../html.ts';

/** A band at the foot of a bar tells its look without colour. */
const bands: Readonly<Partial<Record<Look, { readonly size: readonly [number, number]; readonly shape: string }>>> = {
  held: { size: [8, 4], shape: '<rect x="3" width="2" height="4"/>' },
  restricted: { size: [8, 4], shape: '<path d="M0 4 4 0h4L4 4z"/>' },
  released: { size: [6, 4], shape: '<circle cx="3" cy="2" r="1.4"/>' },
  claim: { size: [5, 4], shape: '<circle cx="2.5" cy="2" r="1"/>' },
  open: { size: [10, 4], shape: '<rect x="1" width="2" height="4"/>' },
  on_trial: { size: [4, 4], shape: '<rect x="1" width="2" height="4"/>' },
};

export function hasBand(look: Look): boolean {
  return look in bands;
}

const patterns = Object.entries(bands).map(
  ([look, { size, shape }]) =>
    `<pattern id="band-${look}" class="look-${look}" width="${size[0]}" height="${size[1]}"
 patternUnits="userSpaceOnUse">${shape}</pattern>`,
);

const fades = looks.flatMap((look) => [
  fade(`in-${look}`, look, [0.06, 0.42]),
  fade(`out-${look}`, look, [0.42, 0.06]),
]);

function fade(id: string, look: Look, [first, last]: readonly [number, number]): string {
  return `<linearGradient id="${id}" class="look-${look}"><stop offset="0" stop-opacity="${first}"/>
<stop offset="1" stop-opacity="${last}"/></linearGradient>`;
}

/** Once on every page that has pictures. */
export const pictureShapes: Html = html`<svg class="symbols" width="0" height="0" aria-hidden="true"><defs>
${raw([...patterns, ...fades].join('\n'))}
<symbol id="change" viewBox="-4 0 8 6" width="8" height="6" overflow="visible"><path d="M-4 0h8l-4 6z"/></symbol>
</defs></svg>`;
