// docs/catalogue.md is what the catalogue says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeReference } from '../../src/catalogue/reference.ts';
import { english } from '../../src/words/english.ts';

test('docs/catalogue.md is the reference that the code makes (npm run generate)', () => {
  const file = readFileSync(join(import.meta.dirname, '../../docs/catalogue.md'), 'utf8');
  expect(file).toBe(`${makeReference(english).trimEnd()}\n`);
});
