/** Every fault that a schema finds, as a message of ours: no text of zod reaches a reader. */
import type { z } from 'zod';
import type { EdtfFault } from '../time/edtf.ts';
import { type Message, say } from '../words/message.ts';
import type { Fault } from '../words/problem.ts';
import { isExpectation } from './expected.ts';

type Issue = z.core.$ZodIssue;

/** For `safeParse`: what was sent stays with each issue, so that a message can quote it. */
export const QUOTING = { reportInput: true } as const;

/** An issue that says its message itself: `context.addIssue(issueOf(message))`. */
export function issueOf(message: Message) {
  return { code: 'custom' as const, params: { message } };
}

/** What is wrong, by its place: a field that is not known is a fault of its own. */
export function faultsOf(issue: Issue): Fault[] {
  const path = placeOf(issue);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({
      path: [...path, field],
      message: say('faults.fields.unknown', { field: quote(field) }),
    }));
  const nearest = issue.code === 'invalid_union' && !isOwn(issue) ? nearestOf(issue) : undefined;
  return nearest
    ? faultsOf(nearest).map((fault) => ({ ...fault, path: [...path, ...fault.path] }))
    : [{ path, message: messageOf(issue) }];
}

function placeOf({ path }: Issue): (string | number)[] {
  return path.filter((step) => typeof step !== 'symbol');
}

function isOwn({ input, message }: Issue): boolean {
  return input === undefined || isExpectation(message);
}

/** Of the ways in which a union may be met, the one that came furthest: the first of its faults that lies deepest. */
function nearestOf({ errors }: z.core.$ZodIssueInvalidUnion): Issue | undefined {
  return errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
}

function messageOf(issue: Issue): Message {
  if (issue.code === 'custom') return (issue.params?.message as Message | undefined) ?? own(issue);
  if (issue.input === undefined) return say('faults.fields.missing');
  return isExpectation(issue.message) ? own(issue) : ofCode(issue);
}

/** What the schema itself asks for. */
function own({ message, input }: Issue): Message {
  return isExpectation(message) ? { key: message, values: { given: quote(input) } } : say('faults.fields.other');
}

function ofCode(issue: Exclude<Issue, z.core.$ZodIssueCustom>): Message {
  switch (issue.code) {
    case 'invalid_type':
      return typeFaults.get(issue.expected) ?? say('faults.fields.other');
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return ofValues(issue.values.map(String));
    case 'invalid_format':
      return issue.format === 'uuid'
        ? say('faults.fields.uuid', { given: quote(issue.input) })
        : say('faults.fields.other');
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return say('faults.fields.other');
    default:
      return issue satisfies never;
  }
}

/** By the type that a schema expects. */
const typeFaults: ReadonlyMap<string, Message> = new Map([
  ['string', say('faults.fields.text')],
  ['number', say('faults.fields.number')],
  ['int', say('faults.fields.wholeNumber')],
  ['boolean', say('faults.fields.flag')],
  ['array', say('faults.fields.list')],
  ['object', say('faults.fields.object')],
  ['record', say('faults.fields.object')],
]);

function tooSmall({ origin, minimum, input }: z.core.$ZodIssueTooSmall): Message {
  if (origin === 'string')
    return input === '' ? say('faults.fields.empty') : say('faults.fields.tooShort', { minimum: Number(minimum) });
  return origin === 'array'
    ? say('faults.fields.tooFew', { minimum: Number(minimum) })
    : say('faults.fields.tooSmall', { minimum: Number(minimum) });
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Message {
  if (origin === 'string') return say('faults.fields.tooLong', { maximum: Number(maximum) });
  return origin === 'array'
    ? say('faults.fields.tooMany', { maximum: Number(maximum) })
    : say('faults.fields.tooLarge', { maximum: Number(maximum) });
}

function ofValues(values: readonly string[]): Message {
  const [value = ''] = values;
  return values.length === 1 ? say('faults.fields.exactly', { value }) : say('faults.fields.oneOf', { values: values });
}

/** A date that cannot be read. */
export function sayDateFault(fault: EdtfFault): Message {
  return fault.reason === 'tooLong'
    ? say('faults.dates.tooLong', { length: fault.length, maximum: fault.maximum })
    : { key: `faults.dates.${fault.reason}`, values: { given: fault.given } };
}

/** So much of what was sent is quoted. */
const MAXIMUM_QUOTE = 80;

/** What was sent, shortened for a sentence. */
export function quote(given: unknown): string {
  return String(given).slice(0, MAXIMUM_QUOTE);
}
