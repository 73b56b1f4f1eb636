// Terms, such as sentences: when they end, what is left of them, and their sum. ISO 8601 durations.
import { type Day, parseDay } from './day.ts';

/** The last day of a term such as `P18Y` that begins on `from`; undefined where it lies beyond the calendar. */
export function lastDayOf(from: Day, term: string): Day | undefined {
  try {
    const first = Temporal.PlainDate.from(from);
    const { years, months, weeks, days } = Temporal.Duration.from(term);
    const after = first.add({ years, months });
    // A month that has no such day ends with its last one: from 29 February a year runs to 28 February.
    const isCut = after.day < first.day;
    return parseDay(
      after
        .add({ weeks, days })
        .subtract({ days: isCut ? 0 : 1 })
        .toString(),
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The rest of a term on the day `asOf`, `until` being its last day: `P3Y2M1D`; `P0D` where it is over. */
export function remainderOf(until: Day, asOf: Day): string {
  const [first, end] = [Temporal.PlainDate.from(asOf), Temporal.PlainDate.from(until).add({ days: 1 })];
  if (Temporal.PlainDate.compare(first, end) >= 0) return 'P0D';
  return first.until(end, { largestUnit: 'years' }).toString();
}

/**
 * Terms one after the other, unit by unit: `P1Y6M` and `P2Y` are `P3Y6M`. Weeks count as days; years and months are not
 * turned into days.
 */
export function sumOf(terms: readonly string[]): string {
  const units = { Y: 0, M: 0, D: 0 };
  for (const term of terms) {
    for (const [, count = '0', unit = 'D'] of term.matchAll(/(\d+)([YMWD])/g)) {
      if (unit === 'W') units.D += Number(count) * 7;
      else units[unit as keyof typeof units] += Number(count);
    }
  }
  const years = units.Y + Math.floor(units.M / 12);
  const parts = [years ? `${years}Y` : '', units.M % 12 ? `${units.M % 12}M` : '', units.D ? `${units.D}D` : ''].join(
    '',
  );
  return parts === '' ? 'P0D' : `P${parts}`;
}
