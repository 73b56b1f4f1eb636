// Moments in RFC 3339.
import { expect, test } from 'vitest';
import { parseDay } from '../../src/time/day.ts';
import { instantFromMicros, microsOf, parseInstant } from '../../src/time/instant.ts';

test.each([
  ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000000Z'],
  ['2026-11-22T09:30:00.5+06:00', '2026-11-22T03:30:00.500000Z'],
  ['2026-11-22T00:30:00.1234567-01:30', '2026-11-22T02:00:00.123456Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
])('%s is the instant %s', (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

test.each([
  '2022',
  '2022-01-01',
  '2022-01-01T10:00:00',
  '2022-02-30T10:00:00Z',
  '2022-01-01T24:00:00Z',
  '2022-01-01T10:00:00+25:00',
  '2022-01-01T10:00:00+06',
  '2022-01-01T10:00:00+0600',
  '2022-01-01T10:00:00-00:00',
  '2022-01-01T10:00:00z',
  '2022-01-01t10:00:00Z',
  '9999-12-31T23:59:59-12:00',
  'now',
  '',
])('“%s” is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test('microseconds survive the way there and back', () => {
  for (const micros of [0n, 1n, -1n, 1_800_000_000_123_456n, -62_000_000_000_000_001n]) {
    expect(microsOf(instantFromMicros(micros))).toBe(micros);
  }
});

test.each([
  '2022-02-30',
  '2021-02-29',
  '2022-00-01',
  '2022-1-1',
  '99999-01-01',
  '0000-01-01',
  '2022-01-01T00:00:00Z',
  ' 2022-01-01',
])('“%s” is no day', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

test('29 February is a day in leap years only', () => {
  expect([1900, 2000, 2023, 2024].filter((year) => parseDay(`${year}-02-29`))).toEqual([2000, 2024]);
});
