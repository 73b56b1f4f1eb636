/** What others and the subject itself assert: apart from the state, and never worded as a fact. */
import { html } from 'hono/html';
import type { SubjectState } from '../../state/state.ts';
import { certaintyMark, standingBadge } from '../badges.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { claimLabel, optionLabel } from '../labels.ts';
import { emptyState } from '../layout.ts';
import { byHtml } from '../values.ts';
import { newestOf, type StateContext } from './state.ts';

type Claims = SubjectState['claims'];

/** The claims by that date, and what may have been claimed by then, marked. */
export function claimsOf({ claims, possible }: SubjectState): Claims {
  const perhaps = possible
    .filter(({ attribute, holds }) => attribute === 'claim' && holds)
    .map(({ attribute: _, holds: __, ...attributed }) => attributed);
  return [...claims, ...perhaps] as Claims;
}

interface ClaimValue {
  readonly kind: string;
  readonly by: string;
  readonly standing: string;
  readonly text: string | null;
  readonly stance: string | null;
  readonly disputed: boolean;
}

export function claimList(claims: Claims, context: StateContext): Html {
  const { state } = context.language.words.pages;
  if (claims.length === 0) return emptyState(state.noClaims);
  const shown = newestOf(claims, context);
  const older = claims.length - shown.length;
  return html`<ul class="claims">${shown.map((claim) => claimItem(claim, context))}</ul>
${older > 0 ? html`<p class="hint">${state.olderClaims({ count: older })}</p>` : ''}`;
}

function claimItem(claim: Claims[number], context: StateContext): Html {
  const { language } = context;
  const { pages, statements } = language.words;
  const { by, standing, text, stance, disputed, kind } = claim.value as ClaimValue;
  const said = pages.state.claim({
    kind: claimLabel(kind, language),
    by: byHtml(by, context),
    text: text === null ? html`${statements.notStated}` : bdi(text),
  });
  return html`<li class="claim">${standingBadge(standing, language)} ${said}
${stance === null ? '' : html`<span class="muted">${optionLabel(stance, language)}</span>`}
${disputed ? html`<strong>${pages.state.disputed}</strong>` : ''}
<span class="muted">${sinceHtml(claim.since, language)}</span> ${certaintyMark(claim.certainty, language)}
${context.sourceOf(claim)}</li>`;
}

/** What the sources leave open. */
export function unknownsList(unknowns: SubjectState['unknowns'], { language }: StateContext): Html {
  const item = ({ value, since }: SubjectState['unknowns'][number]) => html`<li>
${bdi((value as { readonly question: string }).question)}
<span class="muted">${sinceHtml(since, language)}</span></li>`;
  return html`<ul>${unknowns.map(item)}</ul>`;
}
