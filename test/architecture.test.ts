// Layers import downwards, pure layers have no effects, and only problem.ts knows status numbers.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { custody } from '../src/catalogue/custody.ts';
import { looks } from '../src/catalogue/look.ts';
import { parties } from '../src/catalogue/parties.ts';
import { proceedings } from '../src/catalogue/proceedings.ts';
import { standings } from '../src/catalogue/standing.ts';
import { trial } from '../src/catalogue/trial.ts';

/** From the bottom to the top: a folder imports only itself and those before it. */
const layers = [
  'time',
  'names',
  'tree',
  'words',
  'law',
  'catalogue',
  'facts',
  'state',
  'answers',
  'database',
  'log',
  'workspaces',
  'proof',
  'projection',
  'queries',
  'service',
  'api',
  'web',
] as const;
/** These must stay free of effects: no database, no network, no files, no clock. */
const pure = ['time', 'names', 'tree', 'words', 'law', 'catalogue', 'facts', 'state', 'answers'];
const source = join(import.meta.dirname, '../src');

interface Import {
  readonly file: string;
  readonly from: string;
  readonly specifier: string;
}

const imports = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file): Import[] => {
    const text = readFileSync(join(source, file), 'utf8');
    const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => specifier);
    return specifiers.map((specifier) => ({ file, from: file.split('/')[0] ?? '', specifier }));
  });

/** The layer that a relative import leads to; undefined for packages. */
function layerOf({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(source, join(source, file, '..', specifier)).split('/')[0];
}

test('finds the imports it is to check', () => {
  expect(imports.length).toBeGreaterThan(100);
});

test('a layer imports only itself and those below it', () => {
  const upward = imports.filter((it) => {
    const [own, target] = [layers.indexOf(it.from as never), layers.indexOf(layerOf(it) as never)];
    const targetIsComposition = layerOf(it)?.endsWith('.ts') || layerOf(it) === 'cli';
    return own >= 0 && (target > own || targetIsComposition);
  });
  expect(upward).toEqual([]);
});

test('every folder of src has its place among the layers', () => {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => name !== 'cli' && !layers.includes(name as never))).toEqual(
    [],
  );
});

test('the pure layers import no effects', () => {
  const effects = imports.filter(
    ({ from, specifier }) =>
      pure.includes(from) &&
      /^(node:(?!util$)|pg$|kysely|hono)/.test(specifier) &&
      !(from === 'tree' && specifier === 'node:crypto'), // Hashes and signatures: the same in, the same out.
  );
  expect(effects).toEqual([]);
});

test('only problem.ts knows status numbers of problems', () => {
  // What a witness answers is not a problem of the API: C2SP tlog-witness fixes the statuses.
  const files = readdirSync(join(source, 'api'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== 'problem.ts' && file !== 'witness.ts',
  );
  const naming = files.filter((file) =>
    /\bstatus:\s*[45]\d\d|,\s*[45]\d\d\)/.test(readFileSync(join(source, 'api', file), 'utf8')),
  );
  expect(naming).toEqual([]);
});

/** Every file of src but those in which the texts may stand that are looked for. */
function filesNaming(texts: readonly string[], homes: RegExp): string[] {
  const named = new RegExp(`'(?:${texts.join('|')})'`);
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !homes.test(file) && named.test(readFileSync(join(source, file), 'utf8')),
  );
}

test('only standing.ts tells what counts as a fact from what is only a claim', () => {
  // The label of an asset without a measure happens to be the same word; `unknown` is one of many things.
  const kinds = standings.filter((kind) => kind !== 'unknown');
  expect(filesNaming(kinds, /^(?:words\/en\/|catalogue\/(?:standing|assets)\.ts$)/)).toEqual([]);
});

test('what labels mean is written beside the records of their attributes, and nowhere else', () => {
  const deciding = [
    custody.custody,
    proceedings.legalStatus,
    proceedings.counts,
    proceedings.stage,
    parties.party,
    trial.plea,
    trial.sentences,
  ];
  // An append may be refused, and a log has witnesses; the others mean other things elsewhere, too.
  const elsewhere = ['life', 'accused', 'moved', 'withdrawn', 'replaced', 'died'];
  const common = ['refused', 'witness', 'other', 'final', 'appeal', 'ended', ...elsewhere];
  // Looks of values are called like labels: pages speak of colours and marks with them.
  const isLook = (label: string) => looks.some((look) => look === label);
  const labels = deciding
    .flatMap(({ labels: all = [] }) => all)
    .filter((label) => !common.includes(label) && !isLook(label));
  expect(labels.length).toBeGreaterThan(35);
  // An answer says each label in a sentence of its own; pages of a subject choose rows, marks and words by them.
  expect(filesNaming(labels, /^(?:words\/en\/|law\/|catalogue\/|answers\/|web\/(?:picture|subject)\/)/)).toEqual([]);
});
