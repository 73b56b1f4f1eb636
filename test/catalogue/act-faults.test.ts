// What is wrong in itself is refused at its place in the data, with what to use instead.
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { typeOf } from '../../src/catalogue/types.ts';
import { describe as say } from '../../src/words/describe.ts';
import { english } from '../../src/words/english.ts';

const OTHER = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e60';
const [ada, bo, fire] = ['person:ada-orlov', 'person:bo-tarn', 'case:harbour-fire'];
const sentence = (components: readonly object[]) => ({ case: fire, person: ada, components });
const arson = { charge: 'arson' };

function faultsOf(type: string, data: object, occurred = '2024-03-05') {
  const reading = readDraft({
    type,
    occurred,
    data,
    summary: 'It happened.',
    attribution: { by: 'author', standing: 'reported' },
    ...(typeOf({ type }).claims ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
    sources: [{ source: 'source:gazette' }],
  });
  if (reading.ok) return [];
  return reading.faults.map(({ path, message }) => [
    path.join('.'),
    say(message, { language: english, nameOf: String }),
  ]);
}

const refused: readonly (readonly [type: string, data: object, path: string, message: RegExp])[] = [
  [
    'verdict.delivered',
    {
      case: fire,
      outcomes: [
        { person: ada, charges: [arson], outcome: 'convicted' },
        { person: ada, charges: [arson], outcome: 'acquitted' },
      ],
    },
    'data.outcomes.1.charges.0.charge',
    /^“arson” has more outcomes than counts here\. Give each charge one outcome/,
  ],
  ['person.detained', { person: ada, until: '2024-03-01' }, 'data.until', /^This ends before it begins\./],
  [
    'plea.entered',
    { case: fire, person: ada, plea: 'guilty', charges: [arson], allCharges: true },
    'data.allCharges',
    /^Charges are named above\. Leave out one/,
  ],
  [
    'charge.filed',
    { case: fire, persons: [ada], charges: [{ ...arson, offence: 'arson', persons: [bo] }] },
    'data.charges.0.persons.0',
    /is not among the people charged here/,
  ],
  [
    'sentence.imposed',
    sentence([
      { part: 'prison', kind: 'imprisonment' },
      { part: 'prison', kind: 'fine' },
    ]),
    'data.components.1.part',
    /^Two parts are called “prison”/,
  ],
  [
    'sentence.imposed',
    sentence([{ kind: 'fine', relation: { runs: 'consecutive', parts: [{ part: 'prison' }] } }]),
    'data.components.0.relation.parts.0.part',
    /^This sentence has no part “prison”/,
  ],
  [
    'sentence.imposed',
    sentence([{ kind: 'fine', relation: { runs: 'consecutive', parts: [{ part: 'fine' }] } }]),
    'data.components.0.relation.parts.0.part',
    /^This part relates to itself/,
  ],
  [
    'sentence.imposed',
    sentence([{ kind: 'fine', relation: { runs: 'partly', parts: [{ sentence: OTHER, part: 'fine' }] } }]),
    'data.components.0.relation.addedTerm',
    /^Say how much is added/,
  ],
  [
    'sentence.changed',
    { case: fire, person: ada, change: 'served', components: [{ term: 'P1Y' }] },
    'data.components.0.part',
    /^Name the part/,
  ],
  ['person.released', { person: ada, ends: 'in_case' }, 'data.case', /^Name the case/],
  ['person.released', { person: ada, ends: 'everything', ofMeasure: OTHER }, 'data.ends', /^A measure is named/],
];

describe.each(refused)('%s with %o', (type, data, path, message) => {
  test(`is refused at ${path}`, () => {
    const [fault, ...others] = faultsOf(type, data);
    expect(others).toEqual([]);
    expect(fault).toEqual([path, expect.stringMatching(message)]);
  });
});

test('also the replacement of a correction is checked', () => {
  const reading = readDraft({
    type: 'development.corrected',
    data: {
      target: OTHER,
      replacement: {
        type: 'person.detained',
        occurred: '2024-03-05',
        data: { person: ada, until: '2024-03-01' },
        summary: 'It happened.',
        attribution: { by: 'author', standing: 'reported' },
        sources: [{ source: 'source:gazette' }],
      },
    },
  });
  expect(reading.ok ? [] : reading.faults.map(({ path }) => path.join('.'))).toEqual(['data.replacement.data.until']);
});

test('what depends on other records is not refused', () => {
  const outcome = (count: number) => ({
    person: ada,
    charges: [{ charge: 'fraud', counts: count }],
    outcome: 'convicted',
  });
  expect(faultsOf('verdict.delivered', { case: fire, outcomes: [outcome(20)] })).toEqual([]);
  const part = { sentence: OTHER, part: 'never-imposed' };
  expect(faultsOf('sentence.changed', { case: fire, person: ada, change: 'served', components: [part] })).toEqual([]);
});
