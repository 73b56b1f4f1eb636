import { html } from 'hono/html';
import { isInternal } from '../../catalogue/points.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import { toDateOrNull } from '../../state/attributed-value.ts';
import type { EdtfReading } from '../../time/edtf.ts';
import { describe } from '../../words/describe.ts';
import { sinceInWords, standingBadge } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { attributeLabel, type RenderContext, subjectLink, valueInWords } from '../values.ts';
import { edtfInWords } from './edtf.ts';
import { type Hidden, hiddenFields } from './form.ts';

export interface Previewed {
  readonly title: string;
  readonly action: string;
  /** What it is about, where that is another development. */
  readonly about?: Html | undefined;
  /** As it will read: begins with how it stands. */
  readonly sentence: string;
  /** In the editor’s words, likewise. */
  readonly summary: string | undefined;
  /** Of a correction: what its editor says of it. */
  readonly remark: string | undefined;
  /** Undefined: it has no date of its own. */
  readonly occurred: EdtfReading | 'undated' | undefined;
  /** What enters the record with it, by name and id. */
  readonly registered: readonly { readonly subject: string; readonly name: string }[];
  readonly preview: Preview;
  /** How many values a correction leaves as they are. */
  readonly unchanged: number;
  readonly isRepeated: boolean;
  readonly context: RenderContext;
  /** How the subject of it would look; nothing where there is no picture of it. */
  readonly picture?: Html | undefined;
  /** All that the form sent, verbatim, for it to be sent again. */
  readonly hidden: Hidden;
}

/** What would become of an entry, and the button that records it. */
export function previewPage(previewed: Previewed): Html {
  const { title, action, about, isRepeated, hidden } = previewed;
  const words = texts.form.previewed;
  return html`<h1>${words.title(title)}</h1>
<p class="lead">${words.intro}</p>
${isRepeated ? html`<p class="fault" role="alert">${words.repeated}</p>` : ''}
${about ?? ''}
${previewOf(previewed)}
<form class="row do" method="post" action="${action}">
${hiddenFields(hidden)}
<button name="do" value="record">${texts.form.record}</button>
<button class="plain" name="do" value="edit">${texts.form.edit}</button>
</form>`;
}

function previewOf(previewed: Previewed): Html {
  const { sentence, summary, remark, occurred, registered, preview, unchanged, context, picture } = previewed;
  const words = texts.form.previewed;
  const { points, withdrawn, findings, alike } = preview;
  const { reviewNotes: notes } = context.language.words;
  const shown = { context, fresh: registered.map(({ subject }) => subject) };
  return html`<dl class="told">
<dt>${words.sentence}</dt><dd><bdi>${sentence}</bdi></dd>
${summary === undefined || summary === sentence ? '' : html`<dt>${words.summary}</dt><dd><bdi>${summary}</bdi></dd>`}
${remark === undefined ? '' : html`<dt>${words.remark}</dt><dd><bdi>${remark}</bdi></dd>`}
${occurred === undefined ? '' : html`<dt>${words.when}</dt><dd>${occurred === 'undated' ? words.undated : html`${occurred.ok ? html`<code>${occurred.occurrence.edtf}</code>: ` : ''}${edtfInWords(occurred)}`}</dd>`}
${registered.length === 0 ? '' : html`<dt>${words.registers}</dt>${registered.map(({ subject, name }) => html`<dd><bdi>${name}</bdi> <code>${subject}</code></dd>`)}`}
</dl>
${
  alike.length === 0
    ? ''
    : html`<div class="alike"><h2>${words.alike}</h2><p>${words.alikeHint}</p>
<ul>${alike.map(({ subject, like, name }) => html`<li><code>${subject}</code> → <a href="${context.links.subject(like)}"><bdi>${name}</bdi></a> <code>${like}</code></li>`)}</ul></div>`
}
<h2>${words.points}</h2>
${unchanged === 0 ? '' : html`<p class="hint">${words.unchanged(unchanged)}</p>`}
${points.length === 0 ? emptyState(unchanged + withdrawn.length === 0 ? words.noPoints : words.noNewPoints) : pointTable(points, words.points, shown)}
${withdrawn.length === 0 ? '' : html`<h2>${words.withdrawn}</h2>${pointTable(withdrawn, words.withdrawn, shown)}`}
<h2>${words.findings}</h2>
${
  findings.length === 0
    ? emptyState(words.noFindings)
    : html`<ul class="findings">${findings.map(
        ({ subject, rule, message }) =>
          html`<li>${nameOf(subject, shown)}: <strong>${notes[rule].name}</strong>: <bdi>${describe(message, context)}</bdi> <span class="hint">${notes[rule].explanation}</span></li>`,
      )}</ul>`
}
${picture === undefined ? '' : html`<h2>${words.picture}</h2>${picture}`}`;
}

interface Shown {
  readonly context: RenderContext;
  /** What enters the record with it, and has no page yet. */
  readonly fresh: readonly string[];
}

function nameOf(subject: string, { context, fresh }: Shown): Html {
  return fresh.includes(subject) ? html`<bdi>${context.nameOf(subject)}</bdi>` : subjectLink(subject, context);
}

/** Beyond these nobody reads on; the catalogue admits thousands. */
const MOST_POINTS = 200;

function pointTable(points: readonly PlacedPoint[], caption: string, shown: Shown): Html {
  const { columns } = texts.form.previewed;
  return html`<table class="data"><caption class="sr">${caption}</caption>
<thead><tr><th scope="col">${columns.subject}</th><th scope="col">${columns.what}</th><th scope="col">${columns.value}</th><th scope="col">${columns.when}</th></tr></thead>
<tbody>${points.slice(0, MOST_POINTS).map((point) => pointRow(point, shown))}</tbody></table>
${points.length > MOST_POINTS ? html`<p class="hint">${texts.form.previewed.more(points.length - MOST_POINTS)}</p>` : ''}`;
}

function pointRow(
  { subject, attribute, key, holds, value, earliest, latest, cause }: PlacedPoint,
  { context, fresh }: Shown,
): Html {
  const { columns, ends } = texts.form.previewed;
  if (isInternal(attribute)) return html``;
  const shown = holds || value !== null ? valueInWords(attribute, key, value, context) : '';
  const since = { edtf: cause.edtf, earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) };
  return html`<tr><th scope="row">${nameOf(subject, { context, fresh })}</th>
<td data-label="${columns.what}">${attributeLabel(attribute, context.language)}</td>
<td data-label="${columns.value}">${holds ? '' : html`<strong>${ends}</strong> `}${shown} ${standingBadge(cause.standing)}</td>
<td data-label="${columns.when}">${sinceInWords(since)}</td></tr>`;
}
