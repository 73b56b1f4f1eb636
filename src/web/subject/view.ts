/** The page of a person, case, organization or source. What a snapshot changes is live: a script may replace it. */
import { html } from 'hono/html';
import { attributesOnPage } from '../../catalogue/attributes.ts';
import { wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { links as lives } from '../../catalogue/links.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { registry } from '../../catalogue/registry.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { type HeldValue, type SubjectState, valuesOf } from '../../state/state.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { StatedDevelopments } from '../provenance.ts';
import { stateNotes } from '../review-notes/view.ts';
import { statementHtml } from '../statement.ts';
import { attributeLabel, subjectLink, valueInWords } from '../values.ts';
import { claimsHtml } from './claims.ts';
import { type Party, partyTable } from './parties.ts';
import { type StateContext, stateHtml } from './state.ts';

export interface SubjectShown {
  readonly state: SubjectState;
  readonly context: StateContext;
  readonly provenance: StatedDevelopments;
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
  // The parties of a case stand in a table of their own.
  const stated = kind === 'case' ? values.filter(({ attribute }) => attribute !== proceedings.party.name) : values;
  return html`${headHtml(shown)}
${timeControls}
${actionsHtml(shown)}
<div id="state" data-live>
${glance(kind, state, context)}
<h2 id="picture">${subject.picture}</h2>${picture}
${partiesHtml(shown)}
<h2 id="recorded">${words.title}</h2>
${stateHtml(state, stated, context)}
${relations}
${claimsHtml(state, context)}
<h2 id="findings">${reviewNotes.title}</h2><p class="hint">${reviewNotes.hint}</p>
${stateNotes(state, provenance, context)}
<h2 id="sources">${words.sources}</h2>
${sourceList(state, context)}
<h2 id="timeline">${kind === 'source' ? subject.citedBy : subject.timeline}</h2>
${timeline}
</div>`;
}

function headHtml({ state, context: { language } }: SubjectShown): Html {
  const { id, name } = state;
  const others = valuesOf(state)
    .filter(({ attribute }) => attribute === registry.name.name)
    .map(({ attributed }) => (attributed.value as { readonly text: string }).text)
    .filter((text) => text !== name);
  const also = language.words.pages.subject.also({ names: listHtml(others.map(bdi), language) });
  return html`<div id="head" data-live><p class="kind">${language.words.site.kinds.one[kindOf(id as SubjectId)]}</p>
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
  const { pages, site, attributes } = context.language.words;
  const people = html`<a href="${context.links.to('/persons', { party: state.id })}">${site.kinds.many.person}</a>`;
  const more = html`<p class="hint">${pages.subject.moreParties({ count: moreParties })} ${people}</p>`;
  return html`<h2 id="parties">${attributes.party.many}</h2>${partyTable(parties, context)}
${moreParties > 0 ? more : ''}`;
}

function sourceList(state: SubjectState, context: StateContext): Html {
  const attributed = [...valuesOf(state).map((it) => it.attributed), ...state.claims];
  const cited = [...new Set(attributed.flatMap(({ sources }) => sources))];
  if (cited.length === 0) return emptyState(context.language.words.pages.state.none);
  return html`<ul>${cited.map((source) => html`<li>${subjectLink(source, context)}</li>`)}</ul>`;
}

/** What a reader asks first, said also where nothing is recorded; and that a person has died. */
function glance(kind: SubjectKind, state: SubjectState, context: StateContext): Html {
  const values = valuesOf(state);
  const isDead = values.some(({ attribute }) => attribute === lives.life.name);
  const asked = attributesOnPage.filter(({ page }) => page.headline?.includes(kind));
  const names = [...(isDead ? [lives.life] : []), ...asked].map(({ name }) => name);
  if (names.length === 0) return html``;
  const entry = (name: string) => {
    const own = values.filter(({ attribute }) => attribute === name);
    const isNotClear = state.possible.some(({ attribute }) => attribute === name);
    return html`<div data-attribute="${name}"><dt>${attributeLabel(name, context.language)}</dt>
${own.length === 0 ? nothingStated(name, isNotClear, context) : own.map((value) => glanceValue(value, context))}</div>`;
  };
  return html`<dl class="glance" aria-label="${context.language.words.pages.subject.glance}">${names.map(entry)}</dl>`;
}

function nothingStated(name: string, isNotClear: boolean, { language }: StateContext): Html {
  const notClear = html`<a href="#possible">${language.words.pages.subject.notClear}</a>`;
  return html`<dd class="muted">${isNotClear ? notClear : wordsOfAttribute(name, language).none}</dd>`;
}

function glanceValue({ attribute, key, attributed }: HeldValue, context: StateContext): Html {
  return html`<dd><strong>${valueInWords({ attribute, key, value: attributed.value }, context)}</strong><br>
<span class="muted">${sinceHtml(attributed.since, context.language)}</span> ${statementHtml(attributed, context)}</dd>`;
}
