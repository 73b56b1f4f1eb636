// The stories of test/vectors/law: the law room and the oracle, which share no code, must answer each as it says.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CaseKind } from '../../src/law/status.ts';
import { answerOfEngine } from './engine-answer.ts';
import { judge } from './oracle/judge.ts';
import type { Ask, Vector } from './oracle/vector.ts';

interface Story extends Vector {
  readonly kinds?: Readonly<Record<string, CaseKind>>;
}

const folder = join(import.meta.dirname, '../vectors/law');
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Story);

/** Only the law room answers these: what each count may be besides, amounts, and which groups custody may be in. */
const onlyOfEngine = ['countsPossible', 'amounts', 'custodyGroups'];
/** More worlds than brute force can look at. */
const beyondOracle = ['own-30-seven-open-acts'];
/** The facts room finds this, where it dates the developments. */
const ofFacts = 'order_contradicts_dates';

test('there are stories', () => {
  expect(stories.length).toBeGreaterThanOrEqual(280);
});

describe.each(stories)('$name', ({ name, entries, asks, kinds = {} }) => {
  const titled = asks.map((ask, index) => ({ ask, title: titleOf(ask, index) }));

  test.each(titled)('$title, by the law room', ({ ask }) => {
    const { notes = [], notNotes = [], ...expected } = ask.expect;
    const more = onlyOfEngine.filter((key) => key in expected);
    const { answer, notes: raised } = answerOfEngine({ entries, ask, kinds }, more);
    expect(pick(answer, expected)).toEqual(expected);
    expect(raised).toEqual(expect.arrayContaining(notes.filter((note) => note !== ofFacts)));
    expect(raised.filter((note) => notNotes.includes(note))).toEqual([]);
  });

  test.skipIf(beyondOracle.includes(name)).each(titled)('$title, by the oracle', ({ ask }) => {
    const { notes = [], notNotes = [], ...all } = ask.expect;
    const expected = Object.fromEntries(Object.entries(all).filter(([key]) => !onlyOfEngine.includes(key)));
    const answer = judge(entries, ask, kinds);
    expect(pick(answer, expected)).toEqual(expected);
    expect(answer.notes ?? []).toEqual(expect.arrayContaining([...notes]));
    expect(notNotes.filter((note) => answer.notes?.includes(note))).toEqual([]);
  });
});

function pick(answer: object, expected: object): Record<string, unknown> {
  const values = new Map(Object.entries(answer));
  return Object.fromEntries(Object.keys(expected).map((key) => [key, values.get(key)]));
}

function titleOf({ asOf, known, accused, case: name }: Ask, index: number): string {
  const about = [accused, name].filter(Boolean).join(' in ');
  return `${index + 1}: ${about} on ${asOf}${known === undefined ? '' : `, ${known} known`}`;
}
