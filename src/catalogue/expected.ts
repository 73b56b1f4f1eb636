/**
 * What a schema asks for where its type does not say it all: named in the schema, put into words in the message
 * catalogue.
 */
import type { en } from '../words/en.ts';

const PREFIX = 'faults.expected.';

type Expectation = keyof typeof en.faults.expected;
export type ExpectationKey = `${typeof PREFIX}${Expectation}`;

/** The error of a schema, as zod takes it: the key of its message. */
export function expected(what: Expectation): ExpectationKey {
  return `${PREFIX}${what}`;
}

export function isExpectation(message: string): message is ExpectationKey {
  return message.startsWith(PREFIX);
}
