// Dates in EDTF as bounds, and what is refused.
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/time/day.ts';
import { readByGrammar, readEdtf, readNewEdtf } from '../../src/time/edtf.ts';
import { en } from '../../src/words/en.ts';
import { forms, outdated, refused, timed } from './edtf-forms.ts';

/** What the package reads and we refuse, with the reason. */
const knownToDiffer = new Set([
  ...['outsideCalendar', 'openInTheMiddle', 'openYear', 'noSuchDay', 'noSuchMonth', 'reversed', 'reversedRange'],
  ...['noOffset', 'timeInRange', 'season', 'several'],
]);

function kindBy(edtf: string): string | undefined {
  try {
    return parse(edtf).type ?? 'Date';
  } catch {
    return undefined;
  }
}

describe('a date in EDTF', () => {
  test('is tried in more than 200 forms', () => {
    expect(forms.length + timed.length + refused.length).toBeGreaterThan(250);
  });

  test.each(forms)('%s lies within %s and %s', (edtf, earliest, latest) => {
    expect(readNewEdtf(edtf)).toEqual({ ok: true, occurrence: { edtf, earliest, latest, timeOfDayMs: undefined } });
  });

  test.each(timed)('%s keeps its written day and orders by the instant', (edtf, earliest, latest, timeOfDayMs) => {
    expect(readNewEdtf(edtf)).toEqual({ ok: true, occurrence: { edtf, earliest, latest, timeOfDayMs } });
  });

  test.each(refused)('%.30s is refused, saying why', (edtf, reason) => {
    const reading = readNewEdtf(edtf);
    expect(reading).toMatchObject({ ok: false, fault: { reason } });
    expect(JSON.stringify(reading)).not.toMatch(/x{200}/);
  });

  test.each(outdated)('%s is still read in older logs', (edtf, earliest, latest, timeOfDayMs) => {
    expect(readEdtf(edtf)).toMatchObject({ ok: true, occurrence: { edtf, earliest, latest, timeOfDayMs } });
    expect(readNewEdtf(edtf).ok).toBe(false);
  });

  test('every reason is one that is tried', () => {
    const tried = new Set(refused.map(([, reason]) => reason));
    expect([...tried].sort()).toEqual(Object.keys(en.faults.dates).sort());
  });

  test('with a time orders as the digits of its seconds do', () => {
    const fraction = fc.integer({ min: 0, max: 999 }).map((ms) =>
      String(ms)
        .padStart(3, '0')
        .replace(/0{1,2}$/, ''),
    );
    fc.assert(
      fc.property(fraction, fraction, (one, other) => {
        const [a, b] = [one, other].map((digits) => readNewEdtf(`2022-01-05T14:30:00.${digits}Z`));
        if (!a?.ok || !b?.ok) throw new Error(`${one} ${other}`);
        const difference = (a.occurrence.timeOfDayMs ?? 0) - (b.occurrence.timeOfDayMs ?? 0);
        expect(Math.sign(difference)).toBe(Math.sign(Number(`0.${one}`) - Number(`0.${other}`)));
      }),
    );
  });

  test('is read where the parser of the package “edtf” reads it as one date or range of ours', () => {
    const letters = fc.constantFrom(...'0123456789-/[].,X?~%TZ:+{}');
    const seeds = [...forms, ...timed, ...refused.filter(([edtf]) => edtf.length < 60)].map(([edtf]) => edtf);
    const near = fc
      .tuple(fc.constantFrom(...seeds), fc.nat(), letters, fc.boolean())
      .map(([edtf, at, letter, replaces]) => {
        const place = at % (edtf.length + 1);
        return edtf.slice(0, place) + letter + edtf.slice(place + (replaces ? 1 : 0));
      });
    const others = new Set(['Season', 'Year', 'List', 'Decade', 'Century']);
    let both = 0;
    fc.assert(
      fc.property(fc.oneof(near, fc.constantFrom(...seeds)), (edtf) => {
        const theirs = kindBy(edtf);
        const reading = readEdtf(edtf);
        if (theirs === undefined || others.has(theirs)) return;
        if (reading.ok) both += 1;
        else if (!knownToDiffer.has(reading.fault.reason)) expect.fail(`${edtf}: ${reading.fault.reason}`);
      }),
      { numRuns: 20_000 },
    );
    expect(both).toBeGreaterThan(2_000);
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
});
