// Dates in EDTF as bounds, and what is refused.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/time/day.ts';
import { readByGrammar, readEdtf } from '../../src/time/edtf.ts';

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

const refused: [edtf: string, reason: string][] = [
  ['', 'unreadable'],
  ['yesterday', 'unreadable'],
  ['2022-02-30', 'unreadable'],
  ['2021-02-29', 'noSuchDay'],
  ['2022-04-31', 'unreadable'],
  ['2022-13', 'unreadable'],
  ['2022-1-5', 'unreadable'],
  ['05.01.2022', 'unreadable'],
  ['2022-01-05/2022-01-02', 'reversed'],
  ['[2022-01-31..2022-01-02]', 'reversedRange'],
  ['{2022-01,2022-03}', 'several'],
  ['2022-21', 'season'],
  ['Y12345', 'outsideCalendar'],
  ['-0044', 'outsideCalendar'],
  ['202', 'unsupported'],
  ['0000', 'outsideCalendar'],
  ['2022-XX-12', 'openInTheMiddle'],
  ['1XXX-12', 'openInTheMiddle'],
  ['2022-01-05T14:30:00', 'noOffset'],
  ['2022-01-05T14:30:00Z/2022-01-06', 'timeInRange'],
  ['2022-01-05T25:00:00Z', 'unreadable'],
  ['x'.repeat(100_000), 'tooLong'],
  [`[${'2022-01-01,'.repeat(20_000)}2022-01-02]`, 'tooLong'],
];

describe('a date in EDTF', () => {
  test.each(forms)('%s lies within %s and %s', (edtf, earliest, latest) => {
    expect(readEdtf(edtf)).toEqual({ ok: true, occurrence: { edtf, earliest, latest, timeOfDayMs: undefined } });
  });

  test.each(refused)('%.30s is refused, saying why', (edtf, reason) => {
    const reading = readEdtf(edtf);
    expect(reading).toMatchObject({ ok: false, fault: { reason } });
    expect(JSON.stringify(reading)).not.toMatch(/x{200}/);
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

  test('is read by its digits as the grammar reads it, whatever the text', () => {
    const number = (digits: number) => fc.nat(10 ** digits - 1).map((it) => String(it).padStart(digits, '0'));
    const date = fc
      .tuple(number(4), fc.array(number(2), { maxLength: 3 }), fc.constantFrom('-', '-', '-', '-', '', '/', '–', ' '))
      .map(([year, rest, joint]) => [year, ...rest].join(joint));
    const day = fc
      .tuple(number(4), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map(([year, ...rest]) => [year, ...rest.map((it) => String(it).padStart(2, '0'))].join('-'));
    const near = fc
      .tuple(
        day,
        fc.nat(10),
        fc.constantFrom('', 'X', '?', '\n', '٣', '٠١', '-', 'T', '\u0000', '..', '−'),
        fc.boolean(),
      )
      .map(([text, at, odd, cuts]) => text.slice(0, at) + odd + (cuts ? '' : text.slice(at)));
    const text = fc.oneof(
      { weight: 4, arbitrary: day },
      { weight: 4, arbitrary: date },
      { weight: 3, arbitrary: near },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    );
    const compare = (it: string) => {
      if (!isDeepStrictEqual(readEdtf(it), readByGrammar(it))) expect(readEdtf(it)).toEqual(readByGrammar(it));
    };
    fc.assert(fc.property(text, compare), { numRuns: 20_000 });
    for (const year of ['0000', '0001', '1900', '2000', '2024', '9999'])
      for (let month = 0; month < 100; month += 1) compare(`${year}-${String(month).padStart(2, '0')}`);
  });

  test('is remembered as it was read first', () => {
    const texts = Array.from(
      { length: 5_000 },
      (_, index) => `[..20${String(index % 100).padStart(2, '0')}-13?${index}`,
    );
    for (const text of [...forms.map(([edtf]) => edtf), ...texts, ...forms.map(([edtf]) => edtf)])
      expect(readEdtf(text)).toEqual(readByGrammar(text));
  });
});
