// Lengths of terms, by hand.
import { describe, expect, test } from 'vitest';
import {
  compareLengths,
  lastDayFrom,
  lastDayOfTerm,
  readTerm,
  subtractLength,
  writeTerm,
} from '../../src/law/lengths.ts';
import type { Day } from '../../src/time/day.ts';

const day = (text: string) => text as Day;

describe('the last day of a term', () => {
  test.each([
    ['2024-03-01', 'P2Y', undefined, '2026-02-28'],
    ['2024-02-29', 'P1Y', undefined, '2025-02-27'],
    ['2024-01-31', 'P1M', undefined, '2024-02-28'],
    ['2024-03-01', 'P15D', undefined, '2024-03-15'],
    ['2024-03-01', 'P2W', undefined, '2024-03-14'],
    ['2024-03-01', 'P2Y', 'P1M10D', '2026-01-21'],
    ['2024-03-01', 'P1M', 'P2M', '2024-01-31'],
    ['9999-01-01', 'P2Y', undefined, undefined],
  ])('%s + %s − %s: %s', (start, term, credit, last) => {
    expect(lastDayOfTerm(day(start), readTerm(term), credit === undefined ? undefined : readTerm(credit))).toBe(last);
  });

  test('has bounds where the start has', () => {
    const start = { earliest: null, latest: day('2024-03-31') };
    expect(lastDayFrom(start, readTerm('P1Y'))).toEqual({ earliest: null, latest: '2025-03-30' });
  });
});

test.each([
  ['P48M', 'P4Y'],
  ['P7Y6M', 'P7Y6M'],
  ['P2W', 'P14D'],
  ['P0D', 'P0D'],
])('%s is written %s', (term, written) => {
  expect(writeTerm(readTerm(term))).toBe(written);
});

test.each([
  ['P13M', 'P1Y', 1],
  ['P60D', 'P1M', 1],
  ['P12M', 'P1Y', 0],
  ['P30D', 'P1M', -1],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareLengths(readTerm(a), readTerm(b)))).toBe(sign);
});

test.each([
  ['P3Y', 'P1Y', 'P2Y'],
  ['P1M', 'P10D', 'P20D'],
  ['P1Y', 'P2Y', 'P0D'],
  ['P1M10D', 'P20D', 'P20D'],
])('%s without %s is %s', (whole, part, rest) => {
  expect(writeTerm(subtractLength(readTerm(whole), readTerm(part)))).toBe(rest);
});
