/** What differs between two snapshots, side by side, each change with its source; and the forms that ask for it. */
import { html } from 'hono/html';
import type { ChangeCause, TrackChange } from '../../queries/diff.ts';
import type { Wording } from '../../queries/wording.ts';
import type { DiffAnswer } from '../../service/diff.ts';
import type { Side, SideValue } from '../../state/difference.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import { instantHtml, sinceHtml } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { hiddenFields } from '../links.ts';
import { statementHtml } from '../statement.ts';
import { dataTable } from '../table.ts';
import { knownHint } from '../time-controls.ts';
import { attributeLabel, developmentLink, type RenderContext, subjectLink, valueInWords } from '../values.ts';

export interface DiffShown {
  readonly diff: DiffAnswer;
  readonly words: Wording;
  readonly context: RenderContext;
}

export function diffTable(shown: DiffShown): Html {
  const { diff, context } = shown;
  const { diff: words } = context.language.words.pages;
  const titles = [words.what, ...sideTitles(shown), words.source];
  const rows = diff.changes.map((change) => changeRow(change, shown));
  const table = { caption: words.title({ name: diff.name }), titles, rows, className: 'diff' };
  return html`<p>${betweenHtml(shown)}</p>
${rows.length === 0 ? emptyState(words.none, words.noneNext) : dataTable(table)}`;
}

function betweenHtml({ diff: { subject, from, to, by }, context }: DiffShown): Html {
  const { language } = context;
  const { diff: words } = language.words.pages;
  const name = subjectLink(subject, context);
  const entry = to.knowledge.position;
  const day = formatDay(to.asOf, language);
  return by === 'days'
    ? html`${words.betweenDays({ name, from: formatDay(from.asOf, language), to: day, entry })}`
    : html`${words.betweenEntries({ name, from: from.knowledge.position, to: entry, day })}`;
}

function sideTitles({ diff: { from, to, by }, context: { language } }: DiffShown): readonly string[] {
  const { diff: words } = language.words.pages;
  if (by === 'days')
    return [
      words.beforeDay({ day: formatDay(from.asOf, language) }),
      words.afterDay({ day: formatDay(to.asOf, language) }),
    ];
  return [words.beforeEntry({ entry: from.knowledge.position }), words.afterEntry({ entry: to.knowledge.position })];
}

function changeRow(change: TrackChange, { words, context }: DiffShown): Html {
  const { language } = context;
  const { diff } = language.words.pages;
  const { attribute, before, after, because } = change;
  const what = diff.change({
    attribute: attributeLabel(attribute, language),
    change: html`<span class="muted">${diff.changes[change.change]}</span>`,
  });
  const causes = because.map((cause) => html`<li>${causeHtml(cause, words, context)}</li>`);
  return html`<tr class="${change.change}"><th scope="row">${what}</th>
<td data-label="${diff.before}">${sideHtml(before, change, context)}</td>
<td data-label="${diff.after}">${sideHtml(after, change, context)}</td>
<td data-label="${diff.source}">${because.length === 0 ? '' : html`<ul>${causes}</ul>`}</td></tr>`;
}

function sideHtml({ stated, possible }: Side, change: TrackChange, context: RenderContext): Html {
  const { diff, state } = context.language.words.pages;
  const value = (it: SideValue) => sideValueHtml(it, change, context);
  return html`<div>${stated === null ? html`<span class="muted">${state.none}</span>` : value(stated)}</div>
${possible.map((it) => html`<div class="possible">${diff.notClear} ${value(it)}</div>`)}`;
}

function sideValueHtml(side: SideValue, { attribute, key }: TrackChange, context: RenderContext): Html {
  const { ended } = context.language.words.pages.diff;
  return html`${side.holds ? valueInWords({ attribute, key, value: side.value }, context) : ended}
<span class="muted">${sinceHtml(side.since, context.language)}</span> ${statementHtml(side, context)}`;
}

function causeHtml({ effect, recorded, development }: ChangeCause, words: Wording, context: RenderContext): Html {
  const { language } = context;
  const { diff, workspace } = language.words.pages;
  const link = developmentLink(development, words.sentenceOf(recorded), context);
  const when = instantHtml(recorded.recordedAt, language);
  return html`${diff.effects[effect]({ development: link })}
<span class="hint">${workspace.recorded({ recorded: when })}</span>`;
}

export interface DiffAsked {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly knownFrom: string;
  readonly knownTo: string;
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** Which two snapshots are compared: two dates, or two times of knowledge. */
export function diffForms({ path, from, to, knownFrom, knownTo, asOf, knownAt }: DiffAsked, language: Language): Html {
  const { diff } = language.words.pages;
  return html`<div class="time-controls pair no-print">
<form action="${path}"><fieldset><legend>${diff.days}</legend>${hiddenFields({ knownAt })}<div class="row">
<label>${diff.from} <input type="date" name="from" value="${from}" required></label>
<label>${diff.to} <input type="date" name="to" value="${to}" required></label>
<button>${diff.compare}</button></div></fieldset></form>
<form action="${path}"><fieldset><legend>${diff.knowledge}</legend>${hiddenFields({ asOf })}<div class="row">
<label>${diff.knownFrom} <input name="knownFrom" value="${knownFrom}" required maxlength="40"></label>
<label>${diff.knownTo} <input name="knownTo" value="${knownTo}" required maxlength="40"></label>
<button>${diff.compare}</button></div>
<p class="hint">${knownHint(language)}</p></fieldset></form>
</div>`;
}
