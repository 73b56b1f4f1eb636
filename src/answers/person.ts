/** The answer about a person. */
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import type { Answer, AnswerQuestion } from './answer.ts';
import { custodyOf } from './custody.ts';
import { dated, type Lead, leadOf, makeFrame } from './frame.ts';
import type { Question, Sentence } from './sentence.ts';

export function answerAboutPerson(state: SubjectState, question: AnswerQuestion): Answer {
  const frame = makeFrame(state, question);
  const { sentence, questions } = custodyOf(state, frame);
  const sentences: Sentence[] = [
    ...(questions.length > 0 ? [{ rank: 'not_clear', say: (lead: Lead) => sayNotClear(questions, lead) }] : []),
    ...(sentence ? [sentence] : []),
  ];
  return { sentences: sentences.map((it, index) => it.say(leadOf(frame, index === 0))) };
}

/** What is not clear, with the bounds of what happened. */
export function sayNotClear(questions: readonly Question[], lead: Lead): Message {
  const byDate = Map.groupBy(questions, ({ since: { earliest, latest, edtf } }) => `${earliest} ${latest} ${edtf}`);
  const acts = [...byDate.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const predicates = [first, ...others].map(({ happened }) => happened(lead));
    return [say('answers.acts', { ...lead, predicates, when: dated(first.since, 'when', lead) })];
  });
  return say('answers.notClear', {
    ...lead,
    isAlso: lead.day === null && lead.lead !== 'name' ? 'yes' : 'no',
    questions: { either: questions.map(({ asks }) => asks(lead)) },
    acts,
  });
}
