/**
 * Where a case is about no charge: who brought it against whom, what was found, and what was ordered and done; of an
 * impeachment, how it went; of background, what happened.
 */
import { html } from 'hono/html';
import type { z } from 'zod';
import { saysOf } from '../../answers/values.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { judgments } from '../../catalogue/judgments.ts';
import { lookOf } from '../../catalogue/look.ts';
import { mandates } from '../../catalogue/mandates.ts';
import { parties } from '../../catalogue/parties.ts';
import { registry } from '../../catalogue/registry.ts';
import type { SubjectState } from '../../state/state.ts';
import { formatWhen } from '../../words/dates.ts';
import { formatAmount } from '../../words/describe.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { dataTable } from '../table.ts';
import { subjectLink } from '../values.ts';
import { wordHtml } from './outcome.ts';
import { type SaidTrack, type SubjectShown, tracksOf } from './shown.ts';
import { rowHtml, rowList, valueRows } from './values.ts';

type Role = z.infer<typeof parties.party.value>;

const bringing: readonly string[] = ['plaintiff', 'applicant', 'petitioner'];
const answering: readonly string[] = ['respondent', 'defendant'];

/** Undefined: nothing is recorded of it. */
export function sidesHtml(shown: SubjectShown): Html | undefined {
  const { state, context } = shown;
  const { sides: words } = context.words.casePage;
  const isImpeachment = kindOfCase(state) === 'impeachment';
  const parts = [
    impeachmentsHtml(shown),
    partiesHtml(shown),
    judgmentsHtml(shown),
    findingsHtml(shown),
    obligationsHtml(shown),
  ].flatMap((it) => it ?? []);
  if (parts.length === 0) return undefined;
  return block(isImpeachment ? words.impeachment : words.title, parts);
}

/** Undefined: the case is not background, or nothing is recorded of it. */
export function backgroundHtml(shown: SubjectShown): Html | undefined {
  const { background: words } = shown.context.words.casePage;
  if (kindOfCase(shown.state) !== 'context') return undefined;
  const tracks = tracksOf(shown.state).filter(isUnrest);
  if (tracks.length === 0) return undefined;
  return block(words.title, [html`<p class="hint">${words.hint}</p>`, valueRows(tracks, '', shown)]);
}

/** Whether the block of a case without charges says what a track says: its sections then leave it out. */
export function isInSides({ attribute }: Pick<SaidTrack, 'attribute'>, state: SubjectState): boolean {
  const inSides: readonly string[] = [
    judgments.judgment.name,
    judgments.finding.name,
    judgments.obligation.name,
    mandates.impeachment.name,
  ];
  return inSides.includes(attribute) || (kindOfCase(state) === 'context' && isUnrest({ attribute }));
}

function isUnrest({ attribute }: Pick<SaidTrack, 'attribute'>): boolean {
  return attribute === 'incident' || attribute === 'measure';
}

function kindOfCase(state: SubjectState): string | undefined {
  return saysOf(state, registry.kind).held[0]?.value;
}

function block(title: string, parts: readonly Html[]): Html {
  return html`<section class="sides" id="judgments" aria-labelledby="sides-title">
<div class="blockhead"><h2 id="sides-title">${title}</h2></div>${parts}</section>`;
}

/** For and against, side by side; each with those who speak for it. */
function partiesHtml({ state, context }: SubjectShown): Html | undefined {
  const { sides: words } = context.words.casePage;
  const all = saysOf(state, parties.party).held.map(({ value }) => value);
  const of = (roles: readonly string[]) => all.filter(({ role }) => roles.includes(role));
  const groups = [
    [words.bringing, of(bringing)],
    [words.answering, of(answering)],
  ] as const;
  const [[, brought], [, answered]] = groups;
  if (brought.length + answered.length === 0) return undefined;
  // In a criminal case those accused have a table of their own.
  if (brought.length === 0 && kindOfCase(state) === 'criminal') return undefined;
  const item = (own: Role) => html`<li><b>${subjectLink(own.party, context)}</b>
<span class="under">${wordsOfLabel('party', own.role, context.language)}${counselOf(own, all, context)}</span></li>`;
  return html`<div class="pair">${groups.map(
    ([title, own]) => html`<div><h3>${title}</h3>
${own.length === 0 ? html`<p class="hint">${words.none}</p>` : html`<ul class="plain">${own.map(item)}</ul>`}</div>`,
  )}</div>`;
}

function counselOf({ party }: Role, all: readonly Role[], context: RenderContext): Html | '' {
  const own = all.filter(({ actsFor }) => actsFor === party);
  if (own.length === 0) return '';
  const names = listHtml(
    [...new Set(own.map((it) => it.party))].map((it) => subjectLink(it, context)),
    context.language,
  );
  return html` · ${context.words.casePage.sides.counsel({ names })}`;
}

