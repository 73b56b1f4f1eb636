// The worked example in the header of src/facts/resolver.ts: its rows are what the resolver gives.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACT } from '../../src/catalogue/points.ts';
import type { PlacedPoint } from '../../src/facts/placed-point.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import type { Day } from '../../src/time/day.ts';
import { ADA, corrected, detained, released } from '../support/drafts.ts';
import type { RandomDraft } from '../support/random-history.ts';
import { toRecorded } from '../support/recorded.ts';

const header = readFileSync(join(import.meta.dirname, '../../src/facts/resolver.ts'), 'utf8').split('*/')[0] ?? '';

test('places, moves and withdraws the points that the example in its header shows', () => {
  const first = detained({ occurred: '2024-03' });
  const drafts = [
    first,
    released({ occurred: '2024-03', after: [first.id] }),
    detained({ occurred: '2024-03-20' }),
    corrected(first.id, detained({ occurred: '2024-03-05' })),
  ] as unknown as RandomDraft[];
  const batches = toRecorded(
    drafts.map((draft) => [draft]),
    '2024-06-01' as Day,
  );
  const resolver = new Resolver();
  const rows = batches.flatMap((batch, position) => {
    const { removed, placed } = resolver.add(batch);
    const all = [...rowsOf('-', removed), ...rowsOf('+', placed)];
    const inOrder = all.sort((a, b) => a.position - b.position || (a.sign < b.sign ? 1 : -1));
    return inOrder.map(({ row }, index) => `${index === 0 ? position : ' '}  ${row}`);
  });
  expect(rows).toHaveLength(7);
  expect(header).toContain(rows.map((row) => ` *     ${row}\n`).join(''));
});

test('a merge into a subject leaves what earlier merges into it said as it is', () => {
  const count = 20;
  const persons = Array.from({ length: count }, (_, index) => `person:p-${index}`);
  const drafts = [
    ...persons.map((person) => ({ type: 'person.registered', data: { person, names: [{ text: person }] } })),
    ...persons.slice(1).map((from) => ({ type: 'subject.merged', data: { from, into: persons[0] } })),
  ].map((draft) => [{ id: randomUUID(), ...draft }] as unknown as RandomDraft[]);
  const resolver = new Resolver();
  const changes = toRecorded(drafts, '2024-06-01' as Day).map((batch) => resolver.add(batch));
  const aliases = changes.map(({ removed, placed }) => [
    removed.filter(({ attribute }) => attribute === 'alias').length,
    placed.filter(({ attribute }) => attribute === 'alias').length,
  ]);
  expect(aliases.slice(count)).toEqual(persons.slice(1).map(() => [0, 1]));
});

function rowsOf(sign: '+' | '-', points: readonly PlacedPoint[]) {
  const onTrack = points.filter(({ subject, attribute }) => subject === ADA && attribute === ACT);
  return onTrack.map(({ position, label, earliest, latest, follows }) => ({
    sign,
    position,
    row: [
      `${sign} ${position} ${(label.split('/')[1] ?? '').padEnd(8)}`,
      earliest,
      latest,
      ...follows.map((it) => `follows ${it}`),
    ].join('  '),
  }));
}
