// Cases with several accused, and one case of several.
import { expect, test } from 'vitest';
import type { ActContent } from '../../src/law/acts.ts';
import { readCase, readLaw } from '../../src/law/positions.ts';
import type { Day } from '../../src/time/day.ts';
import { actsOf } from './story.ts';

const charge = (accused: string, caseId = 'mill'): ActContent => ({
  act: 'charge',
  case: caseId,
  accused,
  counts: [{ count: 'arson', offence: 'arson' }],
});
const verdict = (accused: string, outcome: 'convicted' | 'acquitted' | 'withdrawn'): ActContent => ({
  act: 'outcome',
  case: 'mill',
  accused,
  outcome,
  how: outcome === 'withdrawn' ? 'withdrawal' : 'verdict',
});
const asOf = '2024-06-01' as Day;

test('a case is at the earliest stage of those who live and are not done with it', () => {
  const entries = [
    { id: 'd1', occurred: '2024-01-10', acts: ['ada', 'bo', 'mara', 'ilya'].map((accused) => charge(accused)) },
    { id: 'd2', occurred: '2024-02-01', acts: [verdict('ada', 'convicted'), verdict('bo', 'withdrawn')] },
    { id: 'd3', occurred: '2024-02-02', acts: [{ act: 'trial_opened', case: 'mill', accused: 'mara' }] },
    { id: 'd4', occurred: '2024-02-03', acts: [{ act: 'death', accused: 'ilya' }] },
  ] as const;
  const { stage, standing } = readCase('mill', readLaw({ acts: actsOf(entries), asOf }));
  expect(stage).toBe('trial');
  expect(Object.fromEntries(standing)).toEqual({ verdict: 1, closed: 1, trial: 1, charged: 1 });
  expect(readCase('bread', readLaw({ acts: actsOf(entries), asOf })).stage).toBeNull();
});

test('within a case only its measures count', () => {
  const measure = (caseId: string | null, kind: 'remanded' | 'bail' | 'travel_ban'): ActContent => ({
    act: 'measure',
    accused: 'ada',
    case: caseId,
    kind,
  });
  const entries = [
    { id: 'd1', occurred: '2024-01-10', acts: [measure('mill', 'remanded')] },
    { id: 'd2', occurred: '2024-01-11', acts: [measure('bread', 'bail')] },
    { id: 'd3', occurred: '2024-01-12', acts: [measure(null, 'travel_ban')] },
  ];
  const kindsWithin = (within?: string) => {
    const position = readLaw({ acts: actsOf(entries), asOf, ...(within === undefined ? {} : { within }) }).get('ada');
    return position?.custody.measures.map(({ kind }) => kind);
  };
  expect(kindsWithin()).toEqual(['travel_ban', 'bail', 'remanded']);
  expect(kindsWithin('bread')).toEqual(['bail']);
});

test('each count says what can have moved it', () => {
  const entries = [
    { id: 'd1', occurred: '2024-01-10', acts: [charge('ada')] },
    { id: 'd2', occurred: '2024-02-01', acts: [verdict('ada', 'convicted')] },
    { id: 'd3', occurred: '2024-02-01', acts: [charge('ada', 'bread')] },
  ];
  const [count] =
    readLaw({ acts: actsOf(entries), asOf })
      .get('ada')
      ?.cases.get('mill')?.counts ?? [];
  expect(count?.because).toEqual(['d1', 'd2']);
});
