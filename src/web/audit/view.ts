/** The page of the audit: what is signed, filters, and the log. */
import { html } from 'hono/html';
import type { Language } from '../../words/language.ts';
import { instantHtml } from '../dates.ts';
import { downloadLinks } from '../download/links.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import type { SignedShown } from './data.ts';
import { filterForm } from './filter-form.ts';
import type { AuditFault, AuditFilters } from './filters.ts';
import { type LogShown, logTable } from './log.ts';

export interface AuditShown {
  /** Undefined where a filter is not understood. */
  readonly log?: LogShown;
  readonly filters: AuditFilters;
  readonly faults: readonly AuditFault[];
  readonly signed: SignedShown;
  readonly timeControls: Html;
  readonly verification: Html;
  readonly pages: Html;
  readonly links: Links;
  readonly language: Language;
}

export function auditPage(shown: AuditShown): Html {
  const { log, faults, filters, signed, timeControls, verification, pages, links, language } = shown;
  const { audit } = language.words;
  return html`<h1>${audit.title}</h1>
<p class="lead">${audit.intro}</p>
<h2>${audit.signed.title}</h2>
${signedHtml(signed, links, language)}
<h2 id="log-title">${audit.log}</h2>
${timeControls}
${filterForm({ filters, faults, links, language })}
<div id="log" data-live>
${log ? logHtml(log, filters) : ''}
${pages}
</div>
${verification}`;
}

function logHtml(log: LogShown, filters: AuditFilters): Html {
  const { items, links, language } = log;
  const { none, noneNext, filters: words } = language.words.audit;
  const clear = html`${noneNext} <a href="${links.to('/audit')}">${words.clear}</a>`;
  return html`<p class="no-print muted">${downloadLinks('/audit', { ...filters }, { links, language })}</p>
${items.length === 0 ? emptyState(none, clear) : logTable(log)}`;
}

function signedHtml({ checkpoint, size, witnesses, keys }: SignedShown, links: Links, language: Language): Html {
  const { signed: words, keep } = language.words.audit;
  if (!checkpoint) return emptyState(words.none, words.noneNext);
  const cosigners = html`<ul>${witnesses.map((name) => html`<li>${bdi(name)}</li>`)}</ul>`;
  return html`<dl class="facts">
<dt>${words.size}</dt><dd>${checkpoint.size}</dd>
<dt>${words.tail}</dt><dd>${words.tailCount({ count: Math.max(0, size - checkpoint.size) })}</dd>
<dt>${words.sealedAt}</dt><dd>${instantHtml(checkpoint.sealedAt, language)}</dd>
<dt>${words.root}</dt><dd><code>${checkpoint.root.toString('base64')}</code></dd>
<dt>${words.origin}</dt><dd><code>${checkpoint.origin}</code></dd>
<dt>${words.witnesses}</dt><dd>${witnesses.length === 0 ? words.noWitnesses : cosigners}</dd>
<dt>${words.keys}</dt><dd><ul>${keys.map((key) => html`<li><code>${key}</code></li>`)}</ul></dd>
<dt>${words.files}</dt><dd><a href="${links.bare('/audit/checkpoint')}">${words.checkpoint}</a>,
<a href="${links.bare('/audit/keys')}">${words.allKeys}</a></dd>
</dl>
<p class="no-print"><a href="#verify">${keep.title}</a></p>`;
}
