// Dates in EDTF (ISO 8601-2) as bounds: the first and the last day on which something can have happened.
import { BEGINNING_OF_TIME, type Day, dayOf, daysInMonth } from './day.ts';
import { NO_WHOLE_DAY, readTimeOfDay } from './time-of-day.ts';

/** When something happened, as far as its source says: some day from `earliest` to `latest`, both included. */
export interface Occurrence {
  readonly edtf: string;
  readonly earliest: Day;
  /** Undefined where the end is unknown or open: then the day of recording bounds it. */
  readonly latest: Day | undefined;
  /** Milliseconds from the written day's midnight in UTC to the instant: orders within a day, never shifts the date. */
  readonly timeOfDayMs: number | undefined;
}

/** Why a text is no date that we read. `given`: the text. */
export type EdtfFault =
  | { readonly reason: 'tooLong'; readonly length: number; readonly maximum: number }
  | { readonly reason: Unreadable; readonly given: string };

export type Unreadable =
  | 'unreadable'
  | 'reversed'
  | 'reversedRange'
  | 'several'
  | 'season'
  | 'outsideCalendar'
  | 'significantDigits'
  | 'yearPrefix'
  | 'shortYear'
  | 'noHyphens'
  | 'twoMarks'
  | 'lowerCase'
  | 'oldForm'
  | 'openInTheMiddle'
  | 'openYear'
  | 'noSuchMonth'
  | 'noSuchDay'
  | 'unreadableTime'
  | 'noSuchTime'
  | 'noOffset'
  | 'offsetForm'
  | 'fineTime'
  | 'timeInRange';

export type EdtfReading =
  | {
      readonly ok: true;
      readonly occurrence: Occurrence;
      /** Why it may no longer be written, though it was once. */
      readonly outdated?: Unreadable | undefined;
    }
  | { readonly ok: false; readonly fault: EdtfFault };

/** Bounds as a date: some day from the one to the other. */
export function writeBounds(earliest: Day, latest: Day): string {
  if (earliest === latest) return latest;
  return earliest === BEGINNING_OF_TIME ? `[..${latest}]` : `[${earliest}..${latest}]`;
}

/** Nothing real is longer than this. */
const MAXIMUM_EDTF_LENGTH = 100;

/** Reads a date in the Extended Date/Time Format (ISO 8601-2); the forms and their bounds are in docs/time.md. */
export function readEdtf(text: string): EdtfReading {
  if (text.length > MAXIMUM_EDTF_LENGTH)
    return { ok: false, fault: { reason: 'tooLong', length: text.length, maximum: MAXIMUM_EDTF_LENGTH } };
  return readPlainDate(text) ?? readByGrammar(text);
}

/** The same for a date that is to be recorded: without the forms that only older logs have. */
export function readNewEdtf(text: string): EdtfReading {
  const reading = readEdtf(text);
  return reading.ok && reading.outdated ? { ok: false, fault: { reason: reading.outdated, given: text } } : reading;
}

/** Reads a day, a month or a year of the calendar in digits: most dates are such. Undefined for any other text. */
function readPlainDate(text: string): EdtfReading | undefined {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined || year === '0000') return undefined;
  if (month === undefined) return within(text, `${year}-01-01` as Day, `${year}-12-31` as Day);
  const days = Number(month) >= 1 && Number(month) <= 12 ? daysInMonth(Number(year), Number(month)) : 0;
  if (dayOfMonth === undefined)
    return days === 0 ? undefined : within(text, `${text}-01` as Day, `${text}-${days}` as Day);
  const isDay = Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= days;
  return isDay ? within(text, text as Day, text as Day) : undefined;
}

function within(edtf: string, earliest: Day, latest: Day): EdtfReading {
  return { ok: true, occurrence: { edtf, earliest, latest, timeOfDayMs: undefined } };
}

