/** Answers in words, as the API and the terminal give them. */
import { z } from 'zod';
import { describe, type Speaker } from '../words/describe.ts';
import { becauseOf, type PlainAnswer } from './answer.ts';

/** As answers of the API publish it. */
export const answerField = z
  .array(
    z
      .strictObject({
        text: z.string().meta({ description: 'One sentence, seldom two, in the language of the service.' }),
        because: z.array(z.string()).meta({ description: 'The developments that it comes from.' }),
      })
      .meta({ id: 'AnswerSentence' }),
  )
  .meta({
    description:
      'What this is and where things stand, in one to three sentences; what is not clear comes first. ' +
      'Empty: the record says nothing of it yet.',
  });

export function describeAnswer({ sentences }: PlainAnswer, speaker: Speaker): z.infer<typeof answerField> {
  return sentences.map((sentence) => ({ text: describe(sentence, speaker), because: becauseOf(sentence) }));
}
