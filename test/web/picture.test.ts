// The picture of a subject: where bars and dots stand, what they say on each day, and how large it gets.
import { describe, expect, test } from 'vitest';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import type { Period } from '../../src/state/period.ts';
import { type Day, FIRST_DAY } from '../../src/time/day.ts';
import { makeLinks } from '../../src/web/links.ts';
import {
  dayAt,
  dayNumber,
  lengthOf,
  windowAsked,
  windowAt,
  windowFirst,
  zoom,
} from '../../src/web/picture/calendar.ts';
import { changedDays, changesOf } from '../../src/web/picture/changes.ts';
import { labelsOf } from '../../src/web/picture/label.ts';
import type { Bar, Dot, Row } from '../../src/web/picture/model.ts';
import { drawRows, type PictureDrawn } from '../../src/web/picture/picture.ts';
import { clusterDots, holdsOn, packTracks, placeBar } from '../../src/web/picture/place.ts';
import { drawRelations } from '../../src/web/picture/relations.ts';
import { rowsOf } from '../../src/web/picture/rows.ts';
import { scaleOf, ticksOf, WIDTHS } from '../../src/web/picture/scale.ts';
import { clipText, widthOf } from '../../src/web/picture/text.ts';
import { english } from '../../src/words/english.ts';

const day = (text: string) => text as Day;
const window = { from: day('2022-01-01'), to: day('2024-12-31') };
const scale = scaleOf(window);
const today = day('2026-11-26');

const bar = (
  begin: readonly [string | null, string | null],
  end: readonly [string | null, string] | null = null,
  more: Partial<Bar> = {},
): Bar => ({
  text: 'detained',
  short: 'detained',
  perhaps: 'detained: perhaps',
  look: 'held',
  begin: { earliest: begin[0] as Day | null, latest: begin[1] as Day | null },
  end: end && { earliest: end[0] as Day | null, latest: day(end[1]) },
  isUndated: { begin: false, end: false },
  title: 'Reported: custody: detained',
  because: ['d1'],
  isLiability: false,
  paleFrom: null,
  ...more,
});

const dot = (index: number, more: Partial<Dot> = {}): Dot => {
  const latest = dayAt(dayNumber(window.from) + 20 + ((index * 37) % 1050));
  return {
    id: `id-${index}`,
    earliest: index % 3 === 0 ? dayAt(dayNumber(latest) - 20) : latest,
    latest,
    isUndated: false,
    isClaim: index % 5 === 0,
    isMarked: false,
    title: `Reported: development ${index}`,
    ...more,
  };
};
const dots = (count: number) => Array.from({ length: count }, (_, index) => dot(index));

const row = (more: Partial<Row> = {}): Row => ({
  key: 'custody',
  name: 'Custody',
  tracks: [[bar(['2022-06-01', '2022-06-01'])]],
  dots: [],
  now: [{ look: 'held', text: 'detained' }],
  ...more,
});

const links = makeLinks('main', {});
const context = { language: english, words: english.words, links, nameOf: (it: string) => it };
const draw = (rows: readonly Row[], more: Partial<PictureDrawn> = {}) =>
  String(
    drawRows({
      subject: 'person:ada-orlov' as SubjectId,
      rows,
      view: window,
      asOf: day('2023-01-01'),
      today,
      context: context as unknown as PictureDrawn['context'],
      ...more,
    }),
  );

