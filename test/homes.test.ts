// One home for each rule and each name: what the files of src write and export themselves, and import in a circle.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(source, file), 'utf8') }));

interface Rule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** What the pattern forbids everywhere but at home. */
  readonly example: string;
  readonly homes: readonly string[];
}

const rules: readonly Rule[] = [
  {
    rule: 'the order of a track, and the columns of a fact',
    pattern: /\b(time_of_day_ms|tie_position|tie_depth)\b/,
    example: 'order by f.latest, f.earliest, f.time_of_day_ms',
    homes: ['projection/fact-rows.ts', 'database/schema.ts'],
  },
  {
    rule: 'whether a row was known',
    pattern: /known_from\s*(<|>)|known_to\s+is\s+null|known_to\s*(<|>)/,
    example: 'f.known_from <= $1 and (f.known_to is null or f.known_to > $1)',
    homes: ['projection/fact-rows.ts'],
  },
  {
    rule: 'whether a fact was known',
    pattern: /knownTo === null \|\|/,
    example: '(knownTo === null || knownTo > position)',
    homes: ['facts/facts.ts'],
  },
  {
    rule: 'which generation of facts serves',
    pattern: /select generation from projection/,
    example: 'f.generation = (select generation from projection where workspace = $1)',
    // An erasure removes facts of all generations.
    homes: ['projection/fact-rows.ts', 'projection/replay-tracks.ts'],
  },
  {
    rule: 'the tracks of a question as rows',
    pattern: /as \w+ \(subject, attribute, key/,
    example: ') as t (subject, attribute, key)',
    homes: ['projection/fact-rows.ts'],
  },
  {
    rule: 'the pattern of the id of a development',
    pattern: /z\.uuid|\[0-9a-f\]\{8\}(?!\)\\\+)/,
    example: '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/',
    homes: ['catalogue/development.ts'],
  },
  {
    rule: 'the pattern of slugs and subject ids',
    pattern: /\[a-z0-9\]\+\((\?:)?-/,
    example: '/^[a-z0-9]+(-[a-z0-9]+)*$/',
    homes: ['catalogue/subject.ts'],
  },
];

test.each(rules)('$rule: no other file writes it', ({ pattern, example, homes }) => {
  expect(example).toMatch(pattern);
  const writing = files.filter(({ file, text }) => !homes.includes(file) && pattern.test(text));
  expect(writing.map(({ file }) => file)).toEqual([]);
});

test('no exported name is declared in two layers', () => {
  const declared = files.flatMap(({ file, text }) => {
    const names = text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm);
    return [...names].map(([, name = '']) => ({ name, layer: file.split('/')[0] ?? '' }));
  });
  expect(declared.length).toBeGreaterThan(500);
  const layersOf = Map.groupBy(declared, ({ name }) => name);
  const twice = [...layersOf].filter(([, own]) => new Set(own.map(({ layer }) => layer)).size > 1);
  expect(twice.map(([name]) => name)).toEqual([]);
});

test('no files import each other in a circle', () => {
  const imports = new Map(
    files.map(({ file, text }) => [
      file,
      [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, specifier = '']) =>
        posix.join(posix.dirname(file), specifier),
      ),
    ]),
  );
  const isFree = new Set<string>();
  const findCircle = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (isFree.has(file)) return undefined;
    for (const imported of imports.get(file) ?? []) {
      const circle = findCircle(imported, [...path, file]);
      if (circle) return circle;
    }
    isFree.add(file);
    return undefined;
  };
  for (const file of imports.keys()) expect(findCircle(file, [])).toBeUndefined();
});
