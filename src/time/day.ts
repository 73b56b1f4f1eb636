// Civil dates, compared as text.
/**
 * A civil date, `YYYY-MM-DD` in the proleptic Gregorian calendar, years 0001 to 9999, or one of the two ends of time.
 * Days compare with `<` as text: `-infinity` sorts before every date and `infinity` after it. Postgres knows both.
 */
export type Day = string & { readonly unit: 'day' };

export const BEGINNING_OF_TIME = '-infinity' as Day;
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

/** The next day; the ends of time have none but themselves. */
export function dayAfter(day: Day): Day {
  if (day === BEGINNING_OF_TIME || day >= '9999-12-31') return day === BEGINNING_OF_TIME ? day : END_OF_TIME;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  return next.toISOString().slice(0, 10) as Day;
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
