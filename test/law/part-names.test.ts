// Parts of sentences by their names: what a person writes becomes what the law room reads.
import { expect, test } from 'vitest';
import type { Act, ActContent } from '../../src/law/acts.ts';
import { EVERY_PART, NEWEST, namesOfParts, resolvePartNames } from '../../src/law/part-names.ts';
import type { Day } from '../../src/time/day.ts';

const on = { case: 'mill', accused: 'ada' };
const prison = { number: 1, name: 'prison', kind: 'imprisonment', term: 'P2Y' } as const;
const fine = { number: 2, kind: 'fine', term: null } as const;

function act(id: string, content: ActContent): Act {
  const place = { earliest: null, latest: '2024-01-01' as Day, timeOfDayMs: null, order: 0, follows: [] };
  return { ...content, ...place, id };
}

const imposed = (id: string, of = on) => act(id, { act: 'sentence', ...of, parts: [prison, fine] });
const served = (...parts: string[]) => act('d9', { act: 'sentence_change', ...on, change: 'served', parts });

function partsOf(acts: readonly Act[]): unknown {
  const last = resolvePartNames(acts).at(-1);
  return last && 'parts' in last ? last.parts : undefined;
}

test('a part is called by its kind where it has no name, and numbered where one comes again', () => {
  const kinds = ['fine', 'office_ban', 'fine'] as const;
  expect(namesOfParts(kinds.map((kind) => ({ kind })))).toEqual(['fine', 'office-ban', 'fine-2']);
  expect(namesOfParts([prison])).toEqual(['prison']);
});

test('a name, a kind or a number stands for the part of the development that imposed it', () => {
  const acts = [imposed('d1'), imposed('d2#2')];
  expect(partsOf([...acts, served('d1/prison', 'd1/fine', 'd1/2')])).toEqual(['d1/1', 'd1/2', 'd1/2']);
  expect(partsOf([...acts, served('d2/prison')])).toEqual(['d2#2/1']);
  expect(partsOf([...acts, served(`d2/${EVERY_PART}`)])).toEqual(['d2#2/1', 'd2#2/2']);
});

test('without a development it is the newest sentence in the case before', () => {
  const acts = [imposed('d1'), imposed('d2'), imposed('d3', { ...on, case: 'port' })];
  expect(partsOf([...acts, served(`${NEWEST}/prison`)])).toEqual(['d2/1']);
});

test('what names no known part stays as it is, so that a note can ask', () => {
  expect(partsOf([imposed('d1'), served('d1/ban', 'd7/prison')])).toEqual(['d1/ban', 'd7/prison']);
});

test('relations name parts in the same way', () => {
  const relation = { kind: 'consecutive', after: ['d2/prison', 'd1/fine'] } as const;
  const later = act('d2', { act: 'sentence', ...on, parts: [prison, { ...fine, relation }] });
  expect(partsOf([imposed('d1'), later])).toEqual([
    prison,
    { ...fine, relation: { ...relation, after: ['d2/1', 'd1/2'] } },
  ]);
});
