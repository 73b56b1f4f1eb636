/** Where a reader of states begins: the answer about a subject; `cards.ts` and `gists.ts` beside it. */
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { SubjectState } from '../state/state.ts';
import type { AnswerQuestion, PlainAnswer } from './answer.ts';
import { answerAboutCase } from './case.ts';
import { answerAboutOrganization } from './organization.ts';
import { answerAboutPerson } from './person.ts';
import { answerAboutSource } from './source.ts';

/** One to three sentences: who or what this is, where things stand, and what is not clear. */
export function composeAnswer(state: SubjectState, question: AnswerQuestion): PlainAnswer {
  const kind = kindOf(state.id as SubjectId);
  switch (kind) {
    case 'person':
      return answerAboutPerson(state, question);
    case 'case':
      return answerAboutCase(state, question);
    case 'organization':
      return answerAboutOrganization(state, question);
    case 'source':
      return answerAboutSource(state);
    default:
      return kind satisfies never;
  }
}
