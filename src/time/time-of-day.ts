// Times of day with their offset from UTC: `14:30:00.5+06:00`. The one home of how an offset is written.

/** Of a time that is a time. */
interface TimeOfDay {
  /** Milliseconds from the UTC midnight of the written day. */
  readonly ms: number;
  /** Why it may no longer be written, though it was once. */
  readonly outdated: TimeFault | undefined;
  readonly fault?: undefined;
}

type TimeFault = 'unreadableTime' | 'noSuchTime' | 'noOffset' | 'offsetForm' | 'fineTime';

type TimeReading = TimeOfDay | { readonly fault: TimeFault; readonly ms?: undefined; readonly outdated?: undefined };

/** A date with a time of day. */
export const NO_WHOLE_DAY = /T\d\d:/;

/** Hours and minutes; older logs have times with `+06`, `+0600` and a minus of its own (U+2212). */
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+\u2212-]\d{2}(?::?\d{2})?)?$/u;

/** So many digits behind the point of a second are kept. */
const FINEST_DIGITS = 3;
const FARTHEST_MINUTES = 14 * 60;

/** Reads what stands behind the `T` of a date. */
export function readTimeOfDay(text: string): TimeReading {
  const [whole, hours = '', minutes = '', seconds = '00', fraction = '', offset] = TIME.exec(text) ?? [];
  if (whole === undefined) return { fault: 'unreadableTime' };
  if (offset === undefined) return { fault: 'noOffset' };
  const isMidnight = hours === '24' && Number(minutes) + Number(seconds) + Number(fraction) === 0;
  if ((Number(hours) > 23 && !isMidnight) || Number(minutes) > 59 || Number(seconds) > 59)
    return { fault: 'noSuchTime' };
  const offsetMinutes = parseOffset(offset) ?? parseOldOffset(offset);
  if (offsetMinutes === undefined || Math.abs(offsetMinutes) > FARTHEST_MINUTES) return { fault: 'offsetForm' };
  const ms = Number(fraction.slice(0, FINEST_DIGITS).padEnd(FINEST_DIGITS, '0'));
  return {
    ms: ((Number(hours) * 60 + Number(minutes) - offsetMinutes) * 60 + Number(seconds)) * 1000 + ms,
    outdated: outdatedIn({ isMidnight, fraction, offset }),
  };
}

interface WrittenTime {
  readonly isMidnight: boolean;
  readonly fraction: string;
  readonly offset: string;
}

function outdatedIn({ isMidnight, fraction, offset }: WrittenTime): TimeFault | undefined {
  if (parseOffset(offset) === undefined) return 'offsetForm';
  if (isMidnight) return 'noSuchTime';
  return fraction.length > FINEST_DIGITS ? 'fineTime' : undefined;
}

/** Minutes east of UTC of `Z` or `+06:00`, the one form of an offset; undefined for any other, and for `-00:00`. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (sign === undefined || text === '-00:00' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function parseOldOffset(text: string): number | undefined {
  const [, sign = '', hours = '', minutes = '00'] = /^(.)(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  return parseOffset(`${sign === '+' ? '+' : '-'}${hours}:${minutes}`);
}
