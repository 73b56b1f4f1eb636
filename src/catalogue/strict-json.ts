/** Strict JSON (I-JSON, RFC 7493): refuses what other readers could read differently. */
import { createScanner, type ParseError, parse } from 'jsonc-parser';
import { type Message, say } from '../words/message.ts';
import type { Fault } from '../words/problem.ts';
import { quote } from './faults.ts';

/** The token kinds of the scanner (a const enum in its types, so not importable as values). */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  string: 10,
  number: 11,
  end: 17,
} as const;

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: Fault };

const MAXIMUM_DEPTH = 32;
/** Keys of one object: far more than any development has. */
const MAXIMUM_KEYS = 1_000;

/**
 * Reads JSON as RFC 7493 (I-JSON) wants it, so that what is stored is exactly what was meant: no duplicate keys, no
 * lone surrogates, no number that a double cannot hold, and, because Postgres cannot store it, no `\u0000`; at most
 * `MAXIMUM_DEPTH` deep and with at most `MAXIMUM_KEYS` keys an object.
 */
export function readStrictJson(text: string): JsonReading {
  const fault = findFault(text);
  if (fault) return { ok: false, fault };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, fault: { path: [], message: describeSyntax(text) } };
  }
}

/** Where the text stops being JSON. The text is not deep. */
function describeSyntax(text: string): Message {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const before = text.slice(0, errors[0]?.offset ?? 0);
  if (before.trimEnd() === text.trimEnd()) return say('faults.json.ended');
  const lines = before.split('\n');
  return say('faults.json.syntax', { line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
}

interface Container {
  /** Undefined for an array. */
  readonly keys: Set<string> | undefined;
  at: string | number;
}

function findFault(text: string): Fault | undefined {
  const scanner = createScanner(text, true);
  const open: Container[] = [];
  const path = () => open.map((container) => container.at);
  let expectsKey = false;
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    const container = open.at(-1);
    switch (kind) {
      case token.openBrace:
      case token.openBracket: {
        if (open.length === MAXIMUM_DEPTH) {
          return { message: say('faults.json.deep', { maximum: MAXIMUM_DEPTH }), path: path().slice(0, 4) };
        }
        const isObject = kind === token.openBrace;
        open.push({ keys: isObject ? new Set() : undefined, at: isObject ? '' : 0 });
        expectsKey = isObject;
        break;
      }
      case token.closeBrace:
      case token.closeBracket:
        open.pop();
        expectsKey = false;
        break;
      case token.comma:
        if (container && typeof container.at === 'number') container.at += 1;
        expectsKey = container?.keys !== undefined;
        break;
      case token.string: {
        const string = scanner.getTokenValue();
        const fault = faultOfString(string);
        if (container?.keys && expectsKey) container.at = string;
        if (fault) return { message: fault, path: path() };
        if (container?.keys && expectsKey) {
          if (container.keys.has(string)) {
            return { message: say('faults.json.repeatedKey', { key: quote(string) }), path: path() };
          }
          if (container.keys.size === MAXIMUM_KEYS) {
            return { message: say('faults.json.manyKeys', { maximum: MAXIMUM_KEYS }), path: path().slice(0, -1) };
          }
          container.keys.add(string);
          expectsKey = false;
        }
        break;
      }
      case token.number:
        if (!survivesAsDouble(scanner.getTokenValue())) {
          return {
            message: say('faults.json.inexactNumber', { number: quote(scanner.getTokenValue()) }),
            path: path(),
          };
        }
        break;
      default:
        break;
    }
  }
  return undefined;
}

function faultOfString(string: string): Message | undefined {
  if (string.includes('\u0000')) return say('faults.json.nul');
  if (!string.isWellFormed()) return say('faults.json.surrogate');
  return undefined;
}

function survivesAsDouble(literal: string): boolean {
  const value = Number(literal);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