function judgmentsHtml({ state, context, marks }: SubjectShown): Html | undefined {
  const { sides: words } = context.words.casePage;
  const { held } = saysOf(state, judgments.judgment);
  if (held.length === 0) return undefined;
  const names = (ids: readonly string[]) =>
    ids.length === 0
      ? undefined
      : listHtml(
          ids.map((it) => subjectLink(it, context)),
          context.language,
        );
  const line = ({ value, since, because }: (typeof held)[number]) => {
    const said = words.judgment({
      by: value.by === null ? undefined : subjectLink(value.by, context),
      on: formatWhen(since, { form: 'when' }, context.language),
      inFavour: names(value.inFavour),
      against: names(value.against),
      isOpen: value.inFavour.length + value.against.length === 0 ? 'yes' : 'no',
    });
    const kind = wordsOfLabel('judgment', value.kind, context.language);
    return html`<h3>${kind}</h3><p class="lead">${said}
${value.final ? words.final : words.notFinal} ${marks.of(because)}</p>`;
  };
  return html`${held.map(line)}`;
}

function findingsHtml({ state, context, marks }: SubjectShown): Html | undefined {
  const { sides: words } = context.words.casePage;
  const { held } = saysOf(state, judgments.finding);
  if (held.length === 0) return undefined;
  const looks = { violated: 'convicted', not_violated: 'acquitted', not_decided: 'ended' } as const;
  const rows = held.map(({ value, because }) => {
    const look = looks[value.finding];
    return html`<tr><th scope="row">${bdi(value.provision)}</th><td>${wordHtml(
      look,
      html`<b>${wordsOfLabel('finding', value.finding, context.language)}</b>${marks.quiet(because)}`,
    )}</td>
<td data-label="${words.of}">${value.against === null ? '' : subjectLink(value.against, context)}</td></tr>`;
  });
  const titles = [words.provision, words.finding, words.of];
  return html`<h3>${words.findings}</h3>${dataTable({ caption: words.findings, titles, rows })}`;
}

function obligationsHtml({ state, context, marks }: SubjectShown): Html | undefined {
  const { sides: words } = context.words.casePage;
  const { held } = saysOf(state, judgments.obligation);
  if (held.length === 0) return undefined;
  const rows = held.map(({ value, because }) => {
    const { kind, amount, currency, request, from, to, paid, status, supervisedBy } = value;
    const isDone = status === 'executed';
    const look = isDone ? 'acquitted' : lookOf('obligation', value);
    const under = [
      ...(paid === null ? [] : [html`${words.paid({ amount: formatAmount(paid, currency) })}`]),
      ...(supervisedBy === null ? [] : [html`${words.supervisedBy({ by: subjectLink(supervisedBy, context) })}`]),
    ];
    return html`<tr><th scope="row"><span class="word">${wordsOfLabel('obligation', kind, context.language)}</span>
${request === null ? '' : html`<span class="under">${bdi(request)}</span>`}</th>
<td class="sum" data-label="${words.amount}">${amount === null ? '' : formatAmount(amount, currency)}</td>
<td data-label="${words.from}">${from === null ? '' : subjectLink(from, context)}</td>
<td data-label="${words.to}">${to === null ? '' : subjectLink(to, context)}</td>
<td>${wordHtml(
      look,
      html`<b>${wordsOfLabel('obligation', status, context.language)}</b>${marks.quiet(because)}`,
      under,
    )}</td></tr>`;
  });
  const titles = [words.obligation, words.amount, words.from, words.to, words.compliance];
  return html`<h3>${words.obligations}</h3>${dataTable({ caption: words.obligations, titles, rows })}`;
}

/** How an impeachment went, person by person. */
function impeachmentsHtml({ state, context, marks }: SubjectShown): Html | undefined {
  const { held } = saysOf(state, mandates.impeachment);
  if (held.length === 0) return undefined;
  const { language, words } = context;
  const rows = held.map(({ value, since, because }) =>
    rowHtml(
      sinceHtml(since, language),
      html`<b>${subjectLink(value.person, context)}</b>: ${wordsOfLabel('impeachment', value.status, language)}
${value.by === null ? '' : html`(${words.statements.by({ who: subjectLink(value.by, context) })})`}
${marks.of(because)}`,
    ),
  );
  return rowList(rows);
}

/** Whether the page says a party elsewhere: among the accused, or as a side. */
export function isSaidAbove({ attribute, says: [first] }: SaidTrack, state: SubjectState): boolean {
  if (attribute !== parties.party.name) return false;
  const { role = '', actsFor = null } = (first?.attributed.value ?? {}) as Partial<Role>;
  const all = saysOf(state, parties.party).held.map(({ value }) => value);
  const isSide = [...bringing, ...answering].includes(role);
  const speaksForSide = all.some((it) => it.party === actsFor && [...bringing, ...answering].includes(it.role));
  return isSide || speaksForSide || role === 'accused' || role === 'suspect';
}