/** Reads any date by the grammar of the format. Exported so that a test can hold the plain reading against it. */
export function readByGrammar(text: string): EdtfReading {
  try {
    const { earliest, latest, timeOfDayMs, outdated } = boundsOf(text);
    if (latest !== undefined && latest < earliest) throw new UnreadableDate('reversed');
    const occurrence = { edtf: text, earliest, latest, timeOfDayMs };
    return outdated === undefined ? { ok: true, occurrence } : { ok: true, occurrence, outdated };
  } catch (error) {
    if (!(error instanceof UnreadableDate)) throw error;
    return { ok: false, fault: { reason: reasonInLowerCase(text) ?? error.reason, given: text } };
  }
}

/** Thrown while a date is read; never leaves this file. */
class UnreadableDate extends Error {
  readonly reason: Unreadable;

  constructor(reason: Unreadable) {
    super(reason);
    this.reason = reason;
  }
}

interface Bounds extends Omit<Occurrence, 'edtf'> {
  readonly outdated?: Unreadable | undefined;
}

function boundsOf(text: string): Bounds {
  if (/^\{.+\}$/s.test(text)) throw new UnreadableDate('several');
  const [, members] = /^\[(.*)\]$/s.exec(text) ?? [];
  if (members !== undefined) return boundsOfSet(members);
  const ends = text.split('/');
  if (ends.length === 2) return boundsOfInterval(ends as [string, string]);
  if (ends.length > 2) throw new UnreadableDate('unreadable');
  const at = text.indexOf('T');
  return at < 0 ? boundsOfDate(text) : boundsWithTime(text.slice(0, at), text.slice(at + 1));
}

const MARK = '[?~%]?';
const DATE = new RegExp(`^${MARK}([\\dX]{4})${MARK}(?:-${MARK}([\\dX]{2})${MARK}(?:-${MARK}([\\dX]{2})${MARK})?)?$`);

/** A day, month, year, decade or century, also with its last digits open. */
function boundsOfDate(text: string): Bounds {
  const [, year, month = 'XX', dayOfMonth = 'XX'] = DATE.exec(text) ?? [];
  if (year === undefined) throw new UnreadableDate(reasonFor(text));
  const years = openFrom(year);
  if (!/^\d/.test(year)) throw new UnreadableDate('openYear');
  const [firstYear, lastYear] = [Math.max(1, years.first), years.last];
  if (lastYear < 1) throw new UnreadableDate('outsideCalendar');
  const isWithin = (outer: string, inner: string) => !outer.includes('X') || inner === 'XX';
  if (!isWithin(year, month) || !isWithin(month, dayOfMonth)) throw new UnreadableDate('openInTheMiddle');
  const [firstMonth, lastMonth] = monthsOf(month);
  const days = daysInMonth(lastYear, lastMonth);
  const [firstDay, lastDay] = dayOfMonth === 'XX' ? [1, days] : daysOf(dayOfMonth, days);
  return {
    earliest: dayOf(firstYear, firstMonth, firstDay),
    latest: dayOf(lastYear, lastMonth, lastDay),
    timeOfDayMs: undefined,
  };
}

/** The least and the greatest number of digits of which the last ones may be open. */
function openFrom(digits: string) {
  if (!/^\d*X*$/.test(digits)) throw new UnreadableDate('openInTheMiddle');
  return { first: Number(digits.replaceAll('X', '0')), last: Number(digits.replaceAll('X', '9')) };
}

function monthsOf(month: string): [number, number] {
  if (month === 'XX') return [1, 12];
  const { first, last } = openFrom(month);
  if (first === last && first >= 21 && last <= 41) throw new UnreadableDate('season');
  const [from, to] = [Math.max(1, first), Math.min(12, last)];
  if (from > to) throw new UnreadableDate('noSuchMonth');
  return [from, to];
}

function daysOf(dayOfMonth: string, days: number): [number, number] {
  const { first, last } = openFrom(dayOfMonth);
  const [from, to] = [Math.max(1, first), Math.min(days, last)];
  if (from > to) throw new UnreadableDate('noSuchDay');
  return [from, to];
}

