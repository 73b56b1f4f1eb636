import { html } from 'hono/html';
import { attributesOnPage, isAside } from '../../catalogue/attributes.ts';
import { wordsOfAttribute, wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { claims as claimAttributes } from '../../catalogue/claims.ts';
import { custody } from '../../catalogue/custody.ts';
import { links as lives } from '../../catalogue/links.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { registry } from '../../catalogue/registry.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { trial } from '../../catalogue/trial.ts';
import type { HeldValue, SubjectState } from '../../state/state.ts';
import { valuesOf } from '../../state/state.ts';
import { certaintyMark, sinceInWords } from '../dates.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { dismissedList, findingList } from '../review-notes/view.ts';
import { texts } from '../texts.ts';
import { attributeLabel, subjectLink, valueInWords } from '../values.ts';
import {
  claimList,
  disputeTable,
  type Explained,
  endedTable,
  howItStands,
  possibleTable,
  sentencingList,
  stateTables,
} from './state.ts';

/** A party to a case with what stands about it there. */
export interface Party {
  readonly person: SubjectId;
  readonly name: string;
  /** `role`, `legal_status`, `charge`, `sentence`, `custody` of that person, as of the day. */
  readonly values: readonly HeldValue[];
}

export interface SubjectShown {
  readonly state: SubjectState;
  readonly explained: Explained;
  readonly machine: Html;
  readonly picture: Html | '';
  readonly relations: Html | '';
  /** Of a case. */
  readonly parties: readonly Party[] | undefined;
  /** How many further ones there are. */
  readonly moreParties: number;
  readonly timeline: Html;
  readonly mayRecord: boolean;
}

/** The page of a person, case, organization or source. Its parts that a moment changes are live: a script may replace them. */
export function subjectPage(shown: SubjectShown): Html {
  const { state, explained, machine, picture, relations, parties, moreParties, timeline, mayRecord } = shown;
  const { id, name, possible, ended, claims, disputes, unknowns, findings, dismissed, sentencing } = state;
  const subject = id as SubjectId;
  const kind = kindOf(subject);
  const { links } = explained;
  const values = valuesOf(state);
  const others = values.filter(
    ({ attribute, attributed }) => attribute === registry.name.name && textOf(attributed.value) !== name,
  );
  const cited = [
    ...new Set(
      [...values, ...claims.map((attributed) => ({ attributed }))].flatMap(({ attributed }) => attributed.sources),
    ),
  ];
  return html`<div id="head" data-live><p class="kind">${texts.kinds[kind].one} <code>${id}</code></p>
<h1><bdi>${name}</bdi></h1>
${others.length === 0 ? '' : html`<p class="muted">${texts.subject.also} ${others.map(({ attributed }, index) => html`${index > 0 ? ' · ' : ''}<bdi>${textOf(attributed.value)}</bdi>`)}</p>`}</div>
${machine}
<p class="actions no-print" id="actions" data-live>${mayRecord ? html`<a class="button" href="${links.to('/add', { subject: id })}">${texts.subject.addAbout}</a>` : ''}
<a href="${links.subject(subject, '/diff')}">${texts.subject.compare}</a>
${kind === 'person' || kind === 'case' ? html`<a href="${links.subject(subject, '/dossier')}">${texts.subject.dossier}</a>` : ''}
<a href="${links.subject(subject, '/timeline.csv')}">${texts.subject.csv}</a> <a href="${links.subject(subject, '/timeline.xlsx')}">${texts.subject.xlsx}</a></p>
<div id="state" data-live>
${glance(kind, values, explained)}
${picture}
${parties === undefined ? '' : html`<h2 id="parties">${texts.subject.parties}</h2>${partyTable(parties, explained)}${moreParties > 0 ? html`<p class="hint">${texts.subject.moreParties(moreParties)} <a href="${links.to('/persons', { party: id })}">${texts.kinds.person.many}</a></p>` : ''}`}
<h2 id="recorded">${texts.state.title}</h2>
${stateTables(kind === 'case' ? values.filter(({ attribute }) => attribute !== proceedings.party.name) : values, explained)}
${sentencing ? sentencingList(sentencing, explained.language) : ''}
${endedTable(ended, explained)}
${possibleTable(
  possible.filter(({ attribute }) => !isAside(attribute)),
  explained,
)}
${relations}
<h2 id="claims">${texts.state.claims}</h2><p class="hint">${texts.state.claimsHint}</p>
${claimsOf(id, [...claims, ...possibleClaims(possible)], explained)}
${disputeTable(disputes, explained)}
${unknowns.length === 0 ? '' : html`<h2 id="unknowns">${texts.state.unknowns}</h2><ul>${unknowns.map(({ value, ...attributed }) => html`<li><bdi>${(value as { readonly question: string }).question}</bdi> <span class="muted">${sinceInWords(attributed.since)}</span></li>`)}</ul>`}
<h2 id="findings">${texts.findings.title}</h2><p class="hint">${texts.findings.hint}</p>
${findingList(findings, explained)}
${dismissedList(dismissed, explained)}
<h2 id="sources">${texts.state.sources}</h2>
${cited.length === 0 ? emptyState(texts.state.none) : html`<ul>${cited.map((source) => html`<li>${subjectLink(source, explained)}</li>`)}</ul>`}
<h2 id="timeline">${kind === 'source' ? texts.subject.citedBy : texts.subject.timeline}</h2>
${timeline}
</div>`;
}

/** Of whoever speaks themselves, apart from what others say of them. */
function claimsOf(id: string, claims: SubjectState['claims'], explained: Explained): Html {
  const isOwn = ({ value }: SubjectState['claims'][number]) => (value as { readonly by: string }).by === id;
  const [own, others] = [claims.filter(isOwn), claims.filter((claim) => !isOwn(claim))];
  if (own.length === 0) return claimList(others, explained);
  return html`<h3>${texts.state.claimsAbout}</h3>${claimList(others, explained)}<h3>${texts.state.claimsBy}</h3>${claimList(own, explained)}`;
}

/** What may have been claimed by that day stands with the claims, marked. */
export function possibleClaims(possible: SubjectState['possible']): SubjectState['claims'] {
  return possible
    .filter(({ attribute, holds }) => attribute === claimAttributes.claim.name && holds)
    .map(({ attribute: _, holds: __, ...attributed }) => attributed) as SubjectState['claims'];
}

function textOf(value: unknown): string {
  return (value as { readonly text: string }).text;
}

/** What a reader asks first, said also where nothing is recorded; and that a person has died. */
function glance(kind: SubjectKind, values: readonly HeldValue[], explained: Explained): Html {
  const { language } = explained;
  const isDead = values.some(({ attribute }) => attribute === lives.life.name);
  const asked = attributesOnPage.filter(({ page }) => page.headline?.includes(kind));
  const names = [...(isDead ? [lives.life] : []), ...asked].map(({ name }) => name);
  if (names.length === 0) return html``;
  return html`<dl class="glance" aria-label="${texts.subject.glance}">${names.map((name) => {
    const own = values.filter(({ attribute }) => attribute === name);
    return html`<div data-attribute="${name}"><dt>${attributeLabel(name, language)}</dt>${
      own.length === 0
        ? html`<dd class="muted">${wordsOfAttribute(name, language).none}</dd>`
        : own.map(
            ({ key, attributed }) =>
              html`<dd><strong>${valueInWords(name, key, attributed.value, explained)}</strong><br><span class="muted">${sinceInWords(attributed.since)}</span> ${howItStands(attributed, explained)}</dd>`,
          )
    }</div>`;
  })}</dl>`;
}

function partyTable(parties: readonly Party[], explained: Explained): Html {
  const { subject: words } = texts;
  if (parties.length === 0) return emptyState(words.noParties);
  const columns = [
    [proceedings.party.name, words.role],
    [proceedings.charge.name, words.charges],
    [proceedings.legalStatus.name, words.verdict],
    [trial.sentence.name, words.sentence],
    [custody.custody.name, words.custody],
  ] as const;
  return html`<table class="data"><caption class="sr">${words.parties}</caption>
<thead><tr><th scope="col">${texts.lists.name}</th>${columns.map(([, title]) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${parties.map(
    ({ person, values }) => html`<tr><th scope="row">${subjectLink(person, explained)}</th>
${columns.map(([name, title]) => {
  const own = values.filter(({ attribute }) => attribute === name);
  return html`<td data-label="${title}">${own.length === 0 ? html`<span class="muted">${texts.state.none}</span>` : own.map(({ attributed }) => html`<div>${shortValue(name, attributed.value, explained)} ${certaintyMark(attributed.certainty)}</div>`)}</td>`;
})}</tr>`,
  )}</tbody></table>`;
}

/** A value without what its column and its row say already. */
function shortValue(name: HeldValue['attribute'], value: unknown, explained: Explained): Html {
  if (typeof value === 'string') return html`${wordsOfLabel(name, value, explained.language)}`;
  const { person: _, case: __, ...rest } = value as Readonly<Record<string, unknown>>;
  return valueInWords(name, '', rest, explained);
}
