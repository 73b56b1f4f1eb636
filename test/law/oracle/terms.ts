// Terms and days: “months first; a day the month lacks is its last”.

/** Whole months and days; a week is seven days. */
export interface Length {
  readonly months: number;
  readonly days: number;
}

export const NOTHING: Length = { months: 0, days: 0 };

export function readTerm(term: string): Length {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(term);
  if (!match) throw new Error(`no term: ${term}`);
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((it) => Number(it ?? 0));
  return { months: years * 12 + months, days: weeks * 7 + days };
}

export function writeTerm({ months, days }: Length): string {
  const years = Math.floor(months / 12);
  const text = [
    [years, 'Y'],
    [months % 12, 'M'],
    [days, 'D'],
  ].map(([value, unit]) => (value ? `${value}${unit}` : ''));
  return `P${text.join('') || '0D'}`;
}

export function plus(a: Length, b: Length): Length {
  return { months: a.months + b.months, days: a.days + b.days };
}

export function minus(a: Length, b: Length): Length {
  return { months: a.months - b.months, days: a.days - b.days };
}

/** The longer one, as counted from one day. */
export function longer(a: Length, b: Length): Length {
  return addTo('2001-01-01', a) < addTo('2001-01-01', b) ? b : a;
}

/** The day that lies so far behind `day`: months first, and a day that the month lacks is its last; then days. */
export function addTo(day: string, { months, days }: Length): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth) + days));
  return date.toISOString().slice(0, 10);
}

export function maxDay(a: string, b: string): string {
  return a < b ? b : a;
}

export function minDay(a: string, b: string): string {
  return a < b ? a : b;
}
