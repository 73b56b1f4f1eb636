// The tables of docs/time.md are what the code does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACT } from '../../src/catalogue/points.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import { type Day, parseDay } from '../../src/time/day.ts';
import { ADA, detained } from '../support/drafts.ts';

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

describe('the table of date forms in docs/time.md', () => {
  test('has days as columns and a dozen forms', () => {
    expect(days.every((day) => day !== undefined)).toBe(true);
    expect(pictures.length).toBeGreaterThan(20);
  });

  test.each(pictures)('%s shows %s', (form, letters) => {
    expect(letters).toBe(draw(form === '(none)' ? undefined : form));
  });
});
