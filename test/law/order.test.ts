// The order of acts: what is sure, what the legal order infers, and what is left to the engine.
import { describe, expect, test } from 'vitest';
import type { Act, ActContent } from '../../src/law/acts.ts';
import { findLawFaults } from '../../src/law/faults.ts';
import { orderActs } from '../../src/law/order.ts';
import type { Day } from '../../src/time/day.ts';

const place = { case: 'mill', accused: 'ada' };
const charge = { act: 'charge', ...place, counts: [{ count: 'arson', offence: 'arson' }] } as const;
const verdict = { act: 'outcome', ...place, outcome: 'convicted', how: 'verdict' } as const;

let order = 0;

function at(dates: string, content: ActContent, more: Partial<Act> = {}): Act {
  const [earliest = '', latest = earliest] = dates.split('..');
  order += 1;
  const bounds = { earliest: earliest === '' ? null : (earliest as Day), latest: latest as Day };
  return { ...content, ...bounds, id: `d${order}`, timeOfDayMs: null, order, follows: [], ...more } as Act;
}

function inOrder(...acts: Act[]) {
  const { inOrder: sorted, unsettled, inferred } = orderActs(acts, '2030-01-01' as Day);
  const namesOf = (all: readonly { readonly id: string }[]) =>
    all.map(({ id }) => acts.findIndex((it) => it.id === id));
  return { sorted: namesOf(sorted), unsettled: namesOf(unsettled), inferred: inferred.length };
}

describe('acts lie', () => {
  test('in the order of their dates', () => {
    const acts = [at('2024-03-02', charge), at('2024-03-01', verdict)];
    expect(inOrder(...acts)).toEqual({ sorted: [1, 0], unsettled: [], inferred: 0 });
  });

  test('on one day by stated times, then by law, then as recorded', () => {
    expect(inOrder(at('2024-03-01', verdict), at('2024-03-01', charge)).sorted).toEqual([1, 0]);
    const timed = [at('2024-03-01', verdict, { timeOfDayMs: 1 }), at('2024-03-01', charge, { timeOfDayMs: 2 })];
    expect(inOrder(...timed)).toEqual({ sorted: [0, 1], unsettled: [], inferred: 0 });
    expect(inOrder(at('2024-03-01', charge), at('2024-03-01', charge)).sorted).toEqual([0, 1]);
  });

  test('by law where bounds overlap, which is inferred', () => {
    const acts = [at('2024-03-01..2024-03-20', verdict), at('2024-03-01..2024-03-31', charge)];
    expect(inOrder(...acts)).toEqual({ sorted: [1, 0], unsettled: [1, 0], inferred: 1 });
  });

  test('by the engine’s order where the earlier step happened twice', () => {
    const acts = [
      at('2024-02-01', charge),
      at('2024-03-01..2024-03-20', verdict),
      at('2024-03-01..2024-03-31', charge),
    ];
    expect(inOrder(...acts)).toEqual({ sorted: [0, 1, 2], unsettled: [1, 2], inferred: 0 });
  });

  test('behind what they follow, whatever else', () => {
    const first = at('2024-03-01..2024-03-20', verdict);
    expect(inOrder(first, at('2024-03-01..2024-03-31', charge, { follows: [first.id] })).sorted).toEqual([0, 1]);
  });

  test('behind what they refer to, which must have begun by then', () => {
    const filed = at('..2030-06-01', { act: 'remedy_filed', ...place, remedy: 'appeal' });
    const decided = at('2024-05-01', { act: 'decision', ...place, result: 'upheld', decides: filed.id });
    expect(inOrder(decided, filed)).toEqual({ sorted: [1, 0], unsettled: [], inferred: 0 });
  });
});

describe('refused is', () => {
  const faults = (...acts: Act[]) => findLawFaults(acts).map(({ fault }) => fault);

  test('more outcomes than counts', () => {
    const on = (number?: number): Act =>
      at('2024-03-01', { ...verdict, scope: [{ count: 'arson', ...(number === undefined ? {} : { number }) }] });
    expect(faults(on(), on())).toEqual(['more_outcomes_than_counts']);
    expect(faults(at('2024-03-01', charge), on(1), on(1))).toEqual(['more_outcomes_than_counts']);
    expect(faults(on(5), on(7))).toEqual([]);
  });

  test('an end before its start', () => {
    const until = { earliest: '2024-02-01', latest: '2024-02-01' } as { earliest: Day; latest: Day };
    expect(faults(at('2024-03-01', { act: 'measure', ...place, kind: 'bail', until }))).toEqual(['end_before_start']);
  });

  test('a part that is numbered twice or relates to itself, and no count', () => {
    const id = 'd0';
    const part = { number: 1, kind: 'imprisonment', term: 'P1Y' } as const;
    const own = { ...part, relation: { kind: 'concurrent', with: ['d0/1'] } } as const;
    const sentence = at('2024-03-01', { act: 'sentence', ...place, parts: [part, own] }, { id });
    expect(faults(sentence)).toEqual(['part_numbered_twice', 'part_relates_to_itself']);
    expect(faults(at('2024-03-01', { ...verdict, scope: [{ count: 'arson', number: 0 }] }))).toEqual([
      'number_of_counts',
    ]);
  });
});
