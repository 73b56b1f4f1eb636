// The table of accused and offences says what the state says: every count once, with its outcome, and sums that add up.
import { describe, expect, test } from 'vitest';
import { type ChargeMatrix, chargeMatrix, countIn } from '../../src/answers/matrix.ts';
import type { SubjectState } from '../../src/state/state.ts';
import { readCorpora } from '../support/corpora.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import type { Leaf } from '../support/states.ts';
import { recordOf } from '../support/told.ts';

interface Count {
  readonly person: string;
  readonly offence: string | null;
  readonly law: string | null;
  readonly number: string | null;
  readonly sums: Readonly<Record<string, number>>;
}

const TODAY = '2026-11-26';

/** Counts of a state that stand for themselves, by their keys. */
function countsIn(state: SubjectState): { readonly held: Count[]; readonly possible: Count[] } {
  const isOwn = ({ sums }: Count) => Object.keys(sums).some((label) => label !== 'superseded');
  const held = ((state.state.counts ?? []) as readonly Leaf[]).map(({ value }) => value as Count);
  const possible = (state.possible as readonly Leaf[])
    .filter(({ attribute, holds }) => attribute === 'counts' && holds)
    .map(({ value }) => value as Count);
  return { held: held.filter(isOwn), possible: possible.filter(isOwn) };
}

function check(matrix: ChargeMatrix, state: SubjectState, where: string): void {
  const { held, possible } = countsIn(state);
  const tally = (all: readonly Count[], of: string) =>
    all.reduce(
      (sum, { sums }) => sum + Object.entries(sums).reduce((own, [label, it]) => own + (label === of ? it : 0), 0),
      0,
    );
  const cells = matrix.rows.flatMap(({ person, cells: own }) =>
    [...own].flatMap(([key, outcomes]) => outcomes.map((outcome) => ({ person, key, ...outcome }))),
  );
  const surely = cells.filter(({ isPossible }) => !isPossible);
  for (const person of new Set(held.map((it) => it.person)))
    for (const label of new Set(held.flatMap(({ sums }) => Object.keys(sums)))) {
      if (label === 'superseded') continue;
      const own = surely.filter((it) => it.person === person && it.label === label);
      const expected = tally(
        held.filter((it) => it.person === person),
        label,
      );
      expect(
        own.reduce((sum, { number }) => sum + number, 0),
        `${where} ${person} ${label}`,
      ).toBe(expected);
    }
  for (const [key, sums] of matrix.sums)
    for (const [label, number] of Object.entries(sums)) {
      const own = surely.filter((it) => it.key === key && it.label === label);
      expect(
        own.reduce((sum, it) => sum + it.number, 0),
        `${where} ${key}`,
      ).toBe(number);
    }
  const inColumns = [...matrix.sums.values()].reduce((sum, own) => sum + countIn(own), 0);
  expect(inColumns, where).toBe(countIn(matrix.total));
  expect(
    matrix.rows.reduce((sum, row) => sum + countIn(row.sums), 0),
    where,
  ).toBe(countIn(matrix.total));
  for (const { number, person } of [...held, ...possible]) {
    const row = cells.filter((it) => it.person === person);
    expect(row.length, `${where} ${person}`).toBeGreaterThan(0);
    if (number !== null)
      expect(
        row.flatMap(({ printed }) => printed),
        `${where} ${person}`,
      ).toContain(number);
  }
  const people = Object.keys((state.state.legalStatus ?? {}) as object);
  expect(
    matrix.rows.map(({ person }) => person),
    where,
  ).toEqual(expect.arrayContaining(people));
  expect(new Set(matrix.offences.map(({ key }) => key)), where).toEqual(new Set(cells.map(({ key }) => key)));
}

describe('the table of accused and offences', () => {
  test.each(readCorpora())('$name: agrees with the state on every day', ({ batches, subjects }) => {
    const record = recordOf(batches);
    for (const subject of subjects.filter((it) => it.startsWith('case:')))
      for (const asOf of [...record.daysOf(subject), TODAY]) {
        const state = record.stateOn(subject, asOf);
        if (state) check(chargeMatrix(state), state, `${subject} on ${asOf}`);
      }
  });

  test('agrees with the states of random records', () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const record = recordOf(randomHistory(seed + 300, 140));
      for (const subject of ['case:harbour-fire', 'case:port-bribes'])
        for (const asOf of [...askedDays().filter((_, index) => (index + seed) % 7 === 0), TODAY]) {
          const state = record.stateOn(subject, asOf);
          if (state) check(chargeMatrix(state), state, `seed ${seed}: ${subject} on ${asOf}`);
        }
    }
  }, 60_000);
});

test('offences of one section of a law are one column, and each keeps its own words', () => {
  const record = recordOf(readCorpora().flatMap(({ batches }) => batches));
  const state = record.stateOn('case:halmeny-bridge', TODAY);
  if (!state) throw new Error('the corpus has the case');
  const { offences, rows } = chargeMatrix(state);
  expect(offences.map(({ law }) => law?.split(', ').at(-1))).toEqual([
    'section 88',
    'section 141',
    'section 119',
    'section 160',
  ]);
  const [khozhurel] = rows;
  const [negligence, bribes] = offences.map(({ key }) => khozhurel?.cells.get(key)?.[0]);
  expect(negligence).toMatchObject({ label: 'convicted', offence: 'causing deaths by negligence in office' });
  expect(bribes).toMatchObject({ label: 'convicted', number: 3, isFinal: true, offence: null });
});
