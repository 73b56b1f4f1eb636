/** What is said where something went wrong that no input mends: never nothing. */
import { isUnreachable } from '../database/connection.ts';
import type { Terminal } from './output.ts';

export function describeError(error: unknown, terminal: Terminal): string {
  const reason = explainError(error, terminal);
  const { failure } = terminal.words;
  return isOutOfReach(error) ? failure.database({ reason }) : failure.unexpected({ reason });
}

function isOutOfReach(error: unknown): boolean {
  return error instanceof Error && (isUnreachable(error) || isOutOfReach(error.cause));
}

/** The messages of an error and of what caused it. */
export function explainError(error: unknown, terminal: Terminal): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  // An error that stands for several, as where no address of a host answers, says nothing itself.
  const inner = error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause];
  const own = error.message || code || (inner.length > 0 ? '' : terminal.words.failure.noReason({ name: error.name }));
  return [own, ...inner.map((it) => explainError(it, terminal))].filter((text) => text !== '').join(': ');
}
