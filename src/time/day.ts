// Civil dates, compared as text.
/**
 * A civil date, `YYYY-MM-DD` in the proleptic Gregorian calendar, years 0001 to 9999, or one of the two ends of time.
 * Days compare with `<` as text: `-infinity` sorts before every date and `infinity` after it. Postgres knows both.
 */
export type Day = string & { readonly unit: 'day' };

export const BEGINNING_OF_TIME = '-infinity' as Day;
export const FIRST_DAY = '0001-01-01' as Day;
export const END_OF_TIME = 'infinity' as Day;

/** The day that `text` writes as `YYYY-MM-DD`, or undefined where there is no such day (30 February, year 99999). */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return text as Day;
}

/** The day with these numbers; month 1 to 12. The caller vouches that it exists. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as Day;
}

/** Number of days in a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day after a date; undefined after the last one. */
export function dayAfter(day: Day): Day | undefined {
  const [year, month, dayOfMonth] = numbersOf(day);
  if (dayOfMonth < daysInMonth(year, month)) return dayOf(year, month, dayOfMonth + 1);
  if (month < 12) return dayOf(year, month + 1, 1);
  return year < 9999 ? dayOf(year + 1, 1, 1) : undefined;
}

/** The day before a date, which must not be the first. */
export function dayBefore(day: Day): Day {
  const [year, month, dayOfMonth] = numbersOf(day);
  if (dayOfMonth > 1) return dayOf(year, month, dayOfMonth - 1);
  return month > 1 ? dayOf(year, month - 1, daysInMonth(year, month - 1)) : dayOf(year - 1, 12, 31);
}

function numbersOf(day: Day): [year: number, month: number, dayOfMonth: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
