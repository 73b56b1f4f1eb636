/** The sections of a page about one subject, in their order; those that hold nothing are left out. */
import { html } from 'hono/html';
import type { Gists } from '../../answers/answer.ts';
import type { AttributeName } from '../../catalogue/attribute.ts';
import { attributesOnPage } from '../../catalogue/attributes.ts';
import { wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { links as ties } from '../../catalogue/links.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Day } from '../../time/day.ts';
import { describe } from '../../words/describe.ts';
import type { SectionName } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { otherSidesOf } from '../other-sides.ts';
import { drawRelationsOf } from '../picture/relations-of.ts';
import type { Section } from '../section.ts';
import { attributeLabel } from '../values.ts';
import { chargesHtml, numberOfCounts } from './charges.ts';
import { claimsHtml, countClaims } from './claims.ts';
import { docketHtml } from './docket.ts';
import { type SaidTrack, type SubjectShown, sectionOf, shownTracks, tracksOf } from './shown.ts';
import { valueRows } from './values.ts';

export interface SectionsShown extends SubjectShown {
  readonly asOf: Day;
}

/** Those that show values of the state, in the order of the page. */
const ofState = [
  'charges',
  'sentences',
  'custody',
  'offices',
  'cases',
  'people',
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

/** In a case: first what follows its newest developments. */
const ofCase = [
  'sentences',
  'docket',
  'people',
  'claims',
  'questions',
  'judgments',
  'cases',
  'charges',
] as const satisfies readonly OfState[];

function inOrder(state: SubjectState): readonly OfState[] {
  if (kindOf(state.id as SubjectId) !== 'case') return ofState;
  return [...new Set([...ofCase, ...ofState])];
}

/** `said`: whether another part of the page says a track. */
export function stateSections(
  shown: SectionsShown,
  gists: Gists,
  said: (track: SaidTrack) => boolean = () => false,
): Section[] {
  const { context, state, subject } = shown;
  const ownTracks = Map.groupBy(
    tracksOf(state).filter((track) => !said(track)),
    ({ attribute }) => sectionOf(attribute, kindOf(subject)),
  );
  const { sections: titles } = context.words.answers;
  const isCase = kindOf(subject) === 'case';
  const tracks = shownTracks(state).filter((track) => !said(track));
  const bySection = Map.groupBy(tracks, ({ attribute }) => sectionOf(attribute, kindOf(subject)));
  return inOrder(state).flatMap((name): Section[] => {
    const tracks = bySection.get(name) ?? [];
    if (tracks.length === 0) return [];
    const attributes = new Set(tracks.map(({ attribute }) => attribute));
    const isCourse = isCase && name === 'charges';
    const title = isCourse
      ? context.words.casePage.course
      : isCase && name === 'people'
        ? context.words.attributes.party.many
        : isCase && name === 'judgments' && attributes.size === 1
          ? wordsOfAttribute([...attributes][0] ?? '', context.language).many
          : titles[name];
    const left = (ownTracks.get(name)?.length ?? 0) - tracks.length;
    const behind = left + countUnread(name, shown);
    const labels = [...attributes].map((it) => attributeLabel(it, context.language));
    const gist = isCourse ? undefined : gists[name];
    return [
      {
        id: isCourse ? 'course' : isCase && name === 'judgments' ? 'more-judgments' : name,
        title,
        count: isCourse ? tracks.length + behind : countOf(name, tracks, { state, behind }),
        gist: gist ? bdi(describe(gist, context)) : isCase ? context.language.list(labels.slice(0, 4)) : undefined,
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

function bodyOf(name: OfState, tracks: readonly SaidTrack[], shown: SectionsShown): Html {
  const title = shown.context.words.answers.sections[name];
  const { asOf } = shown;
  if (name === 'docket' && kindOf(shown.subject) === 'case') return docketHtml(tracks, shown, { asOf, title });
  if (name === 'charges' && kindOf(shown.subject) === 'case') return valueRows(tracks, '', shown);
  if (name === 'charges') return chargesHtml(tracks, title, shown);
  if (name === 'claims') return claimsHtml(tracks, shown);
  const rows = valueRows(tracks, title, shown);
  if (name !== 'relationships') return rows;
  const isTie = tracks.some(({ attribute }) => attribute === ties.relationship.name);
  return html`${rows}${isTie ? drawRelationsOf(shown.state, shown.context) : ''}`;
}

/** How many of a section were not read, as the lists that hold them are long. */
function countUnread(name: OfState, { state, subject }: SubjectShown): number {
  const lists = attributesOnPage.filter((it) => sectionOf(it.name as AttributeName, kindOf(subject)) === name);
  return lists.reduce((sum, { property }) => sum + (state.more[property] ?? 0), 0);
}

/** The timeline has what is left out. */
function olderHtml(count: number, { words }: RenderContext): Html | '' {
  return count > 0 ? html`<p class="hint"><a href="#timeline">${words.pages.state.older({ count })}</a></p>` : '';
}

function otherSideHtml(section: OfState, { state, context, subject }: SubjectShown): Html[] {
  return otherSidesOf(state, context)
    .filter(({ name }) => sectionOf(name, kindOf(subject)) === section)
    .map(({ link }) => html`<p class="hint">${link}</p>`);
}
