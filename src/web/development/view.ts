/** The page of one development: what it says, what became of it, and the proof that it was recorded. */
import { html } from 'hono/html';
import { contentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { Citation, Envelope } from '../../catalogue/development.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { History, Status } from '../../queries/history.ts';
import type { Wording } from '../../queries/wording.ts';
import { standingBadge } from '../badges.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { isClaim } from '../picture/marks.ts';
import { citationHtml } from '../provenance.ts';
import type { RenderContext } from '../values.ts';
import { amendLinks } from './amend-links.ts';
import { dataList } from './data-fields.ts';
import { factList } from './facts.ts';
import { historyList } from './history.ts';
import { type Related, relatedLink } from './related.ts';

export interface DevelopmentShown extends Related {
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
  readonly history: History;
  readonly words: Wording;
  readonly context: RenderContext;
  readonly timeControls: Html;
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

export function developmentPage(shown: DevelopmentShown): Html {
  const { recorded, context, timeControls, mayRecord } = shown;
  const { audit, envelope } = context.language.words;
  const { development: words } = audit;
  return html`${headHtml(shown)}
${timeControls}
<p class="actions no-print" id="amend" data-live>${mayRecord ? amendLinks(shown) : ''}</p>
<div id="development" data-live>
<h2 id="facts">${words.facts}</h2>
${factList(shown)}
<h3>${words.data}</h3>
${contentHtml(shown)}
<h2 id="sources">${envelope.sources}</h2>
${sourceList(recorded.development.sources, context)}
${noteHtml(shown)}
<h2 id="history">${words.history}</h2>
${historyList(shown)}
</div>
${receiptHtml(shown)}`;
}

function headHtml(shown: DevelopmentShown): Html {
  const { recorded, words, context } = shown;
  const { language } = context;
  const { type, attribution, summary } = recorded.development;
  const said = bdi(words.summaryOf(recorded) ?? '');
  return html`<div id="said" data-live>
<p class="kind">${titleOfType(type, language)} <code>${type}</code></p>
<h1 class="sentence">${bdi(words.sentenceOf(recorded) ?? '')}</h1>
<p>${standingBadge(attribution?.standing, language)}</p>
${summary === undefined ? '' : html`<p>${language.words.audit.development.summary({ summary: said })}</p>`}
${statusNotes(shown)}</div>`;
}

/** What became of it, said before anything else. */
function statusNotes(shown: DevelopmentShown): Html {
  const { retractedBy, correctedBy, corroboratedBy } = shown.status;
  const { development: words } = shown.context.language.words.audit;
  const note = (describe: typeof words.retracted | typeof words.corrected, id: string) =>
    html`<p class="fault"><strong>${describe({ development: relatedLink(id, shown) })}</strong></p>`;
  const confirmations = corroboratedBy.map((id) => html`<li>${relatedLink(id, shown)}</li>`);
  const { type, attribution } = contentOf(shown.recorded.development);
  const isClaimed = isClaim({ type, standing: attribution?.standing ?? null });
  const confirmed = words.confirmed({ isClaim: isClaimed ? 'yes' : 'no' });
  return html`${retractedBy === null ? '' : note(words.retracted, retractedBy)}
${correctedBy === null ? '' : note(words.corrected, correctedBy)}
${corroboratedBy.length === 0 ? '' : html`<p class="good">${confirmed}</p><ul>${confirmations}</ul>`}`;
}

/** Its data; of a correction, the whole of what should stand. */
function contentHtml({ recorded: { development }, context }: DevelopmentShown): Html {
  const { audit, envelope } = context.language.words;
  const { development: words } = audit;
  const { target: _, replacement, ...data } = development.data;
  const own = Object.keys(data).length > 0 ? dataList(data, 'fields', context) : undefined;
  if (replacement === undefined) return own ?? html`<p class="muted">${words.noData}</p>`;
  const { type, version: __, sources, ...content } = replacement as Envelope;
  return html`${own ?? ''}<h4>${words.replacement({ type: titleOfType(type, context.language) })}</h4>
${dataList(content, 'envelope', context)}
<h4>${envelope.sources}</h4>${sourceList(sources, context)}`;
}

function sourceList(sources: readonly Citation[], context: RenderContext): Html {
  if (sources.length === 0) return emptyState(context.language.words.audit.development.noSources);
  return html`<ul class="citations">${sources.map((it) => html`<li>${citationHtml(it, context)}</li>`)}</ul>`;
}

/** For colleagues only. */
function noteHtml({ recorded, seesNotes, context }: DevelopmentShown): Html {
  const { note } = recorded.development;
  if (!seesNotes || note === undefined) return html``;
  return html`<h2 id="note">${context.language.words.envelope.note}</h2><p class="note">${bdi(note)}</p>`;
}

function receiptHtml({ recorded, receipt, context }: DevelopmentShown): Html {
  const { links, language } = context;
  const { development: words, signed } = language.words.audit;
  const { position: entry, development } = recorded;
  const { leafHash, signedSize: size, verification } = receipt;
  return html`<h2 id="receipt">${words.receipt}</h2>
<p>${words.receiptHint}</p>
<dl class="facts">
<dt>${words.entry}</dt><dd>${entry < size ? words.signed({ entry, size }) : words.notSigned({ entry })}</dd>
<dt>${words.leafHash}</dt><dd><code>${leafHash}</code></dd>
<dt>${signed.files}</dt>
<dd><a href="${links.bare(`/developments/${development.id}/receipt`)}">${words.receiptFile}</a></dd>
</dl>
${verification}`;
}
