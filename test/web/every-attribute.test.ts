// Every attribute of every kind of subject is shown on pages, lists, reports, downloads and pictures.
import { randomUUID } from 'node:crypto';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attribute } from '../../src/catalogue/attribute.ts';
import { attribute as attributeNamed, attributesOf } from '../../src/catalogue/attributes.ts';
import { wordsOfAttribute } from '../../src/catalogue/catalogue-words.ts';
import { kindToServe } from '../../src/catalogue/derive-sentences.ts';
import type { Development } from '../../src/catalogue/development.ts';
import type { Point } from '../../src/catalogue/points.ts';
import { pointsOf } from '../../src/catalogue/points-of.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { isSubjectId, type SubjectId, type SubjectKind, subjectKinds } from '../../src/catalogue/subject.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { judgeTracks } from '../../src/state/tracks.ts';
import type { Day } from '../../src/time/day.ts';
import { formatCountry } from '../../src/words/countries.ts';
import { formatDate } from '../../src/words/dates.ts';
import { english } from '../../src/words/english.ts';
import { type Texts, textIn } from '../../src/words/texts.ts';
import { diceOf } from '../support/dice.ts';
import { openTestServer, type TestServer } from '../support/http.ts';
import { randomTypes } from '../support/random-data.ts';
import { record, visit } from '../support/visit.ts';

/** A subject that has one attribute, by one development. */
interface Case {
  readonly kind: SubjectKind;
  readonly attribute: Attribute;
  readonly subject: SubjectId;
  readonly id: string;
  readonly drafts: readonly object[];
  readonly value: unknown;
  readonly isDated: boolean;
}

const DAY = 'asOf=2024-06-01';
const CLAIM = randomUUID();
const GAZETTE = 'source:gazette';
const others: Readonly<Record<SubjectKind, SubjectId>> = {
  person: 'person:bo-tarn',
  case: 'case:harbour-fire',
  organization: 'organization:harbour-police',
  source: GAZETTE,
};

const nameOf = (subject: string) => `The ${subject.replace(':', ' called ')}`;

/** Whatever a registration can say. */
function registrationOf(subject: SubjectId, id: string = randomUUID()): Readonly<Record<string, unknown>> {
  const [kind = ''] = subject.split(':');
  const names = [{ text: nameOf(subject), lang: 'en' }];
  const data = {
    person: { person: subject, names, ids: [{ scheme: 'register', id: '117' }] },
    organization: { organization: subject, names, ids: [{ scheme: 'register', id: '117' }] },
    case: { case: subject, kind: 'criminal', title: nameOf(subject), number: 'K-7', jurisdiction: 'Upland' },
    source: { source: subject, title: nameOf(subject), publisher: 'The press', url: 'https://press.example/1' },
  }[kind];
  return { id, type: `${kind}.registered`, data };
}

const dated = {
  occurred: '2024-03-05',
  summary: 'It happened by the harbour.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: GAZETTE }],
};
const claimed = { claim: { by: 'author', standing: 'alleged' } };

function holdsAt(subject: string, name: string) {
  return (point: Point) => point.subject === subject && point.attribute === name && point.holds;
}

function pointIn(draft: object, subject: string, name: string): Pick<Point, 'value'> | undefined {
  const reading = readDraft(draft);
  if (reading.ok && attributeNamed(name).derivation)
    return derivedIn({ ...reading.draft, id: reading.draft.id ?? '' }, subject, name);
  return reading.ok
    ? pointsOf({ ...reading.draft, id: reading.draft.id ?? '' }).find(holdsAt(subject, name))
    : undefined;
}

/** What follows from the acts of one development. */
function derivedIn(development: Development, subject: string, name: string): Pick<Point, 'value'> | undefined {
  const recordedOn = '2026-01-01' as Day;
  const { placed } = new Resolver().add([{ position: 0, batchEnd: 0, recordedOn, development }]);
  const [own, others] = [true, false].map((isOwn) => placed.filter((it) => (it.subject === subject) === isOwn));
  const tracks = judgeTracks(own ?? [], '2024-06-01' as Day, others);
  const found = tracks.find(({ attribute, stated }) => attribute === name && stated?.point.holds);
  return found?.stated?.point;
}

