/** What others and the subject itself assert, by who asserts it: apart from the state, and never worded as a fact. */
import { html } from 'hono/html';
import { claims as attributes, type ClaimValue } from '../../catalogue/claims.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { standingLabel } from '../statement.ts';
import { subjectLink } from '../values.ts';
import type { SaidTrack, SubjectShown } from './shown.ts';
import { rowHtml, rowList, valueRows } from './values.ts';

type Said = SaidTrack['says'][number];

/** Claims about the subject, then its own; then disputes. */
export function claimsHtml(tracks: readonly SaidTrack[], shown: SubjectShown): Html {
  const { state, context } = shown;
  const { claims: words } = context.words.pages;
  const isClaim = ({ attribute }: SaidTrack) => attribute === attributes.claim.name;
  const claims = tracks.filter(isClaim).flatMap(({ says }) => says);
  const isOwn = (said: Said) => claimOf(said).by === state.id;
  const [about, own] = [claims.filter((said) => !isOwn(said)), claims.filter(isOwn)];
  return html`<p class="hint">${words.hint}</p>
${about.length === 0 && own.length > 0 ? emptyState(words.none) : groupsOf(about, shown)}
${own.length === 0 ? '' : html`<h3>${words.own}</h3>${claimList(own, shown)}`}
${valueRows(
  tracks.filter((track) => !isClaim(track)),
  words.hint,
  shown,
)}`;
}

/** How many are about the subject, and how many it makes itself. */
export function countClaims(
  tracks: readonly SaidTrack[],
  id: string,
): { readonly about: number; readonly own: number } {
  const claims = tracks.filter(({ attribute }) => attribute === attributes.claim.name).flatMap(({ says }) => says);
  const own = claims.filter((said) => claimOf(said).by === id).length;
  return { about: claims.length - own, own };
}

function groupsOf(claims: readonly Said[], shown: SubjectShown): Html {
  const groups = [...Map.groupBy(claims, (said) => claimOf(said).by)].map(
    ([by, own]) => html`<h3>${subjectLink(by, shown.context)}</h3>${claimList(own, shown)}`,
  );
  return html`${groups}`;
}

function claimList(claims: readonly Said[], shown: SubjectShown): Html {
  return rowList(claims.map((said) => claimRow(said, shown)));
}

function claimRow(said: Said, { context, marks }: SubjectShown): Html {
  const { language, words } = context;
  const { since, because } = said.attributed;
  const { standing, text, disputed } = claimOf(said);
  const kind = html`<span class="kind claim">${standingLabel(standing, context)}</span>`;
  return rowHtml(
    sinceHtml(since, language),
    html`${kind} ${text === null ? words.values.notStated : bdi(text)}
${disputed ? html`<strong>${words.pages.claims.disputed}</strong>` : ''} ${notYet(said, context)} ${marks.of(because)}`,
  );
}

/** A claim is not clear where the dates leave open whether it was made by then. */
function notYet({ how, attributed }: Said, { words }: RenderContext): Html | '' {
  if (how === 'held' || attributed.dating === 'unknown') return '';
  return html`<span class="kind">${words.statements.certainties.possible}</span>`;
}

function claimOf({ attributed }: Said): ClaimValue {
  return attributed.value as ClaimValue;
}
