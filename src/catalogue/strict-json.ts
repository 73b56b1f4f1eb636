/** Strict JSON (I-JSON, RFC 7493): refuses what other readers could read differently. */
import { createScanner } from 'jsonc-parser';
import type { Path } from './subject.ts';

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
  | { readonly ok: false; readonly message: string; readonly path: Path };

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
  if (fault) return { ok: false, ...fault };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`, path: [] };
  }
}

interface Container {
  /** Undefined for an array. */
  readonly keys: Set<string> | undefined;
  at: string | number;
}

function findFault(text: string): { message: string; path: Path } | undefined {
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
          return { message: `is nested deeper than ${MAXIMUM_DEPTH} levels`, path: path().slice(0, 4) };
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
          if (container.keys.has(string)) return { message: `the key “${string}” stands twice`, path: path() };
          if (container.keys.size === MAXIMUM_KEYS) {
            return { message: `has more than ${MAXIMUM_KEYS} keys`, path: path().slice(0, -1) };
          }
          container.keys.add(string);
          expectsKey = false;
        }
        break;
      }
      case token.number:
        if (!survivesAsDouble(scanner.getTokenValue())) {
          return {
            message: `the number ${scanner.getTokenValue()} cannot be kept exactly; write it as a string`,
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

function faultOfString(string: string): string | undefined {
  if (string.includes('\u0000')) return 'holds the character U+0000, which no text can hold; leave it out';
  if (!string.isWellFormed()) return 'holds half of a surrogate pair, which is no character; mend the encoding';
  return undefined;
}

function survivesAsDouble(literal: string): boolean {
  const value = Number(literal);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
