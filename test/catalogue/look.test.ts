// What values look like: nothing that is only claimed looks like a fact, and nothing unclear like an answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/catalogue/attributes.ts';
import { lookOf, looks } from '../../src/catalogue/look.ts';
import { countLabels } from '../../src/law/counts.ts';
import { statusLabels } from '../../src/law/status.ts';

describe('a value looks like', () => {
  test.each([
    ['custody', 'in_custody', 'held'],
    ['custody', 'remanded', 'held'],
    ['custody', 'bail', 'restricted'],
    ['custody', 'released', 'released'],
    ['custody', 'died', 'ended'],
    ['custody', 'escaped', 'ended'],
    ['custody', 'not_clear', 'not_clear'],
    ['legalStatus', 'suspect', 'claim'],
    ['legalStatus', 'accused', 'open'],
    ['counts', 'convicted', 'convicted'],
    ['counts', 'set_aside', 'ended'],
    ['sentences', 'imprisonment', 'plain'],
    ['office', 'organization:harbour-police', 'office'],
    ['birthplace', 'Brasmar', 'plain'],
    ['custody', null, 'none'],
  ])('%s %s: %s', (name, label, look) => {
    expect(lookOf(name, label)).toBe(look);
  });

  test('what its label says, also where it is more than a label', () => {
    expect(lookOf('sentences', { kind: 'imprisonment', state: 'served' })).toBe('ended');
    expect(lookOf('legalStatus', { status: 'acquitted', sums: {}, stage: null, final: true })).toBe('acquitted');
  });

  test('a claim, where it is no more than claimed, unless it is not clear at all', () => {
    expect(lookOf('custody', 'in_custody', 'alleged')).toBe('claim');
    expect(lookOf('custody', 'in_custody', 'official')).toBe('held');
    expect(lookOf('custody', 'not_clear', 'alleged')).toBe('not_clear');
  });

  test('something of its own for every custody, legal status and count', () => {
    for (const label of attribute('custody').labels ?? []) expect(lookOf('custody', label), label).not.toBe('plain');
    for (const label of statusLabels) expect(lookOf('legalStatus', label), label).not.toBe('plain');
    for (const label of countLabels) expect(lookOf('counts', label), label).not.toBe('plain');
  });
});

test('each look has a colour in the style sheet', () => {
  const css = readFileSync(join(import.meta.dirname, '../../src/web/static/style.css'), 'utf8');
  for (const look of looks) {
    expect(css).toContain(`\n  --${look}: `);
    expect(css).toContain(`.look-${look}`);
  }
});