function boundsWithTime(date: string, time: string): Bounds {
  const { earliest, latest } = boundsOfDate(date);
  const { ms, fault, outdated } = readTimeOfDay(time);
  if (fault) throw new UnreadableDate(fault);
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new UnreadableDate('unreadableTime');
  return { earliest, latest, timeOfDayMs: ms, outdated };
}

function boundsOfInterval([first, last]: readonly [string, string]): Bounds {
  const isOpen = (end: string) => end === '' || end === '..';
  return {
    earliest: isOpen(first) ? BEGINNING_OF_TIME : wholeDays(first).earliest,
    latest: isOpen(last) ? undefined : wholeDays(last).latest,
    timeOfDayMs: undefined,
    outdated: isOpen(first) && isOpen(last) ? 'openYear' : undefined,
  };
}

/** One of several days: its bounds are those of the first and the last of them. */
function boundsOfSet(text: string): Bounds {
  const isEarlier = text.startsWith('..');
  const isLater = text.length > 2 && text.endsWith('..');
  const members = text.slice(isEarlier ? 2 : 0, isLater ? -2 : undefined).split(/, */);
  const bounds = members.flatMap((member) => {
    const range = member.split('..');
    return range.length === 2 ? rangeMembers(range as [string, string]) : [wholeDays(member)];
  });
  const [earliest = BEGINNING_OF_TIME] = bounds.map((member) => member.earliest).sort();
  const latest = bounds.map((member) => member.latest ?? BEGINNING_OF_TIME).sort();
  return {
    earliest: isEarlier ? BEGINNING_OF_TIME : earliest,
    latest: isLater ? undefined : latest.at(-1),
    timeOfDayMs: undefined,
    outdated: isEarlier && isLater ? 'openYear' : undefined,
  };
}

function rangeMembers([first, last]: readonly [string, string]): Bounds[] {
  const [from, to] = [wholeDays(first), wholeDays(last)];
  if (to.latest !== undefined && to.latest < from.earliest) throw new UnreadableDate('reversedRange');
  return [from, to];
}

function wholeDays(text: string): Bounds {
  if (NO_WHOLE_DAY.test(text)) throw new UnreadableDate('timeInRange');
  return boundsOfDate(text);
}

/** Why a text that is none of our forms is none: most of them are EDTF all the same. */
function reasonFor(text: string): Unreadable {
  const bare = text.replace(/[?~%]/g, '');
  const found = reasons.find(([pattern]) => pattern.test(bare));
  if (/[?~%]{2}/.test(text) && DATE.test(text.replace(/[?~%]+/g, ''))) return 'twoMarks';
  return found ? found[1] : 'unreadable';
}

const reasons: readonly (readonly [RegExp, Unreadable])[] = [
  [/^Y?-?[\dX]+(?:E\d+)?S\d+$/, 'significantDigits'],
  [/^-[\dX]{4,}(?:-[\dX]{2}){0,2}$/, 'outsideCalendar'],
  [/^Y\d{1,4}$/, 'yearPrefix'],
  [/^Y-?\d+(?:E\d+)?$/, 'outsideCalendar'],
  [/^(?:\d{6}|\d{8})$/, 'noHyphens'],
  [/^\d{5,}(?:-\d\d){0,2}$/, 'outsideCalendar'],
  [/^[\dX]{1,3}$/, 'shortYear'],
  [/^\d{4}-(?:2[1-9]|3\d|4[01])\^/, 'season'],
];

/** What keeps a text with small letters from being read, where that is all, or where it is an old form. */
function reasonInLowerCase(text: string): Unreadable | undefined {
  if (!/[a-z]/.test(text)) return undefined;
  const parts = text.replace(/^\[|\]$/g, '').split(/\/|,|\.\./);
  if (
    parts.some((part) => /^(?:unknown|open|\d{0,3}u{1,4}(?:-(?:uu|\d\d)){0,2}|\d{4}(?:-\d\d)?-uu(?:-uu)?)$/.test(part))
  )
    return 'oldForm';
  return readByGrammar(text.toUpperCase()).ok ? 'lowerCase' : undefined;
}
