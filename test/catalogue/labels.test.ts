// Labels: what lists find a value by.
import { expect, test } from 'vitest';
import { findAttribute } from '../../src/catalogue/attributes.ts';
import { pointsOf } from '../../src/catalogue/points-of.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { randomHistory } from '../support/random-history.ts';

test('a value that lists filter on has a label that is not empty: indexes leave out what is', () => {
  const empty = new Set<string>();
  for (let seed = 1; seed <= 40; seed += 1) {
    for (const draft of randomHistory(seed, 100).flat()) {
      const reading = readDraft(draft);
      const points = reading.ok ? pointsOf({ ...reading.draft, id: draft.id }) : [];
      for (const { attribute, holds, label } of points)
        if (holds && label === '' && findAttribute(attribute)?.isListable) empty.add(`${attribute} of ${draft.type}`);
    }
  }
  expect([...empty]).toEqual([]);
});
