/** What stands around the content of every page: head, navigation, search, footer. */
import { html } from 'hono/html';
import type { Caller } from '../service/access.ts';
import type { Language } from '../words/language.ts';
import type { Words } from '../words/messages.ts';
import type { Workspace } from '../workspaces/workspaces.ts';
import { assetAddress } from './assets.ts';
import { bdi, type Html } from './html.ts';
import type { Links } from './links.ts';
import { markSymbols } from './mark.ts';

/** What all parts of a page have in common: its words, where they lead, and who reads them. */
export interface Site {
  readonly language: Language;
  readonly words: Words;
  readonly links: Links;
  /** Undefined: the page belongs to no workspace, or to none that its reader may see. */
  readonly home: Pick<Workspace, 'name' | 'isPublic' | 'isIndexable'> | undefined;
  /** Undefined: a stranger. */
  readonly caller: Caller | undefined;
}

/** Whether the caller may record developments. */
export function mayRecord({ caller }: Pick<Site, 'caller'>): boolean {
  return caller !== undefined && caller.role !== 'reader';
}

const kindsInOrder = ['case', 'person', 'organization', 'source'] as const;
const stylesheets = ['style.css', 'subject.css', 'case.css', 'picture.css', 'form.css', 'audit.css'];

/** Where in the navigation a page stands. */
export type NavPlace = (typeof kindsInOrder)[number] | 'findings' | 'add' | 'audit';

export interface Content {
  readonly title: string;
  readonly main: Html;
  readonly place?: NavPlace | undefined;
}

/** A whole page. */
export function layOut(site: Site, { title, main, place }: Content): Html {
  const { home, language, words } = site;
  const { title: titled, skip, brand } = words.site;
  return html`<!doctype html>
<html lang="${language.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${home?.isIndexable ? '' : html`<meta name="robots" content="noindex">`}
<title>${titled({ page: title })}</title>
<link rel="icon" href="${assetAddress('icon.svg')}" type="image/svg+xml">
${stylesheets.map((name) => html`<link rel="stylesheet" href="${assetAddress(name)}">`)}
${scriptHtml('page.js')}
</head>
<body>
${markSymbols}
<a class="skip" href="#content">${skip}</a>
<header class="site" id="site" data-live>
<a class="brand" href="/">${brand}</a>
${home ? workspaceBar(home.name, place, site) : ''}
</header>
<main id="content" tabindex="-1">
${main}
</main>
${footer(place, site)}
</body>
</html>
`;
}

/** Loads a script of our own. */
export function scriptHtml(name: string): Html {
  return html`<script type="module" src="${assetAddress(name)}"></script>`;
}

/** On a narrow screen what follows the name opens from a button; where it cannot, it stays open. */
function workspaceBar(name: string, place: NavPlace | undefined, site: Site): Html {
  const { links, words } = site;
  const { nav, kinds } = words.site;
  const item = (to: NavPlace, path: string, label: string) => html`<li><a href="${links.to(path)}"
 ${to === place ? html`aria-current="page"` : ''}>${label}</a></li>`;
  return html`<a class="workspace" href="${links.to('')}">${bdi(name)}</a>
<a class="phone" href="${links.to('/search')}">${nav.find}</a>
<button class="phone text" type="button" popovertarget="menu">${nav.menu}</button>
<div class="menu" id="menu" popover>
<nav aria-label="${nav.label}"><ul>
${kindsInOrder.map((kind) => item(kind, `/${kind}s`, kinds.many[kind]))}
${item('findings', '/findings', nav.reviewNotes)}
${mayRecord(site) ? item('add', '/add', nav.record) : ''}
</ul></nav>
<form class="search" role="search" action="${links.to('/search')}">
${links.hidden()}
<input type="search" name="q" aria-label="${nav.search}" placeholder="${nav.search}" maxlength="200" required>
</form>
${session(site)}
</div>`;
}

/** What the reader should bear in mind, and where the record itself is. */
function footer(place: NavPlace | undefined, { home, links, words: { site } }: Site): Html {
  const current = place === 'audit' ? html`aria-current="page"` : '';
  const audit = home ? html`<a href="${links.to('/audit')}" ${current}>${site.nav.audit}</a>` : '';
  return html`<footer class="site" id="foot" data-live><p>${site.footer} ${audit}
<a href="/docs">${site.api}</a></p></footer>`;
}

function session({ caller, links, words: { site } }: Site): Html {
  if (!caller) return html`<a class="session" href="${links.bare('/sign-in')}">${site.nav.signIn}</a>`;
  return html`<form class="session" method="post" action="${links.bare('/sign-out')}">
<span>${bdi(caller.name)}</span> <button class="plain">${site.nav.signOut}</button></form>`;
}

/** What a page shows where it has nothing else to show: what is missing, and what to do next. */
export function emptyState(text: string, next: Html | string = ''): Html {
  return html`<p class="empty">${text} ${next}</p>`;
}

/** The head of a page: its name, the time controls, and what else one can do with it. */
export function pageHead(name: Html, timeControls: Html, aside: Html | string = ''): Html {
  return html`<div class="head">${name}${timeControls}${aside}</div>`;
}
