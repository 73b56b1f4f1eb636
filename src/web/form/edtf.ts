import { sayDateFault } from '../../catalogue/faults.ts';
import { BEGINNING_OF_TIME } from '../../time/day.ts';
import type { EdtfReading } from '../../time/edtf.ts';
import { describe } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { dayInWords } from '../dates.ts';
import { texts } from '../texts.ts';

/** From when something is possible and stated, by its date; or what is wrong with that. */
export function edtfInWords(reading: EdtfReading, language?: Language): string {
  const { edtf } = texts.form;
  if (!reading.ok)
    return language === undefined ? '' : describe(sayDateFault(reading.fault), { language, nameOf: String });
  const { earliest, latest } = reading.occurrence;
  if (earliest === latest) return edtf.day(dayInWords(earliest));
  return edtf.bounds(
    earliest === BEGINNING_OF_TIME ? undefined : dayInWords(earliest),
    latest === undefined ? undefined : dayInWords(latest),
  );
}
