/** What others and the subject itself assert: apart from the state, and never worded as a fact. */
import { html } from 'hono/html';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { claims as attributes, type ClaimValue } from '../../catalogue/claims.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Language } from '../../words/language.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { optionLabel } from '../labels.ts';
import { emptyState } from '../layout.ts';
import { datingHtml, standingBadge } from '../statement.ts';
import { byHtml } from '../values.ts';
import { heldTable, newestOf, type StateContext } from './state.ts';

type Claims = SubjectState['claims'];

/** Claims with disputes of them, then open questions. What the subject itself says stands apart. */
export function claimsHtml(state: SubjectState, context: StateContext): Html {
  const { pages, attributes: words } = context.words;
  const claims = claimsOf(state);
  const isOwn = ({ value }: Claims[number]) => (value as ClaimValue).by === state.id;
  const [own, others] = [claims.filter(isOwn), claims.filter((claim) => !isOwn(claim))];
  const { claimsHint, claimsAbout, claimsBy } = pages.state;
  return html`<h2 id="claims">${words.claim.many}</h2><p class="hint">${claimsHint}</p>
${own.length === 0 ? '' : html`<h3>${claimsAbout}</h3>`}
${claimList(others, context)}
${own.length === 0 ? '' : html`<h3>${claimsBy}</h3>${claimList(own, context)}`}
${disputeTable(state, context)}
${unknownsHtml(state, context)}`;
}

/** The claims by that date, and what may have been claimed by then, marked. */
function claimsOf({ claims, possible }: SubjectState): Claims {
  const perhaps = possible
    .filter(({ attribute, holds }) => attribute === attributes.claim.name && holds)
    .map(({ attribute: _, holds: __, ...attributed }) => attributed);
  return [...claims, ...perhaps] as Claims;
}

function claimList(claims: Claims, context: StateContext): Html {
  const { state } = context.words.pages;
  if (claims.length === 0) return emptyState(state.noClaims);
  const shown = newestOf(claims, context);
  const older = claims.length - shown.length;
  return html`<ul class="claims">${shown.map((claim) => claimItem(claim, context))}</ul>
${older > 0 ? html`<p class="hint">${state.olderClaims({ count: older })}</p>` : ''}`;
}

function claimItem(claim: Claims[number], context: StateContext): Html {
  const { language, words } = context;
  const { pages, values } = words;
  const { by, standing, text, stance, disputed, kind } = claim.value as ClaimValue;
  const said = pages.state.claim({
    kind: claimKind(kind, language),
    by: byHtml(by, context),
    text: text === null ? html`${values.notStated}` : bdi(text),
  });
  return html`<li class="claim">${standingBadge(standing, context)} ${said}
${stance === null ? '' : html`<span class="muted">${optionLabel('stance', stance, language)}</span>`}
${disputed ? html`<strong>${pages.state.disputed}</strong>` : ''}
<span class="muted">${sinceHtml(claim.since, language)}</span> ${datingHtml(claim, language)}
${context.sourceOf(claim)}</li>`;
}

/** What a claim is about, or what its development would say. */
function claimKind(kind: string, language: Language): string {
  const { claimKinds } = language.words.values;
  const own = claimKinds[kind as keyof typeof claimKinds] ?? optionLabel('kind', kind, language);
  return own ?? titleOfType(kind, language);
}

/** Who disputes which claim. */
function disputeTable({ disputes }: SubjectState, context: StateContext): Html {
  if (disputes.length === 0) return html``;
  const { name } = attributes.dispute;
  const { many } = context.words.attributes.dispute;
  const values = disputes.map(({ key, ...attributed }) => ({ attribute: name, key, attributed }));
  return html`<h3>${many}</h3>${heldTable(many, values, context)}`;
}

/** What the sources leave open. */
function unknownsHtml({ unknowns }: SubjectState, { language }: StateContext): Html {
  if (unknowns.length === 0) return html``;
  const item = ({ value, since }: SubjectState['unknowns'][number]) => html`<li>
${bdi((value as { readonly question: string }).question)}
<span class="muted">${sinceHtml(since, language)}</span></li>`;
  return html`<h2 id="unknowns">${language.words.attributes.unknown.many}</h2><ul>${unknowns.map(item)}</ul>`;
}
