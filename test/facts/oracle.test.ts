import { describe, expect, test } from 'vitest';
import { Chronicle, trackKey } from '../../src/facts/chronicle.ts';
import { applyChanges, type Fact, isChained } from '../../src/facts/facts.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import type { Day } from '../../src/time/day.ts';
import * as oracle from '../support/oracle.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { toOracle, toRecorded } from '../support/recorded.ts';

const RECORDED_ON = '2026-11-22' as Day;
const HISTORIES = 300;

describe('the facts of random histories', () => {
  test('answer as trying everything by brute force does', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const batches = toRecorded(randomHistory(seed, 40), RECORDED_ON);
      const chronicle = new Chronicle();
      const { born, closed } = applyChanges(
        [],
        batches.map((batch) => chronicle.add(batch)),
      );
      expect(closed).toEqual([]);
      const history = toOracle(batches.flat());
      const tracks = Map.groupBy(born, trackKey);
      for (const track of oracle.tracksOf(history).filter((it) => it.attribute !== 'timeline')) {
        const facts = tracks.get(trackKey(track as Fact)) ?? [];
        for (const [asOf, knownAt] of questions(seed, history.length)) {
          const judged = judgeTrack(
            facts.filter((fact) => isKnown(fact, knownAt)),
            asOf,
          );
          const context = `seed ${seed}, ${trackKey(track as Fact)} as of ${asOf} at ${knownAt}`;
          expect(describeJudgement(judged), context).toEqual(oracle.judgeTrack(history, track, asOf, knownAt));
        }
      }
    }
  });

  test('state at most one value a day and moment, and know every point from its batch’s end on', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const batches = toRecorded(randomHistory(seed, 40), RECORDED_ON);
      const chronicle = new Chronicle();
      const { born } = applyChanges(
        [],
        batches.map((batch) => chronicle.add(batch)),
      );
      for (const [track, facts] of Map.groupBy(born.filter(isChained), trackKey)) {
        for (const knownAt of [5, 20, 47]) {
          const known = facts.filter((fact) => isKnown(fact, knownAt)).sort((a, b) => (a.latest < b.latest ? -1 : 1));
          const stated = known.filter((fact) => fact.next === null || fact.latest < fact.next.latest);
          for (const [index, fact] of stated.entries()) {
            const following = stated[index + 1];
            expect(following?.latest ?? null, `seed ${seed}, ${track} at ${knownAt}`).toBe(fact.next?.latest ?? null);
          }
        }
      }
    }
  });

  test('need at most three row writes a point that changed', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const chronicle = new Chronicle();
      let live: Fact[] = [];
      for (const batch of toRecorded(randomHistory(seed, 40), RECORDED_ON)) {
        const change = chronicle.add(batch);
        const { closed, born } = applyChanges(live, [change]);
        const rows = new Set(closed.map((fact) => fact.row));
        live = [
          ...live.filter((fact) => !rows.has(fact.row)),
          ...born.map((fact, index) => ({ ...fact, row: `${change.knownFrom}/${index}` })),
        ];
        const points = change.placed.length + change.removed.length;
        expect(closed.length + born.length, `seed ${seed}`).toBeLessThanOrEqual(3 * points);
      }
    }
  });
});

function isKnown({ knownFrom, knownTo }: Fact, knownAt: number): boolean {
  return knownFrom <= knownAt && (knownTo === null || knownTo > knownAt);
}

function questions(seed: number, size: number): [Day, number][] {
  const days = askedDays().filter((_, index) => index % 5 === seed % 5);
  const moments = [7, 8 + (seed % 20), 30 + (seed % 10), size - 1];
  return days.flatMap((day) => moments.map((knownAt): [Day, number] => [day as Day, knownAt]));
}

function describeJudgement({ stated, possible }: ReturnType<typeof judgeTrack<Fact>>): oracle.OracleJudgement {
  const place = ({ cause, index }: Fact) => ({ id: cause.development, index });
  return { stated: stated ? { ...place(stated.point), certain: stated.certain } : null, possible: possible.map(place) };
}
