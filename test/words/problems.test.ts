/** Every problem is in words of the message catalogue: no text of zod, of the JSON parser or of a schema’s author. */
import { describe, expect, test } from 'vitest';
import { readQuery } from '../../src/api/parameters.ts';
import { describeProblem, problemSchema } from '../../src/api/problem.ts';
import { routes } from '../../src/api/routes.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { readStrictJson } from '../../src/catalogue/strict-json.ts';
import { developmentTypes, exampleOf } from '../../src/catalogue/types.ts';
import { prepare } from '../../src/log/prepare.ts';
import { english } from '../../src/words/english.ts';
import type { Fault, Problem } from '../../src/words/problem.ts';
import { pseudo } from '../support/pseudo.ts';

/** Nothing that any field takes. */
const absurd: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  'Invalid input',
  'a\nb',
  '\u202e',
  'x'.repeat(20_000),
  '2022-02-30',
  '2022-21',
  'person:Ада',
  [],
  [null],
  {},
  { type: 'person.eaten' },
];

/** The value with each of its parts, however deep, replaced by something absurd. */
function* distort(value: unknown): Generator<unknown> {
  yield* absurd;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    for (const other of distort(part)) {
      if (Array.isArray(value)) yield value.with(Number(name), other);
      else yield { ...value, [name]: other };
    }
  }
  if (!Array.isArray(value)) yield { ...value, notAField: 1 };
}

/** Words of English that stand side by side, outside of what is quoted and of lists of codes. */
function plainWordsIn(text: string): readonly string[] {
  const own = text.replace(/“[^”]*”/gs, '');
  return own.match(/\b[a-z]{2,} [a-z]{2,}\b/gi) ?? [];
}

function textsOf(problem: Problem): readonly string[] {
  const { title, detail, errors = [] } = describeProblem(problem, pseudo);
  return [title, detail, ...errors.map(({ message }) => message)];
}

function expectOwnWords(problem: Problem): void {
  for (const text of textsOf(problem)) expect(plainWordsIn(text), text).toEqual([]);
  const body = describeProblem(problem, english);
  expect(problemSchema.parse(body)).toEqual(body);
  for (const text of [body.detail, ...(body.errors ?? []).map(({ message }) => message)]) expect(text).toMatch(/\.$/);
}

describe('absurd developments are refused in words of ours:', () => {
  test.each(developmentTypes.map((type) => [type.name, type] as const))('%s', (_, type) => {
    const seen = new Map<string, Fault>();
    for (const input of distort(exampleOf(type))) {
      const reading = readDraft(input, { byService: true });
      if (reading.ok) continue;
      for (const fault of reading.faults) seen.set(JSON.stringify(fault.message), fault);
    }
    expect(seen.size).toBeGreaterThan(5);
    for (const fault of seen.values()) {
      expectOwnWords({ code: 'invalid', faults: [fault] });
      // What zod finds has a message of its own, and not the last resort.
      expect([fault.path, fault.message.key]).not.toEqual([fault.path, 'faults.fields.other']);
    }
  });

  test('and so are batches of them', () => {
    const [type] = developmentTypes;
    const example = exampleOf(type as (typeof developmentTypes)[number]);
    const id = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
    const batches = [[], [[example]], Array(1_001).fill(example), [1, example], Array(2).fill({ ...example, id })];
    for (const batch of batches) {
      const prepared = prepare(batch, { recordedBy: 'nina', makeId: () => id });
      expect(prepared.ok, JSON.stringify(batch).slice(0, 100)).toBe(false);
      if (!prepared.ok) expectOwnWords(prepared.problem);
    }
  });
});

test.each(['', '{', '{"a":1,"a":2}', '[1,]', '{"a":1e400}', '"\\ud800"', '"\\u0000"', '['.repeat(40), 'nonsense'])(
  'a body of %j is refused in words of ours',
  (text) => {
    const reading = readStrictJson(text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expectOwnWords({ code: 'unreadable_json', faults: [reading.fault] });
  },
);

describe('absurd parameters are refused in words of ours:', () => {
  const cases = routes.map((route) => [`${route.method} ${route.path}`, route] as const);
  test.each(cases)('%s', (_, { query }) => {
    for (const name of [...Object.keys(query.shape), 'notAParameter']) {
      for (const value of ['', 'sideways', '-1', '1e9', '2022-02-30', '\u0000', 'x'.repeat(5_000)]) {
        const reading = readQuery(query, new URL(`http://x/?${new URLSearchParams({ [name]: value })}`));
        if (!reading.ok) expectOwnWords(reading.problem);
      }
      const twice = readQuery(query, new URL(`http://x/?${name}=1&${name}=2`));
      expect(twice.ok).toBe(false);
      if (!twice.ok) expectOwnWords(twice.problem);
    }
  });
});
