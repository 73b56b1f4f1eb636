/** The rate of something long, and the time that is left. */
import { expect, test } from 'vitest';
import { Pace } from '../../src/cli/pace.ts';

test('the rate and the time left follow from the last ten seconds', () => {
  const pace = new Pace(0);
  expect([pace.perSecond, pace.secondsLeft(1_000)]).toEqual([0, undefined]);
  pace.note({ atMs: 1_000, done: 500, doneBytes: 100_000 });
  expect([pace.perSecond, pace.secondsLeft(300_000)]).toEqual([500, 2]);
  pace.note({ atMs: 9_000, done: 900, doneBytes: 180_000 });
  pace.note({ atMs: 19_000, done: 1_900, doneBytes: 380_000 });
  expect([pace.perSecond, pace.secondsLeft(480_000)]).toEqual([100, 5]);
});

test('what has ended has no time left, and what stands still has no end', () => {
  const pace = new Pace(0);
  pace.note({ atMs: 1_000, done: 500, doneBytes: 100_000 });
  expect(pace.secondsLeft(90_000)).toBe(0);
  pace.note({ atMs: 60_000, done: 500, doneBytes: 100_000 });
  pace.note({ atMs: 70_000, done: 500, doneBytes: 100_000 });
  expect([pace.perSecond, pace.secondsLeft(200_000)]).toEqual([0, undefined]);
});
