// The picture of a subject: bars, marks, lanes and axis.
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../src/queries/subject-history.ts';
import type { Day } from '../../src/time/day.ts';
import { layOutBars, shapeOf } from '../../src/web/picture/bars.ts';
import { dayAt, dayNumber, windowsOf } from '../../src/web/picture/calendar.ts';
import { layOutMarks } from '../../src/web/picture/marks.ts';
import type { Bar } from '../../src/web/picture/model.ts';
import { drawRelations } from '../../src/web/picture/relations.ts';
import { scaleOf, ticksOf } from '../../src/web/picture/scale.ts';
import { clipText, widthOf } from '../../src/web/picture/text.ts';
import { drawTimeline } from '../../src/web/picture/timeline.ts';
import { english } from '../../src/words/english.ts';

const day = (text: string) => text as Day;
const window = { from: day('2022-01-01'), to: day('2024-12-31') };
const plot = { left: 168, right: 990 };
const scale = scaleOf(window, plot);

const bar = (
  begin: [string | null, string | null],
  end: [string | null, string] | null,
  more: Partial<Bar> = {},
): Bar => ({
  text: 'detained',
  look: 'held',
  begin: { earliest: begin[0] as Day | null, latest: begin[1] as Day | null },
  end: end && { earliest: end[0] as Day | null, latest: day(end[1]) },
  isClaim: false,
  title: 'Reported: custody: detained',
  id: 'd1',
  ...more,
});

/** Spread over three years: some on a day, some on any day of a month, some claimed. */
const marks = (count: number): Mark[] =>
  Array.from({ length: count }, (_, index): Mark => {
    const latest = dayAt(dayNumber(window.from) + ((index * 37) % 1095));
    const earliest = index % 3 === 0 ? dayAt(dayNumber(latest) - 20) : latest;
    const isClaim = index % 5 === 0;
    return {
      earliest,
      latest,
      type: isClaim ? 'conduct.alleged' : 'person.detained',
      standing: isClaim ? 'alleged' : 'reported',
      id: `id-${index}`,
      isContradicted: false,
      isOpen: false,
    };
  });

describe('a bar', () => {
  test('stands between the days on which it surely holds, and fades to those on which it may', () => {
    const shape = shapeOf(bar(['2022-06-01', '2022-06-30'], ['2023-03-01', '2023-03-31']), scale);
    expect(shape?.left).toBe(scale.xOf(day('2022-06-01')));
    expect(shape?.right).toBe(scale.xOf(day('2023-03-31')));
    expect(shape?.solid).toEqual({ left: scale.xOf(day('2022-06-30')), right: scale.xOf(day('2023-03-01')) });
    expect(shape?.stops.map(({ strength }) => strength)).toEqual([0, 1, 1, 0]);
  });

  test('on exact days does not fade', () => {
    const shape = shapeOf(bar(['2022-06-01', '2022-06-01'], ['2023-03-01', '2023-03-01']), scale);
    expect(shape?.stops.every(({ strength }) => strength === 1)).toBe(true);
  });

  test('without a first day fades at the left edge, and without an end runs to the right one', () => {
    const shape = shapeOf(bar([null, '2022-06-30'], null), scale);
    expect([shape?.left, shape?.right, shape?.isOpen]).toEqual([plot.left, plot.right, true]);
    expect(shape?.stops[0]?.strength).toBeLessThan(0.2);
  });

  test.each([
    ['before', ['2019-01-01', '2019-01-01'], ['2019-02-01', '2019-02-01']],
    ['after', ['2026-01-01', '2026-01-01'], null],
  ] as const)('wholly %s the picture is left out', (_, begin, end) => {
    expect(shapeOf(bar([...begin], end && [...end]), scale)).toBeUndefined();
  });

  test('shares its row with none that it would touch', () => {
    const bars = Array.from({ length: 60 }, (_, index) => {
      const from = dayAt(dayNumber(window.from) + index * 13);
      const to = dayAt(dayNumber(from) + 40);
      return bar([from, from], [to, to], { text: `bar ${index}` });
    });
    const { placed, more } = layOutBars(bars, scale, 8);
    expect(placed.length + more).toBe(60);
    for (const [, row] of Map.groupBy(placed, (it) => it.row)) {
      const inOrder = row.toSorted((a, b) => a.left - b.left);
      for (const [index, it] of inOrder.entries())
        expect(it.left).toBeGreaterThanOrEqual(inOrder[index - 1]?.right ?? 0);
    }
  });
});

describe('marks', () => {
  test.each([4, 40, 400, 2_000])('%i of them are each drawn or counted, in a picture that stays low', (count) => {
    const all = marks(count);
    const layout = layOutMarks(all, scale, english);
    const drawn =
      layout.kind === 'dots' ? layout.dots.length : layout.columns.reduce((sum, it) => sum + it.marks.length, 0);
    expect(drawn + layout.before + layout.after).toBe(count);
    if (layout.kind === 'dots') expect(layout.rows).toBeLessThanOrEqual(12);
    expect(layout.kind).toBe(count > 1_000 ? 'columns' : 'dots');
  });

  test('in rows do not touch', () => {
    const layout = layOutMarks(marks(40), scale, english);
    if (layout.kind !== 'dots') throw new Error('there are few enough to draw each');
    for (const [, row] of Map.groupBy(layout.dots, (it) => it.row)) {
      const places = row.flatMap(({ x }) => x ?? []).sort((a, b) => a - b);
      for (const [index, x] of places.entries()) expect(x - (places[index - 1] ?? -20)).toBeGreaterThanOrEqual(10);
    }
  });
});

