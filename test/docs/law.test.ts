// docs/law-examples.md is what the code answers, and the tables of docs/law.md list what the code has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findType } from '../../src/catalogue/types.ts';
import { countLabels } from '../../src/law/counts.ts';
import { stageLabels } from '../../src/law/stage.ts';
import { statusLabels } from '../../src/law/status.ts';
import { makeLawExamples } from './law-examples.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
const page = read('law.md');

/** The rows of the table that begins with this heading, cell by cell. */
function tableAt(heading: string): string[][] {
  const lines = page.slice(page.indexOf(`\n${heading}\n`) + 1).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) => line.split('|').slice(1, -1));
}

const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const firstNames = (heading: string) => tableAt(heading).flatMap(([cell]) => namesIn(cell));

test('docs/law-examples.md is what the code answers (npm run generate)', () => {
  expect(read('law-examples.md')).toBe(makeLawExamples());
});

test('docs/law.md lists the labels of counts', () => {
  expect(firstNames('| label | group | |').sort()).toEqual([...countLabels].sort());
});

test('docs/law.md lists the statuses in the order in which the first applies', () => {
  const other = ['liable', 'not_liable'];
  expect(firstNames('| status | when | stage |')).toEqual(statusLabels.filter((it) => !other.includes(it)));
});

test('docs/law.md names each stage', () => {
  const stages = tableAt('| status | when | stage |').map(([, , stage = '']) => stage);
  const missing = stageLabels.filter((it) => it !== 'appeal' && !stages.some((cell) => cell.includes(it)));
  expect(missing).toEqual([]);
});

test('docs/law.md names only types that the catalogue has', () => {
  const named = tableAt('| act | type of development |').flatMap(([, cell]) => namesIn(cell));
  const missing = named.filter((it) => /^[a-z]+\.[a-z_]+$/.test(it) && !findType(it));
  expect(missing).toEqual([]);
});
