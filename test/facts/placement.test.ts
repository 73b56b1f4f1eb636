// The order of points on a track.
import { expect, test } from 'vitest';
import { comparePlacements, NO_TIME, type Placement, placementOrder } from '../../src/facts/placement.ts';
import type { Day } from '../../src/time/day.ts';

const first: Placement = {
  latest: '2024-03-05' as Day,
  earliest: '2024-03-01' as Day,
  timeOfDayMs: NO_TIME,
  tiePosition: 4,
  tieDepth: 0,
  position: 4,
  index: 0,
};
const last: Placement = {
  latest: '2024-03-06' as Day,
  earliest: '2024-03-02' as Day,
  timeOfDayMs: 0,
  tiePosition: 5,
  tieDepth: 1,
  position: 5,
  index: 1,
};

test.each(placementOrder.map((field, at) => [field, at] as const))(
  '%s decides before all that come after it',
  (field, at) => {
    const later = Object.fromEntries(placementOrder.slice(at + 1).map((it) => [it, last[it]]));
    const earlier = Object.fromEntries(placementOrder.slice(at + 1).map((it) => [it, first[it]]));
    const one: Placement = { ...first, ...later };
    const other: Placement = { ...first, [field]: last[field], ...earlier };
    expect(comparePlacements(one, other)).toBeLessThan(0);
    expect(comparePlacements(other, one)).toBeGreaterThan(0);
    expect(comparePlacements(one, { ...one })).toBe(0);
  },
);