function caseOf(kind: SubjectKind, attribute: Attribute): Case {
  const { name } = attribute;
  const slug = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
  const subject: SubjectId = `${kind}:with-${slug}`;
  const common = { kind, attribute, subject };
  if (name === 'alias') {
    const alias: SubjectId = `${kind}:known-as`;
    const id = randomUUID();
    const merger = { id, type: 'subject.merged', data: { from: alias, into: subject } };
    const drafts = [registrationOf(subject), registrationOf(alias), merger];
    return { ...common, id, drafts, value: alias, isDated: false };
  }
  const registration = registrationOf(subject);
  if (name === 'dismissal') {
    const question = {
      id: randomUUID(),
      type: 'unknown.recorded',
      data: { about: [subject], question: 'Who?' },
      ...dated,
    };
    const value = { rule: 'open_unknown', on: [question.id], reason: 'The harbour knows.' };
    const check = { id: randomUUID(), type: 'finding.dismissed', data: { ...value, subject } };
    return { ...common, id: check.id, drafts: [registration, question, check], value, isDated: false };
  }
  const registered = pointIn(registration, subject, name);
  if (registered)
    return { ...common, id: String(registration.id), drafts: [registration], value: registered.value, isDated: false };
  const { draft, value, isDated } = findDraft(subject, attribute);
  return { ...common, id: draft.id, drafts: [registration, draft], value, isDated };
}

/** A random development that sets the attribute of the subject to a value with something to show. */
function findDraft(subject: SubjectId, attribute: Attribute) {
  const { name } = attribute;
  const [kind = ''] = subject.split(':');
  const subjects = Object.fromEntries(Object.entries(others).map(([it, other]) => [it, [other]]));
  const cast = {
    subjects: { ...subjects, [kind]: [subject, subject, ...(subjects[kind] ?? [])] },
    developments: (field: string) => (field === 'claim' ? [CLAIM] : []),
  };
  const dice = diceOf(7);
  for (let round = 0; round < 1_000; round += 1) {
    for (const type of randomTypes) {
      const envelope = { ...(type.isDated ? dated : {}), ...(type.claims ? claimed : {}) };
      const draft = { id: randomUUID(), type: type.name, data: type.data(dice, cast), ...envelope };
      const point = pointIn(draft, subject, name);
      if (point && hasBar(attribute, point.value) && textsOf({ attribute, subject, value: point.value }).length > 0)
        return { draft, value: point.value, isDated: type.isDated };
    }
  }
  throw new Error(`no development was found that sets ${name} of ${subject}`);
}

/** Whether a value has a bar, where the attribute has a lane. */
function hasBar({ picture }: Attribute, value: unknown): boolean {
  return typeof picture !== 'object' || picture.draws?.(value) !== false;
}

const cases = subjectKinds.flatMap((kind) => attributesOf(kind).map((attribute) => caseOf(kind, attribute)));

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await server.makeWorkspace('harbour', true);
  await record(
    server,
    'harbour',
    Object.values(others).map((subject) => registrationOf(subject)),
  );
  await record(server, 'harbour', [
    {
      id: CLAIM,
      type: 'conduct.alleged',
      data: { about: ['organization:harbour-police'], conduct: 'stood by' },
      ...dated,
      ...claimed,
    },
  ]);
  for (const { drafts } of cases) await record(server, 'harbour', drafts);
});
afterAll(() => server?.close());

async function read(path: string): Promise<string> {
  const { status, text } = await visit(server, `/harbour/${path}`);
  expect(status, path).toBe(200);
  return text;
}

/** What a reader sees of a page, without the isolates around names. */
function seen(page: string): string {
  const words = page.replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, '').replace(/<[^>]+>/g, ' ');
  return words
    .replaceAll('&quot;', '"')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ');
}

/** The texts of a value that a reader must find, as far as its record shows them without further ado. */
function textsOf({ attribute, value, subject }: Pick<Case, 'attribute' | 'value' | 'subject'>): string[] {
  const { labels = {} } = wordsOfAttribute(attribute.name, english);
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [['', value] as const];
  return parts.flatMap(([field, part]) => {
    const as = typeof attribute.shows === 'string' ? attribute.shows : attribute.shows[field]?.as;
    if (typeof part !== 'string' || part === subject) return [];
    if (as === 'label') return [labels[part] ?? part];
    if (as === 'kindToServe') {
      const kind = kindToServe(part, (value as { readonly answer: unknown }).answer);
      return [labels[kind] ?? kind];
    }
    if (as === 'rule') return [english.words.reviewNotes[part as 'inferred'].name];
    if (as === 'text' || as === 'address') return [part];
    if (as === 'date') return [formatDate(part, english)];
    if (as === 'country') return [formatCountry(part, english)];
    if (as === 'texts') return [textIn((value as Readonly<Record<string, Texts>>)[`${field}s`] ?? part, ['en'])];
    // Of what was merged, the names are the other’s now.
    if (as === 'subject' && isSubjectId(part)) return [attribute.name === 'alias' ? part : nameOf(part)];
    return [];
  });
}

