/** The answer about a source: who published it, who wrote it, and when. */
import { registry } from '../catalogue/registry.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { SubjectState } from '../state/state.ts';
import { type Clause, say } from '../words/message.ts';
import type { PlainAnswer } from './answer.ts';
import { clause } from './frame.ts';
import { saysOf } from './values.ts';

export function answerAboutSource(state: SubjectState): PlainAnswer {
  const publication = describePublication(state);
  return { sentences: publication ? [say('answers.source.sentence', { publication })] : [] };
}

/** Who published it, who wrote it, and when, as far as the source says so. */
export function describePublication(state: SubjectState): Clause | undefined {
  if (kindOf(state.id as SubjectId) !== 'source') return undefined;
  const [own] = saysOf(state, registry.publication).held;
  if (!own) return undefined;
  const { publisher, author, published } = own.value;
  const says = say('answers.source.publication', {
    publisher,
    author,
    published: published === null ? null : { date: published },
    missing: publisher === null && author === null && published === null ? 'all' : 'some',
  });
  return clause(says, 'sources', own.because);
}
