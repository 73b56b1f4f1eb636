/** Where a person stands in custody: the sentence, and what is not clear. */
import type { z } from 'zod';
import { custody } from '../catalogue/custody.ts';
import type { custodyValue } from '../catalogue/derive-custody.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import { clause, dated, type Frame, type Lead } from './frame.ts';
import type { Question, Sentence } from './sentence.ts';
import { type Said, saysOf } from './values.ts';

type CustodyValue = z.infer<typeof custodyValue>;

export interface CustodyStory {
  readonly sentence: Sentence | undefined;
  /** What of it is not clear. */
  readonly questions: readonly Question[];
}

export function custodyOf(state: SubjectState, frame: Frame): CustodyStory {
  const { held, possible } = saysOf(state, custody.custody);
  const [own] = held;
  if (!own) return { sentence: undefined, questions: [] };
  const isHeld = own.value.group === 'in_custody' || own.value.group === 'restricted';
  if (isHeld) return { sentence: { rank: 'custody', say: (lead) => sayHeld(own, frame, lead) }, questions: [] };
  const questions = own.value.group === 'not_clear' ? possible.map((it) => askOf(it, own.value)) : [];
  return { sentence: undefined, questions };
}

function sayHeld(own: Said<CustodyValue>, { asOf }: Frame, lead: Lead): Message {
  const { group, kind, place, lastReported } = own.value;
  const holds = say('answers.custody.holds', { tense: lead.tense, kind: kind ?? group, place });
  return say('answers.custody.held', {
    ...lead,
    holds: clause(holds, 'custody', own.because),
    since: dated(own.since, 'since', lead),
    isOld: isOld(lastReported, asOf) ? 'yes' : 'no',
  });
}

/** No word for half a year. */
function isOld(lastReported: CustodyValue['lastReported'], asOf: string): boolean {
  if (!lastReported) return true;
  return (Date.parse(asOf) - Date.parse(lastReported.latest ?? asOf)) / DAY_MS > 182;
}

const DAY_MS = 86_400_000;

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
    happened: () => clause(say('answers.happened.custody', { act: kind ?? group }), 'custody', may.because),
    since: may.since,
  };
}
