/** What an answer is: a few whole sentences about a subject on a day, cards, and gists; all of them values. */
import type { Look } from '../catalogue/look.ts';
import type { Day } from '../time/day.ts';
import type { Clause, Message, Referent, SectionName } from '../words/message.ts';

export interface AnswerQuestion {
  readonly asOf: Day;
  /** The day up to which something can be known: an earlier day is past, a later one is ahead. Undefined: none. */
  readonly knownOn?: Day | undefined;
}

/** What a reader should know first: the most important sentence first. */
export interface PlainAnswer {
  readonly sentences: readonly Message[];
}

/** One thing that a reader asks, answered in a word, with what to know about it. */
export interface Card {
  readonly topic: Message;
  readonly certainty: 'yes' | 'none' | 'not_clear';
  readonly value: Message;
  readonly details: readonly Message[];
  readonly look: Look;
  readonly section: SectionName;
  readonly because: readonly string[];
}

/** One line for each section that has something: what it says where it is closed. */
export type Gists = Readonly<Partial<Record<SectionName, Message>>>;

/** The developments that a message rests on: those of its clauses, in their order. */
export function becauseOf({ values }: Message): string[] {
  return [...new Set(Object.values(values).flatMap((value) => clausesIn(value).flatMap(({ because }) => because)))];
}

/** The clauses of a message, in the order of its values. */
export function clausesOf({ values }: Message): Clause[] {
  return Object.values(values).flatMap(clausesIn);
}

function clausesIn(value: Message['values'][string] | Referent): readonly Clause[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('says' in value) return [value];
  if ('key' in value) return clausesOf(value);
  const several = 'either' in value ? value.either : value;
  return Array.isArray(several) ? several.flatMap(clausesIn) : [];
}