/** The page of a case says these without their name: in the table of its accused, and as what comes next. */
const unnamed: readonly string[] = ['legalStatus of a case', 'nextHearing of a case', 'judgment of a case'];

function expectShown(text: string, one: Case): void {
  const { label, many } = wordsOfAttribute(one.attribute.name, english);
  const isUnnamed = unnamed.includes(`${one.attribute.name} of a ${one.kind}`);
  expect(isUnnamed || text.includes(label) || text.includes(many), `${label} in ${text.slice(0, 2_000)}`).toBe(true);
  for (const part of textsOf(one)) expect(text).toContain(part);
}

const pathOf = ({ subject }: Case) => subject.replace(':', 's/');
const shown = cases.map((one) => [`${one.attribute.name} of a ${one.kind}`, one] as const);

describe.each(shown)('%s', (_, one) => {
  const { kind, attribute, id, isDated } = one;

  test('stands on its page, with label and value', async () => {
    expectShown(seen(await read(`${pathOf(one)}?${DAY}`)), one);
  });

  test.runIf(kind === 'person' || kind === 'case')('stands in the dossier', async () => {
    expectShown(seen(await read(`${pathOf(one)}/dossier?${DAY}`)), one);
  });

  test.runIf(attribute.isListable)('is what a list filters on, and shows', async () => {
    const page = await read(`${kind}s?${attribute.name}=any&limit=500&${DAY}`);
    expectShown(seen(page), one);
    expect(page).toContain(pathOf(one));
    for (const label of attribute.labels ?? []) expect(page).toContain(`<option value="${label}"`);
  });

  test('comes as CSV and XLSX: its value from the list, or else what set it', async () => {
    const path = attribute.isListable
      ? `${kind}s.{}?${attribute.name}=any&${DAY}`
      : isDated
        ? `${pathOf(one)}/timeline.{}?${DAY}`
        : `audit.{}?${DAY}`;
    const csv = await read(path.replace('{}', 'csv'));
    const { bytes } = await visit(server, `/harbour/${path.replace('{}', 'xlsx')}`);
    const [sheet] = await readExcelFile(bytes);
    for (const file of [csv, JSON.stringify(sheet?.data)]) {
      expect(file).toContain(id);
      if (attribute.isListable) expectShown(file.replaceAll('""', '"'), one);
    }
  });

  test('is drawn as a bar, as a mark, or not at all, as its record says', async () => {
    const page = await read(`${pathOf(one)}?${DAY}`);
    const [, picture = ''] = /<figure class="picture" data-picture([\s\S]*?)<\/figure>/.exec(page) ?? [];
    const [drawing = '', table = ''] = picture.split('id="picture-table"');
    expect(drawing).toContain('<svg');
    if (attribute.picture === 'timeless') expect(drawing).not.toContain(id);
    else expect(drawing).toContain(id);
    if (typeof attribute.picture !== 'object' || !attribute.picture.lanesOf.includes(kind)) return;
    expect(drawing).toMatch(/class="(?:bar look-\w+|pin)/);
    for (const part of [drawing, table]) expect(rowsOf(attribute).some((row) => seen(part).includes(row))).toBe(true);
    // A count has no bar of its own: its offence stands in the bar of the status.
    const texts = attribute.name === 'counts' ? ['suspect: ', ...textsOf(one)] : textsOf(one);
    expect(
      texts.some((text) => seen(table).includes(text)),
      seen(table),
    ).toBe(true);
  });
});

/** Rows are named by topics: what a case came to stands in the row of the case. */
function rowsOf({ name }: Attribute): string[] {
  const { picture } = english.words;
  if (['legalStatus', 'counts', 'stage'].includes(name)) return [picture.theCase, picture.caseUnstated];
  const topics: Readonly<Record<string, string>> = picture.topics;
  return [topics[name] ?? wordsOfAttribute(name, english).many];
}

test('every attribute of every kind of subject was shown', () => {
  const tried = new Set(cases.map(({ kind, attribute }) => `${kind} ${attribute.name}`));
  const all = subjectKinds.flatMap((kind) => attributesOf(kind).map(({ name }) => `${kind} ${name}`));
  expect(all.filter((it) => !tried.has(it))).toEqual([]);
  expect(server.errors).toEqual([]);
});
