/** What the page of a case has beside its sections: what it is about, in a table, and its newest developments. */
import { html } from 'hono/html';
import type { Card, Gists } from '../../answers/answer.ts';
import { chargeMatrix, countIn } from '../../answers/matrix.ts';
import { parties } from '../../catalogue/parties.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import type { Html } from '../html.ts';
import { subjectPath } from '../links.ts';
import { askView } from '../picture/view.ts';
import type { JumpPlace } from '../section.ts';
import { accusedHtml } from './accused.ts';
import type { Developments } from './ask.ts';
import { caseCards } from './case-cards.ts';
import { caseGists } from './case-gists.ts';
import { isFiltered, type SubjectCall, viewIn } from './query.ts';
import type { Shown } from './read.ts';
import type { SaidTrack, SubjectShown } from './shown.ts';
import { backgroundHtml, isInSides, isSaidAbove, sidesHtml } from './sides.ts';
import { developmentsHtml, totalText } from './timeline.ts';

export interface CaseParts {
  /** Who is accused of what; or who stands against whom; or what happened. */
  readonly about: Html;
  readonly newest: Html;
  /** Where jump links lead, before the sections. */
  readonly places: readonly JumpPlace[];
  readonly cards: readonly Card[];
  readonly gists: Gists;
  /** Whether a track is said in one of these. */
  readonly says: (track: SaidTrack) => boolean;
}

interface CaseShown {
  readonly timeline: Developments;
  readonly shown: Shown;
  readonly onPage: SubjectShown;
  /** What the state alone gives. */
  readonly cards: readonly Card[];
  readonly gists: Gists;
}

export function caseParts(call: SubjectCall, { timeline, shown, onPage, cards, gists }: CaseShown): CaseParts {
  const { state, context, marks } = onPage;
  const { newest: words } = context.words.casePage;
  const isToday = call.links.asked.asOf === undefined;
  const matrix = chargeMatrix(state);
  const { rows, total, notClear } = matrix;
  const { asOf } = timeline.snapshot;
  const accused = accusedHtml(matrix, { state, people: shown.people, context, marks, asOf, isToday });
  const sides = sidesHtml(onPage);
  const background = backgroundHtml(onPage);
  const says = (track: SaidTrack) => isSaid(track, { hasAccused: accused !== undefined, onPage });
  return {
    cards: caseCards(cards, { state, rows, people: shown.people, asOf }),
    gists: caseGists(gists, { state, asOf, said: says }),
    about: html`${accused ?? ''}${sides ?? ''}${background ?? ''}`,
    newest: newestHtml(call, { timeline, shown, onPage }),
    places: [
      ...(accused ? [{ id: 'charges', title: words.charges, count: countIn(total) + notClear }] : []),
      { id: 'picture', title: words.picture },
      { id: 'timeline', title: words.jump, count: timeline.facets?.total },
    ],
    says,
  };
}

interface Saying {
  readonly hasAccused: boolean;
  readonly onPage: SubjectShown;
}

function isSaid(track: SaidTrack, { hasAccused, onPage: { state } }: Saying): boolean {
  const { attribute, says } = track;
  if (attribute === proceedings.counts.name || attribute === proceedings.legalStatus.name) return hasAccused;
  // A card says it.
  if (attribute === proceedings.stage.name) return true;
  if (!says.every(({ how }) => how === 'held')) return false;
  return attribute === parties.party.name ? isSaidAbove(track, state) : isInSides(track, state);
}

function newestHtml(
  call: SubjectCall,
  { timeline, shown, onPage }: Pick<CaseShown, 'timeline' | 'shown' | 'onPage'>,
): Html {
  const { context, marks } = onPage;
  const { newest: words } = context.words.casePage;
  const { filter, subject } = timeline;
  const list = { path: subjectPath(subject), keep: askView(viewIn(call)), cursor: call.query.cursor };
  const title = isFiltered(filter) ? words.found : words.title({ order: filter.order ?? 'newest' });
  return html`<section class="newest-developments" id="timeline" aria-labelledby="newest-title">
<div class="blockhead"><h2 id="newest-title">${title}</h2>
<span>${totalText(timeline, shown.marks.items, call.language)}</span></div>
${developmentsHtml({ developments: timeline, context, marks, ...list })}</section>`;
}
