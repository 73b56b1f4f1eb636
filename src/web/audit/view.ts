import { html } from 'hono/html';
import { amendmentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { Amends } from '../../catalogue/development.ts';
import { families } from '../../catalogue/families.ts';
import { isRecordKeeping } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { PublishedCheckpoint } from '../../proof/checkpoints.ts';
import type { Status } from '../../queries/history.ts';
import type { Words } from '../../queries/words.ts';
import type { Language } from '../../words/language.ts';
import { instantInWords, standingBadge } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { Links } from '../links.ts';
import { texts } from '../texts.ts';

/** What is asked for, as it was typed; undefined: anything. */
export interface AuditFilters {
  readonly subject?: string | undefined;
  readonly type?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly recordedFrom?: string | undefined;
  readonly recordedTo?: string | undefined;
  readonly occurredFrom?: string | undefined;
  readonly occurredTo?: string | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
}

export interface AuditFault {
  readonly field: keyof AuditFilters;
  readonly message: string;
}

export interface AuditShown {
  readonly items: readonly RecordedDevelopment[];
  readonly statusOf: (recorded: RecordedDevelopment) => Status;
  /** Of what they speak of, and what speaks of them, by id. */
  readonly positions: ReadonlyMap<string, number>;
  readonly words: Words;
  readonly filters: AuditFilters;
  readonly faults: readonly AuditFault[];
  readonly signed: SignedShown;
  readonly machine: Html;
  readonly verification: Html;
  readonly pages: Html;
  readonly links: Links;
}

export interface SignedShown {
  readonly checkpoint: PublishedCheckpoint | undefined;
  /** How many developments are recorded. */
  readonly size: number;
  /** Names of those who cosigned the checkpoint. */
  readonly witnesses: readonly string[];
  /** As `name+id+key`. */
  readonly keys: readonly string[];
}

/** The log in the order of its recording, with what proves it. */
export function auditPage(shown: AuditShown): Html {
  const { items, faults, filters, machine, verification, pages, links } = shown;
  const { audit } = texts;
  return html`<h1>${audit.title}</h1>
<p class="lead">${audit.intro}</p>
${signedSection(shown.signed, links)}
<h2 id="log-title">${audit.log}</h2>
${machine}
${filterForm(shown)}
<div id="log" data-live>
${faults.length > 0 ? '' : html`<p class="no-print muted">${texts.lists.download} <a href="${links.to('/audit.csv', { ...filters })}">CSV</a> <a href="${links.to('/audit.xlsx', { ...filters })}">XLSX</a></p>${items.length === 0 ? emptyState(audit.none, html`${audit.noneNext} <a href="${links.to('/audit')}">${audit.filters.clear}</a>`) : logTable(shown)}`}
${pages}
</div>
${verification}`;
}

function signedSection({ checkpoint, size, witnesses, keys }: SignedShown, links: Links): Html {
  const { signed } = texts.audit;
  if (!checkpoint) return html`<h2>${signed.title}</h2>${emptyState(signed.none, html`${signed.noneNext}`)}`;
  const tail = size - checkpoint.size;
  return html`<h2>${signed.title}</h2>
<dl class="facts">
<dt>${signed.size}</dt><dd>${checkpoint.size}</dd>
<dt>${signed.tail}</dt><dd>${tail > 0 ? signed.tailCount(tail) : signed.noTail}</dd>
<dt>${signed.sealedAt}</dt><dd>${instantInWords(checkpoint.sealedAt)}</dd>
<dt>${signed.root}</dt><dd><code>${checkpoint.root.toString('base64')}</code></dd>
<dt>${signed.origin}</dt><dd><code>${checkpoint.origin}</code></dd>
<dt>${signed.witnesses}</dt><dd>${witnesses.length === 0 ? signed.noWitnesses : html`<ul>${witnesses.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`}</dd>
<dt>${signed.keys}</dt><dd><ul>${keys.map((key) => html`<li><code>${key}</code></li>`)}</ul></dd>
<dt>${signed.raw}</dt><dd><a href="${links.bare('/audit/checkpoint')}">${signed.checkpoint}</a>, <a href="${links.bare('/audit/keys')}">${signed.allKeys}</a></dd>
</dl>
<p class="no-print"><a href="#verify">${texts.audit.keep.title}</a></p>`;
}

function filterForm({ filters, faults, links, words: { language } }: AuditShown): Html {
  const { filters: words, faults: event } = texts.audit;
  return html`${faults.length === 0 ? '' : html`<div class="fault" role="alert"><p><strong>${event.title}</strong></p></div>`}
<form class="filters audit no-print" id="filters" action="${links.bare('/audit')}">
<div id="filter-moment" data-live>${links.hidden()}</div>
${textField('subject', words.subjectHint)}
<label>${words.type} <select name="type"><option value="">${words.anyType}</option>${typeOptions(filters.type, language)}</select>${faultOf('type')}</label>
${textField('recordedBy')}
${textField('recordedFrom', words.momentHint)}
${textField('recordedTo', words.momentHint)}
${dayField('occurredFrom')}
${dayField('occurredTo')}
<label>${words.order} <select name="order">${(['newest', 'oldest'] as const).map((order) => html`<option value="${order}" ${order === (filters.order ?? 'newest') ? 'selected' : ''}>${words.orders[order]}</option>`)}</select></label>
<p class="actions"><button>${words.show}</button> <a href="${links.to('/audit')}">${words.clear}</a></p>
</form>`;

  function textField(name: 'subject' | 'recordedBy' | 'recordedFrom' | 'recordedTo', hint = ''): Html {
    return html`<label>${words[name]} <input name="${name}" value="${filters[name] ?? ''}" placeholder="${hint}" maxlength="200" autocapitalize="none" spellcheck="false" ${invalid(name)}>${faultOf(name)}</label>`;
  }

  /** As text where it is no day: a field for days would show nothing of it. */
  function dayField(name: 'occurredFrom' | 'occurredTo'): Html {
    const type = faults.some(({ field }) => field === name) ? 'text' : 'date';
    return html`<label>${words[name]} <input type="${type}" name="${name}" value="${filters[name] ?? ''}" maxlength="40" ${invalid(name)}>${faultOf(name)}</label>`;
  }

  function faultOf(name: keyof AuditFilters): Html {
    return html`${faults.filter(({ field }) => field === name).map(({ message }) => html`<span class="fault" id="fault-${name}">${message}</span>`)}`;
  }

  function invalid(name: keyof AuditFilters): Html {
    return faults.some(({ field }) => field === name)
      ? html`aria-invalid="true" aria-describedby="fault-${name}"`
      : html``;
  }
}

function typeOptions(chosen: string | undefined, language: Language): Html {
  return html`${families.map(
    ({ name: family, types }) =>
      html`<optgroup label="${language.words.families[family]}">${types.map(
        ({ name }) =>
          html`<option value="${name}" ${name === chosen ? 'selected' : ''}>${titleOfType(name, language)}</option>`,
      )}</optgroup>`,
  )}`;
}

function logTable(shown: AuditShown): Html {
  const { columns, title } = texts.audit;
  const ends = new Set(shown.items.flatMap(({ position, batchEnd }) => (batchEnd === position ? [] : [batchEnd])));
  return html`<table class="data log"><caption class="sr">${title}</caption>
<thead><tr>${(['position', 'recorded', 'by', 'what', 'chain', 'verify'] as const).map((name) => html`<th scope="col">${columns[name]}</th>`)}</tr></thead>
<tbody>${shown.items.map((recorded) => logRow(recorded, ends, shown))}</tbody></table>`;
}

function logRow(recorded: RecordedDevelopment, ends: ReadonlySet<number>, shown: AuditShown): Html {
  const { words, links, statusOf } = shown;
  const { audit } = texts;
  const { position, recordedAt, recordedBy, development, batchEnd } = recorded;
  const { id, type, attribution } = development;
  const address = links.development(id);
  const status = statusOf(recorded);
  const title = titleOfType(type, words.language);
  const chain = chainOf(recorded, status, shown);
  const isBatched = ends.has(batchEnd);
  const isChained = isBatched || String(chain).trim() !== '';
  return html`<tr id="position-${position}" class="${status.retractedBy === null ? '' : 'retracted'}">
<th scope="row"><a href="${address}">${position}</a></th>
<td data-label="${audit.columns.recorded}">${instantInWords(recordedAt)}</td>
<td data-label="${audit.columns.by}"><bdi>${recordedBy ?? audit.nobody}</bdi></td>
<td><span class="muted">${title}</span> ${standingBadge(attribution?.standing)}<br><a href="${address}"><bdi>${words.sentenceOf(recorded) ?? texts.erased}</bdi></a></td>
<td ${isChained ? html`data-label="${audit.columns.chain}"` : ''}>${chain}${isBatched ? html`<div class="muted">${audit.chain.batch(batchEnd)}</div>` : ''}</td>
<td data-label="${audit.columns.verify}">${recorded.isErased ? '' : html`<a href="${address}#verify" aria-label="${audit.verify}, ${audit.chain.at(position)}">${audit.verify}</a>`}</td></tr>`;
}

/** What it amends, and what amends it. */
function chainOf(recorded: RecordedDevelopment, status: Status, { positions, links }: AuditShown): Html {
  const { chain } = texts.audit;
  const { development, erasure } = recorded;
  const link = (label: string, id: string) => {
    const position = positions.get(id);
    return html`<div>${label} <a href="${links.development(id)}">${position === undefined ? id.slice(0, 8) : chain.at(position)}</a></div>`;
  };
  const target = typeof development.data.target === 'string' ? development.data.target : undefined;
  const act: Amends | 'erases' | undefined =
    amendmentOf(development)?.amends ?? (isRecordKeeping(development) ? 'erases' : undefined);
  return html`${target !== undefined && act ? link(chain[act], target) : ''}
${status.correctedBy === null ? '' : link(chain.correctedBy, status.correctedBy)}
${status.retractedBy === null ? '' : link(chain.retractedBy, status.retractedBy)}
${status.corroboratedBy.map((id) => link(chain.corroboratedBy, id))}
${erasure ? link(chain.erasedBy, erasure.development) : ''}`;
}
