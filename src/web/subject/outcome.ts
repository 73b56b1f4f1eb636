/** What became of counts, in a cell of a table: mark, outcome, how many, and whether it is final. */
import { html } from 'hono/html';
import type { ChargeMatrix, CountOutcome } from '../../answers/matrix.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import type { CountStatus } from '../../catalogue/derive-status.ts';
import { type Look, lookOf } from '../../catalogue/look.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { isFirm } from '../../catalogue/standing.ts';
import { formatWhen } from '../../words/dates.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { markHtml } from '../mark.ts';
import type { SourceMarks } from '../source-mark.ts';
import { byHtml, subjectLink } from '../values.ts';

export interface OutcomeShown {
  readonly context: RenderContext;
  readonly marks: SourceMarks;
  /** Each says who accuses; else that stands above the table. */
  readonly saysAccuser: boolean;
  /** In a row of its own: also since when. */
  readonly isRow?: boolean;
  /** Left out: yes. */
  readonly saysNumbers?: boolean;
}

/** Labels of counts on which no court has decided: whoever accuses is named beside them. */
const undecided: readonly CountStatus[] = ['suspected', 'pending', 'no_verdict'];

export function cellHtml(outcomes: readonly CountOutcome[], shown: OutcomeShown): Html {
  return html`${outcomes.map((it) => outcomeHtml(it, shown))}`;
}

/** A mark, a word beside it, and under the word what there is to know of it. */
export function wordHtml(look: Look, word: Html, under: readonly (Html | string)[] = []): Html {
  return html`<div class="outcome look-${look}">${markHtml(look)}<div><span class="word">${word}</span>
${under.map((line) => html`<span class="under">${line}</span>`)}</div></div>`;
}

function outcomeHtml(outcome: CountOutcome, shown: OutcomeShown): Html {
  const { context, marks } = shown;
  const { accused: words } = context.words.casePage;
  const { label, number, isPossible, because } = outcome;
  const look: Look = isPossible ? 'not_clear' : lookOf('counts', { status: label, sums: { [label]: number } });
  const said = words.outcome({ label: wordsOfLabel('counts', label, context.language), count: number });
  const named = isPossible ? words.perhaps({ outcome: said }) : said;
  return wordHtml(look, html`<b>${named}</b>${marks.quiet(because)}`, underOf(outcome, shown));
}

function underOf(
  outcome: CountOutcome,
  { context, saysAccuser, isRow, saysNumbers = true }: OutcomeShown,
): (Html | string)[] {
  const { accused: words } = context.words.casePage;
  const { label, isPossible, isFinal, isAppealed, isPardoned, offence, convictedOf, printed } = outcome;
  const isJudged = ['convicted', 'acquitted', 'liable', 'not_liable'].includes(label);
  const finality = isFinal ? words.final : isAppealed ? words.appealed : words.notFinal;
  return [
    ...(isPossible ? [whenText(outcome, context)] : []),
    ...(offence === null ? [] : [bdi(offence)]),
    ...(convictedOf === null ? [] : [html`${words.convictedOf({ label, offence: bdi(convictedOf) })}`]),
    ...(isPardoned ? [words.pardoned] : []),
    ...(isJudged && !isPossible ? [finality] : []),
    ...(saysAccuser && undecided.includes(label) ? accuserLines(outcome, context) : []),
    ...(isRow && !isPossible ? [formatWhen(outcome.since, { form: 'since' }, context.language)] : []),
    ...(printed.length === 0 || !saysNumbers ? [] : [numbersText(outcome, context)]),
  ];
}

/** The days between which it was. */
function whenText({ since }: CountOutcome, { language, words }: RenderContext): string {
  const when = formatWhen(since, { form: 'when' }, language);
  return when === '' ? words.casePage.newest.undated : when;
}

/** “alleged by the Prosecutor General”. */
function accuserLines({ claims }: CountOutcome, context: RenderContext): Html[] {
  const { accused: words } = context.words.casePage;
  const by = new Set(claims.filter(({ standing }) => !isFirm(standing)).map((claim) => claim.by));
  return [...by].map((it) => {
    if (it === UNSTATED) return html`${words.byUnstated}`;
    return it === 'author' ? html`${byHtml(it, context)}` : html`${words.by({ by: subjectLink(it, context) })}`;
  });
}

/** Who alone accuses of everything that is not decided; undefined: several, none, or whom the source does not name. */
export function onlyAccuser({ rows }: ChargeMatrix): string | undefined {
  const open = rows.flatMap(({ cells }) => [...cells.values()].flat()).filter(({ label }) => undecided.includes(label));
  const by = new Set(open.flatMap(({ claims }) => (claims.length > 0 ? claims.map((it) => it.by) : [''])));
  const [only = ''] = by;
  const isNamed = only !== '' && only !== UNSTATED && only !== 'author';
  const isAlleged = open.every(({ claims }) => claims.every(({ standing }) => !isFirm(standing)));
  return by.size === 1 && isNamed && isAlleged && open.length > 1 ? only : undefined;
}

/** “Nos. 1–3 and 7”. */
function numbersText({ printed, number, isPart }: CountOutcome, context: RenderContext): string {
  const { numbers, amongNumbers } = context.words.casePage.accused;
  const text = rangesText(printed, context);
  return isPart ? amongNumbers({ numbers: text }) : numbers({ count: Math.max(number, printed.length), numbers: text });
}

/** “1–3 and 7”: the numbers as they are printed; those that follow each other are joined. */
export function rangesText(printed: readonly string[], { language, words: { casePage } }: RenderContext): string {
  const { range } = casePage.accused;
  const isPlain = (text: string) => /^\d{1,6}$/.test(text);
  const runs: [first: number, last: number][] = [];
  for (const number of printed
    .filter(isPlain)
    .map(Number)
    .sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  const texts = runs.flatMap(([first, last]) =>
    last - first > 1
      ? [range({ first: String(first), last: String(last) })]
      : [...new Set([first, last])].map((it) => String(it)),
  );
  return language.list([...texts, ...printed.filter((it) => !isPlain(it))]);
}
