/**
 * What a user can cause and mend, as a value: a stable code, the values at fault and the remedy. An edge puts it into
 * words.
 */
import type { en } from './en.ts';
import type { Message } from './message.ts';

export type ProblemCode = keyof typeof en.problems.titles;

/** Something wrong within what was sent: where, and what helps. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: Message;
}

/** Something wrong with a parameter, by its name. */
export interface ParameterFault {
  readonly parameter: string;
  readonly message: Message;
}

export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong here, and the remedy; left out where the faults say it. */
  readonly detail?: Message;
  readonly faults?: readonly Fault[];
  readonly parameters?: readonly ParameterFault[];
}

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | Failure;

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(code: ProblemCode, about: Omit<Problem, 'code'> = {}): Failure {
  return { ok: false, problem: { code, ...about } };
}