const draw = (more: Partial<Parameters<typeof drawTimeline>[0]> = {}) =>
  String(
    drawTimeline({
      lanes: [{ name: 'Custody', group: 'Ada Orlov', bars: [bar(['2022-06-01', '2022-06-01'], null)] }],
      marks: marks(10),
      asOf: day('2023-01-01'),
      window,
      hrefOf: (id) => `/main/developments/${id}`,
      language: english,
      ...more,
    }),
  );

describe('the picture', () => {
  test('keeps what is claimed apart from what happened', () => {
    const [, happened = '', claimed = ''] = draw().split(/<g class="(?:happened|claims)">/);
    expect(happened.match(/class="dot"/g)).toHaveLength(8);
    expect(claimed.split('data-as-of-marker')[0]?.match(/class="dot"/g)).toHaveLength(2);
    expect(happened).not.toContain('Alleged');
  });

  test('is hidden from those who cannot see it, who get the same as a table', () => {
    const text = draw();
    expect(text).toContain('aria-hidden="true"');
    expect(text).not.toMatch(/<a (?![^>]*tabindex="-1")[^>]*href/);
    const [, table = ''] = text.split('<details');
    expect(table).toContain('What happened: 8. What is claimed: 2.');
    expect(table).toMatch(/Ada Orlov.*Custody.*detained.*1 June 2022.*no end recorded/s);
  });

  test('marks the day asked of where a script can move it', () => {
    const text = draw();
    expect(text).toContain('data-from="2022-01-01" data-to="2024-12-31" data-left="168" data-right="990"');
    expect(text).toMatch(/<line class="as-of" data-as-of x1="([\d.]+)" x2="\1"/);
  });

  test('of 40 persons has their lanes, each name once, and stays a page', () => {
    const lanes = Array.from({ length: 40 }, (_, index) => ({
      name: 'Custody',
      group: `Person ${index}`,
      bars: [bar(['2022-06-01', '2022-06-30'], null)],
    }));
    const text = draw({ lanes, marks: marks(400) });
    expect(text.match(/>Person \d+<\/text>/g)).toHaveLength(40);
    const [, height] = /viewBox="0 0 1000 ([\d.]+)"/.exec(text) ?? [];
    expect(Number(height)).toBeLessThan(2_800);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['<script>alert(1)</script>', '"><img src=x>', 'كريم', '👩‍⚖️'.repeat(100), 'A'.repeat(300)])(
    'does no harm with the name %s',
    (name) => {
      const text = draw({
        lanes: [{ name, group: name, bars: [bar(['2022-06-01', '2022-06-01'], null, { text: name, title: name })] }],
      });
      expect(text).not.toMatch(/<script|<img/);
      expect(
        String(
          drawRelations({
            name,
            relations: [
              { id: 'person:x', name, kind: name, isOutgoing: true, isClaim: true, isEnded: false, isPossible: false },
            ],
            hrefOf: () => '#',
            language: english,
          }),
        ),
      ).not.toMatch(/<script|<img/);
    },
  );

  test('of nothing is a picture of nothing', () => {
    expect(draw({ lanes: [], marks: [] })).toContain('What happened: 0. What is claimed: 0.');
  });
});

describe('the axis', () => {
  test.each([
    ['2022-01-01', '2022-01-20'],
    ['2022-01-01', '2023-06-01'],
    ['1950-01-01', '2026-01-01'],
    ['0001-01-01', '9999-12-31'],
    ['2022-01-01', '2022-01-01'],
  ])('from %s to %s has ticks that do not touch', (from, to) => {
    const ticks = ticksOf(scaleOf({ from: day(from), to: day(to) }, plot), english);
    expect(ticks.length).toBeLessThan(15);
    for (const [index, { x }] of ticks.entries()) {
      const before = ticks[index - 1];
      if (before) expect(x - before.x).toBeGreaterThanOrEqual(60);
    }
  });

  test('shows all there is with a margin, or a year or a month around the day', () => {
    const windows = windowsOf({ first: day('2022-01-02'), last: day('2023-11-30'), asOf: day('2022-02-01') });
    expect(windows.all.from < '2022-01-02' && windows.all.to > '2023-11-30').toBe(true);
    expect(dayNumber(windows.year.to) - dayNumber(windows.year.from)).toBe(366);
    expect(dayNumber(windows.month.to) - dayNumber(windows.month.from)).toBe(32);
  });
});

test('a text is cut only where it does not fit', () => {
  for (const text of ['Detention', 'conduct alleged', 'A'.repeat(40), 'a👩‍⚖️b']) {
    expect(clipText(text, widthOf(text))).toBe(text);
    const cut = clipText(text, widthOf(text) / 2);
    expect(cut).toMatch(/…/);
    expect(widthOf(cut)).toBeLessThanOrEqual(widthOf(text) / 2 + 15);
  }
});
