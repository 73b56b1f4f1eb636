/**
 * Dates as people write them: “5 January 2022”, “January 2022”, “between 2 and 31 January 2022”, “before December
 * 2023”.
 */
import { dayOf, daysInMonth, parseDay } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import type { Language } from './language.ts';

/** The days between which something happened, both included; null: unbounded on that side. */
export interface Bounds {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** `bare`: in a table, “January 2022”. `when`: in a sentence, “in January 2022”. */
export type DateForm = 'bare' | 'when';

/** “5 January 2022”. `day`: `YYYY-MM-DD`; any other text as it is. */
export function formatDay(day: string, language: Language, form: DateForm = 'bare'): string {
  const date = parse(day);
  return date ? language.words.dates[form].day(partsOf(date, language)) : day;
}

/** When something happened, as exactly as its bounds say. Without any bound it always held: `words.dates.always`. */
export function formatBounds({ earliest, latest }: Bounds, language: Language, form: DateForm = 'bare'): string {
  const words = language.words.dates[form];
  const [first, last] = [earliest === null ? undefined : parse(earliest), latest === null ? undefined : parse(latest)];
  if (!first && !last) return language.words.dates.always;
  if (!first) return formatLatest(last as Parts, language, form);
  if (!last) return words.from(partsOf(first, language));
  if (earliest === latest) return words.day(partsOf(first, language));
  const isWhole = first.day === 1 && isLastOfMonth(last);
  if (isWhole && first.year === last.year && first.month === last.month)
    return words.month(monthOf(first, language, form));
  if (isWhole && first.year === last.year && first.month === 1 && last.month === 12)
    return words.year({ year: String(first.year) });
  return formatBetween(first, last, language);
}

/** A date in EDTF, as its source gives it; the text itself where it is not one. */
export function formatDate(edtf: string, language: Language, form: DateForm = 'bare'): string {
  const reading = readEdtf(edtf);
  if (!reading.ok) return edtf;
  const { earliest, latest } = reading.occurrence;
  return formatOccurrence({ edtf, earliest: parseDay(earliest) ?? null, latest: latest ?? null }, language, form);
}

/** When something happened; “date not known” where its source gives no date. `edtf`: as its source gives it. */
export function formatOccurrence(
  { edtf, ...bounds }: Bounds & { readonly edtf: string | null },
  language: Language,
  form: DateForm = 'bare',
): string {
  const { dates } = language.words;
  const last = lastDayGiven(edtf, bounds.latest);
  if (last !== undefined) return dates.lastDay({ date: formatDate(last, language) });
  if (edtf === null && bounds.earliest === null && bounds.latest !== null) return dates.unknown;
  const date = formatBounds(bounds, language, form);
  if (edtf?.includes('~') || edtf?.includes('%')) return dates.approximate({ date });
  return edtf?.includes('?') ? dates.uncertain({ date }) : date;
}

/** The date that a source gives for what has ended, where it is the last day: the end is on the day after. */
function lastDayGiven(edtf: string | null, latest: string | null): string | undefined {
  const reading = edtf === null || latest === null ? undefined : readEdtf(edtf);
  const given = reading?.ok ? reading.occurrence.latest : undefined;
  return edtf !== null && given !== undefined && latest !== null && given < latest ? edtf : undefined;
}

interface WhenQuestion {
  readonly form: 'when' | 'since' | 'bare';
  /** Days of this year are written without it. */
  readonly within?: string | undefined;
}

/** The same as a part of a sentence: “on 5 May”, “since January 2022”; empty where its source gives no date. */
export function formatWhen(
  when: Bounds & { readonly edtf: string | null },
  { form, within }: WhenQuestion,
  language: Language,
): string {
  const { earliest, latest, edtf } = when;
  if (edtf === null && earliest === null) return '';
  const [first, last] = [earliest === null ? undefined : parse(earliest), latest === null ? undefined : parse(latest)];
  const near = first && last && within === String(first.year) && within === String(last.year);
  if (form === 'since') return formatSince(when, { first, last, isNear: near === true }, language);
  if (!near || isWholeMonth(first, last)) return formatOccurrence(when, language, form);
  const words = language.words.dates.near;
  const [from, to] = [partsOf(first, language), partsOf(last, language)];
  if (earliest === latest) return words[form](from);
  return first.month === last.month
    ? words.oneMonth({ first: from.day, last: to.day, month: to.month })
    : words.oneYear({ first: from.day, firstMonth: from.month, last: to.day, lastMonth: to.month });
}

interface SinceParts {
  readonly first: Parts | undefined;
  readonly last: Parts | undefined;
  readonly isNear: boolean;
}

/** “since 5 May 2024”; of what began on some day of a month, “since May 2024”. */
function formatSince(
  when: Bounds & { readonly edtf: string | null },
  { first, last, isNear }: SinceParts,
  language: Language,
): string {
  const { since, near } = language.words.dates;
  if (first && when.earliest === when.latest)
    return isNear ? near.since(partsOf(first, language)) : since.day(partsOf(first, language));
  if (first && last && first.year === last.year && first.month === last.month)
    return since.month({ month: language.words.dates.months.since[nameOf(last.month)], year: String(last.year) });
  if (!first && last) {
    const month = { month: language.words.dates.months.since[nameOf(last.month)], year: String(last.year) };
    return isLastOfMonth(last) ? since.monthOrEarlier(month) : since.dayOrEarlier(partsOf(last, language));
  }
  return since.other({ date: formatOccurrence(when, language, 'bare') });
}

function isWholeMonth(first: Parts, last: Parts): boolean {
  return first.day === 1 && isLastOfMonth(last) && first.month === last.month;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parse(day: string): Parts | undefined {
  if (parseDay(day) === undefined) return undefined;
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return { year, month, day: dayOfMonth };
}

function isLastOfMonth({ year, month, day }: Parts): boolean {
  return day === daysInMonth(year, month);
}

/** By the end of a month: before the next one begins. */
function formatLatest(last: Parts, language: Language, form: DateForm): string {
  const { words } = language;
  if (!isLastOfMonth(last)) return words.dates[form].by(partsOf(last, language));
  const next = parse(dayOf(last.month === 12 ? last.year + 1 : last.year, (last.month % 12) + 1, 1));
  if (!next) return words.dates[form].by(partsOf(last, language));
  return next.month === 1
    ? words.dates[form].beforeYear({ year: String(next.year) })
    : words.dates[form].beforeMonth(monthOf(next, language, form));
}

function formatBetween(first: Parts, last: Parts, language: Language): string {
  const { between } = language.words.dates;
  const [from, to] = [partsOf(first, language), partsOf(last, language)];
  if (first.year !== last.year)
    return between.days({ from: language.words.dates.bare.day(from), to: language.words.dates.bare.day(to) });
  if (first.month === last.month)
    return between.oneMonth({ first: from.day, last: to.day, month: to.month, year: to.year });
  return between.oneYear({ first: from.day, firstMonth: from.month, last: to.day, lastMonth: to.month, year: to.year });
}

/** As messages take a day: many languages write the month beside it in another form. */
function partsOf({ year, month, day }: Parts, { words }: Language) {
  return { day: String(day), month: words.dates.months.withDay[nameOf(month)], year: String(year) };
}

function monthOf({ year, month }: Parts, { words }: Language, form: DateForm) {
  const { alone, within } = words.dates.months;
  return { month: (form === 'bare' ? alone : within)[nameOf(month)], year: String(year) };
}

const nameOf = (month: number) => `m${month}` as 'm1';
