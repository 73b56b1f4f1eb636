/** Cursors: where a page ended, as one opaque text. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Day, parseDay } from '../time/day.ts';

/** Where a page ended, bound to what was asked, as of when and as known when: so that pages never mix answers. */
export interface Cursor {
  readonly query: string;
  readonly asOf: Day;
  readonly position: number;
  readonly at: unknown;
}

const schema = z.tuple([z.string(), z.string(), z.number().int(), z.unknown()]);

export function encodeCursor({ query, asOf, position, at }: Cursor): string {
  return Buffer.from(JSON.stringify([query, asOf, position, at])).toString('base64url');
}

export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [query, day, position, at] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    const asOf = parseDay(day);
    return asOf && { query, asOf, position, at };
  } catch {
    return undefined;
  }
}

/** A short name of a question: its path and its filters, without where in the answer one is. */
export function nameQuery(path: string, filters: Record<string, unknown>): string {
  const asked = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([path, asked]))
    .digest('base64url')
    .slice(0, 16);
}
