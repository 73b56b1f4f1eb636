/** What a date means: from when something is shown as “Perhaps by then”, and from when as “By then”. */
import { sayDateFault } from '../../catalogue/faults.ts';
import { BEGINNING_OF_TIME } from '../../time/day.ts';
import type { EdtfReading } from '../../time/edtf.ts';
import { formatDay } from '../../words/dates.ts';
import { describe } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';

/** What a date means, or what is wrong with it. `reading`: undefined where there is no date. */
export function describeDateMeaning(reading: EdtfReading | undefined, language: Language): string {
  const { date } = language.words.form;
  if (reading === undefined) return date.undated;
  if (!reading.ok) return describe(sayDateFault(reading.fault), { language, nameOf: String });
  const { earliest, latest } = reading.occurrence;
  if (earliest === latest) return date.day({ day: formatDay(earliest, language) });
  return date.bounds({
    earliest: earliest === BEGINNING_OF_TIME ? undefined : formatDay(earliest, language),
    latest: latest && formatDay(latest, language),
  });
}
