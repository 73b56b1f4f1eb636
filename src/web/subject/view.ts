/** The page of a person, case, organization or source. What a snapshot changes is live: a script may replace it. */
import { html } from 'hono/html';
import { isAside } from '../../catalogue/attributes.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { type HeldValue, type SubjectState, valuesOf } from '../../state/state.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { kindLabel } from '../labels.ts';
import { emptyState } from '../layout.ts';
import type { Provenance } from '../provenance.ts';
import { reviewNoteList } from '../review-notes/view.ts';
import { statementHtml } from '../statement.ts';
import { attributeLabel, subjectLink, valueInWords } from '../values.ts';
import { claimList, claimsOf, unknownsList } from './claims.ts';
import { type Party, partyTable } from './parties.ts';
import { endedTable, notClearTable, type StateContext, stateTables } from './state.ts';
import { toServeList } from './to-serve.ts';

export interface SubjectShown {
  readonly state: SubjectState;
  readonly context: StateContext;
  readonly provenance: Provenance;
  readonly timeControls: Html;
  readonly picture: Html;
  readonly relations: Html | '';
  /** Only for a case. */
  readonly parties: readonly Party[] | undefined;
  /** How many further ones there are. */
  readonly moreParties: number;
  readonly timeline: Html;
  readonly mayRecord: boolean;
}

export function subjectPage(shown: SubjectShown): Html {
  const { state, context, provenance, timeControls, picture, relations, timeline } = shown;
  const { language } = context;
  const { state: words, subject, reviewNotes } = language.words.pages;
  const kind = kindOf(state.id as SubjectId);
  const values = valuesOf(state);
  return html`${headHtml(shown)}
${timeControls}
${actionsHtml(shown)}
<div id="state" data-live>
${glance(kind, state, context)}
<h2 id="picture">${subject.picture}</h2>${picture}
${partiesHtml(shown)}
<h2 id="recorded">${words.title}</h2>
${stateTables(kind === 'case' ? values.filter(({ attribute }) => attribute !== 'party') : values, context)}
${state.sentencing ? toServeList(state.sentencing, language) : ''}
${endedTable(state.ended, context)}
${notClearTable(
  state.possible.filter(({ attribute }) => !isAside(attribute)),
  context,
)}
${relations}
<h2 id="claims">${words.claims}</h2><p class="hint">${words.claimsHint}</p>
${claimsHtml(state, context)}
${state.unknowns.length === 0 ? '' : unknownsHtml(state, context)}
<h2 id="findings">${reviewNotes.title}</h2><p class="hint">${reviewNotes.hint}</p>
${reviewNoteList(state.findings, provenance, context)}
<h2 id="sources">${words.sources}</h2>
${sourceList(state, context)}
<h2 id="timeline">${kind === 'source' ? subject.citedBy : subject.timeline}</h2>
${timeline}
</div>`;
}

function headHtml({ state, context: { language } }: SubjectShown): Html {
  const { id, name } = state;
  const others = valuesOf(state)
    .filter(({ attribute }) => attribute === 'name')
    .map(({ attributed }) => (attributed.value as { readonly text: string }).text)
    .filter((text) => text !== name);
  const also = language.words.pages.subject.also({ names: listHtml(others.map(bdi), language) });
  return html`<div id="head" data-live><p class="kind">${kindLabel(kindOf(id as SubjectId), language)}</p>
<h1>${bdi(name)}</h1>
${others.length === 0 ? '' : html`<p class="muted">${also}</p>`}</div>`;
}

function actionsHtml({ state, context, mayRecord }: SubjectShown): Html {
  const { links, language } = context;
  const words = language.words.pages.subject;
  const id = state.id as SubjectId;
  const hasReport = kindOf(id) === 'person' || kindOf(id) === 'case';
  const link = (suffix: string, label: string) => html`<a href="${links.subject(id, suffix)}">${label}</a>`;
  return html`<p class="actions no-print" id="actions" data-live>
${mayRecord ? html`<a class="button" href="${links.to('/add', { subject: id })}">${words.addAbout}</a>` : ''}
${link('/diff', words.compare)}
${hasReport ? link('/dossier', words.report) : ''}
${link('/timeline.csv', words.csv)} ${link('/timeline.xlsx', words.xlsx)}</p>`;
}

