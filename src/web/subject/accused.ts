/**
 * Who is accused of what in a case, and with what outcome. Few offences are the columns of a table with a row for each
 * accused; where there are many, each accused has a table of offences of their own.
 */
import { html } from 'hono/html';
import {
  type AccusedRow,
  type ChargedOffence,
  type ChargeMatrix,
  type CountSums,
  countIn,
} from '../../answers/matrix.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { formatDay } from '../../words/dates.ts';
import { describe } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { say } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { sumsText } from '../law-texts.ts';
import { subjectLink, valueInWords } from '../values.ts';
import { countTable } from './counts.ts';
import { cellHtml, type OutcomeShown, onlyAccuser } from './outcome.ts';
import { type AccusedShown, rolesOfPeople } from './people.ts';
import { todayHtml } from './person-today.ts';

/** More offences do not fit side by side. */
const MOST_COLUMNS = 6;
/** More rows open from a link. */
const MOST_ROWS = 14;

/** Undefined: the case is not about anyone accused. */
export function accusedHtml(matrix: ChargeMatrix, shown: AccusedShown): Html | undefined {
  if (matrix.rows.length === 0) return undefined;
  const { context, asOf, isToday } = shown;
  const { accused: words } = context.words.casePage;
  const by = onlyAccuser(matrix);
  const lines = [
    isToday ? words.today : words.asOf({ day: formatDay(asOf, context.language) }),
    ...(commonLaw(matrix) === undefined ? [] : [words.law({ law: bdi(commonLaw(matrix) ?? '') })]),
    ...(by === undefined ? [] : [words.claimedBy({ by: subjectLink(by, context) })]),
  ];
  const outcome = {
    ...shown,
    saysAccuser: by === undefined,
    law: commonLaw(matrix),
    roles: rolesOfPeople(shown.state),
  };
  const isWide = matrix.offences.length > MOST_COLUMNS;
  return html`<section class="accused" id="charges" aria-labelledby="charges-title">
<div class="blockhead"><h2 id="charges-title">${words.title({ certainty: certaintyOf(matrix) })}</h2>
<span>${lines.map((line) => html`${line} `)}</span></div>
${isWide ? sheetsHtml(matrix, outcome) : matrixHtml(matrix, outcome)}
${isWide ? '' : eachCount(matrix, shown)}
</section>`;
}

function certaintyOf({ offences, total }: ChargeMatrix): 'none' | 'possible' | 'stated' {
  if (offences.length === 0) return 'none';
  return countIn(total) === 0 ? 'possible' : 'stated';
}

type Shown = AccusedShown &
  OutcomeShown & { readonly law: string | undefined; readonly roles: ReadonlyMap<string, string> };

/** The law that all offences are of, where each names a section of it behind its last comma. */
function commonLaw({ offences }: ChargeMatrix): string | undefined {
  const laws = offences.flatMap(({ law }) => law ?? []);
  const [only, ...others] = new Set(laws.map((law) => law.slice(0, law.lastIndexOf(', '))));
  return only !== undefined && only.length > 1 && others.length === 0 && laws.length > 1 ? only : undefined;
}

function matrixHtml(matrix: ChargeMatrix, shown: Shown): Html {
  const { accused: words } = shown.context.words.casePage;
  const [first, more] = [matrix.rows.slice(0, MOST_ROWS), matrix.rows.slice(MOST_ROWS)];
  const head = html`<thead><tr><th scope="col">${words.person}</th>
${matrix.offences.map((it) => html`<th scope="col">${offenceHtml(it, shown)}</th>`)}
<th scope="col" class="today">${words.personToday}</th></tr></thead>`;
  const table = (rows: readonly AccusedRow[], foot: Html | '') => html`<table class="data matrix">
<caption class="sr">${words.caption}</caption>${head}
<tbody>${rows.map((row) => rowHtml(row, matrix, shown))}</tbody>${foot}</table>`;
  return html`${table(first, footHtml(matrix, shown))}
${
  more.length === 0
    ? ''
    : html`<details class="rest" data-key="more-accused"><summary>${words.morePeople({ count: more.length })}</summary>
${table(more, '')}</details>`
}`;
}

function rowHtml(row: AccusedRow, { offences }: ChargeMatrix, shown: Shown): Html {
  const cell = (offence: ChargedOffence) => {
    const outcomes = row.cells.get(offence.key) ?? [];
    if (outcomes.length === 0) return html`<td></td>`;
    const label = html`<span class="lbl">${offenceHtml(offence, shown)}</span>`;
    return html`<td>${label}${cellHtml(outcomes, shown)}</td>`;
  };
  return html`<tr><th scope="row">${personHtml(row, shown)}${noCharge(row, shown.context)}</th>
${offences.map(cell)}<td class="today">${todayHtml(row, shown)}</td></tr>`;
}

