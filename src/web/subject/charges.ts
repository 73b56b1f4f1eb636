/** Charges as tables of counts, case by case, in a case accused by accused: number, offence and law, who accuses, outcome, and the sums. */
import { html } from 'hono/html';
import type { z } from 'zod';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { lookOf } from '../../catalogue/look.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { isSubjectId, kindOf } from '../../catalogue/subject.ts';
import { countLabels } from '../../law/counts.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { sumsText } from '../law-texts.ts';
import { markHtml } from '../mark.ts';
import { dataTable } from '../table.ts';
import { subjectLink, valueInWords } from '../values.ts';
import type { SaidTrack, SubjectShown } from './shown.ts';
import { kindHtml, valueRows } from './values.ts';

type Count = z.infer<typeof proceedings.counts.value>;
type Said = SaidTrack['says'][number];

/** What the counts of a case come to, under the table. */
interface Sums {
  readonly held: Readonly<Record<string, number>>;
  /** Counts that only may stand by then. */
  readonly notClear: number;
}

export function chargesHtml(tracks: readonly SaidTrack[], title: string, shown: SubjectShown): Html {
  const isCount = ({ attribute }: SaidTrack) => attribute === proceedings.counts.name;
  const [counts, others] = [tracks.filter(isCount), tracks.filter((track) => !isCount(track))];
  const isOfCase = kindOf(shown.subject) === 'case';
  const groups = Map.groupBy(counts, (track) => (isOfCase ? countOf(track).person : countOf(track).case) ?? '');
  const tables = [...groups].map(([id, own]) => {
    const name = isSubjectId(id) ? subjectLink(id, shown.context) : shown.context.words.pages.charges.noCase;
    return html`<h3>${name}</h3>${countTable(own, shown)}`;
  });
  return html`${tables}${valueRows(others, title, shown)}`;
}

/** How many counts the tracks hold, or may hold. */
export function numberOfCounts(tracks: readonly SaidTrack[]): number {
  const counts = tracks.filter(({ attribute }) => attribute === proceedings.counts.name);
  const { held, notClear } = sumsOf(counts);
  return notClear + countLabels.reduce((sum, label) => sum + (held[label] ?? 0), 0);
}

function countOf({ says: [first] }: SaidTrack): Count {
  return first?.attributed.value as Count;
}

function countTable(tracks: readonly SaidTrack[], shown: SubjectShown): Html {
  const { context } = shown;
  const { charges: words } = context.words.pages;
  const counts = tracks.map(countOf);
  const hasNumbers = counts.some(({ number }) => number !== null);
  const hasAccusers = counts.some(({ claim }) => claim !== null);
  const titles = [
    ...(hasNumbers ? [words.number] : []),
    words.offence,
    ...(hasAccusers ? [words.accuser] : []),
    words.outcome,
    words.since,
  ];
  const row = (track: SaidTrack) => {
    const { number, claim, law } = countOf(track);
    const { offence, count } = countOf(track);
    const named = valueInWords({ attribute: 'counts', key: '', value: { offence, count } }, context);
    const accuser = claim === null ? '' : kindHtml(claim, context);
    return html`<tr>${hasNumbers ? html`<td data-label="${words.number}">${number === null ? '' : bdi(number)}</td>` : ''}
<th scope="row">${named}${law === null ? '' : html`<span class="under">${bdi(law)}</span>`}</th>
${hasAccusers ? html`<td data-label="${words.accuser}">${accuser}</td>` : ''}
<td data-label="${words.outcome}">${track.says.map((said) => outcomeHtml(said, context))}</td>
<td data-label="${words.since}">${track.says.map((said) => sinceLine(said, shown))}</td></tr>`;
  };
  const { held, notClear } = sumsOf(tracks);
  const sums = [sumsText(held, undefined, context.language), notClear > 0 ? words.notClear({ count: notClear }) : ''];
  const total = words.total({
    count: numberOfCounts(tracks),
    sums: context.language.list(sums.filter((it) => it !== '')),
  });
  return html`${dataTable({ caption: words.caption, titles, rows: tracks.map(row) })}
<p class="total">${total}</p>`;
}

function outcomeHtml({ how, attributed }: Said, context: RenderContext): Html {
  const { status, sums, final, pardoned, convictedOf } = attributed.value as Count;
  const { words } = context;
  const label = wordsOfLabel('counts', status, context.language);
  const several = sumsText(sums, status, context.language);
  const said = html`${several === '' ? label : several}`;
  const { marks } = words.values;
  const more = [final ? marks.final : '', pardoned ? marks.pardoned : ''].filter((it) => it !== '');
  const look = how === 'held' ? lookOf('counts', attributed.value) : how === 'ended' ? 'ended' : 'not_clear';
  const { mayHold, mayHaveEnded } = words.pages.state;
  const outcome = how === 'may' ? mayHold({ value: said }) : how === 'mayEnd' ? mayHaveEnded({ value: said }) : said;
  return html`<div class="outcome look-${look}">${markHtml(look)}<strong>${outcome}</strong>
${more.map((it) => html`<span class="under">${it}</span>`)}
${
  convictedOf === null
    ? ''
    : html`<span class="under">${words.values.field({
        field: words.fields.convictedOf,
        value: bdi(convictedOf),
      })}</span>`
}</div>`;
}

function sinceLine({ attributed: { since, because } }: Said, { context, marks }: SubjectShown): Html {
  return html`<div>${sinceHtml(since, context.language)} ${marks.of(because)}</div>`;
}

function sumsOf(tracks: readonly SaidTrack[]): Sums {
  const held: Record<string, number> = {};
  let notClear = 0;
  for (const { says } of tracks) {
    const own = says.find(({ how }) => how === 'held');
    if (!own) notClear += 1;
    const { sums = {} } = (own?.attributed.value as Count | undefined) ?? {};
    for (const [label, count] of Object.entries(sums)) held[label] = (held[label] ?? 0) + count;
  }
  return { held, notClear };
}
