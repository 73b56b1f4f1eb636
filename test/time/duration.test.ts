// Terms: their last day, their rest, their sum.
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/time/day.ts';
import { lastDayOf, remainderOf, sumOf } from '../../src/time/duration.ts';

const day = (text: string) => text as Day;

describe('the last day of a term', () => {
  test.each([
    ['2022-01-01', 'P1Y', '2022-12-31'],
    ['2020-02-29', 'P1Y', '2021-02-28'],
    ['2022-01-31', 'P1M', '2022-02-28'],
    ['2022-01-01', 'P1Y6M', '2023-06-30'],
    ['2022-01-01', 'P2W', '2022-01-14'],
    ['2022-01-01', 'P1D', '2022-01-01'],
    ['2022-01-05', 'P18Y', '2040-01-04'],
  ])('that counts from %s and lasts %s is %s', (from, term, last) => {
    expect(lastDayOf(day(from), term)).toBe(last);
  });

  test('is none where it lies beyond the calendar', () => {
    expect(lastDayOf(day('2022-01-01'), 'P9000Y')).toBeUndefined();
    expect(lastDayOf(day('9999-12-31'), 'P999999999Y')).toBeUndefined();
  });
});

describe('what is left of a term', () => {
  test.each([
    ['2023-06-30', '2022-01-01', 'P1Y6M'],
    ['2022-12-31', '2022-12-31', 'P1D'],
    ['2022-12-31', '2023-01-01', 'P0D'],
    ['2022-12-31', '9999-12-31', 'P0D'],
  ])('that ends on %s is, on %s, %s', (until, asOf, left) => {
    expect(remainderOf(day(until), day(asOf))).toBe(left);
  });

  test('and what has passed of it make the whole, day by day', () => {
    const [from, term] = [day('2020-02-28'), 'P2Y3M'];
    const until = lastDayOf(from, term) as Day;
    for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000) {
      const asOf = day(new Date(at).toISOString().slice(0, 10));
      const end = Temporal.PlainDate.from(asOf).add(Temporal.Duration.from(remainderOf(until, asOf)));
      expect(end.subtract({ days: 1 }).toString()).toBe(until);
    }
  });
});

test('terms are added unit by unit, and months beyond twelve are years', () => {
  expect(sumOf(['P18Y', 'P1Y6M', 'P6M'])).toBe('P20Y');
  expect(sumOf(['P2W', 'P3D'])).toBe('P17D');
  expect(sumOf(['P11M', 'P2M', 'P40D'])).toBe('P1Y1M40D');
  expect(sumOf([])).toBe('P0D');
});
