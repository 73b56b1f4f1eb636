// The stories of test/vectors/law: acts in, positions out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLaw } from '../../src/law/positions.ts';
import type { CaseKind } from '../../src/law/status.ts';
import type { Day } from '../../src/time/day.ts';
import { type Expectation, readExpected } from './expectations.ts';
import { actsOf, type Entry } from './story.ts';

interface Story {
  readonly name: string;
  readonly story: string;
  readonly entries: readonly Entry[];
  readonly kinds?: Readonly<Record<string, CaseKind>>;
  readonly asks: readonly Ask[];
}

interface Ask {
  readonly asOf: string;
  readonly known?: number;
  readonly case?: string;
  readonly accused: string;
  readonly expect: Expectation & { readonly notes?: readonly string[]; readonly notNotes?: readonly string[] };
}

const folder = join(import.meta.dirname, '../vectors/law');
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ file, ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Story) }));

test('there are stories', () => {
  expect(stories.length).toBeGreaterThanOrEqual(20);
});

describe.each(stories)('$file: $story', ({ entries, asks, kinds = {} }) => {
  test.each(asks)('$accused on $asOf, known $known', ({ asOf, known, case: caseId, accused, expect: expected }) => {
    const { notes = [], notNotes = [], ...values } = expected;
    const question = { acts: actsOf(entries, known), asOf: asOf as Day, kinds: new Map(Object.entries(kinds)) };
    const position = readLaw({ ...question, ...(caseId === undefined ? {} : { within: caseId }) }).get(accused);
    expect(readExpected(values, position, caseId)).toEqual(values);
    const raised = [...new Set(position?.notes.map(({ note }) => note) ?? [])].sort();
    expect(raised).toEqual(expect.arrayContaining([...notes]));
    expect(raised.filter((note) => notNotes.includes(note))).toEqual([]);
  });
});
