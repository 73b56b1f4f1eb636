// The tables of docs/time.md are what the code does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACT } from '../../src/catalogue/points.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import { type Day, parseDay } from '../../src/time/day.ts';
import { readNewEdtf } from '../../src/time/edtf.ts';
import { en } from '../../src/words/en.ts';
import { ADA, detained } from '../support/drafts.ts';
import { forms, timed } from '../time/edtf-forms.ts';

const RECORDED_ON = '2022-02-20' as Day;
const page = readFileSync(join(import.meta.dirname, '../../docs/time.md'), 'utf8');
const [header = [], , ...rows] = page
  .slice(page.indexOf('### Each form on its own'))
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(0, 2 + 9)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const days = header.slice(1).map((cell) => parseDay(cell) as Day);
const pictures = rows.flatMap(([forms = '', ...letters]) =>
  forms.split(', ').map((form) => [form.replaceAll('`', ''), letters.join('')] as const),
);

/** What the act of one detention shows on each day: nothing, possible, or stated and certain. */
function draw(occurred: string | undefined): string {
  const draft = detained(occurred === undefined ? {} : { occurred });
  const reading = readDraft(draft);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const development = { ...reading.draft, id: draft.id };
  const { placed } = new Resolver().add([{ position: 0, batchEnd: 0, recordedOn: RECORDED_ON, development }]);
  const track = placed.filter(({ subject, attribute }) => subject === ADA && attribute === ACT);
  const letter = (day: Day) => {
    const { stated, possible } = judgeTrack(track, day);
    if (stated) return stated.certain ? 'C' : 'S';
    return possible.length > 0 ? 'p' : '·';
  };
  return days.map(letter).join('');
}

/** The cells of the table that begins with this heading, row by row. */
function tableAt(heading: string): string[][] {
  const lines = page.slice(page.indexOf(heading)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const formsIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, form = '']) => form);

describe('what docs/time.md says of dates', () => {
  const read = tableAt('| `occurred` | earliest | latest |').flatMap(([cell, earliest = '', latest = '']) =>
    formsIn(cell).map((form) => [form, earliest, latest] as const),
  );
  const refusedRows = tableAt('| refused | because |').map(([cell]) => formsIn(cell));

  test.each(read)('%s is read as %s to %s', (form, earliest, latest) => {
    const reading = readNewEdtf(form);
    const bounds = reading.ok ? reading.occurrence : undefined;
    expect([bounds?.earliest, bounds?.latest]).toEqual([
      earliest === 'unbounded' ? '-infinity' : earliest,
      latest === 'the day of recording' ? undefined : latest,
    ]);
  });

  test.each(refusedRows.map((forms) => [forms.join(' '), forms] as const))(
    '%s are refused for one reason',
    (_, forms) => {
      expect(new Set(forms.map(reasonOf)).size).toBe(1);
      expect(forms.map(reasonOf)).not.toContain('');
    },
  );

  test('has a row for every reason, and for each form that is read', () => {
    const reasons = refusedRows.map(([form = '']) => reasonOf(form));
    expect([...reasons, 'tooLong'].sort()).toEqual(Object.keys(en.faults.dates).sort());
    const shapes = new Set(read.map(([form]) => shapeOf(form)));
    const missing = [...forms, ...timed].map(([form]) => shapeOf(form)).filter((shape) => !shapes.has(shape));
    expect([...new Set(missing)]).toEqual([]);
  });
});

function reasonOf(form: string): string {
  const reading = readNewEdtf(form);
  return reading.ok ? '' : reading.fault.reason;
}

/** The kind of a form: what it is made of, whatever its digits, its precision and its marks. */
function shapeOf(form: string): string {
  if (form.startsWith('[')) return /^\[\.\./.test(form) ? 'by' : form.endsWith('..]') ? 'since' : 'one of';
  if (form.includes('/')) return /^(\.\.)?\//.test(form) ? 'by' : /\/(\.\.)?$/.test(form) ? 'since' : 'within';
  if (form.includes('T')) return form.includes('.') ? 'fraction' : 'time';
  const digits = form.replace(/[?~%]/g, '');
  const open = digits.includes('X') ? (/-\dX/.test(digits) ? 'partly open' : 'open') : 'digits';
  return digits === form
    ? `${open} ${digits.split('-').length}`
    : `${digits.includes('X') ? 'open' : 'digits'}, marked`;
}

describe('the table of date forms in docs/time.md', () => {
  test('has days as columns and a dozen forms', () => {
    expect(days.every((day) => day !== undefined)).toBe(true);
    expect(pictures.length).toBeGreaterThan(20);
  });

  test.each(pictures)('%s shows %s', (form, letters) => {
    expect(letters).toBe(draw(form === '(none)' ? undefined : form));
  });
});
