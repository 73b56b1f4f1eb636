// Random proceedings, answered by the law room and by the oracle: two programs by two people after one page. The law
// room may be coarser in one thing: beyond its caps it says that nothing is certain and names fewer possible labels.
// What it states must be the same all the same.
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import {
  contradictsLegalOrder,
  isOpen,
  isWithinCaps,
  judgeIfPossible,
  movesNamedCount,
  withoutBeyondCaps,
} from './beyond-caps.ts';
import { answerOfEngine } from './engine-answer.ts';
import type { Ask, Entry } from './oracle/vector.ts';
import { randomAsk, randomProceedings } from './random-proceedings.ts';

const runs = (number: number): number => Math.ceil(number * inject('effort').rest);

test('the law room says of short proceedings what the oracle says', () => {
  fc.assert(fc.property(randomProceedings(4), randomAsk, compare), { numRuns: runs(2_500), seed: 31 });
});

test('the law room says of longer proceedings what the oracle says', () => {
  fc.assert(fc.property(randomProceedings(8), randomAsk, compare), { numRuns: runs(1_500), seed: 22 });
});

function compare(entries: readonly Entry[], ask: Ask): void {
  fc.pre(!entries.some(movesNamedCount) && !contradictsLegalOrder(entries));
  const judged = judgeIfPossible(entries, ask);
  fc.pre(judged !== undefined);
  const { notes = [], ...expected } = judged ?? {};
  const told = answerOfEngine({ entries, ask });
  expect(withoutBeyondCaps(told.answer, told, ask)).toEqual(withoutBeyondCaps(expected, told, ask));
  // The facts room finds contradictions of dates, before the law room reads an act.
  expect(told.notes).toEqual(notes.filter((note) => note !== 'order_contradicts_dates'));
  if (!isWithinCaps(told, ask)) expect(isOpen(entries, ask, notes)).toBe(true);
}
