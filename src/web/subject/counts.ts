/** The counts against one accused as a table: number, offence and law, outcome, and since when. */
import { html } from 'hono/html';
import type { AccusedRow, ChargedOffence, CountOutcome } from '../../answers/matrix.ts';
import { bdi, type Html } from '../html.ts';
import { valueInWords } from '../values.ts';
import { cellHtml, type OutcomeShown, rangesText } from './outcome.ts';

/** More rows open from a link. */
const MOST_ROWS = 20;

interface Line {
  readonly offence: ChargedOffence;
  readonly outcomes: readonly CountOutcome[];
}

/** A row for each offence, with the numbers of its counts; equal outcomes are said together. */
export function countTable({ cells }: AccusedRow, offences: readonly ChargedOffence[], shown: OutcomeShown): Html {
  const { accused: words } = shown.context.words.casePage;
  const lines = offences
    .flatMap((offence): Line[] => {
      const outcomes = cells.get(offence.key);
      return outcomes ? [{ offence, outcomes }] : [];
    })
    .toSorted((a, b) => firstNumber(a) - firstNumber(b));
  const [first, more] = [lines.slice(0, MOST_ROWS), lines.slice(MOST_ROWS)];
  const rest = html`<details class="rest" data-key="more-counts">
<summary>${words.moreCounts({ count: more.length })}</summary>${tableHtml(more, shown)}</details>`;
  return html`${tableHtml(first, shown)}${more.length === 0 ? '' : rest}`;
}

function tableHtml(lines: readonly Line[], shown: OutcomeShown): Html {
  const { context } = shown;
  const { charges: titles } = context.words.pages;
  const hasNumbers = lines.some(({ outcomes }) => outcomes.some(({ printed }) => printed.length > 0));
  const row = ({ offence: { offence, count, law }, outcomes }: Line) => {
    const named = valueInWords({ attribute: 'counts', key: '', value: { offence, count } }, context);
    const printed = outcomes.flatMap((it) => it.printed);
    const number = html`<td class="number" data-label="${titles.number}">${rangesText(printed, context)}</td>`;
    return html`<tr>${hasNumbers ? number : ''}<th scope="row"><span class="word">${named}</span>
${law === null ? '' : html`<span class="under">${bdi(law)}</span>`}</th>
<td>${cellHtml(outcomes, { ...shown, isRow: true, saysNumbers: outcomes.length > 1 })}</td></tr>`;
  };
  const numberTitle = html`<th scope="col" class="number">${titles.number}</th>`;
  return html`<table class="data counts"><caption class="sr">${titles.caption}</caption>
<thead><tr>${hasNumbers ? numberTitle : ''}<th scope="col">${titles.offence}</th>
<th scope="col">${titles.outcome}</th></tr>
</thead><tbody>${lines.map(row)}</tbody></table>`;
}

function firstNumber({ outcomes }: Line): number {
  const numbers = outcomes.flatMap(({ printed }) => printed.map(Number)).filter((it) => !Number.isNaN(it));
  return numbers.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...numbers);
}
