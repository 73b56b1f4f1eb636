// Several reports of one act are one act: whatever arrives first, and as often as it is reported.
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import type { Act } from '../../src/law/acts.ts';
import { makeOtherDates } from '../../src/law/other-dates.ts';
import { type AccusedPosition, readLaw } from '../../src/law/positions.ts';
import { uniteReports } from '../../src/law/reports.ts';
import type { Day } from '../../src/time/day.ts';
import { randomActs, randomDay } from './random-acts.ts';

const numRuns = Math.ceil(500 * inject('effort').rest);

function answer(acts: readonly Act[], asOf: Day): unknown {
  return summarize(readLaw({ acts: uniteReports(acts).acts, asOf }));
}

/** What is answered, whatever the ids of the acts. */
function summarize(positions: ReadonlyMap<string, AccusedPosition>): unknown {
  return [...positions.values()].map(({ cases, sentences, toServe, custody }) => ({
    cases: [...cases.values()]
      .map(({ case: name, status, stage }) => [name, status.stated?.label, stage.stated])
      .sort(),
    sentences: sentences.map(({ part, state }) => [part.kind, part.term, state].join()).sort(),
    toServe: toServe.map(({ stated }) => JSON.stringify(stated?.answer)).sort(),
    custody: [custody.headline, custody.kind, custody.since, custody.groups],
  }));
}

const united = ['suspicion', 'charge', 'outcome', 'sentence', 'measure', 'released', 'death'];

test('what is reported twice on its day is answered as if it were reported once', () => {
  fc.assert(
    fc.property(randomActs(6), randomDay, (all, asOf) => {
      const acts = all.map((act) => ({ ...act, earliest: act.latest }));
      const again = acts
        .filter(({ act }) => united.includes(act))
        .map((act) => ({ ...act, id: `again-${act.id}`, order: act.order + 0.5 }));
      expect(answer([...acts, ...again], asOf)).toEqual(answer(acts, asOf));
    }),
    { numRuns },
  );
});

test('every report of an act is counted once, and none is lost', () => {
  fc.assert(
    fc.property(randomActs(8), (acts) => {
      const { acts: left, reports } = uniteReports([...acts, ...acts.map((act) => ({ ...act, id: `b-${act.id}` }))]);
      const ids = left.flatMap(({ id }) => reports.get(id) ?? [id]);
      expect(ids.toSorted()).toEqual(acts.flatMap(({ id }) => [id, `b-${id}`]).sort());
    }),
    { numRuns },
  );
});

const at = (id: string, earliest: string, latest = earliest) =>
  ({
    id,
    earliest: earliest as Day,
    latest: latest as Day,
    timeOfDayMs: null,
    order: Number(id.slice(1)),
    follows: [],
  }) as const;
const detained = { act: 'measure', accused: 'ada', case: null, kind: 'detained' } as const;
const released = { act: 'released', accused: 'ada', how: 'released' } as const;

test('a thousand reports of one detention are one, at once', () => {
  const acts = Array.from(
    { length: 1_000 },
    (_, index): Act => ({ ...at(`d${index}`, '2024-01-01', '2024-12-31'), ...detained }),
  );
  expect(uniteReports(acts).acts).toMatchObject([{ id: 'd0' }]);
});

test('a detention of another day gives another date, unless a release lies between', () => {
  const first: Act = { ...at('d1', '2024-01-05'), ...detained };
  const second: Act = { ...at('d2', '2024-01-07'), ...detained };
  const between: Act = { ...at('d3', '2024-01-06'), ...released };
  const othersOf = (act: Act, acts: readonly Act[]) => makeOtherDates(acts)(act).map(({ id }) => id);
  expect(othersOf(second, [first, second])).toEqual(['d1']);
  expect(othersOf(first, [first, second])).toEqual(['d2']);
  expect(othersOf(second, [first, between, second])).toEqual([]);
});
