// Random proceedings through the whole catalogue: recorded as developments, turned into facts and states, and compared
// with the oracle, value by value.
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { RECORDED_ON, stateOf } from '../support/told.ts';
import { castOfProceedings, toBatches, toSingleActs } from './as-record.ts';
import type { Ask, Entry } from './oracle/vector.ts';
import { randomAsk, randomProceedings } from './random-proceedings.ts';
import { expectAsOracleSays, isComparable } from './state-against-oracle.ts';
import type { ShownState } from './state-answer.ts';

const runs = (number: number): number => Math.ceil(number * inject('effort').rest);

test('states say of random proceedings what the oracle says', () => {
  fc.assert(fc.property(randomProceedings(5), randomAsk, compare), { numRuns: runs(1_000), seed: 16 });
});

function compare(drawn: readonly Entry[], { asOf, accused = '' }: Ask): void {
  const entries = toSingleActs(drawn, RECORDED_ON);
  fc.pre(isComparable(entries));
  const { batches, toIds } = toBatches(entries);
  fc.pre(batches.flat().every((it) => readDraft(it).ok));
  const state = stateOf(`person:${accused}`, asOf, [...castOfProceedings(), ...batches]);
  const shown = JSON.parse(toIds(JSON.stringify(state))) as ShownState;
  expect(beginningLate(state.state, asOf)).toEqual([]);
  fc.pre(expectAsOracleSays(entries, shown, { asOf, accused }));
}

/** The values that begin behind the day: no value holds before it may have begun, and none surely before it has. */
function beginningLate(value: unknown, asOf: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap((it) => beginningLate(it, asOf));
  if (!('since' in value) || !('dating' in value)) return within;
  const { since, dating } = value as { since: { earliest: string | null; latest: string }; dating: string };
  const isLate = (since.earliest ?? '') > asOf || (dating === 'certain' && since.latest > asOf);
  return isLate ? [value, ...within] : within;
}
