// Civil days of the invented archive, reckoned by the calendar of JavaScript and by nothing else.

const DAY_MS = 86_400_000;

/** The day so many days later; negative: earlier. */
export function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day so many months later, on the first of its month. */
export function firstOfMonth(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
