/** What the page of a case has beside its sections: what it is about, in a table, and its newest developments. */
import { html } from 'hono/html';
import { parties } from '../../catalogue/parties.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import type { Html } from '../html.ts';
import { subjectPath } from '../links.ts';
import { askView } from '../picture/view.ts';
import type { JumpPlace } from '../section.ts';
import { accusedHtml, numberOfCharges } from './accused.ts';
import type { Developments } from './ask.ts';
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
  /** Whether a track is said in one of these. */
  readonly says: (track: SaidTrack) => boolean;
}

interface CaseShown {
  readonly timeline: Developments;
  readonly shown: Shown;
  readonly onPage: SubjectShown;
}

export function caseParts(call: SubjectCall, { timeline, shown, onPage }: CaseShown): CaseParts {
  const { state, context, marks } = onPage;
  const { newest: words } = context.words.casePage;
  const day = call.links.asked.asOf === undefined ? undefined : timeline.snapshot.asOf;
  const accused = accusedHtml({ state, people: shown.people, context, marks, day });
  const sides = sidesHtml(onPage);
  const background = backgroundHtml(onPage);
  const charges = numberOfCharges(state);
  return {
    about: html`${accused ?? ''}${sides ?? ''}${background ?? ''}`,
    newest: newestHtml(call, { timeline, shown, onPage }),
    places: [
      ...(accused ? [{ id: 'charges', title: words.charges, count: charges }] : []),
      { id: 'picture', title: words.picture },
      { id: 'timeline', title: words.jump, count: timeline.facets?.total },
    ],
    says: (track) => isSaid(track, { hasAccused: accused !== undefined, onPage }),
  };
}

interface Saying {
  readonly hasAccused: boolean;
  readonly onPage: SubjectShown;
}

function isSaid(track: SaidTrack, { hasAccused, onPage: { state } }: Saying): boolean {
  const { attribute, says } = track;
  if (attribute === proceedings.counts.name || attribute === proceedings.legalStatus.name) return hasAccused;
  if (!says.every(({ how }) => how === 'held')) return false;
  return attribute === parties.party.name ? isSaidAbove(track, state) : isInSides(track, state);
}

function newestHtml(call: SubjectCall, { timeline, shown, onPage }: CaseShown): Html {
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
