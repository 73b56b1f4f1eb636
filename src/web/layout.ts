import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { Links } from './links.ts';
import { texts } from './texts.ts';

/** What stands around the content of a page. */
export interface Site {
  /** Undefined: the page belongs to no workspace, or to none that its reader may see. */
  readonly workspace: { readonly name: string; readonly isPublic: boolean; readonly isIndexable: boolean } | undefined;
  /** Undefined: a stranger. */
  readonly caller: { readonly name: string; readonly role: 'reader' | 'recorder' | 'administrator' } | undefined;
  /** Of a static file, by its name. */
  readonly asset: (name: string) => string;
}

export interface PageContent {
  readonly title: string;
  readonly site: Site;
  /** Undefined where there is no workspace. */
  readonly links: Links | undefined;
  readonly main: Html;
}

/** A whole page. */
export function layOut({ title, site, links, main }: PageContent): Html {
  const { workspace, asset } = site;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${workspace?.isIndexable ? '' : html`<meta name="robots" content="noindex">`}
<title>${title} – ${texts.brand}</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
${['style.css', 'picture.css', 'form.css', 'audit.css'].map((name) => html`<link rel="stylesheet" href="${asset(name)}">`)}
<script type="module" src="${asset('page.js')}"></script>
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header class="site" id="site" data-live>${workspace && links ? workspaceBar(site, links) : html`<a class="brand" href="/">${texts.brand}</a>`}</header>
<main id="content" tabindex="-1">
${main}
</main>
<footer class="site"><p>${texts.footer} <a href="/docs">${texts.api}</a></p></footer>
</body>
</html>
`;
}

function workspaceBar({ workspace, caller }: Site, links: Links): Html {
  return html`<a class="brand" href="/">${texts.brand}</a>
<a class="workspace" href="${links.home()}">${workspace?.name}</a>
<nav aria-label="${texts.nav.label}"><ul>
${(['case', 'person', 'organization', 'source'] as const).map((kind) => html`<li><a href="${links.list(kind)}">${texts.kinds[kind].many}</a></li>`)}
<li><a href="${links.to('/findings')}">${texts.nav.findings}</a></li>
<li><a href="${links.to('/audit')}">${texts.nav.audit}</a></li>
${caller && caller.role !== 'reader' ? html`<li><a class="add" href="${links.to('/add')}">${texts.nav.add}</a></li>` : ''}
</ul></nav>
<form class="search" role="search" action="${links.to('/search')}">
${links.hidden()}
<input type="search" name="q" aria-label="${texts.nav.search}" placeholder="${texts.nav.search}" maxlength="200" required>
<button>${texts.nav.find}</button>
</form>
${
  caller
    ? html`<form class="session" method="post" action="${links.bare('/sign-out')}"><span>${caller.name}</span> <button class="plain">${texts.nav.signOut}</button></form>`
    : html`<a class="session" href="${links.bare('/sign-in')}">${texts.nav.signIn}</a>`
}`;
}

/** What a page shows where it has nothing else to show: what is missing, and what to do next. */
export function emptyState(text: string, next: Html | '' = ''): Html {
  return html`<p class="empty">${text} ${next}</p>`;
}