function partiesHtml({ state, parties, moreParties, context }: SubjectShown): Html {
  if (parties === undefined) return html``;
  const { pages, site } = context.language.words;
  const people = html`<a href="${context.links.to('/persons', { party: state.id })}">${site.kinds.many.person}</a>`;
  const more = html`<p class="hint">${pages.subject.moreParties({ count: moreParties })} ${people}</p>`;
  return html`<h2 id="parties">${pages.subject.parties}</h2>${partyTable(parties, context)}
${moreParties > 0 ? more : ''}`;
}

/** What the subject itself says, apart from what others say of it. */
function claimsHtml(state: SubjectState, context: StateContext): Html {
  const { claimsAbout, claimsBy } = context.language.words.pages.state;
  const claims = claimsOf(state);
  const isOwn = ({ value }: (typeof claims)[number]) => (value as { readonly by: string }).by === state.id;
  const [own, others] = [claims.filter(isOwn), claims.filter((claim) => !isOwn(claim))];
  if (own.length === 0) return claimList(others, context);
  return html`<h3>${claimsAbout}</h3>${claimList(others, context)}<h3>${claimsBy}</h3>${claimList(own, context)}`;
}

function unknownsHtml({ unknowns }: SubjectState, context: StateContext): Html {
  const { unknowns: title } = context.language.words.pages.state;
  return html`<h2 id="unknowns">${title}</h2>${unknownsList(unknowns, context)}`;
}

function sourceList(state: SubjectState, context: StateContext): Html {
  const attributed = [...valuesOf(state).map((it) => it.attributed), ...state.claims];
  const cited = [...new Set(attributed.flatMap(({ sources }) => sources))];
  if (cited.length === 0) return emptyState(context.language.words.pages.state.none);
  return html`<ul>${cited.map((source) => html`<li>${subjectLink(source, context)}</li>`)}</ul>`;
}

/** What a reader asks first, said also where nothing is recorded. */
const asked = {
  person: ['custody', 'legal_status', 'office'],
  case: ['stage', 'classification'],
  organization: ['sanction'],
  source: [],
} as const;

function glance(kind: SubjectKind, state: SubjectState, context: StateContext): Html {
  const values = valuesOf(state);
  const dead = values.filter(({ attribute }) => attribute === 'life');
  const names = [...(dead.length > 0 ? (['life'] as const) : []), ...asked[kind]];
  if (names.length === 0) return html``;
  const entry = (name: (typeof names)[number]) => {
    const own = values.filter(({ attribute }) => attribute === name);
    const isNotClear = state.possible.some(({ attribute }) => attribute === name);
    return html`<div data-attribute="${name}"><dt>${attributeLabel(name, context.language)}</dt>
${own.length === 0 ? nothingStated(isNotClear, context) : own.map((value) => glanceValue(value, context))}</div>`;
  };
  return html`<dl class="glance" aria-label="${context.language.words.pages.subject.glance}">${names.map(entry)}</dl>`;
}

function nothingStated(isNotClear: boolean, { language }: StateContext): Html {
  const { notClear, noRecord } = language.words.pages.subject;
  return html`<dd class="muted">${isNotClear ? html`<a href="#possible">${notClear}</a>` : noRecord}</dd>`;
}

function glanceValue({ attribute, key, attributed }: HeldValue, context: StateContext): Html {
  return html`<dd><strong>${valueInWords({ attribute, key, value: attributed.value }, context)}</strong><br>
<span class="muted">${sinceHtml(attributed.since, context.language)}</span> ${statementHtml(attributed, context)}</dd>`;
}
