/** Sentences of an answer before it is decided which of them are said, and which leads. */
import type { Since } from '../state/attributed-value.ts';
import type { Clause, Message } from '../words/message.ts';
import type { Lead } from './frame.ts';

export interface Sentence {
  readonly rank: string;
  readonly say: (lead: Lead) => Message;
}

/** Something that is not clear on the day: what one would ask, and what happened on a day that is not known. */
export interface Question {
  /** “was already in custody”; left out: the question before it asks that, too. */
  readonly asks?: (lead: Lead) => Clause;
  /** “was detained”. */
  readonly happened: (lead: Lead) => Clause;
  readonly since: Since;
}
