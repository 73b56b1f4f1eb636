/** The page of the audit: what is signed, filters, and the log. */
import { html } from 'hono/html';
import type { PublishedCheckpoint } from '../../proof/checkpoints.ts';
import type { Language } from '../../words/language.ts';
import { instantHtml } from '../dates.ts';
import { downloadLinks } from '../download/links.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import { filterForm } from './filter-form.ts';
import type { AuditFault, AuditFilters } from './filters.ts';
import { type LogShown, logTable } from './log.ts';

export interface AuditShown extends LogShown {
  readonly filters: AuditFilters;
  readonly faults: readonly AuditFault[];
  readonly signed: SignedShown;
  readonly timeControls: Html;
  readonly verification: Html;
  readonly pages: Html;
}

export interface SignedShown {
  readonly checkpoint: PublishedCheckpoint | undefined;
  /** How many developments are recorded. */
  readonly size: number;
  /** Names of those who co-signed the checkpoint. */
  readonly witnesses: readonly string[];
  /** As `name+id+key`. */
  readonly keys: readonly string[];
}

export function auditPage(shown: AuditShown): Html {
  const { faults, filters, signed, timeControls, verification, pages, links, language } = shown;
  const { audit } = language.words;
  return html`<h1>${audit.title}</h1>
<p class="lead">${audit.intro}</p>
<h2>${audit.signed.title}</h2>
${signedHtml(signed, links, language)}
<h2 id="log-title">${audit.log}</h2>
${timeControls}
${filterForm({ filters, faults, links, language })}
<div id="log" data-live>
${faults.length > 0 ? '' : logHtml(shown)}
${pages}
</div>
${verification}`;
}

function logHtml(shown: AuditShown): Html {
  const { items, filters, links, language } = shown;
  const { none, noneNext, filters: words } = language.words.audit;
  const clear = html`${noneNext} <a href="${links.to('/audit')}">${words.clear}</a>`;
  return html`<p class="no-print muted">${downloadLinks('/audit', { ...filters }, { links, language })}</p>
${items.length === 0 ? emptyState(none, clear) : logTable(shown)}`;
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
