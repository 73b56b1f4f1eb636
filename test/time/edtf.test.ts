// Dates in EDTF as bounds, and what is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/time/day.ts';
import { readEdtf } from '../../src/time/edtf.ts';

const OPEN = undefined;
const forms: [edtf: string, earliest: string, latest: string | undefined][] = [
  ['2022-01-05', '2022-01-05', '2022-01-05'],
  ['2022-01', '2022-01-01', '2022-01-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2100-02', '2100-02-01', '2100-02-28'],
  ['2022', '2022-01-01', '2022-12-31'],
  ['2023-11?', '2023-11-01', '2023-11-30'],
  ['2022~', '2022-01-01', '2022-12-31'],
  ['2022-01-05%', '2022-01-05', '2022-01-05'],
  ['?2022-01', '2022-01-01', '2022-01-31'],
  ['2022-01-XX', '2022-01-01', '2022-01-31'],
  ['2022-02-XX', '2022-02-01', '2022-02-28'],
  ['2022-XX', '2022-01-01', '2022-12-31'],
  ['2022-XX-XX', '2022-01-01', '2022-12-31'],
  ['202X', '2020-01-01', '2029-12-31'],
  ['20XX', '2000-01-01', '2099-12-31'],
  ['[2022-01-02..2022-01-31]', '2022-01-02', '2022-01-31'],
  ['[2022-01-03,2022-01-09]', '2022-01-03', '2022-01-09'],
  ['[2022-01-09,2022-01-03]', '2022-01-03', '2022-01-09'],
  ['[2022-01-03,2022-02]', '2022-01-03', '2022-02-28'],
  ['[..2023-11]', '-infinity', '2023-11-30'],
  ['[2022-01-02..]', '2022-01-02', OPEN],
  ['2022-01-02/2022-01-05', '2022-01-02', '2022-01-05'],
  ['202X/2022-01', '2020-01-01', '2022-01-31'],
  ['2021/2022-01', '2021-01-01', '2022-01-31'],
  ['2022-01~/2022-03?', '2022-01-01', '2022-03-31'],
  ['/2022-01', '-infinity', '2022-01-31'],
  ['../2022-01', '-infinity', '2022-01-31'],
  ['2022-01/', '2022-01-01', OPEN],
  ['2022-01/..', '2022-01-01', OPEN],
  ['0001-01-01', '0001-01-01', '0001-01-01'],
  ['9999', '9999-01-01', '9999-12-31'],
];

const refused: [edtf: string, because: RegExp][] = [
  ['', /is not a date/],
  ['yesterday', /is not a date/],
  ['2022-02-30', /is not a date/],
  ['2021-02-29', /calendar|is not a date/],
  ['2022-04-31', /calendar|is not a date/],
  ['2022-13', /is not a date/],
  ['2022-1-5', /is not a date/],
  ['05.01.2022', /is not a date/],
  ['2022-01-05/2022-01-02', /ends before it begins/],
  ['[2022-01-31..2022-01-02]', /ends before it begins/],
  ['{2022-01,2022-03}', /several days at once/],
  ['2022-21', /season/],
  ['Y12345', /years 0001 to 9999/],
  ['-0044', /years 0001 to 9999/],
  ['202', /is not read here/],
  ['0000', /years 0001 to 9999/],
  ['2022-XX-12', /open in the middle/],
  ['1XXX-12', /open in the middle/],
  ['2022-01-05T14:30:00', /offset/],
  ['2022-01-05T14:30:00Z/2022-01-06', /within a range/],
  ['2022-01-05T25:00:00Z', /is not a date/],
  ['x'.repeat(100_000), /at most 100/],
  [`[${'2022-01-01,'.repeat(20_000)}2022-01-02]`, /at most 100/],
];

describe('a date in EDTF', () => {
  test.each(forms)('%s lies within %s and %s', (edtf, earliest, latest) => {
    expect(readEdtf(edtf)).toEqual({ ok: true, occurrence: { edtf, earliest, latest, timeOfDayMs: undefined } });
  });

  test.each(refused)('%.30s is refused, saying why', (edtf, because) => {
    const reading = readEdtf(edtf);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? '' : reading.message).toMatch(because);
    expect(reading.ok ? '' : reading.message).not.toMatch(/x{200}/);
  });

  test.each([
    ['2022-01-05T14:30:00+06:00', 8.5 * 3_600_000],
    ['2022-01-05T00:30:00+06:00', -5.5 * 3_600_000],
    ['2022-01-05T23:00:00-08:00', 31 * 3_600_000],
    ['2022-01-05T12:00Z', 12 * 3_600_000],
  ])('%s keeps its written day and orders by the instant', (edtf, timeOfDayMs) => {
    expect(readEdtf(edtf)).toEqual({
      ok: true,
      occurrence: { edtf, earliest: '2022-01-05', latest: '2022-01-05', timeOfDayMs },
    });
  });

  test('of any text near to one has days of the calendar, in their order', () => {
    const near = fc
      .tuple(
        fc.constantFrom(...forms.map(([edtf]) => edtf)),
        fc.nat(),
        fc.constantFrom(...'0123456789-/[].,X?~%TZ:+{}'),
        fc.boolean(),
      )
      .map(([edtf, at, letter, replaces]) => {
        const place = at % (edtf.length + 1);
        return edtf.slice(0, place) + letter + edtf.slice(place + (replaces ? 1 : 0));
      });
    fc.assert(
      fc.property(near, (edtf) => {
        const reading = readEdtf(edtf);
        if (!reading.ok) return;
        const { earliest, latest } = reading.occurrence;
        const days = [earliest, latest ?? earliest].filter((day) => day !== '-infinity');
        expect(days.filter((day) => parseDay(day) === undefined)).toEqual([]);
        expect(latest === undefined || earliest <= latest).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });
});
