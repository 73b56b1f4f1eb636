// Forms of every type: made from schemas, and read back.
import { describe, expect, test } from 'vitest';
import type { DevelopmentType } from '../../src/catalogue/development.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { isSubjectId } from '../../src/catalogue/subject.ts';
import { developmentTypes, exampleOf, findType } from '../../src/catalogue/types.ts';
import { describeFaults } from '../../src/web/form/faults.ts';
import type { Field, GroupField } from '../../src/web/form/fields.ts';
import { formPage } from '../../src/web/form/form.ts';
import { readFields } from '../../src/web/form/read.ts';
import { idByName, registrationOf, variantsOf } from '../../src/web/form/register.ts';
import * as trees from '../../src/web/form/tree.ts';
import { type Typed, typedOf } from '../../src/web/form/typed.ts';
import { english } from '../../src/words/english.ts';
import { controlsOf } from '../support/form-fields.ts';

const formOf = (type: DevelopmentType) => trees.formOf(type, english);
const correctionFormOf = (type: DevelopmentType, name: string) => trees.correctionFormOf(type, name, english);

const nothing: Typed = { texts: new Map(), rows: new Map() };

async function showForm(tree: GroupField, typed: Typed): Promise<string> {
  const nameOf = (subject: string) => subject;
  const filled = { typed, faults: new Map(), suggestions: new Map(), nameOf, language: english };
  const entry = { title: 'A form', intro: '' as never, action: '/add', tree };
  return String(await formPage(entry, filled, { hidden: {} }));
}

/** Form → HTML → fields → JSON. */
async function goRound(tree: GroupField, value: object): Promise<object> {
  const page = await showForm(tree, typedOf(tree, value));
  return readFields(tree, controlsOf(page)).input;
}

function withoutType<Value extends object>(value: Value): object {
  const { type: _, ...rest } = value as { type?: unknown };
  return rest;
}

