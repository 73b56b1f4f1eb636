import { html } from 'hono/html';
import { type PageGroup, pageGroups } from '../../catalogue/attribute.ts';
import { attributesOnPage } from '../../catalogue/attributes.ts';
import { wordsOfLabel as labelOf, titleOfType, wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { type ClaimValue, claims as claimAttributes } from '../../catalogue/claims.ts';
import { UNSTATED } from '../../catalogue/points.ts';
import { trial } from '../../catalogue/trial.ts';
import type { AttributedValue } from '../../state/attributed-value.ts';
import type { Sentencing } from '../../state/sentencing.ts';
import type { HeldValue, SubjectState } from '../../state/state.ts';
import { formatAmount, formatTerm } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { certaintyMark, dayInWords, sinceInWords, standingBadge } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { attributeLabel, byWhom, type RenderContext, subjectLink, valueInWords } from '../values.ts';

export interface Explained extends RenderContext {
  /** On what something rests. */
  readonly why: (attributed: Pick<AttributedValue, 'because' | 'sources'>) => Html;
  /** All values are shown, and not only the newest. */
  readonly isWhole?: boolean;
}

/** What belongs together on a page has a title; values of other groups have sections of their own. */
const titles: Readonly<Partial<Record<PageGroup, string>>> = {
  legal: texts.state.legal,
  offices: texts.state.offices,
  links: texts.state.links,
  assets: texts.state.assets,
  unrest: texts.state.unrest,
  registry: texts.state.registry,
};

/** So many values of one attribute are shown: the timeline has them all. */
const MOST_OF_ONE = 25;

/** The values that the page of a state shows, the newest of each attribute. */
export function shownOf(values: readonly HeldValue[]): HeldValue[] {
  return [...Map.groupBy(values, ({ attribute }) => attribute).values()].flatMap((own) => own.slice(-MOST_OF_ONE));
}

/** What a subject is, group by group. */
export function stateTables(values: readonly HeldValue[], explained: Explained): Html {
  const shown = explained.isWhole ? values : shownOf(values);
  const left = values.length - shown.length;
  const tables = pageGroups.flatMap((group) => {
    const title = titles[group];
    const names = attributesOnPage.flatMap(({ name, page }) => (page.group === group ? [name] : []));
    const own = names.flatMap((name) => shown.filter(({ attribute }) => attribute === name));
    return title === undefined || own.length === 0 ? [] : [html`<h3>${title}</h3>${valueTable(title, own, explained)}`];
  });
  return html`${tables.length === 0 ? emptyState(texts.state.nothing) : tables}${left > 0 ? html`<p class="hint">${texts.state.more(left)}</p>` : ''}`;
}

/** Values, one a row. */
function valueTable(caption: string, values: readonly HeldValue[], explained: Explained): Html {
  const { columns } = texts.state;
  return html`<table class="data"><caption class="sr">${caption}</caption>
<thead><tr><th scope="col">${columns.what}</th><th scope="col">${columns.value}</th><th scope="col">${columns.since}</th><th scope="col">${columns.standing}</th><th scope="col">${columns.why}</th></tr></thead>
<tbody>${values.map(
    ({ attribute, key, attributed }) => html`<tr class="${attributed.certainty}">
<th scope="row">${attributeLabel(attribute, explained.language)}</th>
<td data-label="${columns.value}">${valueInWords(attribute, key, attributed.value, explained)}</td>
<td data-label="${columns.since}">${sinceInWords(attributed.since)}</td>
<td data-label="${columns.standing}">${howItStands(attributed, explained)}</td>
<td>${explained.why(attributed)}</td></tr>`,
  )}</tbody></table>`;
}

/** Standing, who asserts it, words of caution, and how surely it holds. */
export function howItStands(
  { standing, by, hedge, inferred, certainty }: Omit<AttributedValue, 'value'>,
  context: RenderContext,
): Html {
  return html`${standingBadge(standing)} ${certaintyMark(certainty)}${by === null ? '' : html` <span class="muted">${byWhom(by, context)}</span>`}${hedge === null ? '' : html` <span class="muted"><bdi>“${hedge}”</bdi></span>`}${inferred ? html`<span class="muted">, ${texts.state.inferred}</span>` : ''}`;
}

/** What may hold, or may have ended, by that day: apart from what is stated. */
export function possibleTable(possible: SubjectState['possible'], explained: Explained): Html {
  if (possible.length === 0) return html``;
  const { columns } = texts.state;
  return html`<h2 id="possible">${texts.state.possible}</h2><p class="hint">${texts.state.possibleHint}</p>
<table class="data possible"><caption class="sr">${texts.state.possible}</caption>
<thead><tr><th scope="col">${columns.what}</th><th scope="col">${columns.value}</th><th scope="col">${columns.between}</th><th scope="col">${columns.standing}</th><th scope="col">${columns.why}</th></tr></thead>
<tbody>${possible.map(
    ({ attribute, key, holds, ...attributed }) => html`<tr class="possible">
<th scope="row">${attributeLabel(attribute, explained.language)}</th>
<td data-label="${columns.value}">${holds ? html`${texts.state.mayHold} ${valueInWords(attribute, key, attributed.value, explained)}` : html`${texts.state.mayHaveEnded} ${attributed.value === null ? keyInWords(key, explained) : valueInWords(attribute, key, attributed.value, explained)}`}</td>
<td data-label="${columns.between}">${sinceInWords(attributed.since)}</td>
<td data-label="${columns.standing}">${howItStands(attributed as AttributedValue, explained)}</td>
<td>${explained.why(attributed)}</td></tr>`,
  )}</tbody></table>`;
}

/** What has ended by that day. */
export function endedTable(ended: SubjectState['ended'], explained: Explained): Html {
  if (ended.length === 0) return html``;
  const { columns } = texts.state;
  return html`<h3>${texts.state.ended}</h3>
<table class="data"><caption class="sr">${texts.state.ended}</caption>
<thead><tr><th scope="col">${columns.what}</th><th scope="col">${columns.of}</th><th scope="col">${columns.ended}</th><th scope="col">${columns.standing}</th><th scope="col">${columns.why}</th></tr></thead>
<tbody>${(explained.isWhole ? ended : ended.slice(-MOST_OF_ONE)).map(
    ({
      attribute,
      key,
      ...attributed
    }) => html`<tr><th scope="row">${attributeLabel(attribute, explained.language)}</th>
<td data-label="${columns.of}">${attributed.value === null || attributed.value === undefined ? keyInWords(key, explained) : valueInWords(attribute, key, attributed.value, explained)}</td>
<td data-label="${columns.ended}">${sinceInWords(attributed.since)}</td>
<td data-label="${columns.standing}">${howItStands(attributed as AttributedValue, explained)}</td>
<td>${explained.why(attributed)}</td></tr>`,
  )}</tbody></table>`;
}

/** Of a track’s key: the subject that it names, and what of it. */
function keyInWords(key: string, context: RenderContext): Html {
  if (key === '') return html``;
  const [subject = '', ...rest] = key.split('/');
  return html`${subjectLink(subject, context)}${rest.length === 0 ? '' : html` · <bdi>${rest.join(' / ').replaceAll('-', ' ')}</bdi>`}`;
}

/** What somebody asserts: attributed, apart from the state, and never worded as a fact. */
export function claimList(claims: SubjectState['claims'], explained: Explained): Html {
  if (claims.length === 0) return emptyState(texts.state.noClaims);
  const shown = explained.isWhole ? claims : claims.slice(-MOST_OF_ONE);
  return html`<ul class="claims">${shown.map((claim) => {
    const { by, standing, text, stance, disputed, kind } = claim.value as ClaimValue;
    return html`<li class="claim">${standingBadge(standing)} <span class="muted">${texts.state.claimBy(claimKind(kind, explained.language))}</span> ${subjectLink(by, explained)}: <bdi>${text ?? texts.nothingStated}</bdi>
${stance === null ? '' : html`<span class="muted">(${explained.language.words.options.stance[stance as 'for']})</span>`}${disputed ? html` <strong>${texts.state.disputed}</strong>` : ''}
<span class="muted">${sinceInWords(claim.since)}</span> ${certaintyMark(claim.certainty)} ${explained.why(claim)}</li>`;
  })}</ul>${claims.length > shown.length ? html`<p class="hint">${texts.state.more(claims.length - shown.length)}</p>` : ''}`;
}

/** Who disputes which claim. */
export function disputeTable(disputes: SubjectState['disputes'], explained: Explained): Html {
  if (disputes.length === 0) return html``;
  const title = wordsOfAttribute(claimAttributes.dispute.name, explained.language).many;
  const values = disputes.map(({ key, ...attributed }) => ({
    attribute: claimAttributes.dispute.name,
    key,
    attributed,
  }));
  return html`<h3>${title}</h3>${valueTable(title, values, explained)}`;
}

/** What a claim is about, or what the development would say that it stands for. */
function claimKind(kind: string, language: Language): string {
  const { claimKinds } = language.words.values;
  return claimKinds[kind as keyof typeof claimKinds] ?? titleOfType(kind, language);
}

/** What a person’s sentences come to. */
export function sentencingList({ totals, running }: Sentencing, language: Language): Html {
  if (totals.length === 0 && running.length === 0) return html``;
  const words = texts.sentencing;
  return html`<h3>${words.title}</h3>
<ul>${totals.map((total) => html`<li>${totalInWords(total, language)}</li>`)}
${running.map(
  ({ kind, term, until, remaining, certainty }) =>
    html`<li>${words.running(
      labelOf(trial.sentence.name, kind, language),
      term === 'life' ? words.forLife : formatTerm(term, language),
    )}${until === null ? (term === 'life' ? '' : words.noStart) : words.until(dayInWords(until))}${remaining === null ? '' : words.left(formatTerm(remaining, language))} ${certaintyMark(certainty)}</li>`,
)}</ul>`;
}

function totalInWords(
  { kind, components, notStated, term, amounts }: Sentencing['totals'][number],
  language: Language,
): Html {
  const words = texts.sentencing;
  const sums = [
    ...(term === null ? [] : [term === 'life' ? words.forLife : formatTerm(term, language)]),
    ...Object.entries(amounts).map(([currency, sum]) => formatAmount(sum, currency === UNSTATED ? null : currency)),
  ];
  return html`${words.total(labelOf(trial.sentence.name, kind, language), components)} ${sums.length > 0 ? sums.join(', ') : words.nothing}${notStated > 0 && sums.length > 0 ? words.notStated(notStated) : ''}`;
}
