/** Where a person stands in custody: the sentence, and what is not clear. */
import type { z } from 'zod';
import { custody } from '../catalogue/custody.ts';
import type { custodyValue } from '../catalogue/derive-custody.ts';
import { legalStatuses, proceedings } from '../catalogue/proceedings.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import { clause, dated, type Frame, type Lead } from './frame.ts';
import { toServeIn } from './imposed.ts';
import type { Question, Sentence } from './sentence.ts';
import { type Said, type Says, saysOf } from './values.ts';

type CustodyValue = z.infer<typeof custodyValue>;

export interface CustodyStory {
  /** Anything is recorded of custody, however clear. */
  readonly isRecorded: boolean;
  readonly sentence: Sentence | undefined;
  /** What of it is not clear. */
  readonly questions: readonly Question[];
}

export function custodyOf(state: SubjectState, frame: Frame): CustodyStory {
  const { held, possible } = saysOf(state, custody.custody);
  const [own] = held;
  if (!own) return { isRecorded: possible.length > 0, sentence: undefined, questions: [] };
  const questions = own.value.group === 'not_clear' ? questionsOf(own, possible, frame) : [];
  const sayOwn = { rank: 'custody', say: (lead: Lead) => sayCustody(own, { state, frame, lead }) };
  return { isRecorded: true, sentence: questions.length > 0 ? undefined : sayOwn, questions };
}

interface Around {
  readonly state: SubjectState;
  readonly frame: Frame;
  readonly lead: Lead;
}

function sayCustody(own: Said<CustodyValue>, { state, frame, lead }: Around): Message {
  switch (own.value.group) {
    case 'in_custody':
    case 'restricted':
      return sayHeld(own, frame, lead);
    case 'released':
    case 'ended':
      return sayReleased(own, frame, lead);
    case 'not_clear':
      return sayGroundEnded(own, state, lead);
    default:
      return own.value.group satisfies never;
  }
}

function sayReleased({ value, since, because }: Said<CustodyValue>, { asOf, day }: Frame, lead: Lead): Message {
  const how = value.kind ?? value.group;
  const until = since.earliest === asOf ? 'same' : day ? 'past' : 'now';
  return say('answers.custody.isReleased', {
    ...lead,
    day: day ?? '',
    until,
    released: clause(say('answers.custody.released', { how }), 'custody', because),
    on: dated(since, 'when', { day: null }),
  });
}

/** What held the person has ended by then, and no release is recorded. */
function sayGroundEnded({ value, because }: Said<CustodyValue>, state: SubjectState, lead: Lead): Message {
  const { lastReported, measures } = value;
  const ended = say('answers.custody.ended', { tense: lead.tense, ground: groundOf(measures, state) });
  return say('answers.custody.groundEnded', {
    ...lead,
    ended: clause(ended, 'custody', because),
    last: lastReported ? dated({ edtf: null, ...lastReported }, 'bare', { day: null }) : null,
  });
}

/** Why it may have ended: an acquittal or the end of the case, the term, or the last day of the measure. */
function groundOf(measures: CustodyValue['measures'], state: SubjectState): string {
  const statuses = saysOf(state, proceedings.legalStatus).held;
  const inCase = measures.flatMap((it) => statuses.filter(({ key }) => key === it.case));
  const ended = inCase.find(({ value }) => legalStatuses.ended.some((it) => it === value.status));
  if (ended) return ended.value.status;
  if (measures.some(({ until }) => until !== null)) return 'until';
  const { stated } = toServeIn(state);
  return stated && (stated.value.answer === 'nothing' || stated.value.answer === 'not_clear') ? 'served' : 'other';
}

function sayHeld(own: Said<CustodyValue>, { asOf }: Frame, lead: Lead): Message {
  const { group, kind, place, lastReported } = own.value;
  const holds = say('answers.custody.holds', { tense: lead.tense, kind: kind ?? group, place });
  return say('answers.custody.held', {
    ...lead,
    holds: clause(holds, 'custody', own.because),
    since: dated(own.since, 'since', lead),
    isOld: !isOld(lastReported, asOf) ? 'no' : group === 'restricted' ? group : 'yes',
  });
}

/** No word for half a year. */
function isOld(lastReported: CustodyValue['lastReported'], asOf: string): boolean {
  if (!lastReported) return true;
  return (Date.parse(asOf) - Date.parse(lastReported.latest ?? asOf)) / DAY_MS > 182;
}

const DAY_MS = 86_400_000;

/** What may hold by an act that has perhaps happened by then. Where none has, what held may have ended. */
function questionsOf(own: Said<CustodyValue>, possible: Says<CustodyValue>['possible'], { asOf }: Frame): Question[] {
  const open = possible.filter(({ since: { latest } }) => latest === null || latest > asOf);
  return open.map((it) => askOf(it, own.value));
}

function askOf(may: Said<CustodyValue>, { measures, groups }: CustodyValue): Question {
  const { group, kind } = may.value;
  const isFirst = measures.length === 0 && groups.length === 1;
  const isOver = group === 'released' || group === 'ended';
  const order = isOver ? 'still' : isFirst ? 'already' : 'other';
  const before = measures[0]?.kind ?? 'other';
  return {
    asks: ({ tense }) =>
      clause(
        say('answers.custody.may', { tense, order, kind: isOver ? before : (kind ?? group) }),
        'custody',
        may.because,
      ),
    happened: ({ sex }) => clause(say('answers.happened.custody', { sex, act: kind ?? group }), 'custody', may.because),
    since: may.since,
  };
}
