import { html } from 'hono/html';
import type { ChangeCause, Diff, TrackChange } from '../../queries/diff.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { Words } from '../../queries/words.ts';
import type { Side, SideValue } from '../../state/difference.ts';
import { dayInWords, instantInWords, sinceInWords } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { howItStands } from '../subject/state.ts';
import { texts } from '../texts.ts';
import { attributeLabel, type RenderContext, subjectLink, valueInWords } from '../values.ts';

export interface DiffShown {
  readonly diff: Diff;
  readonly subject: string;
  readonly from: Snapshot;
  readonly to: Snapshot;
  /** Whether two days are compared, or two moments of knowledge. */
  readonly by: 'days' | 'knowledge';
  readonly words: Words;
  readonly context: RenderContext;
}

/** What differs between two moments, side by side, each with what caused it. */
export function diffTable({ diff, subject, from, to, by, words, context }: DiffShown): Html {
  const { diff: text } = texts;
  const sides = by === 'days' ? [dayInWords(from.asOf), dayInWords(to.asOf)] : [positionOf(from), positionOf(to)];
  const [before = '', after = ''] = sides;
  return html`<p>${subjectLink(subject, context)}. <strong>${text.between(before, after)}</strong>, ${by === 'days' ? positionOf(to) : dayInWords(to.asOf)}.</p>
${
  diff.changes.length === 0
    ? emptyState(text.none, html`${text.noneNext}`)
    : html`<table class="data diff"><caption class="sr">${text.title(diff.name)}</caption>
<thead><tr><th scope="col">${text.what}</th><th scope="col">${text.before}: ${before}</th><th scope="col">${text.after}: ${after}</th><th scope="col">${text.because}</th></tr></thead>
<tbody>${diff.changes.map((change) => changeRow(change, words, context))}</tbody></table>`
}`;
}

function positionOf({ knowledge: { position } }: Snapshot): string {
  return texts.machine.knownAtPosition(position);
}

function changeRow(change: TrackChange, words: Words, context: RenderContext): Html {
  const { diff } = texts;
  const { attribute, key, before, after, because } = change;
  return html`<tr class="${change.change}"><th scope="row">${attributeLabel(attribute, context.language)} <span class="muted">(${diff.changes[change.change]})</span></th>
<td data-label="${diff.before}">${sideInWords(before, change, context)}</td>
<td data-label="${diff.after}">${sideInWords(after, change, context)}</td>
<td data-label="${diff.because}">${because.length === 0 ? '' : html`<ul>${because.map((cause) => html`<li>${causeInWords(cause, words, context)}</li>`)}</ul>`}</td></tr>`;

  function sideInWords({ stated, possible }: Side, { attribute: name }: TrackChange, context: RenderContext): Html {
    const attributedInWords = (attributed: SideValue) =>
      attributed.holds
        ? html`${valueInWords(name, key, attributed.value, context)} <span class="muted">${sinceInWords(attributed.since)}</span> ${howItStands(attributed, context)}`
        : html`${diff.ended} <span class="muted">${sinceInWords(attributed.since)}</span> ${howItStands(attributed, context)}`;
    return html`<div>${stated === null ? html`<span class="muted">${diff.nothing}</span>` : attributedInWords(stated)}</div>${possible.map((attributed) => html`<div class="possible">${diff.possible} ${attributedInWords(attributed)}</div>`)}`;
  }
}

function causeInWords({ effect, recorded, development }: ChangeCause, words: Words, { links }: RenderContext): Html {
  return html`<strong>${texts.diff.effects[effect]}</strong>: <a href="${links.development(development)}"><bdi>${words.sentenceOf(recorded) ?? texts.erased}</bdi></a> <span class="hint">${texts.workspace.recordedAt} ${instantInWords(recorded.recordedAt)}</span>`;
}

export interface DiffForms {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly knownFrom: string;
  readonly knownTo: string;
  readonly asOf: string | undefined;
  readonly knownAt: string | undefined;
}

/** Which two moments are compared: two days, or two moments of knowledge. */
export function diffForms({ path, from, to, knownFrom, knownTo, asOf, knownAt }: DiffForms): Html {
  const { diff } = texts;
  const hidden = (name: string, value: string | undefined) =>
    value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`;
  return html`<div class="machine pair no-print">
<form action="${path}"><fieldset><legend>${diff.days}</legend>${hidden('knownAt', knownAt)}<div class="row">
<label>${diff.from} <input type="date" name="from" value="${from}" required></label>
<label>${diff.to} <input type="date" name="to" value="${to}" required></label><button>${diff.compare}</button></div></fieldset></form>
<form action="${path}"><fieldset><legend>${diff.knowledge}</legend>${hidden('asOf', asOf)}<div class="row">
<label>${diff.knownFrom} <input name="knownFrom" value="${knownFrom}" required maxlength="40"></label>
<label>${diff.knownTo} <input name="knownTo" value="${knownTo}" required maxlength="40"></label><button>${diff.compare}</button></div>
<p class="hint">${texts.machine.knownAtHint}</p></fieldset></form>
</div>`;
}
