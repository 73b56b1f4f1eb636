/** The start page: which workspaces there are to read. */
import { html } from 'hono/html';
import { z } from 'zod';
import { listPublicWorkspaces } from '../workspaces/workspaces.ts';
import { bdi } from './html.ts';
import { emptyState } from './layout.ts';
import { definePage, showPage } from './page.ts';
import { signInForm } from './sign-in.ts';

export const homePage = definePage({
  path: '/',
  access: 'open',
  query: z.strictObject({}),
  async handle(call) {
    const { home, tagline } = call.words.site;
    const workspaces = await listPublicWorkspaces(call.services.connection);
    const command = html`<code>npm run annalist -- workspace create NAME --public</code>`;
    const cards = workspaces.map(
      ({ name, size }) => html`<li><a href="/${name}"><strong>${bdi(name)}</strong></a>
<span>${home.developments({ count: size })}</span></li>`,
    );
    const main = html`<h1>${tagline}</h1>
<p class="lead">${home.intro}</p>
<h2>${home.workspaces}</h2>
${cards.length > 0 ? html`<ul class="rows">${cards}</ul>` : emptyState(home.none, html`${home.makeOne({ command })}`)}
<h2>${home.private}</h2>
${signInForm('', call)}`;
    return showPage(call, { title: tagline, main });
  },
});