describe('a bar', () => {
  test('is solid on the days on which its value surely holds, and fades where it may', () => {
    const placed = placeBar(bar(['2022-06-01', '2022-06-30'], ['2023-03-01', '2023-03-31']), scale, today);
    expect(placed?.fadeIn).toEqual({ left: scale.xOf(day('2022-06-01')), right: scale.xOf(day('2022-06-30')) });
    expect(placed?.solid).toEqual({ left: scale.xOf(day('2022-06-30')), right: scale.xOf(day('2023-03-01')) });
    expect(placed?.fadeOut).toEqual({ left: scale.xOf(day('2023-03-01')), right: scale.xOf(day('2023-03-31')) });
  });

  test('on exact days has hard edges', () => {
    const placed = placeBar(bar(['2022-06-01', '2022-06-01'], ['2023-03-01', '2023-03-01']), scale, today);
    expect([placed?.fadeIn, placed?.fadeOut]).toEqual([undefined, undefined]);
  });

  test('without a known beginning or end says so at the edge', () => {
    const placed = placeBar(bar([null, '2022-06-30']), scale, today);
    expect([placed?.hasNoBegin, placed?.hasNoEnd, placed?.extent.left]).toEqual([true, true, -100]);
    const html = draw([row({ tracks: [[bar([null, '2022-06-30'])]] })]);
    expect(html.match(/class="arrow look-held"/g)).toHaveLength(2);
  });

  test('turns pale after the last day on which anything says so', () => {
    const placed = placeBar(bar(['2022-06-01', '2022-06-01'], null, { paleFrom: day('2022-07-01') }), scale, today);
    expect(placed?.solid?.right).toBe(scale.xOf(day('2022-07-02')));
    expect(placed?.pale?.left).toBe(scale.xOf(day('2022-07-02')));
  });

  test('without a date stands on the shelf, never on the axis, nor today', () => {
    const undated = bar([null, '2026-11-26'], null, { isUndated: { begin: true, end: false } });
    expect(placeBar(undated, scale, today)).toBeUndefined();
    const html = draw([row({ tracks: [[undated]] })], { view: { from: undefined, to: undefined }, asOf: today });
    expect(html).not.toMatch(/class="bar look-held"/);
    expect(html).toMatch(/<div class="shelf"><a\s+class="pin event"/);
    expect(changesOf([row({ tracks: [[undated]] })], english)).toEqual([]);
  });

  const bounds = [null, '2022-01-05', '2022-02-01', '2022-02-20', '2022-03-01'] as const;
  test('says on every day what the state says, by its bounds', () => {
    const near = scaleOf({ from: day('2022-01-01'), to: day('2022-03-31') });
    for (const earliest of bounds)
      for (const latest of bounds.slice(1))
        for (const ends of [null, ...bounds.slice(1)])
          for (const mayEnd of bounds) {
            if (
              (earliest ?? '') > (latest ?? '') ||
              (ends !== null && ((mayEnd ?? '') > ends || ends < (latest ?? '')))
            )
              continue;
            const it = bar([earliest, latest], ends && [mayEnd, ends]);
            const placed = placeBar(it, near, today);
            for (let at = 0; at < 90; at += 1) {
              const on = dayAt(dayNumber(near.window.from) + at);
              const x = near.xOf(on) + near.day / 2;
              const covers = (part: { left: number; right: number } | undefined) =>
                part !== undefined && part.left <= x && x < part.right;
              const drawn = covers(placed?.solid) || covers(placed?.pale);
              const fades = covers(placed?.fadeIn) || covers(placed?.fadeOut);
              expect(drawn ? 'surely' : fades ? 'perhaps' : 'no', JSON.stringify([it.begin, it.end, on])).toBe(
                { surely: 'surely', perhaps: 'perhaps', ended: 'no', not_yet: 'no' }[holdsOn(it, on)],
              );
            }
          }
  });

  test('shares its track with none that it would touch', () => {
    const lines = Array.from({ length: 60 }, (_, index) => {
      const from = dayAt(dayNumber(window.from) + index * 13);
      const to = dayAt(dayNumber(from) + 40);
      return [bar([from, from], [to, to])];
    });
    const tracks = packTracks(lines);
    expect(tracks.flat()).toHaveLength(60);
    for (const track of tracks)
      for (const [index, it] of track.entries())
        expect((it.begin.earliest ?? '') >= (track[index - 1]?.end?.latest ?? '')).toBe(true);
  });

  test('has its text where there is room, which touches no other', () => {
    const bars = Array.from({ length: 12 }, (_, index) => {
      const from = dayAt(dayNumber(window.from) + index * 80);
      const to = dayAt(dayNumber(from) + 20 + index);
      return bar([from, from], [to, to], { text: `serving a sentence ${index}` });
    });
    const placed = bars.flatMap((it) => placeBar(it, scale, today) ?? []);
    const labels = [...labelsOf(placed).values()].sort((a, b) => a.left - b.left);
    expect(labels.length).toBeGreaterThan(6);
    for (const [index, { left }] of labels.entries())
      expect(left).toBeGreaterThanOrEqual((labels[index - 1]?.right ?? 0) - 0.01);
  });
});

