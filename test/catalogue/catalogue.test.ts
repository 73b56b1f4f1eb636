// Every type of the catalogue: example, schema, points, subjects, versions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { amendmentOf, contentOf, upcast } from '../../src/catalogue/amending.ts';
import { attribute } from '../../src/catalogue/attributes.ts';
import { EXAMPLE_ID } from '../../src/catalogue/development.ts';
import { catalogueSchema } from '../../src/catalogue/json-schema.ts';
import { isInternal, type Point, unreadAttributes } from '../../src/catalogue/points.ts';
import { pointsOf } from '../../src/catalogue/points-of.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { referencesOf, registeredBy, subjectsOf } from '../../src/catalogue/references.ts';
import { kindOf, type SubjectId } from '../../src/catalogue/subject.ts';
import { developmentTypes, exampleOf } from '../../src/catalogue/types.ts';

const ID = '018f2c1e-0000-7000-8000-000000000001';

function example(type: (typeof developmentTypes)[number]) {
  return { ...exampleOf(type), id: ID };
}

function read(input: unknown) {
  const reading = readDraft(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return { ...reading.draft, id: ID };
}

/** Stands on the timeline alone. */
const tellsOnly: readonly string[] = ['bail.forfeited'];

describe.each(developmentTypes.map((type) => [type.name, type] as const))('%s', (_, type) => {
  test('has an example that it accepts', () => {
    expect(readDraft(example(type))).toMatchObject({ ok: true });
  });

  test('sets points of the closed list, on subjects of their kind, with values of their schema', () => {
    const content = contentOf(read(example(type)));
    const points = pointsOf({ ...content, id: ID }).filter(({ attribute: name }) => !unreadAttributes.includes(name));
    for (const { attribute: name, subject, holds, value } of points) {
      if (isInternal(name)) continue;
      expect(attribute(name).of).toContain(kindOf(subject as SubjectId));
      if (holds)
        expect(attribute(name).value.safeParse(value), `${name}: ${JSON.stringify(value)}`).toMatchObject({
          success: true,
        });
    }
    const speaks = (type.amends === undefined || type.amends === 'corrects') && type.identifies === undefined;
    const reports = type.acts !== undefined || tellsOnly.includes(type.name);
    expect(points.length > 0 || reports).toBe(speaks);
  });

  test('refuses a field that it does not know, in the envelope and in its data', () => {
    const reading = readDraft({ ...example(type), colour: 'red', data: { ...type.example.data, shade: 'dark' } });
    expect(reading.ok ? [] : reading.faults.map(({ path }) => path.join('.')).sort()).toEqual(['colour', 'data.shade']);
  });

  test('moves no track where its act, or its content, is uncertain, but sets a claim on the same subjects', () => {
    if (type.registers || type.amends || type.timeless) return;
    const doubts: object[] = ['alleged', 'speculation', 'opinion', 'unknown'].map((standing) => ({
      attribution: { by: 'author', standing },
    }));
    if (type.claims) doubts.push({ claim: { by: 'author', standing: 'speculation' } });
    for (const doubt of doubts) {
      const firm = pointsOf(read(example(type)));
      const doubtful = pointsOf(read({ ...example(type), ...doubt }));
      const moves = ({ attribute: name, holds }: Point) => !isInternal(name) && !(attribute(name).isAside && holds);
      expect(doubtful.filter(moves)).toEqual([]);
      const subjects = new Set(firm.filter(moves).map(({ subject }) => subject));
      const claims = doubtful.filter((point) => point.attribute === 'claim');
      expect([...subjects].every((subject) => claims.some((claim) => claim.subject === subject))).toBe(true);
      const firmLabels = claims
        .map(({ label }) => label)
        .filter((label) => label === 'reported' || label === 'official');
      expect(firmLabels).toEqual([]);
    }
  });
});

test('types have names in the past tense, each once', () => {
  const names = developmentTypes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(
    names.filter((name) => !/^[a-z]+\.([a-z_]+ed|[a-z_]*(made|left|set|held|taken|split|became_final))$/.test(name)),
  ).toEqual([]);
});

test('subjects are derived from the data, the asserters and the sources', () => {
  const development = read({
    ...example(
      developmentTypes.find(({ name }) => name === 'suspicion.announced') as (typeof developmentTypes)[number],
    ),
    attribution: { by: 'organization:press-office', standing: 'official' },
    claim: { by: 'person:cy-venn', standing: 'alleged' },
  });
  expect(subjectsOf(development)).toEqual([
    'person:ada-orlov',
    'case:harbour-fire',
    'organization:press-office',
    'person:cy-venn',
    'source:harbour-gazette-1',
  ]);
  expect(referencesOf(development).about.map(({ path }) => path)).toEqual([
    ['data', 'person'],
    ['data', 'case'],
  ]);
  expect(registeredBy(development)).toBeUndefined();
});

test('an amendment names its target and says nothing by itself; a correction speaks through its replacement', () => {
  const amending = developmentTypes.filter(({ amends }) => amends !== undefined);
  expect(amending.map(({ amends }) => amends)).toEqual(['corrects', 'retracts', 'corroborates']);
  for (const type of amending) {
    const development = read({ ...example(type), note: 'ask the Gazette' });
    expect(pointsOf(development)).toEqual([]);
    expect(amendmentOf(development)).toEqual({ amends: type.amends, target: development.data.target });
  }
  const correction = read({ ...example(amending[0] as (typeof amending)[0]), note: 'ask the Gazette' });
  expect(contentOf(correction)).toMatchObject({ type: 'person.detained', version: 2, note: 'ask the Gazette' });
  expect(referencesOf(correction).about[0]).toEqual({
    subject: 'person:ada-orlov',
    path: ['data', 'replacement', 'data', 'person'],
  });
  expect(referencesOf(correction).cited[0]?.path).toEqual(['data', 'replacement', 'sources', 0, 'source']);
});

test('a correction is checked by the type of its replacement, which brings no id and no note', () => {
  const correction = (replacement: object) =>
    readDraft({ type: 'development.corrected', data: { target: ID, replacement } });
  const whole = exampleOf(
    developmentTypes.find(({ name }) => name === 'person.released') as (typeof developmentTypes)[number],
  );
  expect(correction(whole)).toMatchObject({ ok: true });
  const faulty = correction({ ...whole, id: ID, note: 'x', data: { person: 'case:harbour-fire' } });
  expect(faulty.ok ? [] : faulty.faults.map(({ path }) => path.join('.')).sort()).toEqual([
    'data.replacement.data.person',
    'data.replacement.id',
    'data.replacement.note',
  ]);
  const nested = correction({ type: 'development.retracted', data: { target: ID, reason: 'x' } });
  expect(nested).toMatchObject({ ok: false, faults: [{ path: ['data', 'replacement', 'type'] }] });
});

describe('a development of an older version of its type', () => {
  const incident = (version: number, data: object) => ({
    id: ID,
    type: 'unrest.incident_reported',
    version,
    data: { case: 'case:harbour-strikes', kind: 'injury', ...data },
    sources: [],
  });

  test.each([
    [{ count: 40 }, { count: { least: 40, most: 40 } }],
    [{ count: 0 }, { count: { least: 0, most: 0 } }],
    [{ count: null }, { count: null }],
    [{}, {}],
  ])('is read in the terms of the current one: %o', (older, current) => {
    expect(upcast(incident(1, older))).toEqual(incident(2, current));
    expect(pointsOf(upcast(incident(1, older)))).toEqual(pointsOf(incident(2, current)));
  });

  test('also within a correction', () => {
    const correction = (version: number, count: unknown) => ({
      id: ID,
      type: 'development.corrected',
      version: 1,
      data: { target: ID, replacement: incident(version, { count }) },
      sources: [],
    });
    expect(upcast(correction(1, 7))).toEqual(correction(2, { least: 7, most: 7 }));
  });

  test('stays as it is where it is current, and is refused where it is newer than this program', () => {
    const current = incident(2, { count: { least: 3 } });
    expect(upcast(current)).toBe(current);
    expect(() => upcast(incident(3, {}))).toThrow('version 3');
  });
});

const ADA = 'person:ada-orlov';
const FIRE = 'case:harbour-fire';
const arson = { charge: 'arson', offence: 'arson', law: null, counts: 2 };

/** What version 1 said, and what that is in the current one. */
const older: readonly (readonly [type: string, older: object, current: object])[] = [
  [
    'charge.filed',
    { case: FIRE, person: ADA, ...arson },
    { case: FIRE, persons: [ADA], charges: [{ charge: 'arson', offence: 'arson', law: null, counts: 2 }] },
  ],
  [
    'charge.changed',
    { case: FIRE, person: ADA, ...arson, change: 'dropped', othersRemain: false },
    {
      case: FIRE,
      persons: [ADA],
      charges: [{ charge: 'arson' }],
      offence: 'arson',
      law: null,
      counts: 2,
      change: 'dropped',
      othersRemain: false,
    },
  ],
  [
    'plea.entered',
    { case: FIRE, person: ADA, plea: 'guilty' },
    { case: FIRE, person: ADA, plea: 'guilty', allCharges: true },
  ],
  [
    'plea.entered',
    { case: FIRE, person: ADA, charge: 'arson', plea: 'guilty' },
    { case: FIRE, person: ADA, charges: [{ charge: 'arson' }], plea: 'guilty' },
  ],
  [
    'verdict.delivered',
    { case: FIRE, outcomes: [{ person: ADA, charge: arson, outcome: 'convicted' }] },
    {
      case: FIRE,
      outcomes: [
        { person: ADA, charges: [{ charge: 'arson', counts: 2 }], offence: 'arson', law: null, outcome: 'convicted' },
      ],
    },
  ],
  [
    'verdict.delivered',
    { case: FIRE, outcomes: [{ person: ADA, charge: null, outcome: 'acquitted' }] },
    { case: FIRE, outcomes: [{ person: ADA, outcome: 'acquitted' }] },
  ],
  [
    'appeal.decided',
    { case: FIRE, final: true, outcomes: [{ person: ADA, outcome: 'acquitted' }] },
    { case: FIRE, final: true, outcomes: [{ person: ADA, allCharges: true, outcome: 'acquitted' }] },
  ],
  [
    'sentence.changed',
    { case: FIRE, person: ADA, change: 'served', components: [{ number: 2, kind: 'fine', amount: '7' }] },
    { case: FIRE, person: ADA, change: 'served', components: [{ part: '2', kind: 'fine', amount: '7' }] },
  ],
  ['person.released', { person: ADA, case: FIRE }, { person: ADA, case: FIRE }],
  [
    'extradition.progressed',
    { person: ADA, from: 'Upland', to: 'Low Republic', step: 'surrendered' },
    { person: ADA, requestedState: 'Upland', requestingState: 'Low Republic', step: 'surrendered', endsCustody: false },
  ],
  [
    'extradition.progressed',
    { person: ADA, to: 'Low Republic', step: 'granted' },
    { person: ADA, requestingState: 'Low Republic', step: 'granted' },
  ],
  ['case.party_added', { case: FIRE, person: ADA, role: 'judge' }, { case: FIRE, party: ADA, role: 'judge' }],
];

describe.each(older)('%s of version 1', (type, data, current) => {
  test(`is read as ${JSON.stringify(current)}`, () => {
    const event = upcast({ type, version: 1, data: data as Record<string, unknown> });
    expect(event).toEqual({ type, version: 2, data: current });
    const schema = developmentTypes.find(({ name }) => name === type)?.data;
    expect(schema?.safeParse(event.data)).toMatchObject({ success: true });
  });

  test('may still be sent, also as a correction', () => {
    const told = {
      type,
      data,
      summary: 'It is told.',
      attribution: { by: 'author', standing: 'reported' },
      ...(type.startsWith('charge.') ? { claim: { by: 'author', standing: 'alleged' } } : {}),
      sources: [{ source: 'source:harbour-gazette-1' }],
    };
    // What the current version accepts is in the current version.
    const isCurrent = developmentTypes.find(({ name }) => name === type)?.data.safeParse(data).success;
    const meant = isCurrent ? data : current;
    expect(readDraft(told)).toMatchObject({ ok: true, draft: { version: 2, data: meant } });
    const correction = { type: 'development.corrected', data: { target: EXAMPLE_ID, replacement: told } };
    expect(readDraft(correction)).toMatchObject({ ok: true, draft: { data: { replacement: { data: meant } } } });
    const wrong = { ...(data as object), nonsense: true };
    expect(readDraft({ ...told, data: wrong })).toMatchObject({ ok: false });
  });
});

test('every type has a step from each older version to the next', () => {
  for (const { version, upcasts = [] } of developmentTypes) expect(upcasts.length).toBe(version - 1);
});

test('a text that looks like a subject refers to none', () => {
  const type = developmentTypes.find(({ name }) => name === 'conduct.alleged') as (typeof developmentTypes)[number];
  const development = read({ ...example(type), data: { ...type.example.data, conduct: 'person:nobody' } });
  expect(subjectsOf(development)).not.toContain('person:nobody');
});

test('the JSON Schema beside the corpora is the one of this catalogue (npm run generate)', () => {
  const file = join(import.meta.dirname, '../../events/development.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(catalogueSchema())));
});

test('hostile input is refused without harm', () => {
  for (const input of [
    null,
    undefined,
    1,
    'x',
    [],
    {},
    { type: {} },
    { type: '__proto__' },
    { type: 'person.registered', data: null },
    { type: 'constructor' },
  ]) {
    expect(readDraft(input)).toMatchObject({ ok: false });
  }
});
