/** Sections of a page that open and close: closed they say their name, how many, and the gist; and links to them. */
import { html } from 'hono/html';
import type { Html } from './html.ts';

export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  /** Its name among the jump links, where that is shorter. */
  readonly short?: string | undefined;
  /** How many things are in it; left out: it is not a list. */
  readonly count?: number | undefined;
  /** The most important of it, on one line. */
  readonly gist?: Html | string | undefined;
  readonly body: Html;
  readonly isOpen?: boolean | undefined;
}

/** Where a jump link leads: a section, or a part of the page that is always open. */
export type JumpPlace = Pick<Section, 'id' | 'title' | 'short' | 'count'>;

export function sectionHtml({ id, title, count, gist, body, isOpen }: Section): Html {
  return html`<details class="section" id="${id}" data-key="${id}" ${isOpen ? 'open' : ''}>
<summary><h2>${title}${countHtml(count)}</h2><span class="gist">${gist ?? ''}</span></summary>
<div class="inside">${body}</div>
</details>`;
}

/** They stay in sight, at the foot or the head of the window. `label`: what they are, for screen readers. */
export function jumpLinks(places: readonly JumpPlace[], label: string): Html {
  const link = ({ id, title, short, count }: JumpPlace) =>
    html`<a href="#${id}">${short ?? title}${countHtml(count)}</a>`;
  return html`<nav class="jump no-print" aria-label="${label}">${places.map(link)}</nav>`;
}

function countHtml(count: number | undefined): Html | '' {
  return count === undefined ? '' : html`<span class="count">${count}</span>`;
}
