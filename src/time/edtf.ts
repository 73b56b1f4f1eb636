// Dates in EDTF (ISO 8601-2) as bounds: the first and the last day on which something can have happened.
import { type EdtfDate, type EdtfInterval, type EdtfNode, type EdtfSet, parse } from 'edtf';
import { BEGINNING_OF_TIME, type Day, dayOf, daysInMonth } from './day.ts';
import { createMemory } from './memory.ts';

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

type Unreadable =
  | 'unreadable'
  | 'unsupported'
  | 'reversed'
  | 'reversedRange'
  | 'several'
  | 'season'
  | 'outsideCalendar'
  | 'openInTheMiddle'
  | 'openYear'
  | 'noSuchDay'
  | 'noOffset'
  | 'timeInRange';

export type EdtfReading =
  | { readonly ok: true; readonly occurrence: Occurrence }
  | { readonly ok: false; readonly fault: EdtfFault };

/** Bounds as a date: some day from the one to the other. */
export function writeBounds(earliest: Day, latest: Day): string {
  if (earliest === latest) return latest;
  return earliest === BEGINNING_OF_TIME ? `[..${latest}]` : `[${earliest}..${latest}]`;
}

/** The parser takes seconds on 100 KB; nothing real is longer than this. */
const MAXIMUM_EDTF_LENGTH = 100;

/** Reads a date in the Extended Date/Time Format (ISO 8601-2); the forms and their bounds are in docs/time.md. */
export function readEdtf(text: string): EdtfReading {
  if (text.length > MAXIMUM_EDTF_LENGTH)
    return { ok: false, fault: { reason: 'tooLong', length: text.length, maximum: MAXIMUM_EDTF_LENGTH } };
  return readPlainDate(text) ?? readingOf(text);
}

/** The grammar takes some 50 µs; a development’s date is read where it is sent, judged and projected. */
const readingOf = createMemory(1_000, readByGrammar);

/**
 * Reads a day, a month or a year of the calendar in digits: most dates are such. Undefined for any other text, also for
 * those that are near to one: the grammar says what is wrong with them.
 */
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
    const { earliest, latest, timeOfDayMs } = boundsOf(parse(text));
    if (latest !== undefined && latest < earliest) throw new UnreadableDate('reversed');
    return { ok: true, occurrence: { edtf: text, earliest, latest, timeOfDayMs } };
  } catch (error) {
    const reason = error instanceof UnreadableDate ? error.reason : 'unreadable';
    return { ok: false, fault: { reason, given: text } };
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

type Bounds = Omit<Occurrence, 'edtf'>;

function boundsOf(node: EdtfNode): Bounds {
  switch (node.type) {
    case 'Date':
    case undefined:
      return boundsOfDate(node);
    case 'Interval':
      return boundsOfInterval(node);
    case 'Set':
      return boundsOfSet(node);
    case 'List':
      throw new UnreadableDate('several');
    case 'Season':
      throw new UnreadableDate('season');
    case 'Year':
      throw new UnreadableDate('outsideCalendar');
    default:
      throw new UnreadableDate('unsupported');
  }
}

function boundsOfDate(date: EdtfDate): Bounds {
  const [year = 0, month, dayOfMonth] = date.values;
  const mask = date.unspecified ?? 0;
  if (mask && !isUnspecifiedFromTheRight(mask, date.values.length)) {
    throw new UnreadableDate('openInTheMiddle');
  }
  if ((mask & 15) === 15) throw new UnreadableDate('openYear');
  const [firstYear, lastYear] = [Math.max(year, mask & 15 ? 1 : year), year + openYears(mask)];
  if (firstYear < 1 || lastYear > 9999) throw new UnreadableDate('outsideCalendar');
  const [firstMonth, lastMonth] = month === undefined || mask & 48 ? [1, 12] : [month + 1, month + 1];
  const [firstDay, lastDay] =
    dayOfMonth === undefined || mask & 192 ? [1, daysInMonth(lastYear, lastMonth)] : [dayOfMonth, dayOfMonth];
  if (lastDay > daysInMonth(lastYear, lastMonth)) throw new UnreadableDate('noSuchDay');
  return {
    earliest: dayOf(firstYear, firstMonth, firstDay),
    latest: dayOf(lastYear, lastMonth, lastDay),
    timeOfDayMs: timeOfDay(date),
  };
}

/** The parser marks open digits by bits: 1 to 8 the year's, 16 and 32 the month's, 64 and 128 the day's. */
function isUnspecifiedFromTheRight(mask: number, precision: number): boolean {
  const width = 2 + 2 * Math.min(precision, 3);
  const lowestBit = mask & -mask;
  const wholeFields = [48, 192].every((field) => (mask & field) === 0 || (mask & field) === field);
  return wholeFields && mask + lowestBit === 1 << width;
}

function openYears(mask: number): number {
  return [1, 2, 4, 8].reduce((sum, bit, index) => sum + (mask & bit ? 9 * 10 ** (3 - index) : 0), 0);
}

function timeOfDay({ values, offset = 0, timeZone }: EdtfDate): number | undefined {
  if (values.length <= 3) return undefined;
  if (timeZone === undefined) throw new UnreadableDate('noOffset');
  const [hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = values.slice(3);
  return ((hours * 60 + minutes - offset) * 60 + seconds) * 1000 + milliseconds;
}

function boundsOfInterval({ values: [first, last] }: EdtfInterval): Bounds {
  return {
    earliest: typeof first === 'object' && first ? wholeDays(first).earliest : BEGINNING_OF_TIME,
    latest: typeof last === 'object' && last ? wholeDays(last).latest : undefined,
    timeOfDayMs: undefined,
  };
}

function boundsOfSet({ values, earlier, later }: EdtfSet): Bounds {
  const members = values.flatMap((member) => (isRange(member) ? rangeMembers(member) : [wholeDays(member)]));
  const [earliest] = members.map((bounds) => bounds.earliest).sort();
  const latest = members.map((bounds) => bounds.latest ?? BEGINNING_OF_TIME).sort();
  return {
    earliest: earlier || earliest === undefined ? BEGINNING_OF_TIME : earliest,
    latest: later ? undefined : latest.at(-1),
    timeOfDayMs: undefined,
  };
}

function isRange(member: EdtfSet['values'][number]): member is readonly [EdtfNode, EdtfNode] {
  return Array.isArray(member);
}

function rangeMembers([first, last]: readonly [EdtfNode, EdtfNode]): Bounds[] {
  const members = [wholeDays(first), wholeDays(last)];
  const [from, to] = members;
  if (from && to?.latest !== undefined && to.latest < from.earliest) {
    throw new UnreadableDate('reversedRange');
  }
  return members;
}

function wholeDays(node: EdtfNode): Bounds {
  const bounds = boundsOf(node);
  if (bounds.timeOfDayMs !== undefined) throw new UnreadableDate('timeInRange');
  return bounds;
}
