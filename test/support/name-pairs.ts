// The labelled pairs of names in test/names/pairs.tsv.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface NamePair {
  readonly label: 'same' | 'different';
  readonly a: string;
  readonly b: string;
  readonly why: string;
}

/** Names of the region, in pairs, labelled by whether they are spellings of one person's. */
export function readPairs(): NamePair[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, '../names/pairs.tsv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [label = '', a = '', b = '', why = ''] = line.split('\t');
    return { label: label as NamePair['label'], a, b, why };
  });
}
