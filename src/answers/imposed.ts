/** Parts of sentences in words, and what is to serve of them. */
import type { z } from 'zod';
import type { sentenceValue, toServeValue } from '../catalogue/derive-sentences.ts';
import { trial } from '../catalogue/trial.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, type Referent, say } from '../words/message.ts';
import { type Said, saysOf } from './values.ts';

export type SaidPart = Said<z.infer<typeof sentenceValue>>;
export type ToServeValue = z.infer<typeof toServeValue>;

/** So many parts are named; of more, how many there are. */
const MOST_NAMED = 3;

/** “imprisonment for 18 years, a fine of 400000 TSN and a ban from office for life”. */
export function sayParts(parts: readonly SaidPart[]): Referent {
  const more = parts.length - MOST_NAMED;
  const named = parts.slice(0, more > 1 ? MOST_NAMED : undefined).map(({ value }) => sayPart(value));
  return more > 1 ? [...named, say('answers.sentence.more', { count: more })] : named;
}

/** Kinds that take something: what, says more than the kind. */
const seizing: readonly string[] = ['confiscation', 'forfeiture'];
const timed: readonly string[] = ['imprisonment', 'administrative_arrest', 'restriction_of_liberty', 'probation'];

function sayPart({ kind, term, amount, currency, state, suspended, suspendedTerm, scope }: SaidPart['value']): Message {
  const what = say(`values.partKinds.${kind}`);
  const part = say('values.part', { what, term: term === null ? null : { term }, amount, currency, unit: null });
  if (suspendedTerm) return say('answers.sentence.partly', { part, term: { term: suspendedTerm } });
  const isSuspended = suspended || state === 'suspended';
  const how = isSuspended ? 'suspended' : state;
  const isOpen = term === null && timed.includes(kind);
  if (how === 'in_force' && !isOpen)
    return scope && seizing.includes(kind) && amount === null ? say('answers.sentence.of', { part, scope }) : part;
  return say('answers.sentence.part', { part, how: how === 'in_force' ? 'no_term' : how });
}

/** What is to serve in prison, or until death; undefined where nothing is recorded. */
export function toServeIn(state: SubjectState) {
  const isPrison = ({ value }: Said<ToServeValue>) => value.kind === 'imprisonment';
  const { held, possible } = saysOf(state, trial.toServe);
  return { stated: held.find(isPrison), possible: possible.filter(isPrison) };
}

/** “at least 6 years, at most 9; how the terms combine is not stated”. */
export function sayToServe({ answer, least, most, known, suspended, stayed }: ToServeValue): Message {
  const years = [least, most].map((term) => /^P(\d+)Y$/.exec(term ?? '')?.[1]);
  if (answer === 'term' && least !== null && most !== null && least !== most) {
    const [fewest, ceiling] = years;
    return fewest !== undefined && ceiling !== undefined
      ? say('answers.toServe.years', { least: Number(fewest), most: Number(ceiling) })
      : say('answers.toServe.range', { least: { term: least }, most: { term: most } });
  }
  if (answer === 'term' && least !== null)
    return most === null
      ? say('answers.toServe.atLeast', { least: { term: least } })
      : say('answers.toServe.term', { term: { term: least }, known });
  const now = answer === 'nothing' && suspended.length > 0 ? 'suspended' : stayed.length > 0 ? 'stayed' : answer;
  return say('answers.toServe.other', { answer: answer === 'nothing' ? now : answer });
}
