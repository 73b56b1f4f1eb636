// Periods of values agree with what is stated day by day.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/catalogue/attributes.ts';
import type { Track } from '../../src/catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../../src/facts/placed-point.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { isDerivedPoint } from '../../src/state/derived-tracks.ts';
import type { Period } from '../../src/state/period.ts';
import { periodsOf } from '../../src/state/periods.ts';
import { judgeTracks } from '../../src/state/tracks.ts';
import { BEGINNING_OF_TIME, type Day } from '../../src/time/day.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { toRecorded } from '../support/recorded.ts';

const ADA = 'person:ada-orlov';

test('on any day the values whose periods have begun and not ended are those that are stated', () => {
  let compared = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const known = pointsOfHistory(seed);
    for (const [subject, points] of Map.groupBy(known, (point) => point.subject)) {
      const lives = known.filter((point) => ['life', 'act', 'kind'].includes(point.attribute));
      const periods = periodsOf(points, lives);
      for (const day of askedDays() as Day[]) {
        const sayOf = (it: Said) =>
          `${trackKey(it as Track)} ${attribute(it.attribute).derivation ? it.label : JSON.stringify(it.value)}`;
        const stated = judgeTracks(points, day, lives).flatMap(({ stated: it }) =>
          it?.point.holds && (!isDerivedPoint(it.point) || (isDrawn(it.point) && isClear(it.point)))
            ? [sayOf(it.point)]
            : [],
        );
        const held = periods.filter((period) => isHeldOn(period, day) && isClear(period)).map(sayOf);
        compared += stated.length;
        expect(held.sort(), `seed ${seed}, ${subject} as of ${day}`).toEqual(stated.sort());
      }
    }
  }
  expect(compared).toBeGreaterThan(5_000);
});

type Said = Pick<Period, 'attribute' | 'key' | 'label' | 'value' | 'subject'>;

/** Of what follows from acts only what a picture draws has periods. */
function isDrawn({ attribute: name, subject, value }: Said): boolean {
  const { derivation, picture } = attribute(name);
  if (!derivation) return true;
  const hasLane = typeof picture === 'object' && picture.lanesOf.some((kind) => subject.startsWith(`${kind}:`));
  return hasLane && (picture.draws?.(value) ?? true);
}

/** What is not clear is drawn between the days on which it may have begun, not from the day that says so. */
function isClear({ label }: Said): boolean {
  return label !== 'not_clear';
}

/** The points that stand once all of a random history has arrived. */
function pointsOfHistory(seed: number): PlacedPoint[] {
  const resolver = new Resolver();
  let standing: PlacedPoint[] = [];
  for (const batch of toRecorded(randomHistory(seed, 40), '2026-11-22' as Day)) {
    const { removed, placed } = resolver.add(batch);
    const gone = new Set(removed.map(nameOf));
    standing = [...standing.filter((point) => !gone.has(nameOf(point))), ...placed];
  }
  return standing;
}

const nameOf = (point: PlacedPoint) => `${trackKey(point)} ${point.position} ${point.index}`;

function isHeldOn({ begin, end }: Period, day: Day): boolean {
  return (begin.latest ?? BEGINNING_OF_TIME) <= day && (end === null || end.latest > day);
}

describe('a period', () => {
  let position = 0;
  const point = (latest: string, value: string | null, more: Partial<PlacedPoint> = {}): PlacedPoint => ({
    subject: ADA,
    attribute: 'wanted',
    key: '',
    holds: value !== null,
    label: value ?? '',
    value,
    latest: latest as Day,
    earliest: latest as Day,
    timeOfDayMs: 0,
    tiePosition: position,
    tieDepth: 0,
    position: position++,
    index: 0,
    follows: [],
    cause: {
      development: `${value ?? 'end'} ${latest}`,
      correction: null,
      corroborations: [],
      edtf: null,
      isOpen: false,
      datedBy: [],
      datedBySources: [],
      otherDates: [],
      standing: 'reported',
      by: 'author',
      hedge: null,
      inferred: false,
      contradicted: false,
      sources: [],
    },
    ...more,
  });
  const day = (text: string) => text as Day;
  const life = (latest: string, more: Partial<PlacedPoint> = {}) =>
    point(latest, 'dead', { attribute: 'life', value: { status: 'dead', cause: null }, ...more });

  test('has the bounds of its beginning and of what follows it', () => {
    const periods = periodsOf([
      point('2022-01-31', 'detained', { earliest: day('2022-01-02') }),
      point('2022-03-05', 'house_arrest'),
      point('2023-12-31', null, { earliest: day('2023-01-01') }),
    ]);
    expect(periods).toMatchObject([
      {
        value: 'detained',
        begin: { earliest: '2022-01-02', latest: '2022-01-31' },
        end: { earliest: '2022-03-05', latest: '2022-03-05' },
      },
      { value: 'house_arrest', end: { earliest: '2023-01-01', latest: '2023-12-31' } },
    ]);
  });

  test('goes on where the same is said again, and rests on all who say it', () => {
    const periods = periodsOf([point('2022-01-05', 'detained'), point('2022-02-05', 'detained')]);
    expect(periods).toMatchObject([
      {
        begin: { latest: '2022-01-05' },
        end: null,
        because: ['detained 2022-01-05', 'detained 2022-02-05'],
      },
    ]);
  });

  test('stays apart from the next where an end lies between them', () => {
    const periods = periodsOf([
      point('2022-01-05', 'detained'),
      point('2022-01-09', null),
      point('2022-02-05', 'detained'),
    ]);
    expect(periods.map(({ begin, end }) => [begin.latest, end?.latest])).toEqual([
      ['2022-01-05', '2022-01-09'],
      ['2022-02-05', undefined],
    ]);
  });

  test('of a single day is kept', () => {
    const periods = periodsOf([point('2022-01-05', 'detained'), point('2022-01-05', null)]);
    expect(periods).toMatchObject([{ begin: { latest: '2022-01-05' }, end: { latest: '2022-01-05' } }]);
  });

  test('without a date has unbounded bounds', () => {
    const [period] = periodsOf([point(BEGINNING_OF_TIME, 'detained')]);
    expect(period).toMatchObject({ begin: { earliest: null, latest: null }, end: null });
    expect(periodsOf([point('2022-01-05', 'detained', { earliest: BEGINNING_OF_TIME })])).toMatchObject([
      { begin: { earliest: null, latest: '2022-01-05' } },
    ]);
  });

  test('ends with the first death that is told, and none begins after it', () => {
    const periods = periodsOf(
      [point('2022-01-05', 'detained'), point('2024-01-01', 'bail')],
      [life('2023-12-31', { earliest: day('2023-01-01') }), life('2023-06-01')],
    );
    expect(periods).toMatchObject([{ value: 'detained', end: { earliest: '2023-06-01', latest: '2023-06-01' } }]);
  });

  test('of what death does not end goes on', () => {
    const sentence = point('2022-01-05', 'imprisonment', { attribute: 'party', key: 'case:a/1' });
    expect(periodsOf([sentence, life('2023-06-01')])).toMatchObject([
      { attribute: 'party', end: null },
      { attribute: 'life', end: null },
    ]);
  });
});
