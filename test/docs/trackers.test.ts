// docs/trackers.md: each column’s type, field, option and filter are in the catalogue, and its figures are right.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allAttributes } from '../../src/catalogue/attributes.ts';
import { isInternal, lawAttributes } from '../../src/catalogue/points.ts';
import { pointsOf } from '../../src/catalogue/points-of.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { developmentTypes, envelopeSchema, exampleOf, findType } from '../../src/catalogue/types.ts';
import { checkFilters } from '../../src/service/filters.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/trackers.md'), 'utf8');
const NOT_TYPED = '–';
const ANY_TYPE = 'any';
const SEARCH = 'search';

interface Column {
  readonly column: string;
  readonly type: string;
  readonly field: string;
  readonly answers: string;
  readonly how: string;
}

const bare = (cell: string) => cell.replaceAll('`', '');
const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
const tableIn = (section: string) => section.split('\n').filter((line) => line.startsWith('|'));

/** The tables of columns, by the heading that they stand under. */
const lists = page.split(/^## /m).flatMap((section) => {
  const [header = '', , ...rows] = tableIn(section);
  if (!header.startsWith('| column |')) return [];
  const columns = rows.map((row): Column => {
    const [column = '', type = '', field = '', answers = '', how = ''] = cellsOf(row).map(bare);
    return { column, type, field, answers, how };
  });
  return [{ name: section.slice(0, section.indexOf('\n')), columns }];
});
const everyColumn = lists.flatMap(({ columns }) => columns);
const isProse = ({ type }: Column) => type === ANY_TYPE;
const isTyped = (column: Column) => column.type !== NOT_TYPED && !isProse(column);

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
}

/** The schemas that a path such as `charges[].law` leads to, of a development of the type. */
function schemasAt(type: string, path: string): Schema[] {
  const found = findType(type);
  const whole = z.toJSONSchema(envelopeSchema(found as NonNullable<typeof found>), { io: 'input' }) as Schema;
  const open = ({ $ref, ...schema }: Schema): Schema[] => {
    const referred = $ref ? whole.$defs?.[$ref.replace('#/$defs/', '')] : undefined;
    return [schema, ...(referred ? open(referred) : []), ...(schema.anyOf ?? []).flatMap(open)];
  };
  const step = (schemas: readonly Schema[], name: string) => {
    const field = name.replace('[]', '');
    const values = schemas.flatMap(({ properties }) => properties?.[field] ?? []).flatMap(open);
    return name.endsWith('[]') ? values.flatMap(({ items }) => (items ? open(items) : [])) : values;
  };
  const isOfEnvelope = ['occurred', 'summary', 'note'].includes(path);
  return (isOfEnvelope ? [path] : ['data', ...path.split('.')]).reduce(step, open(whole));
}

/** Developments of every type: the examples of the catalogue, and the invented stories. */
const developments = [
  ...developmentTypes.map(exampleOf),
  ...['halmeny-bridge', 'pellimar-granary', 'saltmere-sluice', 'sarvane-ferry', 'tamrin-lists'].flatMap((story) => {
    const folder = join(root, 'events/fiction', story);
    return readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object[]);
  }),
].map((it) => {
  const reading = readDraft(it);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return { ...reading.draft, id: reading.draft.id ?? '' };
});
/** By a type, the attributes that its developments set; `law`: it reports acts or steps, from which others follow. */
const setBy = new Map<string, Set<string>>();
for (const development of developments) {
  const attributes = setBy.get(development.type) ?? new Set();
  for (const { attribute } of pointsOf(development)) {
    if (lawAttributes.includes(attribute)) attributes.add('law');
    if (!isInternal(attribute)) attributes.add(attribute);
  }
  setBy.set(development.type, attributes);
}

describe.each(lists)('the table of $name', ({ columns }) => {
  test('names types, fields and options that the catalogue has', () => {
    for (const { column, type, field } of columns.filter(isTyped)) {
      expect(findType(type)?.name, column).toBe(type);
      const [path = '', option] = field.split('=');
      const schemas = schemasAt(type, path);
      expect(schemas.length, `${column}: ${field}`).toBeGreaterThan(0);
      if (option)
        expect(
          schemas.flatMap((it) => it.enum ?? []),
          `${column}: ${field}`,
        ).toContain(option);
    }
  });

  test('names attributes that the type sets or decides, and filters that lists take', () => {
    for (const { column, type, answers } of columns.filter(isTyped)) {
      const [name = '', ...label] = answers.split('=');
      const attribute = allAttributes.find((it) => it.name === name);
      expect(attribute?.name, `${column}: ${answers}`).toBe(name);
      const set = setBy.get(type) ?? new Set();
      expect([...set], `${column}: ${type}`).toContain(attribute?.derivation && !set.has(name) ? 'law' : name);
      if (label.length === 0) continue;
      expect(attribute?.isListable, `${column}: ${answers}`).toBe(true);
      expect(checkFilters([{ attribute: name, label: label.join('=') }]), `${column}: ${answers}`).toBeUndefined();
    }
  });

  test('gives a reason for every column that is not typed, and none twice', () => {
    for (const { type, field, answers, how, column } of columns.filter((it) => !isTyped(it))) {
      expect(how, column).toMatch(/\.$/);
      if (type === ANY_TYPE) expect([['summary', 'note'].includes(field), answers], column).toEqual([true, SEARCH]);
      else expect([field, answers], column).toEqual([NOT_TYPED, NOT_TYPED]);
    }
    const names = columns.map(({ column }) => column);
    expect(new Set(names).size).toBe(names.length);
  });
});

const countOf = (columns: readonly Column[]) => [
  columns.length,
  columns.filter(isTyped).length,
  columns.filter(isProse).length,
  columns.filter(({ type }) => type === NOT_TYPED).length,
];

test('six lists are counted as the tables say', () => {
  expect(lists).toHaveLength(6);
  const [, , ...rows] = tableIn(page.slice(0, page.indexOf('\n## ')));
  const counted = [...lists.map(({ name, columns }) => [name, ...countOf(columns)]), ['all', ...countOf(everyColumn)]];
  expect(rows.map(cellsOf)).toEqual(counted.map((row) => row.map(String)));
});

test('at least 95 % of the columns land in a field, and of those that are no prose are typed; the text says so', () => {
  const [all = 0, typed = 0, prose = 0] = countOf(everyColumn);
  const said = [...page.matchAll(/([\d.]+) % of the/g), ...page.matchAll(/([\d.]+) % are typed/g)].map(([, it]) => it);
  const shares = [(typed + prose) / all, typed / (all - prose)];
  expect(said).toEqual(shares.map((it) => (it * 100).toFixed(1)));
  expect(page).toContain(`of the ${all} columns`);
  expect(page).toContain(`${all - prose} columns that are no prose`);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.95);
});
