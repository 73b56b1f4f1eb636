/** Acts of proceedings and custody, as developments state them, and the labels by which lists find them. */
import {
  type ActContent,
  clemencyKinds,
  custodyKinds,
  type DayBounds,
  decisionResults,
  outcomes,
  releaseKinds,
  restrictionKinds,
} from '../law/acts.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import type { Standing } from './standing.ts';
import type { SubjectId } from './subject.ts';

/** The same for every accused of its case: the development names none. */
type OfEveryAccused<Content> = Content extends { readonly accused: string } ? Omit<Content, 'accused'> : never;
/** The same in every case of the accused: the development names none. */
type InEveryCase<Content> = Content extends { readonly case: string } ? Omit<Content, 'case'> : never;

type Named<Name extends ActContent['act']> = Extract<ActContent, { act: Name }>;

export interface ActClaim {
  readonly by: string;
  readonly standing: Standing;
}

/** An act as a development states it. */
export type StatedAct = (
  | ActContent
  | OfEveryAccused<Named<'trial_opened' | 'outcome' | 'closed' | 'became_final' | 'reopened'>>
  | InEveryCase<Named<'clemency'>>
) & {
  /** Whose claim the content of a charge is. */
  readonly claim?: ActClaim | null;
  /** It moves nothing before that day. */
  readonly effective?: Day | null;
};

/** What lists find an act by: its kind, with what tells it from others of that kind. */
export function labelOfAct(act: StatedAct): string {
  switch (act.act) {
    case 'outcome':
      return `outcome/${act.outcome}`;
    case 'decision':
      return `decision/${act.result}`;
    case 'measure':
      return `measure/${act.kind}`;
    case 'released':
      return `released/${act.how}`;
    case 'clemency':
      return `clemency/${act.clemency}`;
    case 'suspicion':
    case 'charge':
    case 'reworded':
    case 'moved':
    case 'joined':
    case 'trial_opened':
    case 'plea':
    case 'closed':
    case 'sentence':
    case 'sentence_change':
    case 'remedy_filed':
    case 'remedy_withdrawn':
    case 'became_final':
    case 'reopened':
    case 'death':
    case 'transferred':
    case 'reported_held':
      return act.act;
  }
}

/** Labels of acts, by what they can move. */
export const actLabels = {
  /** Bring or imply a count. */
  bringing: [
    'suspicion',
    'charge',
    'trial_opened',
    'sentence',
    'reopened',
    ...outcomes.map((it) => `outcome/${it}`),
    ...decisionResults.map((it) => `decision/${it}`),
  ],
  /** May name no accused: then they are on the case, about each accused who has an act in it. */
  ofEveryAccused: ['trial_opened', 'closed', 'became_final', 'reopened', ...outcomes.map((it) => `outcome/${it}`)],
  /** Impose parts of a sentence. */
  sentencing: ['sentence', ...decisionResults.map((it) => `decision/${it}`)],
  remedies: ['remedy_filed'],
  custody: ['reported_held', ...custodyKinds.map((it) => `measure/${it}`)],
  restrictions: [...restrictionKinds.map((it) => `measure/${it}`)],
  releases: [...releaseKinds.map((it) => `released/${it}`), 'death'],
  clemency: clemencyKinds.map((it) => `clemency/${it}`),
} as const satisfies Record<string, readonly string[]>;

/**
 * The line of acts of which neighbours that say the same may report one event: custody, or (null) those alike; `none`:
 * it may well happen again.
 */
export function lineOfAct(label: string): 'custody' | 'none' | null {
  const [kind] = label.split('/');
  if (kind === 'measure' || kind === 'released') return 'custody';
  return kind === 'charge' || kind === 'suspicion' || kind === 'sentence' || kind === 'outcome' ? null : 'none';
}

/** The same acts, with effect from a later day where the source states one. */
export function takingEffect(acts: readonly StatedAct[], effective: string | null | undefined): readonly StatedAct[] {
  return effective ? acts.map((act) => ({ ...act, effective: effective as Day })) : acts;
}

/** The same act on each person, once; on everyone that it can be about, where none is named. */
export function onEach<Content extends object>(
  persons: readonly SubjectId[] | null | undefined,
  content: Content,
): (Content | (Content & { readonly accused: SubjectId }))[] {
  return persons?.length ? [...new Set(persons)].map((accused) => ({ ...content, accused })) : [content];
}

/** The bounds of a day that is stated in EDTF; null: its end is open, or it is not stated. */
export function toDayBounds(date: string | null | undefined): DayBounds | null {
  const reading = date ? readEdtf(date) : undefined;
  if (!reading?.ok || reading.occurrence.latest === undefined) return null;
  const { earliest, latest } = reading.occurrence;
  return { earliest: earliest === BEGINNING_OF_TIME ? null : earliest, latest };
}

const ofPlace: readonly StatedAct['act'][] = ['transferred', 'reported_held', 'death'];

/** Whether an act says where a person is, or that they died. */
export function isOfPlace(label: string): boolean {
  return lineOfAct(label) === 'custody' || ofPlace.some((it) => it === label);
}
