/** The page of what would become of an entry, with the button that records it. */
import { html } from 'hono/html';
import { isInternal } from '../../catalogue/points.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import { toDateOrNull } from '../../state/attributed-value.ts';
import type { EdtfReading } from '../../time/edtf.ts';
import { standingBadge } from '../badges.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { hiddenFields } from '../links.ts';
import { reviewNoteHtml } from '../review-notes/view.ts';
import { dataTable } from '../table.ts';
import { attributeLabel, type RenderContext, subjectLink, valueInWords } from '../values.ts';
import { describeDateMeaning } from './date-meaning.ts';
import type { Hidden } from './form.ts';

export interface Previewed {
  readonly title: string;
  readonly action: string;
  /** What it is about, where that is another development. */
  readonly about?: Html | undefined;
  /** As it will read: begins with the kind of statement. */
  readonly sentence: string;
  /** In the editor’s words, likewise. */
  readonly summary: string | undefined;
  /** What the editor says of a correction; undefined: it is none. */
  readonly remark: string | undefined;
  /** Undefined: it has no date of its own. */
  readonly dated: PreviewedDate | undefined;
  /** What is registered with it, by name and id. */
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

export interface PreviewedDate {
  /** Undefined: its date is not known. */
  readonly reading: EdtfReading | undefined;
}

export function previewPage(previewed: Previewed): Html {
  const { title, action, about, isRepeated, hidden, picture, context } = previewed;
  const { form } = context.language.words;
  const { previewed: words } = form;
  return html`<h1>${words.title({ title })}</h1>
<p class="lead">${words.intro}</p>
${isRepeated ? html`<p class="fault" role="alert">${words.repeated}</p>` : ''}
${about ?? ''}
${saidHtml(previewed)}
${alikeHtml(previewed)}
${pointsHtml(previewed)}
${notesHtml(previewed)}
${picture === undefined ? '' : html`<h2>${words.picture}</h2>${picture}`}
<form class="row do" method="post" action="${action}">
${hiddenFields(hidden)}
<button name="do" value="record">${form.record}</button>
<button class="plain" name="do" value="edit">${form.edit}</button>
</form>`;
}

/** What it says, in words. */
function saidHtml({ sentence, summary, remark, dated, registered, context }: Previewed): Html {
  const { previewed: words } = context.language.words.form;
  const row = (label: string, value: Html) => html`<dt>${label}</dt><dd>${value}</dd>`;
  const fresh = registered.map(({ subject, name }) => html`<dd>${bdi(name)} <code>${subject}</code></dd>`);
  return html`<dl class="previewed">
${row(words.sentence, bdi(sentence))}
${summary === undefined || summary === sentence ? '' : row(words.summary, bdi(summary))}
${remark === undefined ? '' : row(words.remark, bdi(remark))}
${dated === undefined ? '' : row(words.when, dateHtml(dated, context))}
${fresh.length === 0 ? '' : html`<dt>${words.registers}</dt>${fresh}`}
</dl>`;
}

function dateHtml({ reading }: PreviewedDate, { language }: RenderContext): Html {
  const meaning = describeDateMeaning(reading, language);
  if (!reading?.ok) return html`${meaning}`;
  const edtf = html`<code>${reading.occurrence.edtf}</code>`;
  return html`${language.words.form.previewed.date({ edtf, meaning })}`;
}

/** Who or what has nearly the same name already. */
function alikeHtml({ preview: { alike }, context }: Previewed): Html {
  const { previewed: words } = context.language.words.form;
  if (alike.length === 0) return html``;
  const item = ({ subject, like, name }: (typeof alike)[number]) =>
    html`<li>${words.alikePair({
      subject: html`<code>${subject}</code>`,
      name: html`<a href="${context.links.subject(like)}">${bdi(name)}</a>`,
      id: html`<code>${like}</code>`,
    })}</li>`;
  return html`<div class="alike"><h2>${words.alike}</h2><p>${words.alikeHint}</p><ul>${alike.map(item)}</ul></div>`;
}

/** What it sets, and what no longer counts. */
function pointsHtml(previewed: Previewed): Html {
  const { preview, unchanged, context } = previewed;
  const { previewed: words } = context.language.words.form;
  const { points, withdrawn } = preview;
  const nothing = emptyState(unchanged + withdrawn.length === 0 ? words.noPoints : words.nothingMore);
  const gone = html`<h2>${words.withdrawn}</h2>${pointTable(withdrawn, words.withdrawn, previewed)}`;
  return html`<h2>${words.points}</h2>
${unchanged === 0 ? '' : html`<p class="hint">${words.unchanged({ count: unchanged })}</p>`}
${points.length === 0 ? nothing : pointTable(points, words.points, previewed)}
${withdrawn.length === 0 ? '' : gone}`;
}

/** A longer table would not be read to its end; the catalogue admits thousands of points. */
const MOST_POINTS = 200;

function pointTable(points: readonly PlacedPoint[], caption: string, previewed: Previewed): Html {
  const { columns, more } = previewed.context.language.words.form.previewed;
  const titles = [columns.subject, columns.what, columns.value, columns.when];
  const left = points.length - MOST_POINTS;
  const rows = points.slice(0, MOST_POINTS).map((point) => pointRow(point, previewed));
  return html`${dataTable({ caption, titles, rows })}
${left > 0 ? html`<p class="hint">${more({ count: left })}</p>` : ''}`;
}

function pointRow(point: PlacedPoint, { context, registered }: Previewed): Html {
  const { subject, attribute, key, holds, value, earliest, latest, cause } = point;
  const { language } = context;
  const { columns, ends } = language.words.form.previewed;
  if (isInternal(attribute)) return html``;
  const shown = holds || value !== null ? valueInWords({ attribute, key, value }, context) : '';
  const since = { edtf: cause.edtf, earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) };
  return html`<tr><th scope="row">${nameHtml(subject, { context, registered })}</th>
<td data-label="${columns.what}">${attributeLabel(attribute, language)}</td>
<td data-label="${columns.value}">${holds ? '' : html`<strong>${ends}</strong> `}${shown}
${standingBadge(cause.standing, language)}</td>
<td data-label="${columns.when}">${sinceHtml(since, language)}</td></tr>`;
}

/** What is registered with it has no page yet. */
function nameHtml(subject: string, { context, registered }: Pick<Previewed, 'context' | 'registered'>): Html {
  const isNew = registered.some((it) => it.subject === subject);
  return isNew ? bdi(context.nameOf(subject)) : subjectLink(subject, context);
}

/** Review notes that there would be then. */
function notesHtml(previewed: Previewed): Html {
  const { preview, context } = previewed;
  const { previewed: words } = context.language.words.form;
  const item = (note: Preview['findings'][number]) => {
    const subject = nameHtml(note.subject, previewed);
    return html`<li>${words.reviewNote({ subject, note: reviewNoteHtml(note, context) })}
<span class="hint">${context.language.words.reviewNotes[note.rule].explanation}</span></li>`;
  };
  const notes = html`<ul class="findings">${preview.findings.map(item)}</ul>`;
  return html`<h2>${words.reviewNotes}</h2>${preview.findings.length === 0 ? emptyState(words.noReviewNotes) : notes}`;
}
