/** The sections of a page about one subject, in their order; those that hold nothing are left out. */
import { html } from 'hono/html';
import type { Gists } from '../../answers/answer.ts';
import { links as ties } from '../../catalogue/links.ts';
import { describe } from '../../words/describe.ts';
import type { SectionName } from '../../words/message.ts';
import type { Html } from '../html.ts';
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
    return [
      {
        id: name,
        title: titles[name],
        count: countOf(name, tracks, state.id),
        gist: gist && describe(gist, context),
        body: html`${bodyOf(name, tracks, shown)}${olderHtml(tracks, shown)}`,
      },
    ];
  });
}

function countOf(name: OfState, tracks: readonly SaidTrack[], id: string): number | undefined {
  if (name === 'custody' || name === 'particulars') return undefined;
  if (name === 'charges') return numberOfCounts(tracks);
  if (name !== 'claims') return tracks.length;
  const { about, own } = countClaims(tracks, id);
  return about + own;
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

/** The timeline has what is left out. */
function olderHtml(tracks: readonly SaidTrack[], { state, context }: SubjectShown): Html | '' {
  const names = new Set(tracks.map(({ attribute }) => attribute));
  const all = tracksOf(state).filter(({ attribute }) => names.has(attribute));
  const count = all.length - tracks.length;
  return count > 0
    ? html`<p class="hint"><a href="#timeline">${context.words.pages.state.older({ count })}</a></p>`
    : '';
}
