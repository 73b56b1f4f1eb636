// On random histories a note rests only on what counts, and a note about a case names only its accused and parties.
import { expect, test } from 'vitest';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import { findFindings } from '../../src/state/findings.ts';
import { randomHistory } from '../support/random-history.ts';
import { circumstancesOf } from '../support/told.ts';

const subjects = ['person:ada-orlov', 'person:bo-tarn', 'case:harbour-fire', 'case:port-bribes'] as SubjectId[];

test('notes name only what the state holds, and go with their causes', () => {
  let notes = 0;
  for (let seed = 1; seed <= 6; seed += 1) {
    const drafts = randomHistory(seed, 40).flat();
    for (const subject of subjects) {
      const context = circumstancesOf(subject, '2023-06-01', drafts);
      const counted = new Set(
        [...context.begun, ...(context.law?.facts ?? [])].flatMap(({ cause }) => [cause.development, cause.correction]),
      );
      const people = new Set<string>([
        ...(context.law?.positions.map(({ accused }) => accused) ?? []),
        ...context.begun.flatMap(({ key }) => key.split('/')),
      ]);
      for (const { because, persons } of findFindings(context).findings) {
        notes += 1;
        expect(
          because.filter((id) => !counted.has(id)),
          `seed ${seed} ${subject}`,
        ).toEqual([]);
        expect(
          persons.filter((it) => !people.has(it)),
          `seed ${seed} ${subject}`,
        ).toEqual([]);
      }
    }
  }
  expect(notes).toBeGreaterThan(20);
});
