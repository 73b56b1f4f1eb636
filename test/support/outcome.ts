/** What a result comes to, and a terminal that says nothing. */
import { makeTerminal } from '../../src/cli/output.ts';
import type { Receipt } from '../../src/log/log-view.ts';
import type { Recording } from '../../src/log/record.ts';
import { describe } from '../../src/words/describe.ts';
import { english } from '../../src/words/english.ts';
import type { Message } from '../../src/words/message.ts';
import type { Result } from '../../src/words/problem.ts';

/** Its kind, or the code of the problem. */
export function outcomeOf(result: Result<{ readonly kind: string }>): string {
  return result.ok ? result.value.kind : result.problem.code;
}

export function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** The receipts of what must have been recorded just now. */
export function recordedIn(result: Result<Recording>): readonly Receipt[] {
  const { kind, receipts } = valueIn(result);
  if (kind !== 'recorded') throw new Error(`it is ${kind}`);
  return receipts;
}

export function inEnglish(message: Message): string {
  return describe(message, { language: english, nameOf: (id) => id });
}

export const silent = makeTerminal({ out: ignore, info: ignore, progress: ignore }, english);

function ignore(): void {}
