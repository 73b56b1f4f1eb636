/** The answer about a source: who published it, who wrote it, and when. */
import { registry } from '../catalogue/registry.ts';
import type { SubjectState } from '../state/state.ts';
import { say } from '../words/message.ts';
import type { PlainAnswer } from './answer.ts';
import { clause } from './frame.ts';
import { saysOf } from './values.ts';

export function answerAboutSource(state: SubjectState): PlainAnswer {
  const [own] = saysOf(state, registry.publication).held;
  if (!own) return { sentences: [] };
  const { publisher, author, published } = own.value;
  const says = say('answers.source.publication', {
    publisher,
    author,
    published: published === null ? null : { date: published },
    missing: publisher === null && author === null && published === null ? 'all' : 'some',
  });
  return { sentences: [say('answers.source.sentence', { publication: clause(says, 'sources', own.because) })] };
}
