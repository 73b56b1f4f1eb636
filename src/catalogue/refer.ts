/** What sentences speak of, as values that are put into words where they are read. */
import type { Message, Referent } from '../words/message.ts';
import type { SubjectId } from './subject.ts';

type Stated<Value> = Value | null | undefined;

/** A subject, by the name that it has; null where none is stated. */
export function toName(subject: Stated<SubjectId>): Referent | null {
  return subject ? { subject } : null;
}

/** Subjects by their names, each once. */
export function toNameList(subjects: readonly SubjectId[]): Referent {
  return { list: [...new Set(subjects)].map((subject) => ({ subject })) };
}

/** The same; null where there is none. */
export function toNames(subjects: readonly SubjectId[]): Referent | null {
  return subjects.length === 0 ? null : toNameList(subjects);
}

export function toTerm(term: Stated<string>): Referent | null {
  return term ? { term } : null;
}

export function toAmount(amount: Stated<string>, currency: Stated<string>): Referent | null {
  return amount ? { amount, currency: currency ?? null } : null;
}

export function toDay(day: Stated<string>): Referent | null {
  return day ? { day } : null;
}

/** As messages choose by it. */
export function yesOrNo(value: unknown): 'yes' | 'no' {
  return value === true ? 'yes' : 'no';
}

/** A text that ends a sentence: without a full stop of its own. */
export function endOfSentence(text: string): string {
  return text.replace(/[.\s]+$/u, '');
}

/** What is said of a value, where it is stated. */
export function ifStated<Value>(value: Stated<Value>, toMessage: (value: Value) => Message): Message[] {
  return value === null || value === undefined || value === '' ? [] : [toMessage(value)];
}
