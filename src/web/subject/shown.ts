/** What the sections of a page about one subject have in common, and what of its state stands in which of them. */
import type { AttributeName, PageGroup } from '../../catalogue/attribute.ts';
import { attribute } from '../../catalogue/attributes.ts';
import { claims } from '../../catalogue/claims.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { trial } from '../../catalogue/trial.ts';
import type { AttributedValue } from '../../state/attributed-value.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import type { SectionName } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import type { SourceMarks } from '../source-mark.ts';

export interface SubjectShown {
  readonly subject: SubjectId;
  readonly state: SubjectState;
  readonly context: RenderContext;
  readonly marks: SourceMarks;
}

/** `held`: by then; `ended`: over by then; `may`: perhaps by then; `mayEnd`: perhaps over by then. */
export type How = 'held' | 'ended' | 'may' | 'mayEnd';

/** What a state says of one track: mostly one thing, more where it is not clear. */
export interface SaidTrack {
  readonly attribute: AttributeName;
  readonly key: string;
  readonly says: readonly { readonly how: How; readonly attributed: AttributedValue }[];
}

/** All that a state says, track by track, in the order of its attributes. */
export function tracksOf(state: SubjectState): SaidTrack[] {
  const aside = ([claims.claim, claims.dispute, claims.unknown] as const).flatMap(({ name, property }) =>
    (state[property as 'claims'] as readonly (AttributedValue & { readonly key: string })[]).map(
      ({ key, ...attributed }) => ({ attribute: name as string, key, how: 'held' as const, attributed }),
    ),
  );
  const said = [
    ...valuesOf(state).map((it) => ({ ...it, how: 'held' as const })),
    ...aside,
    ...state.ended.map(({ attribute: name, key, ...attributed }) => ({
      attribute: name as string,
      key,
      how: 'ended' as const,
      attributed: attributed as AttributedValue,
    })),
    ...state.possible.map(({ attribute: name, key, holds, ...attributed }) => ({
      attribute: name as string,
      key,
      how: holds ? ('may' as const) : ('mayEnd' as const),
      attributed: attributed as AttributedValue,
    })),
  ];
  return [...Map.groupBy(said, ({ attribute: name, key }) => `${name} ${key}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const says = own.map(({ how, attributed }) => ({ how, attributed }));
    return [{ attribute: first.attribute as AttributeName, key: first.key, says }];
  });
}

/** So many tracks of one attribute are shown: the timeline has them all. */
const MOST_OF_ONE = { one: 25, case: 12 };

/** The newest tracks of each attribute; of counts and sentences all, but in a case, where everyone has some. */
export function shownTracks(state: SubjectState): SaidTrack[] {
  const isCase = kindOf(state.id as SubjectId) === 'case';
  const whole: readonly string[] = isCase ? [] : [proceedings.counts.name, trial.sentences.name];
  return [...Map.groupBy(tracksOf(state), (track) => track.attribute)].flatMap(([name, own]) =>
    whole.includes(name) ? own : own.slice(-MOST_OF_ONE[isCase ? 'case' : 'one']),
  );
}

const byGroup: Readonly<Record<PageGroup, SectionName>> = {
  registry: 'particulars',
  particulars: 'particulars',
  legal: 'charges',
  links: 'relationships',
  offices: 'offices',
  docket: 'docket',
  assets: 'assets',
  unrest: 'docket',
  beside: 'claims',
};

const byName: Readonly<Partial<Record<AttributeName, SectionName>>> = {
  life: 'particulars',
  custody: 'custody',
  wanted: 'custody',
  transfer: 'custody',
  condition: 'custody',
  treatment: 'custody',
  extradition: 'custody',
  asylum: 'custody',
  notice: 'custody',
  sentences: 'sentences',
  toServe: 'sentences',
  amounts: 'sentences',
  clemency: 'sentences',
  immunity: 'offices',
  mandate: 'offices',
  impeachment: 'offices',
  party: 'cases',
  link: 'cases',
  sanction: 'sanctions',
  judgment: 'judgments',
  finding: 'judgments',
  obligation: 'judgments',
  petition: 'judgments',
  unknown: 'questions',
};

/** In a case its parties have a section of their own. */
const inCase: Readonly<Partial<Record<AttributeName, SectionName>>> = { party: 'people' };

/** The section in which the values of an attribute stand. */
export function sectionOf(name: AttributeName, kind?: SubjectKind): SectionName {
  const own = kind === 'case' ? inCase[name] : undefined;
  return own ?? byName[name] ?? byGroup[attribute(name).page.group];
}