const typeNamed = (name: string): DevelopmentType => {
  const type = findType(name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
};

const query = (fields: Readonly<Record<string, string>>) => new URLSearchParams(Object.entries(fields));
const verdict = formOf(typeNamed('verdict.delivered'));

const correction = typeNamed('development.corrected');
const correctable = developmentTypes
  .filter(({ name }) => correctionFormOf(correction, name) !== undefined)
  .map((type) => [type.name, type] as const);

function toTree(tree: GroupField | undefined): GroupField {
  if (!tree) throw new Error('that has no form');
  return tree;
}

describe('every type has a form', () => {
  const types = developmentTypes
    .filter(({ amends }) => amends !== 'corrects')
    .map((type) => [type.name, type] as const);

  test.each(types)('%s: its example survives the form, and is accepted', async (_, type) => {
    const example = exampleOf(type);
    const input = await goRound(formOf(type), withoutType(example));
    expect(input).toEqual(withoutType(example));
    expect(readDraft({ ...input, type: type.name })).toMatchObject({ ok: true });
  });

  test('what says who is who is retracted, not corrected', () => {
    const others = developmentTypes.filter(({ name }) => !correctionFormOf(correction, name)).map(({ name }) => name);
    expect(others.sort()).toEqual([
      'development.corrected',
      'development.corroborated',
      'development.retracted',
      'subject.merged',
      'subject.split',
    ]);
  });

  test.each(correctable)('%s: a correction of it survives the form, and is accepted', async (_, type) => {
    const target = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
    const replacement = exampleOf(type);
    const own = { summary: 'The Gazette corrects itself.', note: 'Told by phone.' };
    const tree = toTree(correctionFormOf(correction, type.name));
    const input = await goRound(tree, { data: { replacement: withoutType(replacement) }, ...own });
    expect(input).toEqual({ data: { replacement: withoutType(replacement) }, ...own });
    const data = { target, replacement };
    expect(readDraft({ ...input, data, type: correction.name })).toMatchObject({ ok: true });
  });

  test('every field has a label, and what is wanted of it is said without the words of JSON', () => {
    const fields = developmentTypes
      .filter(({ amends }) => amends !== 'corrects')
      .flatMap((type) => allIn(formOf(type)));
    expect(fields.filter(({ label, name }) => label === '' && name !== '').map(({ name }) => name)).toEqual([]);
    expect(fields.flatMap(({ help }) => help).filter((hint) => /\bnull\b|`/i.test(hint))).toEqual([]);
  });

  test('kinds of subjects, options, lengths and dates come from the schema', () => {
    const fields = new Map(allIn(formOf(typeNamed('statement.made'))).map((field) => [field.name, field]));
    expect(fields.get('speaker')).toMatchObject({
      kind: 'subject',
      kinds: ['person', 'organization'],
      isRequired: true,
    });
    expect(fields.get('verbatim')).toMatchObject({ kind: 'flag', isRequired: true });
    expect(fields.get('stance')).toMatchObject({ kind: 'choice', isRequired: true });
    expect(fields.get('about')).toMatchObject({ kind: 'list', maximum: 50, isRequired: false });
    expect(fields.get('occurred')).toMatchObject({ kind: 'date', isRequired: false });
    expect(fields.get('by')).toMatchObject({ kind: 'asserter', options: ['author', 'unstated'] });
    expect(fields.get('summary')).toMatchObject({ kind: 'texts', text: { kind: 'longText' } });
    const resolved = new Map(allIn(formOf(typeNamed('unknown.resolved'))).map((field) => [field.name, field]));
    expect(resolved.get('unknown')).toMatchObject({ kind: 'development', types: ['unknown.recorded'] });
  });
});

function allIn(field: Field): Field[] {
  if (field.kind === 'group') return [field, ...field.members.flatMap(allIn)];
  return field.kind === 'list' ? [field, ...allIn(field.element)] : [field];
}

describe('reading a form', () => {
  test('leaves out what is empty, closes gaps in lists, and keeps every text as it was typed', () => {
    const { input, typed } = readFields(
      verdict,
      query({
        'data.case': ' case:harbour-fire ',
        'data.outcomes.4.person': 'person:bo-tarn',
        'data.outcomes.4.outcome': 'acquitted',
        'data.outcomes.1.person': '',
        'data.outcomes.0.person': 'person:ada-orlov',
        'data.outcomes.0.outcome': 'convicted',
        'data.outcomes.0.charge.offence': '  ',
        summary: ' A verdict. ',
        lang: '',
      }),
    );
    expect(input).toMatchObject({
      data: {
        case: 'case:harbour-fire',
        outcomes: [
          { person: 'person:ada-orlov', outcome: 'convicted' },
          { person: 'person:bo-tarn', outcome: 'acquitted' },
        ],
      },
      summary: ' A verdict. ',
    });
    expect(input).not.toHaveProperty('lang');
    expect(Object.fromEntries(typed.texts)).toMatchObject({
      'data.case': ' case:harbour-fire ',
      'data.outcomes.1.person': 'person:bo-tarn',
      summary: ' A verdict. ',
    });
    expect(typed.rows.get('data.outcomes')).toBe(3);
  });

  test('broken lines are joined where the catalogue takes one line, and stand in the form as they were', async () => {
    const sent = query({ summary: 'Taken away,\r\n  says the Gazette.', note: 'One.\r\nTwo.' });
    const { input, typed } = readFields(verdict, sent);
    expect(input).toMatchObject({ summary: 'Taken away, says the Gazette.', note: 'One.\nTwo.' });
    expect(controlsOf(await showForm(verdict, typed)).get('summary')).toBe('Taken away,\r\n  says the Gazette.');
  });

  test('numbers, yes and no are JSON; what is none stays as it was typed', () => {
    const tree = formOf(typeNamed('charge.changed'));
    const read = (counts: string) =>
      readFields(tree, query({ 'data.counts': counts, 'data.othersRemain': 'false' })).input;
    expect(read('2')).toMatchObject({ data: { counts: 2, othersRemain: false } });
    expect(read('two')).toMatchObject({ data: { counts: 'two' } });
    expect(read('1e400')).toMatchObject({ data: { counts: '1e400' } });
  });

  test('null stays null in a correction as long as nothing is typed there', async () => {
    const tree = formOf(typeNamed('person.detained'));
    const value = { data: { person: 'person:ada-orlov', place: null }, sources: [{ source: 'source:a' }] };
    expect(await goRound(tree, value)).toMatchObject({ data: { person: 'person:ada-orlov', place: null } });
    const typed = query({ 'data.place': 'the port', 'data.place:null': 'null' });
    expect(readFields(tree, typed).input).toMatchObject({ data: { place: 'the port' } });
  });

  test('an asserter is an answer or a subject', () => {
    const by = (fields: Record<string, string>) => readFields(verdict, query(fields)).input.attribution;
    expect(by({ 'attribution.by': 'author' })).toEqual({ by: 'author' });
    expect(by({ 'attribution.by': 'subject', 'attribution.by:of': 'person:bo-tarn' })).toEqual({
      by: 'person:bo-tarn',
    });
    expect(by({ 'attribution.by:of': 'person:bo-tarn' })).toEqual({ by: 'person:bo-tarn' });
    expect(by({ 'attribution.by': 'subject' })).toEqual({});
  });

  test('a choice counts for the name for which it was suggested, and for no other', () => {
    const read = (asked: string) =>
      readFields(
        verdict,
        query({ 'data.case': 'The fire', 'data.case:asked': asked, 'data.case:choice': 'new case:the-fire criminal' }),
      );
    expect(read('The fire').input).toMatchObject({ data: { case: 'case:the-fire' } });
    expect(read('The fire').subjects[0]?.choice).toEqual({
      subject: 'case:the-fire',
      isNew: true,
      variant: 'criminal',
    });
    expect(read('The flood').input).toMatchObject({ data: { case: 'The fire' } });
    expect(read('The flood').subjects[0]?.choice).toBeUndefined();
  });

  test('the address of a development’s page stands for its id', () => {
    const id = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
    const sent = query({ 'after.0': `https://annals.example/main/developments/${id}?asOf=2022-01-05` });
    expect(readFields(verdict, sent).input.after).toEqual([id]);
  });

  test('absurd names are passed over, and pollute nothing', () => {
    const sent = query({
      'data.__proto__.polluted': 'yes',
      '__proto__.polluted': 'yes',
      'constructor.prototype.polluted': 'yes',
      'data.outcomes.__proto__.person': 'yes',
      'data.outcomes.999999999.person': 'person:ada-orlov',
      'data.outcomes.99999999999999999999.person': 'person:bo-tarn',
      'data.outcomes.-1.person': 'person:bo-tarn',
      [`data.${'outcomes.0.'.repeat(500)}person`]: 'deep',
      '': 'nameless',
    });
    const { input } = readFields(verdict, sent);
    expect(input.data).toEqual({ outcomes: [{ person: 'person:ada-orlov' }] });
    expect({}).not.toHaveProperty('polluted');
  });

  test('of thousands of fields no more rows are read than the catalogue takes', () => {
    const sent = new URLSearchParams();
    for (let row = 0; row < 20_000; row += 1) sent.append(`data.outcomes.${row}.person`, 'person:ada-orlov');
    const { input } = readFields(verdict, sent);
    expect((input.data as { outcomes: unknown[] }).outcomes).toHaveLength(200);
  });

  test('U+0000 and halves of surrogate pairs, which no text can hold, go', () => {
    const sent = query({ summary: `A\u0000 verdict` });
    expect(readFields(verdict, sent).input.summary).toBe('A verdict');
  });
});

describe('the page of a form', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'ﺍﻟﻌﺮﺑﻴﺔ \u202e abc',
    '🦊'.repeat(150),
    ' two  spaces ',
  ];

  test.each(hostile)('shows %j as it was typed, and as nothing else', async (text) => {
    const typed = typedOf(verdict, {
      summary: text,
      data: { case: text },
      sources: [{ source: 's', quote: text, locator: text }],
    });
    const page = await showForm(verdict, typed);
    expect(page).not.toMatch(/<script>alert|<img/);
    const sent = controlsOf(page);
    expect(sent.get('summary')?.replaceAll('\r\n', '\n')).toBe(text);
    expect(readFields(verdict, sent).input).toMatchObject({ summary: text, sources: [{ quote: text, locator: text }] });
  });

  test('every control has a label, and no id stands twice', async () => {
    for (const type of developmentTypes.filter(({ amends }) => !amends)) {
      const tree = formOf(type);
      const page = await showForm(tree, typedOf(tree, withoutType(exampleOf(type))));
      const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const controls = [...page.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
      const visible = controls.filter((tag) => !/type="(hidden|radio)"/.test(tag));
      const unnamed = visible.filter((tag) => {
        const id = /\sid="([^"]+)"/.exec(tag)?.[1];
        return !/aria-label=/.test(tag) && !page.includes(`<label for="${id}"`);
      });
      expect(unnamed).toEqual([]);
      const described = [...page.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, all = '']) => all.split(' '));
      expect(described.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  test('an empty form shows one row of what is asked for, and none of what is not', async () => {
    const page = await showForm(verdict, nothing);
    expect(page).toContain('name="data.outcomes.0.person"');
    expect(page).toContain('name="sources.0.source"');
    expect(page).not.toContain('name="after.0"');
  });
});

test('faults are told at their fields, in words that help', () => {
  const { input, typed } = readFields(
    verdict,
    query({ 'data.outcomes.0.outcome': 'acquitted', occurred: 'yesterday' }),
  );
  const draft = readDraft({ ...input, type: 'verdict.delivered' });
  const told = describeFaults({ tree: verdict, typed, language: english }, draft.ok ? [] : draft.faults);
  const byPath = new Map(told.map((fault) => [fault.path, fault]));
  expect(byPath.get('data.outcomes.0.person')).toMatchObject({
    place: 'Outcome 1, Person',
    message: 'Fill this in.',
  });
  expect(byPath.get('occurred')?.message).toMatch(/yesterday.*is not a date/);
  expect(byPath.get('attribution.standing')?.message).toBe('Choose one.');
  expect(byPath.get('attribution.by')?.message).toBe('Choose one.');
  expect(byPath.get('sources.0.source')).toMatchObject({ place: 'Source 1, Source' });
});

describe('registering by name', () => {
  test.each([
    ['Ada Orlov', 'person:ada-orlov'],
    ['Қарим Мәсімов', 'person:qarim-masimov'],
    ['  – ', 'person:unnamed'],
    ['x'.repeat(300), `person:${'x'.repeat(60)}`],
  ])('%s', (name, id) => {
    expect(idByName('person', name)).toBe(id);
    expect(isSubjectId(idByName('person', name, 2))).toBe(true);
  });

  test.each(['person', 'organization', 'case', 'source'] as const)(
    'the least that registers a %s is accepted',
    (kind) => {
      for (const variant of variantsOf(kind)) {
        const registration = registrationOf(idByName(kind, '🦊 <b>'), '🦊 <b>', variant);
        expect(readDraft(registration)).toMatchObject({ ok: true });
      }
    },
  );
});
