// Moments of known time: RFC 3339 in UTC to the microsecond, compared as text.
import { type Day, parseDay } from './day.ts';
import { parseOffset } from './time-of-day.ts';

/**
 * A moment of known time: RFC 3339 in UTC with six decimals, `2026-11-22T22:24:33.000001Z`. `<` compares two of them.
 */
export type Instant = string & { readonly unit: 'instant' };

const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/** Reads RFC 3339 with an offset (`Z` or `+06:00`) and 0 to 9 decimals, cut to microseconds; else undefined. */
export function parseInstant(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, date = '', hours = '', minutes = '', seconds = '', fraction = '', offset = ''] = match;
  const offsetMinutes = parseOffset(offset);
  if (!parseDay(date) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  if (offsetMinutes === undefined) return undefined;
  const wholeMs = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`) - offsetMinutes * 60_000;
  const instant = instantFromMicros(BigInt(wholeMs) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6)));
  return /^(?!0000)\d{4}-/.test(instant) ? instant : undefined;
}

/** `micros`: microseconds since 1970-01-01T00:00:00Z. */
export function instantFromMicros(micros: bigint): Instant {
  const seconds = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const rest = micros - seconds * 1_000_000n;
  const toSeconds = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
  return `${toSeconds}.${String(rest).padStart(6, '0')}Z` as Instant;
}

/** Microseconds since 1970-01-01T00:00:00Z. */
export function microsOf(instant: Instant): bigint {
  return BigInt(Date.parse(`${instant.slice(0, 19)}Z`)) * 1000n + BigInt(instant.slice(20, 26));
}

/** The UTC day of an instant. */
export function utcDayOf(instant: Instant): Day {
  return instant.slice(0, 10) as Day;
}