describe('dots', () => {
  test.each([4, 40, 400, 4_000])('%i of them are each drawn or counted, and do not touch', (count) => {
    for (const screen of ['desk', 'phone'] as const) {
      const apart = (30 / WIDTHS[screen]) * 100;
      const clusters = clusterDots(dots(count), scale, apart);
      expect(clusters.reduce((sum, it) => sum + it.dots.length, 0)).toBe(count);
      for (const [index, { x }] of clusters.entries())
        expect(x - (clusters[index - 1]?.x ?? -100)).toBeGreaterThanOrEqual(apart / 2);
    }
  });

  test('are rings where they are claims', () => {
    const html = draw([row({ key: 'claims', tracks: [], dots: [dot(7), dot(20)] })]);
    expect(html.match(/class="pin claim"/g)).toHaveLength(3);
    expect(html.match(/class="pin event"/g)).toHaveLength(3);
  });

  test('without a date have no place on the axis', () => {
    const html = draw([row({ key: 'events', tracks: [], dots: [dot(1, { isUndated: true, latest: today })] })], {
      view: { from: undefined, to: undefined },
      asOf: today,
    });
    expect(html.split('<svg class="track"')[2]).not.toContain('pin');
    expect(html).toContain('1 undated');
  });
});

describe('the picture', () => {
  test('has links for all that it does, and the same as a table', () => {
    const text = draw([row(), row({ key: 'events', name: 'Events', tracks: [], dots: dots(10) })]);
    for (const name of ['back', 'out', 'day', 'month', 'year', 'all', 'in', 'forth'])
      expect(text).toMatch(new RegExp(`<a data-zoom="${name}"\\s+href="/main/persons/ada-orlov\\?`));
    expect(text).toMatch(/data-change="previous">‹ \d+ \w+ 2022</);
    expect(text).toContain('aria-label="Custody: detained"');
    const [, table = ''] = text.split('id="picture-table"');
    expect(table).toMatch(/Custody.*detained.*1 June 2022.*no end recorded/s);
    expect(table.match(/Reported: development/g)).toHaveLength(10);
    expect(text).not.toContain('style=');
  });

  test('hides lanes, and leads back to them', () => {
    const text = draw([row(), row({ key: 'events', name: 'Events', tracks: [], dots: dots(3) })], {
      view: { ...window, hide: 'custody' },
    });
    expect(text).not.toContain('data-row="custody"');
    expect(text).toContain('Show all lanes');
  });

  test('of 40 people and 4,000 developments stays small', () => {
    const people = Array.from({ length: 40 }, (_, index) =>
      row({
        key: `person:p${index}`,
        name: `Person ${index}`,
        tracks: Array(2).fill([bar(['2022-06-01', '2022-06-30'])]),
      }),
    );
    const text = draw([...people, row({ key: 'events', name: 'Events', tracks: [], dots: dots(4_000) })]);
    expect(text.match(/data-row="person:/g)).toHaveLength(40);
    expect(text.length).toBeLessThan(400_000);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['<script>alert(1)</script>', '"><img src=x>', 'كريم', '👩‍⚖️'.repeat(100), 'A'.repeat(300)])(
    'does no harm with the name %s',
    (name) => {
      const hostile = bar(['2022-06-01', '2022-06-01'], null, { text: name, short: name, title: name });
      const text = draw([row({ name, tracks: [[hostile]] })]).replaceAll(/<script (defer|type)[^>]*><\/script>/g, '');
      expect(text).not.toMatch(/<script|<img/);
      const relation = { id: 'person:x', name, kind: name, isOutgoing: true, isClaim: true };
      const relations = [{ ...relation, isEnded: false, isPossible: false }];
      expect(String(drawRelations({ name, relations, hrefOf: () => '#', language: english }))).not.toMatch(
        /<script|<img/,
      );
    },
  );

  test('of nothing is a picture of nothing', () => {
    expect(draw([])).toContain('<figure class="picture"');
  });
});

describe('a row', () => {
  const period = (attribute: string, label: string, more: Partial<Period>): Period => ({
    subject: 'person:ada-orlov',
    attribute,
    key: '',
    value: label,
    label,
    begin: { earliest: day('2022-01-02'), latest: day('2022-01-31') },
    end: null,
    isUndated: { begin: false, end: false },
    standing: 'reported',
    by: null,
    hedge: null,
    inferred: false,
    because: ['d1'],
    ...more,
  });
  const rowsOn = (asOf: string, periods: readonly Period[], own: readonly Dot[] = []) =>
    rowsOf({
      subject: 'person:ada-orlov' as SubjectId,
      periods,
      persons: [],
      dots: own,
      caseOf: () => undefined,
      asOf: day(asOf),
      speaker: context,
      hrefOf: (it) => it,
    });
  const custody = period('custody', 'in_custody', {
    value: { group: 'in_custody', kind: 'detained', lastReported: null, groups: [], measures: [] },
  });

  test.each([
    ['2022-01-01', 'no record on this day'],
    ['2022-01-10', 'not clear'],
    ['2022-01-31', 'detained'],
  ])('says on %s: %s', (asOf, said) => {
    expect(rowsOn(asOf, [custody])[0]?.now.map(({ text }) => text)).toEqual([said]);
  });

  test('is named by its topic, never by an accusation', () => {
    const status = period('legalStatus', 'suspect', {
      key: 'case:treason-of-ada-orlov',
      value: { status: 'suspect', stage: null, sums: {}, final: false },
    });
    expect(rowsOn('2022-02-01', [status, custody]).map(({ name }) => name)).toEqual(['Custody', 'The case']);
  });

  test('shows each development once: as what it begins, as a claim, or as an event', () => {
    const own = [dot(1, { id: 'd1' }), dot(5), dot(7)];
    const rows = rowsOn('2022-02-01', [custody], own);
    expect(rows.map(({ key, dots: shown }) => [key, shown.map(({ id }) => id)])).toEqual([
      ['custody', []],
      ['claims', ['id-5']],
      ['events', ['id-7']],
    ]);
  });
});

describe('the axis', () => {
  test.each([
    ['2022-01-01', '2022-01-20'],
    ['2022-01-01', '2022-03-31'],
    ['2022-01-01', '2023-06-01'],
    ['1950-01-01', '2026-01-01'],
    ['0001-01-01', '9999-12-31'],
  ])('from %s to %s has ticks that do not touch, and fewer on a phone', (from, to) => {
    const ticks = ticksOf(scaleOf({ from: day(from), to: day(to) }), english);
    expect(ticks.length).toBeGreaterThan(1);
    for (const width of [WIDTHS.desk, WIDTHS.phone]) {
      const shown = ticks.filter(({ isFine }) => width === WIDTHS.desk || !isFine);
      for (const [index, { x }] of shown.entries()) {
        const before = shown[index - 1];
        if (before) expect(x - before.x).toBeGreaterThanOrEqual((widthOf(before.label) / width) * 100);
      }
    }
  });

  test('shows a day, a month, a year or all, and never less than some days', () => {
    const whole = { from: day('2010-01-01'), to: day('2026-12-31') };
    const asOf = day('2022-01-10');
    expect(windowAt('month', asOf, whole)).toEqual({ from: '2021-12-01', to: '2022-02-28' });
    expect(lengthOf(windowAt('day', asOf, whole))).toBe(15);
    expect(windowAt('all', asOf, whole)).toBe(whole);
    expect(windowFirst({ asOf, today, days: [day('2022-01-02')], whole })).toEqual(windowAt('month', asOf, whole));
    expect(windowFirst({ asOf: today, today, days: [day('2022-01-02')], whole })).toBe(whole);
    let narrow = whole;
    for (let step = 0; step < 20; step += 1) narrow = zoom(narrow, 0.5, asOf);
    expect(lengthOf(narrow)).toBe(5);
    expect(narrow.from <= asOf && narrow.to >= asOf).toBe(true);
    expect(windowAsked({ from: FIRST_DAY, to: undefined })).toBeUndefined();
    expect(windowAsked({ from: day('2022-02-01'), to: day('2022-01-01') })?.from).toBe('2022-01-01');
  });

  test('marks the days on which something changes, the first possible one included', () => {
    const changes = changesOf([row({ tracks: [[bar(['2022-01-02', '2022-01-31'])]] })], english);
    expect(changedDays(changes)).toEqual(['2022-01-02', '2022-01-31']);
    expect(changes[0]?.says).toBe('Custody: perhaps detained');
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