/** A row without anything in its cells says so. */
function noCharge({ cells }: AccusedRow, { words }: RenderContext): Html | '' {
  return cells.size > 0 ? '' : html`<span class="under">${words.casePage.accused.noCharge}</span>`;
}

/** The name, with the office or else the role. */
function personHtml({ person, status }: AccusedRow, { context, people, roles }: Shown): Html {
  const own = people.find(({ id }) => id === person);
  const role = roles.get(person);
  const { office } = own ?? {};
  const under = office
    ? describe(
        say('casePage.accused.office', {
          when: office.when,
          title: office.title,
          organization: { subject: office.organization },
        }),
        context,
      )
    : role !== undefined && role !== 'accused'
      ? wordsOfLabel('party', role, context.language)
      : '';
  const said = office ? bdi(under) : under;
  const stage = stageOf(status, context);
  return html`${subjectLink(person, context)}${stage}${under === '' ? '' : html`<span class="under">${said}</span>`}`;
}

/** While a trial goes on, that it does: the outcomes of the counts do not say so. */
function stageOf(status: AccusedRow['status'], { language }: RenderContext): Html | '' {
  if (status?.value.status !== 'on_trial') return '';
  return html`<span class="under">${wordsOfLabel('legalStatus', 'on_trial', language)}</span>`;
}

function footHtml({ rows, offences, sums, total, notClear }: ChargeMatrix, shown: Shown): Html {
  const { context } = shown;
  const { accused: words } = context.words.casePage;
  const { language } = context;
  const size = words.size({ people: rows.length, counts: countIn(total) });
  const unclear = notClear > 0 ? html`<span class="under">${words.notClear({ count: notClear })}</span>` : '';
  const cell = (offence: ChargedOffence) => html`<td><span class="lbl">${offenceHtml(offence, shown)}</span>
${sumsOf(sums.get(offence.key) ?? {}, language)}</td>`;
  return html`<tfoot><tr><th scope="row">${size}${unclear}</th>${offences.map(cell)}
<td class="today">${sumsOf(total, language)}</td></tr></tfoot>`;
}

/** “1 convicted, 1 dismissed”. */
function sumsOf(sums: CountSums, language: Language): string {
  const text = sumsText(sums, language);
  const [only] = Object.keys(sums);
  return text === '' && only !== undefined
    ? language.words.values.sum({ count: 1, label: wordsOfLabel('counts', only, language) })
    : text;
}

function offenceHtml({ offence, count, law }: ChargedOffence, { context, law: common }: Shown): Html {
  const named = valueInWords({ attribute: 'counts', key: '', value: { offence, count } }, context);
  const section = common === undefined ? law : law?.slice(common.length + 2);
  return html`<span class="word">${named}</span>${section ? html`<span class="under">${bdi(section)}</span>` : ''}`;
}

/** So many accused have their table open. */
const MOST_OPEN = 3;

/** Each accused with a table of offences. */
function sheetsHtml(matrix: ChargeMatrix, shown: Shown): Html {
  const { context } = shown;
  const { accused: words } = context.words.casePage;
  const sheets = matrix.rows.map((row, index) => {
    const sums = sumsOf(row.sums, context.language);
    const head = html`<h3>${personHtml(row, shown)}</h3><div class="today">${todayHtml(row, shown)}</div>`;
    const table = countTable(row, matrix.offences, shown);
    const count = html`${words.eachShort({ count: countIn(row.sums) })}<span class="under">${sums}</span>`;
    const body =
      index < MOST_OPEN
        ? html`<p class="total">${count}</p>${table}`
        : html`<details data-key="sheet-${row.person}"><summary>${count}</summary>${table}</details>`;
    return html`<div class="sheet-of"><div class="sheet-head">${head}</div>${body}</div>`;
  });
  const unclear = matrix.notClear > 0 ? html` ${words.notClear({ count: matrix.notClear })}.` : '';
  const size = words.size({ people: matrix.rows.length, counts: countIn(matrix.total) });
  return html`${sheets}<p class="total grand"><b>${size}</b> ${sumsOf(matrix.total, context.language)}${unclear}</p>`;
}

/** Counts by themselves, where the table says several together. */
function eachCount(matrix: ChargeMatrix, shown: AccusedShown): Html | '' {
  const { accused: words } = shown.context.words.casePage;
  const united = matrix.rows.flatMap(({ cells }) => [...cells.values()].flat());
  if (united.every(({ printed }) => printed.length <= 1)) return '';
  const count = countIn(matrix.total) + matrix.notClear;
  const tables = matrix.rows
    .filter(({ cells }) => cells.size > 0)
    .map(
      (row) => html`<h3>${subjectLink(row.person, shown.context)}</h3>
${countTable(row, matrix.offences, { ...shown, saysAccuser: false })}`,
    );
  return html`<details class="rest" data-key="each-count"><summary>${words.each({ count })}</summary>
${tables}</details>`;
}
