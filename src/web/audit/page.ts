/** The log as it was recorded, with what is signed of it. */
import { html } from 'hono/html';
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { httpStatusOf } from '../../api/problem.ts';
import { readCheckpoint, readVerifiers } from '../../proof/checkpoints.ts';
import { type DevelopmentsAnswer, listDevelopments } from '../../service/developments.ts';
import type { Paged } from '../../service/page.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { parseNote } from '../../tree/note.ts';
import { instantHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { downloadLinks, readControls } from '../paging.ts';
import { checkpointVerification, ofRoute } from '../verification.ts';
import { filterForm } from './filter-form.ts';
import {
  type AuditFault,
  type AuditFilters,
  auditParameters,
  faultsOfFilters,
  readAuditFilters,
  typedFilters,
} from './filters.ts';
import { readLogTable } from './log.ts';

const query = z.strictObject({ ...auditParameters, ...snapshotParameters, ...pageParameters });
type AuditCall = PageCall<z.infer<typeof query>>;

const audit = definePage({
  path: '/{workspace}/audit',
  query,
  async handle(call) {
    const { services, workspace } = call;
    const { asOf, knownAt, cursor, limit } = call.query;
    const asked = { workspace, asOf, knownAt, cursor, limit };
    const filters = typedFilters(call.query);
    const reading = readAuditFilters(filters);
    const found = reading.ok ? await listDevelopments(services, { ...asked, ...reading.value }) : reading;
    if (found.ok) return show(call, found.value, { filters, log: found.value });
    const faults = faultsOfFilters(found.problem, filters);
    if (faults.length === 0) return found.problem;
    const opened = await takeSnapshot(services, asked);
    return opened.ok ? show(call, { snapshot: opened.value, next: null }, { filters, faults }) : opened.problem;
  },
});

interface Shown {
  readonly filters: AuditFilters;
  readonly faults?: readonly AuditFault[];
  readonly log?: DevelopmentsAnswer;
}

async function show(call: AuditCall, paged: Paged, { filters, faults = [], log }: Shown): Promise<Response> {
  const { links } = call;
  const { timeControls, pages } = await readControls(call, paged, { path: '/audit', keep: filters, anchor: '#log' });
  const words = call.words.audit;
  const clear = html`${words.noneNext} <a href="${links.to('/audit')}">${words.filters.clear}</a>`;
  const entries = log && (log.items.length > 0 ? await readLogTable(log, call) : emptyState(words.none, clear));
  const main = html`<h1>${words.title}</h1>
<p class="lead">${words.intro}</p>
<h2>${words.signed.title}</h2>
${await readSigned(call)}
<h2 id="log-title">${words.log}</h2>
${timeControls}
${filterForm(filters, faults, call)}
<div id="log" data-live>
${entries ? html`<p class="no-print muted">${downloadLinks('/audit', filters, call)}</p>${entries}` : ''}
${pages}
</div>
${checkpointVerification(call)}`;
  const status = faults.length > 0 ? httpStatusOf('invalid_query') : undefined;
  return showPage(call, { title: words.title, main, status, place: 'audit' });
}

export const auditPages: readonly Page[] = [
  audit,
  ...['checkpoint', 'keys', 'consistency'].map((name) =>
    ofRoute(`/log/{workspace}/${name}`, `/{workspace}/audit/${name}`),
  ),
];

/** What is signed of the log, by whom, and how much is not. */
async function readSigned({ services, workspace, links, words: { audit: words }, language }: PageCall): Promise<Html> {
  const { signed, keep } = words;
  const checkpoint = await readCheckpoint(services.connection, workspace);
  if (!checkpoint) return emptyState(signed.none, signed.noneNext);
  const head = await services.resolveKnownAt(workspace, { kind: 'now' });
  const tail = head.ok ? Math.max(0, head.value.position + 1 - checkpoint.size) : 0;
  const signers = parseNote(checkpoint.note)?.signatures.map(({ name }) => name) ?? [];
  const witnesses = signers.filter((name) => name !== checkpoint.origin);
  const cosigners = html`<ul>${witnesses.map((name) => html`<li>${bdi(name)}</li>`)}</ul>`;
  const keys = await readVerifiers(services.connection, workspace);
  return html`<dl class="facts">
<dt>${signed.size}</dt><dd>${checkpoint.size}</dd>
<dt>${signed.tail}</dt><dd>${signed.tailCount({ count: tail })}</dd>
<dt>${signed.sealedAt}</dt><dd>${instantHtml(checkpoint.sealedAt, language)}</dd>
<dt>${signed.root}</dt><dd><code>${checkpoint.root.toString('base64')}</code></dd>
<dt>${signed.origin}</dt><dd><code>${checkpoint.origin}</code></dd>
<dt>${signed.witnesses}</dt><dd>${witnesses.length === 0 ? signed.noWitnesses : cosigners}</dd>
<dt>${signed.keys}</dt><dd><ul>${keys.map((key) => html`<li><code>${key}</code></li>`)}</ul></dd>
<dt>${signed.files}</dt><dd><a href="${links.bare('/audit/checkpoint')}">${signed.checkpoint}</a>,
<a href="${links.bare('/audit/keys')}">${signed.allKeys}</a></dd>
</dl>
<p class="no-print"><a href="#verify">${keep.title}</a></p>`;
}
