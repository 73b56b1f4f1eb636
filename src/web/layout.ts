/** What stands around the content of every page: head, navigation, search, footer. */
import { html } from 'hono/html';
import type { Language } from '../words/language.ts';
import { bdi, type Html } from './html.ts';
import type { Links } from './links.ts';

/** What all pages that answer one request have in common. */
export interface Site {
  readonly language: Language;
  /** Undefined: the page belongs to no workspace, or to none that its reader may see. */
  readonly workspace: { readonly name: string; readonly isPublic: boolean; readonly isIndexable: boolean } | undefined;
  /** Undefined: a stranger. */
  readonly caller: { readonly name: string; readonly role: 'reader' | 'recorder' | 'administrator' } | undefined;
  /** The address of a static file, by its name. */
  readonly asset: (name: string) => string;
}

export interface PageContent {
  readonly title: string;
  readonly site: Site;
  /** Undefined where there is no workspace. */
  readonly links: Links | undefined;
  readonly main: Html;
}

/** Whether the caller may record developments. */
export function mayRecord({ caller }: Pick<Site, 'caller'>): boolean {
  return caller !== undefined && caller.role !== 'reader';
}

const kindsInOrder = ['case', 'person', 'organization', 'source'] as const;
const stylesheets = ['style.css', 'picture.css', 'form.css', 'audit.css'];

/** A whole page. */
export function layOut({ title, site, links, main }: PageContent): Html {
  const { workspace, asset, language } = site;
  const words = language.words.site;
  return html`<!doctype html>
<html lang="${language.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${workspace?.isIndexable ? '' : html`<meta name="robots" content="noindex">`}
<title>${words.title({ page: title })}</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
${stylesheets.map((name) => html`<link rel="stylesheet" href="${asset(name)}">`)}
<script type="module" src="${asset('page.js')}"></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="site" id="site" data-live>
<a class="brand" href="/">${words.brand}</a>
${workspace && links ? workspaceBar(site, links) : ''}
</header>
<main id="content" tabindex="-1">
${main}
</main>
<footer class="site"><p>${words.footer} <a href="/docs">${words.api}</a></p></footer>
</body>
</html>
`;
}

function workspaceBar(site: Site, links: Links): Html {
  const { workspace, language } = site;
  const { nav, kinds } = language.words.site;
  return html`<a class="workspace" href="${links.home()}">${bdi(workspace?.name ?? '')}</a>
<nav aria-label="${nav.label}"><ul>
${kindsInOrder.map((kind) => html`<li><a href="${links.list(kind)}">${kinds.many[kind]}</a></li>`)}
<li><a href="${links.to('/findings')}">${nav.reviewNotes}</a></li>
<li><a href="${links.to('/audit')}">${nav.audit}</a></li>
${mayRecord(site) ? html`<li><a class="add" href="${links.to('/add')}">${nav.add}</a></li>` : ''}
</ul></nav>
<form class="search" role="search" action="${links.to('/search')}">
${links.hidden()}
<input type="search" name="q" aria-label="${nav.search}" placeholder="${nav.search}" maxlength="200" required>
<button>${nav.find}</button>
</form>
${session(site, links)}`;
}

function session({ caller, language }: Site, links: Links): Html {
  const { nav } = language.words.site;
  if (!caller) return html`<a class="session" href="${links.bare('/sign-in')}">${nav.signIn}</a>`;
  return html`<form class="session" method="post" action="${links.bare('/sign-out')}">
<span>${bdi(caller.name)}</span> <button class="plain">${nav.signOut}</button></form>`;
}

/** What a page shows where it has nothing else to show: what is missing, and what to do next. */
export function emptyState(text: string, next: Html | string = ''): Html {
  return html`<p class="empty">${text} ${next}</p>`;
}
