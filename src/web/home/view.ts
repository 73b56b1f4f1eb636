/** The start page: which workspaces there are to read. */
import { html } from 'hono/html';
import type { Language } from '../../words/language.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { signInForm } from '../sign-in/view.ts';

interface ListedWorkspace {
  readonly name: string;
  readonly size: number;
}

export function homePage(workspaces: readonly ListedWorkspace[], language: Language): Html {
  const { home, tagline } = language.words.site;
  return html`<h1>${tagline}</h1>
<p class="lead">${home.intro}</p>
<h2>${home.workspaces}</h2>
${workspaces.length === 0 ? noWorkspaces(language) : workspaceList(workspaces, language)}
<h2>${home.private}</h2>
${signInForm('', { language })}`;
}

function noWorkspaces({ words }: Language): Html {
  const { home } = words.site;
  const command = html`<code>npm run annalist -- workspace create NAME --public</code>`;
  return emptyState(home.none, html`${home.makeOne({ command })}`);
}

function workspaceList(workspaces: readonly ListedWorkspace[], { words }: Language): Html {
  const { developments } = words.site.home;
  const item = ({ name, size }: ListedWorkspace) =>
    html`<li><a href="/${name}"><strong>${bdi(name)}</strong></a> <span>${developments({ count: size })}</span></li>`;
  return html`<ul class="cards">${workspaces.map(item)}</ul>`;
}
