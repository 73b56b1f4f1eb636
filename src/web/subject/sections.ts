/** The sections of a page about one subject, in their order; those that hold nothing are left out. */
import { html } from 'hono/html';
import type { Gists } from '../../answers/answer.ts';
import { attributesOnPage } from '../../catalogue/attributes.ts';
import { links as ties } from '../../catalogue/links.ts';
import type { SubjectState } from '../../state/state.ts';
import { describe } from '../../words/describe.ts';
import type { SectionName } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { otherSidesOf } from '../other-sides.ts';
import { drawRelationsOf } from '../picture/relations-of.ts';
import type { Section } from '../section.ts';
import { chargesHtml, numberOfCounts } from './charges.ts';
import { claimsHtml, countClaims } from './claims.ts';
import { type SaidTrack, type SubjectShown, sectionOf, shownTracks, tracksOf } from './shown.ts';
import { valueRows } from './values.ts';

/** Those that show values of the state, in the order of the page. */
const ofState = [
  'charges',
  'sentences',
  'custody',
  'offices',
  'cases',
  'sanctions',
  'claims',
  'questions',
  'relationships',
  'assets',
  'docket',
  'judgments',
  'particulars',
] as const satisfies readonly SectionName[];
type OfState = (typeof ofState)[number];

export function stateSections(shown: SubjectShown, gists: Gists): Section[] {
  const { context, state } = shown;
  const { sections: titles } = context.words.answers;
  const bySection = Map.groupBy(shownTracks(state), ({ attribute }) => sectionOf(attribute));
  return ofState.flatMap((name): Section[] => {
    const tracks = bySection.get(name) ?? [];
    if (tracks.length === 0) return [];
    const gist = gists[name];
    const behind = countBehind(name, tracks, state);
    return [
      {
        id: name,
        title: titles[name],
        count: countOf(name, tracks, { state, behind }),
        gist: gist && describe(gist, context),
        body: html`${bodyOf(name, tracks, shown)}${olderHtml(behind, context)}${otherSideHtml(name, shown)}`,
      },
    ];
  });
}

interface Counted {
  readonly state: SubjectState;
  /** How many are not shown. */
  readonly behind: number;
}

function countOf(name: OfState, tracks: readonly SaidTrack[], { state, behind }: Counted): number | undefined {
  if (name === 'custody' || name === 'particulars') return undefined;
  if (name === 'charges') return numberOfCounts(tracks);
  if (name !== 'claims') return tracks.length + behind;
  const { about, own } = countClaims(tracks, state.id);
  return about + own + behind;
}

function bodyOf(name: OfState, tracks: readonly SaidTrack[], shown: SubjectShown): Html {
  const title = shown.context.words.answers.sections[name];
  if (name === 'charges') return chargesHtml(tracks, title, shown);
  if (name === 'claims') return claimsHtml(tracks, shown);
  const rows = valueRows(tracks, title, shown);
  if (name !== 'relationships') return rows;
  const isTie = tracks.some(({ attribute }) => attribute === ties.relationship.name);
  return html`${rows}${isTie ? drawRelationsOf(shown.state, shown.context) : ''}`;
}

/** How many of a section are not shown: those that the page leaves out, and those of lists that were not read whole. */
function countBehind(name: OfState, tracks: readonly SaidTrack[], state: SubjectState): number {
  const own = tracksOf(state).filter(({ attribute }) => sectionOf(attribute) === name);
  const unread = attributesOnPage.filter((it) => sectionOf(it.name) === name);
  return own.length - tracks.length + unread.reduce((sum, { property }) => sum + (state.more[property] ?? 0), 0);
}

/** The timeline has what is left out. */
function olderHtml(count: number, { words }: RenderContext): Html | '' {
  return count > 0 ? html`<p class="hint"><a href="#timeline">${words.pages.state.older({ count })}</a></p>` : '';
}

function otherSideHtml(section: OfState, { state, context }: SubjectShown): Html[] {
  return otherSidesOf(state, context)
    .filter(({ name }) => sectionOf(name) === section)
    .map(({ link }) => html`<p class="hint">${link}</p>`);
}
