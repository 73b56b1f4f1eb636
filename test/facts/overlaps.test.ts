// Overlaps of facts: none in random histories, and found where there are some.
import { describe, expect, test } from 'vitest';
import { applyChanges, type Fact, isChained } from '../../src/facts/facts.ts';
import { findOverlaps } from '../../src/facts/overlaps.ts';
import { trackKey } from '../../src/facts/placed-point.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import type { Day } from '../../src/time/day.ts';
import { randomHistory } from '../support/random-history.ts';
import { toRecorded } from '../support/recorded.ts';

/** All facts of a random history. */
function factsOf(seed: number): Fact[] {
  const resolver = new Resolver();
  const batches = toRecorded(randomHistory(seed, 40), '2026-11-22' as Day);
  return applyChanges(
    [],
    batches.map((batch) => resolver.add(batch)),
  ).born;
}

test('facts of random histories do not overlap', () => {
  for (let seed = 1; seed <= 100; seed += 1) expect(findOverlaps(factsOf(seed)), `seed ${seed}`).toEqual([]);
});

describe('an overlap is found where', () => {
  /** A fact in the middle of its track, as it is known now. */
  const findMiddle = (facts: readonly Fact[]) =>
    facts.findIndex(
      ({ next, latest, knownFrom, knownTo, ...track }) =>
        next !== null &&
        next.latest > latest &&
        knownTo === null &&
        facts.some(
          (other) =>
            trackKey(other) === trackKey(track) &&
            other.next?.latest === latest &&
            other.latest < latest &&
            other.knownFrom <= knownFrom &&
            other.knownTo === null,
        ),
    );
  const chained =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
      .map((seed) => factsOf(seed).filter(isChained))
      .find((it) => findMiddle(it) >= 0) ?? [];
  const at = findMiddle(chained);
  const damage = (change: (fact: Fact) => readonly Fact[]) =>
    findOverlaps(chained.flatMap((fact, index) => (index === at ? change(fact) : [fact])));

  test.each<[string, (fact: Fact) => readonly Fact[]]>([
    ['a fact stands twice', (fact) => [fact, { ...fact, row: 'x' }]],
    ['a fact stands twice for a while', (fact) => [fact, { ...fact, knownTo: fact.knownFrom + 1 }]],
    ['a fact does not know its successor', (fact) => [{ ...fact, next: null }]],
    [
      'a fact ends on another day than its successor begins',
      (fact) => [{ ...fact, next: { latest: '2030-01-01' as Day, earliest: '2030-01-01' as Day } }],
    ],
    ['a fact is gone', () => []],
    ['a fact is known too late', (fact) => [{ ...fact, knownFrom: fact.knownFrom + 1 }]],
    ['a fact is moved on its track', (fact) => [{ ...fact, latest: '2031-01-01' as Day }]],
  ])('%s', (_, change) => {
    expect(at).toBeGreaterThanOrEqual(0);
    expect(damage(change)).not.toEqual([]);
  });
});

describe('on a timeline an overlap is found where', () => {
  const listed = factsOf(1).filter((fact) => !isChained(fact));
  const damage = (change: (fact: Fact) => readonly Fact[]) =>
    findOverlaps(listed.flatMap((fact, index) => (index === 3 ? change(fact) : [fact])));

  test.each<[string, (fact: Fact) => readonly Fact[]]>([
    ['a fact stands twice', (fact) => [fact, { ...fact, row: 'x' }]],
    ['a fact stands twice for a while', (fact) => [fact, { ...fact, knownFrom: fact.knownFrom + 1 }]],
    [
      'a fact has a successor',
      (fact) => [{ ...fact, next: { latest: '2030-01-01' as Day, earliest: '2030-01-01' as Day } }],
    ],
  ])('%s', (_, change) => {
    expect(damage((fact) => [fact])).toEqual([]);
    expect(damage(change)).toHaveLength(1);
  });
});
