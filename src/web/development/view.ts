import { html } from 'hono/html';
import { amendmentOf, contentOf, targetOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { Citation, Envelope } from '../../catalogue/development.ts';
import { registeredBy, subjectsOf } from '../../catalogue/references.ts';
import { findType, isRecordKeeping, isTimeless } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { History, HistoryStep, Status } from '../../queries/history.ts';
import type { Words } from '../../queries/words.ts';
import { readEdtf } from '../../time/edtf.ts';
import { instantInWords, standingBadge } from '../dates.ts';
import { cited } from '../evidence.ts';
import { edtfInWords } from '../form/edtf.ts';
import { correctionFormOf, labelOf } from '../form/fields.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { byWhom, type RenderContext, subjectLink } from '../values.ts';
import { dataList, valueHtml } from './data.ts';

export interface DevelopmentShown {
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
  readonly history: History;
  /** What it speaks of or follows, and what speaks of it, by id. */
  readonly related: ReadonlyMap<string, RecordedDevelopment>;
  readonly words: Words;
  readonly context: RenderContext;
  readonly machine: Html;
  /** Leads to more of its history. */
  readonly pages: Html;
  readonly receipt: ReceiptShown;
  readonly mayRecord: boolean;
  readonly seesNotes: boolean;
  /** The API shows it to whoever asks. */
  readonly isPublic: boolean;
}

export interface ReceiptShown {
  /** In base64. */
  readonly leafHash: string;
  /** How long the log was when it was signed last. */
  readonly signedSize: number;
  readonly verification: Html;
}

/** All that is known of one development: what it says, what became of it, and the proof that it was recorded. */
export function developmentPage(shown: DevelopmentShown): Html {
  const { recorded, words, context, machine, mayRecord, receipt } = shown;
  const { development: text } = texts;
  const { development, position } = recorded;
  const { type, attribution, summary, sources } = development;
  return html`<div id="said" data-live><p class="kind">${titleOfType(type, context.language)} <code>${type}</code></p>
<h1 class="sentence"><bdi>${words.sentenceOf(recorded)}</bdi></h1>
<p>${standingBadge(attribution?.standing)}</p>
${summary === undefined ? '' : html`<p><span class="muted">${text.summary}:</span> <bdi>${words.summaryOf(recorded)}</bdi></p>`}
${statusNotes(shown)}</div>
${machine}
<p class="actions no-print" id="amend" data-live>${mayRecord ? amendLinks(shown) : ''}</p>
<div id="development" data-live>
<h2 id="facts">${text.facts}</h2>
${factList(shown)}
<h3>${text.data}</h3>
${contentHtml(shown)}
<h2 id="sources">${text.sources}</h2>
${sourceList(sources, context)}
${noteHtml(shown)}
<h2 id="history">${text.history}</h2>
${historyList(shown)}
</div>
<h2 id="receipt">${text.receipt}</h2>
<p>${text.receiptHint}</p>
<dl class="facts">
<dt>${text.position}</dt><dd>${position}, ${position < receipt.signedSize ? text.signedYet(receipt.signedSize) : text.notSigned}</dd>
<dt>${text.leafHash}</dt><dd><code>${receipt.leafHash}</code></dd>
<dt>${texts.audit.signed.raw}</dt><dd><a href="${context.links.bare(`/developments/${development.id}/receipt`)}">${text.receiptFile}</a></dd>
</dl>
${receipt.verification}`;
}

/** What became of it, said before anything else. */
function statusNotes({ status, related, words, context }: DevelopmentShown): Html {
  const { development: text } = texts;
  const { retractedBy, correctedBy, corroboratedBy } = status;
  const link = (id: string) => relatedLink(id, { related, words, context });
  return html`${retractedBy === null ? '' : html`<p class="fault"><strong>${text.retracted}</strong> ${link(retractedBy)}</p>`}
${correctedBy === null ? '' : html`<p class="fault"><strong>${text.corrected}</strong> ${link(correctedBy)}</p>`}
${corroboratedBy.length === 0 ? '' : html`<p class="good">${text.corroborated}</p><ul>${corroboratedBy.map((id) => html`<li>${link(id)}</li>`)}</ul>`}`;
}

function relatedLink(
  id: string,
  { related, words, context: { links } }: Pick<DevelopmentShown, 'related' | 'words' | 'context'>,
): Html {
  const recorded = related.get(id);
  const link = recorded && (words.sentenceOf(recorded) ?? texts.erased);
  return html`<a href="${links.development(id)}">${link === undefined ? html`<code>${id}</code>` : html`<bdi>${link}</bdi>`}</a>`;
}

function amendLinks({ recorded: { development }, status, context: { links } }: DevelopmentShown): Html {
  const { amend } = texts.form;
  const { id } = development;
  const offers = offersOf(development, status);
  return html`${(['correct', 'corroborate', 'retract'] as const).map((way) => (offers[way] ? html`<a class="button plain" href="${links.bare(`/developments/${id}/${way}`)}">${amend[way]}</a> ` : ''))}`;
}

/** How it may be amended: what the log would refuse is not offered. */
function offersOf(development: RecordedDevelopment['development'], { retractedBy }: Status) {
  const amends = amendmentOf(development)?.amends;
  const correction = findType('development.corrected');
  const content = contentOf(development);
  const isOpen = !isRecordKeeping(development) && retractedBy === null;
  const speaks = isOpen && (amends === undefined || amends === 'corrects');
  return {
    correct: speaks && correction !== undefined && correctionFormOf(correction, content.type) !== undefined,
    corroborate: speaks && (!isTimeless(content) || registeredBy(content) !== undefined),
    retract: isOpen && registeredBy(development) === undefined,
  };
}

function factList(shown: DevelopmentShown): Html {
  const { recorded, related, words, context, isPublic } = shown;
  const { development: text, state } = texts;
  const { development, position, batchEnd, recordedAt, recordedBy } = recorded;
  const { id, occurred, after = [], attribution, claim, type } = development;
  const isDated = !isTimeless(development) && !isRecordKeeping(development) && !amendmentOf(development);
  const subjects = subjectsOf(development);
  const target = targetOf(development);
  const row = (label: string, value: Html | string) => html`<dt>${label}</dt><dd>${value}</dd>`;
  return html`<dl class="facts">
${row(text.type, html`${titleOfType(type, context.language)} <code class="muted">${type}</code>`)}
${target === undefined ? '' : row(text.target, relatedLink(target, { related, words, context }))}
${isDated ? row(text.occurred, whenHtml(occurred)) : ''}
${after.length === 0 ? '' : row(text.after, html`<ul>${after.map((it) => html`<li>${relatedLink(it, { related, words, context })}</li>`)}</ul>`)}
${attribution ? row(text.assertedBy, html`${standingBadge(attribution.standing)} ${byWhom(attribution.by, context)}${attribution.inferred ? html` <span class="muted">${state.inferred}</span>` : ''}`) : ''}
${attribution?.hedge === undefined ? '' : row(text.hedge, html`<bdi>“${attribution.hedge}”</bdi>`)}
${claim ? row(text.contentBy, html`${standingBadge(claim.standing)} ${byWhom(claim.by, context)}`) : ''}
${row(text.about, subjects.length === 0 ? text.noSubjects : html`<ul class="names">${subjects.map((it) => html`<li>${subjectLink(it, context)}</li>`)}</ul>`)}
${row(text.recordedBy, html`<bdi>${recordedBy ?? texts.audit.nobody}</bdi>, ${instantInWords(recordedAt)}`)}
${row(text.position, String(position))}
${batchEnd === position ? '' : row(text.batch, text.batchEnd(batchEnd))}
${row(text.id, html`<code>${id}</code> ${isPublic ? html`<a class="muted no-print" href="/v1/${context.links.workspace}/developments/${id}">${text.json}</a>` : ''}`)}
</dl>`;
}

function whenHtml(occurred: string | undefined): Html {
  if (occurred === undefined) return html`${texts.development.undated}`;
  return html`<code>${occurred}</code> ${edtfInWords(readEdtf(occurred))}`;
}

/** Its data; of a correction, the whole of what is to stand. */
function contentHtml({ recorded: { development }, context }: DevelopmentShown): Html {
  const { development: text } = texts;
  const { target: _, replacement, ...data } = development.data;
  const own = Object.keys(data).length > 0 ? dataList(data, context) : undefined;
  if (replacement === undefined) return own ?? html`<p class="muted">${text.noData}</p>`;
  const { type, version: __, sources, ...content } = replacement as Envelope;
  return html`${own ?? ''}<h4>${text.replacement}: ${titleOfType(type, context.language)}</h4>${dataList(content, context)}
<h4>${text.sources}</h4>${sourceList(sources, context)}`;
}

function sourceList(sources: readonly Citation[], context: RenderContext): Html {
  if (sources.length === 0) return emptyState(texts.development.noSources);
  return html`<ul class="citations">${sources.map((citation) => html`<li>${cited(citation, context)}</li>`)}</ul>`;
}

/** For colleagues only. */
function noteHtml({ recorded, seesNotes }: DevelopmentShown): Html {
  const { note } = recorded.development;
  if (!seesNotes || note === undefined) return html``;
  return html`<h2 id="note">${texts.development.note}</h2><p class="note"><bdi>${note}</bdi></p>`;
}

function historyList(shown: DevelopmentShown): Html {
  const { history, pages } = shown;
  const { development: text } = texts;
  return html`${history.inForce === null ? html`<p class="fault">${text.notInForce}</p>` : ''}
<ol class="history">${history.steps.map((step) => html`<li>${stepHtml(step, shown)}</li>`)}</ol>${pages}`;
}

function stepHtml({ recorded, effect, changes, inForce }: HistoryStep, shown: DevelopmentShown): Html {
  const { words, context, seesNotes } = shown;
  const { development: text } = texts;
  const { id } = recorded.development;
  const seen = changes.filter(({ path: [field] }) => seesNotes || field !== 'note');
  const isThis = id === shown.recorded.development.id;
  const sentence = html`<bdi>${words.sentenceOf(recorded) ?? texts.erased}</bdi>`;
  return html`<p><strong>${text.effects[effect]}</strong>${inForce ? html` <span class="good">● ${text.inForce}</span>` : ''}${isThis ? html` <span class="muted">(${text.this})</span>` : ''}</p>
<p>${isThis ? sentence : html`<a href="${context.links.development(id)}">${sentence}</a>`}</p>
<p class="hint">${texts.why.recorded(recorded.position)} ${instantInWords(recorded.recordedAt)}, ${texts.state.by} <bdi>${recorded.recordedBy ?? texts.audit.nobody}</bdi></p>
${seen.length === 0 ? '' : changeTable(seen, context)}`;
}

function changeTable(changes: HistoryStep['changes'], context: RenderContext): Html {
  const { development: text } = texts;
  const side = (value: unknown) =>
    value === undefined ? html`<span class="muted">${text.nothing}</span>` : valueHtml('', value, context);
  return html`<table class="data changes"><caption>${text.changed}</caption>
<thead><tr><th scope="col">${text.field}</th><th scope="col">${text.was}</th><th scope="col">${text.became}</th></tr></thead>
<tbody>${changes.map(
    ({ path, before, after }) =>
      html`<tr><th scope="row">${path.map((step) => (typeof step === 'number' ? step + 1 : labelOf(step))).join(' › ')}</th><td data-label="${text.was}">${side(before)}</td><td data-label="${text.became}">${side(after)}</td></tr>`,
  )}</tbody></table>`;
}
