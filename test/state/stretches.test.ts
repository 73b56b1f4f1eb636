// Stretches of a track say what the state says on each of their days.
import { expect, test } from 'vitest';
import { attribute as attributeNamed } from '../../src/catalogue/attributes.ts';
import { ACT } from '../../src/catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../../src/facts/placed-point.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import {
  type AttributedValue,
  type Dating,
  datings,
  toPossibleValue,
  toStatedValue,
} from '../../src/state/attributed-value.ts';
import { periodsOf } from '../../src/state/periods.ts';
import { bothAtOnce, type Stretch, stretchesOf } from '../../src/state/stretches.ts';
import { judgeTracks } from '../../src/state/tracks.ts';
import type { Day } from '../../src/time/day.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { toRecorded } from '../support/recorded.ts';

/** What decides on other subjects, too. */
const besides: readonly string[] = ['life', 'kind', ACT];
const isDerived = (name: string) => attributeNamed(name).derivation !== undefined;

/** The points that stand once all of a random history has arrived, by subject. */
function pointsOfHistory(seed: number): Map<string, PlacedPoint[]> {
  const resolver = new Resolver();
  const standing = new Map<string, PlacedPoint>();
  const nameOf = (point: PlacedPoint) => `${trackKey(point)} ${point.position} ${point.index}`;
  for (const batch of toRecorded(randomHistory(seed, 40), '2026-11-22' as Day)) {
    const { removed, placed } = resolver.add(batch);
    for (const point of removed) standing.delete(nameOf(point));
    for (const point of placed) standing.set(nameOf(point), point);
  }
  return Map.groupBy(standing.values(), ({ subject }) => subject);
}

interface Said {
  readonly dating: Dating;
  readonly because: Set<string>;
}

interface Named {
  readonly attribute: string;
  readonly key: string;
  readonly label: string;
  readonly value: unknown;
}

/** The order of fields does not count. */
function nameOfValue({ attribute, key, label, value }: Named): string {
  return JSON.stringify([attribute, key, label, value], (_, it: unknown) =>
    typeof it === 'object' && it !== null && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort()) : it,
  );
}

/** What the state says on a day: each value once, with its best dating and what says so. */
function saidOn(points: readonly PlacedPoint[], lives: readonly PlacedPoint[], day: Day): Map<string, Said> {
  const said = new Map<string, Said>();
  const add = (point: PlacedPoint, { dating, because }: AttributedValue) => {
    if (!point.holds) return;
    const name = nameOfValue(point);
    const known = said.get(name);
    if (!known) said.set(name, { dating, because: new Set(because) });
    else if (known.dating === dating) for (const id of because) known.because.add(id);
  };
  for (const { stated, possible } of judgeTracks(points, day, lives)) {
    if (stated) add(stated.point, toStatedValue(stated));
    for (const point of possible) add(point, toPossibleValue(point, day));
  }
  return said;
}

const isOn = ({ from, to }: Stretch, day: Day) => (from === null || from <= day) && (to === null || day <= to);
const nameOfValues = ({ values }: Stretch) => values.map(nameOfValue).join(' ');

test('on every day of a stretch the state says just that, and on no other day', () => {
  let compared = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const bySubject = pointsOfHistory(seed);
    const lives = [...bySubject.values()].flat().filter(({ attribute }) => besides.includes(attribute));
    for (const [subject, points] of bySubject) {
      const stretches = stretchesOf(points, lives);
      const drawn = periodsOf(points, lives);
      for (const day of askedDays() as Day[]) {
        const where = `seed ${seed}, ${subject} on ${day}`;
        const said = saidOn(points, lives, day);
        const held = stretches.filter((stretch) => isOn(stretch, day));
        const expected = [...said].map(([name, { dating }]) => `${dating} ${name}`);
        expect(held.map((it) => `${it.dating} ${nameOfValues(it)}`).sort(), where).toEqual(expected.sort());
        for (const stretch of held)
          for (const id of said.get(nameOfValues(stretch))?.because ?? [])
            expect(stretch.values[0].because, where).toContain(id);
        const inPicture = drawn.filter(({ begin, end }) => (begin.latest ?? '') <= day && (end?.latest ?? '~') > day);
        const asRecorded = inPicture.filter((it) => !isDerived(it.attribute));
        expect(asRecorded.map(nameOfValue).sort(), where).toEqual(
          held
            .filter(({ values: [value] }) => !isDerived(value.attribute))
            .filter(({ dating }) => dating === 'certain' || dating === 'stated')
            .map(nameOfValues)
            .sort(),
        );
        compared += held.length;
      }
      for (const { from, to } of stretches) expect(from === null || to === null || from <= to).toBe(true);
    }
  }
  expect(compared).toBeGreaterThan(20_000);
});

test('two values hold at once on just the days on which each does, as surely as the weaker of the two', () => {
  const weaker = (a: Dating, b: Dating) => datings[Math.max(datings.indexOf(a), datings.indexOf(b))];
  let compared = 0;
  for (let seed = 31; seed <= 60; seed += 1) {
    const bySubject = pointsOfHistory(seed);
    const lives = [...bySubject.values()].flat().filter(({ attribute }) => besides.includes(attribute));
    for (const [subject, points] of bySubject) {
      const of = (name: string) => stretchesOf(points, lives, [name]);
      const both = bothAtOnce(of('custody'), of('office'));
      for (const day of askedDays() as Day[]) {
        const said = [...saidOn(points, lives, day)];
        const [detained, inOffice] = ['custody', 'office'].map((name) =>
          said.filter(([value]) => value.startsWith(`["${name}"`)),
        );
        const expected = (detained ?? []).flatMap(([one, a]) =>
          (inOffice ?? []).map(([other, b]) => `${weaker(a.dating, b.dating)} ${one} ${other}`),
        );
        const held = both.filter((stretch) => isOn(stretch, day));
        compared += held.length;
        expect(
          held.map((it) => `${it.dating} ${nameOfValues(it)}`).sort(),
          `seed ${seed}, ${subject} on ${day}`,
        ).toEqual(expected.sort());
      }
    }
  }
  expect(compared).toBeGreaterThan(500);
});
