/** Where a reader of states begins: the answer about a subject, its cards and its gists. */
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import type { AnswerQuestion, Card, Gists, PlainAnswer } from './answer.ts';
import { answerAboutPerson } from './person.ts';

/** One to three sentences: who or what this is, where things stand, and what is not clear. */
export function composeAnswer(state: SubjectState, question: AnswerQuestion): PlainAnswer {
  return kindOf(state.id as SubjectId) === 'person' ? answerAboutPerson(state, question) : { sentences: [] };
}

/** What a reader asks first, each answered in a word. */
export function cardsOf(_state: SubjectState, _question: AnswerQuestion): readonly Card[] {
  return [];
}

/** One line for a row of a list. */
export function gistOf(state: SubjectState, _question: AnswerQuestion): Message {
  return say('answers.who', { name: { subject: state.id }, when: 'now', title: null, organization: '' });
}

/** One line for each section that has something. */
export function gistsOf(_state: SubjectState, _question: AnswerQuestion): Gists {
  return {};
}
