/** What is only alleged of a person, by whom, and whether the person answers. */
import type { z } from 'zod';
import { type claims, isAccusation, isResponse } from '../catalogue/claims.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { isFirm } from '../catalogue/standing.ts';
import { trial } from '../catalogue/trial.ts';
import type { SubjectState } from '../state/state.ts';
import { say } from '../words/message.ts';
import { clause } from './frame.ts';
import type { Sentence } from './sentence.ts';
import { type Said, type Says, saysOf } from './values.ts';

type ClaimValue = Parameters<typeof isAccusation>[0];

/** Accusations of a person by others; those of people and organizations before those of the source itself. */
export function accusationsIn(state: SubjectState): readonly Said<ClaimValue>[] {
  const all = state.claims as unknown as readonly Said<ClaimValue>[];
  const own = all.filter(({ value }) => isAccusation(value) && value.by !== state.id && value.text !== null);
  const isNamed = ({ value: { by } }: Said<ClaimValue>) => by !== 'author' && by !== UNSTATED;
  return [...own.filter(isNamed), ...own.filter((it) => !isNamed(it))];
}

export function sayAccusation(state: SubjectState): Sentence | undefined {
  const [first] = accusationsIn(state);
  if (!first) return undefined;
  const { by, text } = first.value;
  return {
    rank: 'claims',
    say: (lead) =>
      say('answers.claims.accusation', {
        ...lead,
        claim: clause(say('answers.claims.claim', { claim: { claim: text ?? '', by } }), 'claims', first.because),
        response: responseTo(first.key, state),
      }),
  };
}

/** Whether the person disputes this claim. */
function responseTo(claim: string, state: SubjectState): string {
  const disputes = state.disputes as unknown as Says<z.infer<typeof claims.dispute.value>>['held'];
  const own = disputes.filter(({ value, standing }) => value.by === state.id && isFirm(standing));
  return own.some(({ value }) => value.claim === claim) ? 'denies' : 'none';
}

/** Whether the person pleaded not guilty, denies what is said, or answers it. */
export function responseOf(state: SubjectState): string {
  const pleas = saysOf(state, trial.plea).held;
  if (pleas.some(({ value }) => value.plea === 'not_guilty')) return 'pleads';
  const own = state.claims as unknown as readonly Said<ClaimValue>[];
  const responses = own.filter(({ value, standing }) => value.by === state.id && isFirm(standing) && isResponse(value));
  if (responses.length === 0) return 'none';
  return responses.some(({ value }) => value.stance === 'denies') ? 'denies' : 'responds';
}
