// The date of a development by itself: its own words, narrowed by the dates of the sources that corroborate it.
import { BEGINNING_OF_TIME, type Day, laterOf } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import type { DateBounds } from './dates.ts';
import { NO_TIME } from './placement.ts';
import { combineDates, type OtherDate, type ReportedDate } from './reported-date.ts';

/** Of a correction that counts, the date is that of the correction. */
export interface OwnDate extends DateBounds, ReportedDate {
  /** Only the day of recording closes it. */
  readonly isOpen: boolean;
  /** The ids of corroborations that give its bounds; null: its own words do. */
  readonly earliestBy: string | null;
  readonly latestBy: string | null;
  /** Corroborations that share no day with it. */
  readonly otherDates: readonly OtherDate[];
}

/** The UTC days on which a development was first recorded, and on which what it says now was. */
export interface RecordingDays {
  readonly first: Day;
  readonly last: Day;
}

/** Bounds that hold always: those of the registry. */
export const ALWAYS: OwnDate = {
  edtf: null,
  earliest: BEGINNING_OF_TIME,
  latest: BEGINNING_OF_TIME,
  timeOfDayMs: NO_TIME,
  isOpen: false,
  earliestBy: null,
  latestBy: null,
  otherDates: [],
};

/** `corroborating`: the dates that firm corroborations give, in the order of the log. */
export function ownDate(
  occurred: string | undefined,
  recordedOn: RecordingDays,
  corroborating: readonly OtherDate[],
): OwnDate {
  const { timeOfDayMs, isOpen, ...written } = readDate(occurred, recordedOn);
  const own: OtherDate = { id: '', ...written };
  const { since, sharing } = combineDates(own, corroborating);
  const giverOf = (end: 'earliest' | 'latest') =>
    since[end] === written[end] ? null : (sharing.find((it) => it[end] === since[end])?.id ?? null);
  return {
    ...since,
    timeOfDayMs,
    isOpen: isOpen && since.latest === written.latest,
    earliestBy: giverOf('earliest'),
    latestBy: giverOf('latest'),
    otherDates: corroborating.filter((it) => !sharing.includes(it)),
  };
}

/**
 * A date by its words. Where the end is unknown or open, the development had happened by the day on which it was first
 * recorded; or, if a correction has it begin later, by the day of that correction.
 */
export function readDate(
  occurred: string | undefined,
  { first, last }: RecordingDays,
): ReportedDate & Pick<OwnDate, 'timeOfDayMs' | 'isOpen'> {
  if (occurred === undefined)
    return { edtf: null, earliest: BEGINNING_OF_TIME, latest: first, timeOfDayMs: NO_TIME, isOpen: true };
  const reading = readEdtf(occurred);
  if (!reading.ok) throw new Error(`the log holds an unreadable date: ${occurred} (${reading.fault.reason})`);
  const { earliest, latest, timeOfDayMs } = reading.occurrence;
  const openEnd = earliest <= first ? first : laterOf(last, earliest);
  return {
    edtf: occurred,
    earliest,
    latest: latest ?? openEnd,
    timeOfDayMs: timeOfDayMs ?? NO_TIME,
    isOpen: latest === undefined,
  };
}
