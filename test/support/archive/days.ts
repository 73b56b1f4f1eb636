// Civil days of the invented archive, reckoned by the calendar of JavaScript and by nothing else.

const DAY_MS = 86_400_000;

/** The day so many days later; negative: earlier. */
export function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
