/** The counts against one accused as a table: number, offence and law, outcome, and since when. */
import { html } from 'hono/html';
import type { AccusedRow, ChargedOffence, CountOutcome } from '../../answers/matrix.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { valueInWords } from '../values.ts';
import { cellHtml, type OutcomeShown } from './outcome.ts';

/** More rows open from a link. */
const MOST_ROWS = 20;

interface Line {
  readonly offence: ChargedOffence;
  readonly outcome: CountOutcome;
}

/** Equal offences with equal outcomes are one row, which names their numbers. */
export function countTable({ cells }: AccusedRow, offences: readonly ChargedOffence[], shown: OutcomeShown): Html {
  const { accused: words } = shown.context.words.casePage;
  const lines = offences
    .flatMap((offence) => (cells.get(offence.key) ?? []).map((outcome): Line => ({ offence, outcome })))
    .toSorted((a, b) => firstNumber(a) - firstNumber(b));
  const [first, more] = [lines.slice(0, MOST_ROWS), lines.slice(MOST_ROWS)];
  const rest = html`<details class="rest" data-key="more-counts"><summary>${words.moreCounts({ count: more.length })}</summary>
${tableHtml(more, shown)}</details>`;
  return html`${tableHtml(first, shown)}${more.length === 0 ? '' : rest}`;
}

function tableHtml(lines: readonly Line[], shown: OutcomeShown): Html {
  const { context } = shown;
  const { charges: titles } = context.words.pages;
  const row = ({ offence: { offence, count, law }, outcome }: Line) => {
    const named = valueInWords({ attribute: 'counts', key: '', value: { offence, count } }, context);
    return html`<tr><th scope="row">${named}${law === null ? '' : html`<span class="under">${bdi(law)}</span>`}</th>
<td>${cellHtml([outcome], shown)}</td><td data-label="${titles.since}">${sinceHtml(outcome.since, context.language)}</td></tr>`;
  };
  return html`<table class="data counts"><caption class="sr">${titles.caption}</caption>
<thead><tr><th scope="col">${titles.offence}</th><th scope="col">${titles.outcome}</th>
<th scope="col">${titles.since}</th></tr></thead><tbody>${lines.map(row)}</tbody></table>`;
}

function firstNumber({ outcome: { printed } }: Line): number {
  const numbers = printed.map(Number).filter((it) => !Number.isNaN(it));
  return numbers.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...numbers);
}
