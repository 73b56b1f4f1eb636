// Holds a state against the oracle: every derived value of a person, and the review notes of the law room.
import { expect } from 'vitest';
import { contradictsLegalOrder, judgeIfPossible, movesNamedCount, withoutBeyondCaps } from './beyond-caps.ts';
import { answerOfEngine } from './engine-answer.ts';
import type { Answer, Ask, Entry } from './oracle/vector.ts';
import { answerOfState, notesOfPerson, type ShownState, sumCounts } from './state-answer.ts';

const cases = [undefined, 'mill', 'port'];

/** Whether proceedings can be compared: the two programs need not agree about all of them. */
export function isComparable(entries: readonly Entry[]): boolean {
  return !entries.some(movesNamedCount) && !contradictsLegalOrder(entries);
}

/** Compares over all cases, and in each; false: there are too many worlds to try. */
export function expectAsOracleSays(entries: readonly Entry[], shown: ShownState, person: Omit<Ask, 'case'>): boolean {
  return cases.every((name) => {
    const ask = { ...person, ...(name !== undefined && { case: name }) };
    const judged = judgeIfPossible(entries, ask);
    if (judged === undefined) return false;
    const told = answerOfEngine({ entries, ask });
    const answer = withoutBeyondCaps(answerOfState(shown, ask), told, ask);
    const expected = withoutBeyondCaps(asStateSays(judged, ask.asOf), told, ask);
    expect(answer).toEqual(Object.fromEntries(Object.keys(answer).map((key) => [key, expected[key]])));
    const raised = shown.findings.map(({ rule }) => rule);
    if (name === undefined) expect(notesOfPerson(raised)).toEqual(notesOfPerson(judged.notes ?? []));
    return true;
  });
}

/** Counts are summed up; where custody ended on an unknown day, that is some day until now. */
function asStateSays(judged: Partial<Answer>, asOf: string): object {
  const { counts, custodySince: since } = judged;
  const isDated = since && (since[0] !== null || since[1] !== asOf);
  return { ...judged, counts: sumCounts(counts), custodySince: isDated ? since : null };
}
