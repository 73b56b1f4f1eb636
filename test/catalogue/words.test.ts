// The words of the catalogue: every attribute, label and type has them, and no other word is left over.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { attribute, attributeNames } from '../../src/catalogue/attributes.ts';
import { wordsOfAttribute } from '../../src/catalogue/catalogue-words.ts';
import { families } from '../../src/catalogue/families.ts';
import { helpOf } from '../../src/catalogue/help.ts';
import { findingRuleNames } from '../../src/catalogue/rules.ts';
import { developmentTypes, envelopeSchema, typesByName } from '../../src/catalogue/types.ts';
import { en } from '../../src/words/en.ts';
import { english } from '../../src/words/english.ts';

const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

interface Found {
  readonly fields: Set<string>;
  /** As `field.option`. */
  readonly options: Set<string>;
  readonly help: Set<string>;
  readonly lists: Set<string>;
}

/** All fields, options and help texts of a schema, however deep. */
function walk(schema: z.core.$ZodType, field: string, found: Found): void {
  const help = helpOf(schema);
  if (help) found.help.add(help);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) walk(schema.unwrap(), field, found);
  else if (schema instanceof z.ZodArray) {
    found.lists.add(field);
    walk(schema.element, field, found);
  } else if (schema instanceof z.ZodUnion) for (const option of schema.options) walk(option, field, found);
  else if (schema instanceof z.ZodEnum) for (const option of schema.options) found.options.add(`${field}.${option}`);
  else if (schema instanceof z.ZodObject)
    for (const [name, member] of Object.entries(schema.shape as Record<string, z.core.$ZodType>)) {
      found.fields.add(name);
      walk(member, name, found);
    }
}

const nothing = (): Found => ({ fields: new Set(), options: new Set(), help: new Set(), lists: new Set() });

test('every field and every option of every type has a label, and no label is for nothing', () => {
  const found = nothing();
  for (const type of typesByName.values()) {
    const { replacement: _, ...own } = type.data.shape;
    walk(z.object(own), '', found);
  }
  const shown = attributeNames.flatMap((name) => {
    const { shows } = attribute(name);
    return typeof shows === 'string' ? [] : Object.keys(shows).filter((field) => shows[field]?.isNamed);
  });
  expect(sorted([...found.fields].filter((field) => !(field in en.fields)))).toEqual([]);
  const used = [...found.fields, ...shown, 'replacement'];
  expect(sorted(Object.keys(en.fields).filter((field) => !used.includes(field)))).toEqual([]);
  const worded = Object.entries(en.options).flatMap(([field, options]) =>
    Object.keys(options).map((option) => `${field}.${option}`),
  );
  // A rule is called by the name of its review note, and a kind of statement as everywhere.
  const isNamed = (option: string) => ['rule', 'standing'].includes(option.split('.')[0] ?? '');
  expect(sorted([...found.options].filter((it) => !isNamed(it)))).toEqual(sorted(worded));
});

test('every field around a development has a label', () => {
  const found = nothing();
  for (const type of typesByName.values()) {
    const envelope = envelopeSchema(type);
    if (envelope instanceof z.ZodObject) walk(envelope.omit({ data: true, $schema: true }), '', found);
  }
  expect(sorted([...found.fields].filter((field) => !(field in en.envelope)))).toEqual([]);
});

test('one row of every list that people fill in has a label', () => {
  const found = nothing();
  for (const type of developmentTypes) walk(envelopeSchema(type) as z.core.$ZodType, '', found);
  expect(sorted(found.lists)).toEqual(sorted(Object.keys(en.rows)));
});

test('every help text stands at a field', () => {
  const found = nothing();
  for (const type of typesByName.values()) {
    walk(envelopeSchema(type) as z.core.$ZodType, '', found);
  }
  for (const name of attributeNames) walk(attribute(name).value, '', found);
  expect(sorted(Object.keys(en.help).filter((key) => !found.help.has(key)))).toEqual([]);
});

test('every attribute and every label has its words, and no words are for nothing', () => {
  expect(sorted(attributeNames)).toEqual(sorted(Object.keys(en.attributes)));
  for (const name of attributeNames) {
    const { labels = [] } = attribute(name);
    const worded = Object.keys(wordsOfAttribute(name, english).labels ?? {});
    // Labels that no list filters on may have words all the same: values show them.
    if (labels.length > 0) expect(sorted(worded), name).toEqual(sorted(labels));
  }
});

test('what is chosen from a closed list is shown by its words', () => {
  for (const name of attributeNames) {
    const { value, shows } = attribute(name);
    const worded = Object.keys(wordsOfAttribute(name, english).labels ?? {});
    const members: Record<string, z.core.$ZodType> = value instanceof z.ZodObject ? value.shape : { '': value };
    for (const [field, schema] of Object.entries(members)) {
      const as = typeof shows === 'string' ? shows : shows[field]?.as;
      if (as !== 'label' || !(schema instanceof z.ZodEnum)) continue;
      expect(
        schema.options.map(String).filter((option) => !worded.includes(option)),
        `${name}.${field}`,
      ).toEqual([]);
    }
  }
});

test('a bar of the picture is named from fields that the value has', () => {
  for (const [name, words] of Object.entries(en.attributes)) {
    if (!('brief' in words)) continue;
    const { value } = attribute(name);
    const fields = value instanceof z.ZodObject ? Object.keys(value.shape) : ['value'];
    const named = [...words.brief.matchAll(/\{(\w+)(?=[},])/g)].map(([, field = '']) => field);
    const asked = named
      .map((field) => field.replace(/^has(?=[A-Z])/, ''))
      .map((it) => it.charAt(0).toLowerCase() + it.slice(1));
    expect(sorted(asked.filter((field) => !fields.includes(field)))).toEqual([]);
  }
});

test('every type, family and rule has its words, and no words are for nothing', () => {
  const worded = Object.entries(en.types).flatMap(([family, verbs]) =>
    Object.keys(verbs).map((verb) => `${family}.${verb}`),
  );
  expect(sorted(typesByName.keys())).toEqual(sorted(worded));
  expect(sorted(families.map(({ name }) => name))).toEqual(sorted(Object.keys(en.families)));
  expect(sorted(findingRuleNames)).toEqual(sorted(Object.keys(en.reviewNotes)));
});
