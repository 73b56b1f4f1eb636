import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { signInForm } from '../sign-in/view.ts';
import { texts } from '../texts.ts';

/** The start page: which workspaces there are to read. */
export function homePage(workspaces: readonly { readonly name: string; readonly size: number }[]): Html {
  const { home } = texts;
  return html`<h1>${texts.tagline}</h1>
<p class="lead">${home.intro}</p>
<h2>${home.workspaces}</h2>
${
  workspaces.length === 0
    ? emptyState(home.none, html`${home.makeOne}`)
    : html`<ul class="cards">${workspaces.map(({ name, size }) => html`<li><a href="/${name}"><strong>${name}</strong></a> <span>${home.developments(size)}</span></li>`)}</ul>`
}
<h2>${home.private}</h2>
${signInForm('')}`;
}
